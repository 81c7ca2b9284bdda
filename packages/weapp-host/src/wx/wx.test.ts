import { describe, expect, it } from 'vitest'
import { rendered, startSmall } from '../node/small-bundle.ts'

/** A page whose taps run `code`, by name. */
const page = (taps: Record<string, string>, more = '') => ({
  'pages/a.js': `Page({ ${more} ${Object.entries(taps)
    .map(([name, code]) => `${name}() { ${code} }`)
    .join(',')} })`,
  'pages/a.wxml': Object.keys(taps)
    .map((name) => `<view bindtap="${name}">${name}</view>`)
    .join(''),
})

describe('wx', () => {
  it('shows dialogs and returns their results as WeChat does', async () => {
    const { program, since } = startSmall(
      page({
        ask: `wx.showModal({ title: 't', content: 'c', editable: true, complete: wx.tell })`,
        long: `wx.showModal({ confirmText: '五个字太长', fail: ({ errMsg }) => wx.tell(errMsg) })`,
        none: `wx.showActionSheet({ itemList: ['x'], fail: ({ errMsg }) => wx.tell(errMsg) })`,
        copy: `wx.setClipboardData({ data: 'YT1' })`,
      }),
      { answer: () => 'written', choose: () => null },
    )
    await program.waitFor('ask')
    for (const what of ['ask', 'long', 'none', 'copy']) {
      program.tap(what)
      await rendered()
    }
    expect(since()).toEqual([
      { errMsg: 'showModal:ok', confirm: true, cancel: false, content: 'written' },
      'showModal:fail confirmText length should not larger than 4 Chinese characters',
      'showActionSheet:fail cancel',
    ])
    expect(program.shown.map(({ kind }) => kind)).toEqual([
      'modal',
      'actionSheet',
      'clipboard',
      'toast',
    ])
  })

  it.each([
    ['zh_CN', '取消', '确定', '内容已复制'],
    ['en', 'Cancel', 'OK', 'Copied'],
  ])("writes WeChat's own words in the phone's language (%s)", async (language, ...words) => {
    const taps = page({ ask: `wx.showModal({})`, copy: `wx.setClipboardData({ data: '1' })` })
    const { program } = startSmall(taps, { language })
    await program.waitFor('ask')
    for (const what of ['ask', 'copy']) program.tap(what)
    const [cancelText, confirmText, title] = words
    expect(program.shown.map(({ value }) => value)).toEqual([
      expect.objectContaining({ cancelText, confirmText }),
      '1',
      expect.objectContaining({ title }),
    ])
  })

  it('reports theme, font size and network, and their changes', async () => {
    const { program, since } = startSmall(
      {
        'app.js': `App({})
          wx.onThemeChange(({ theme }) => wx.tell(theme))
          wx.onNetworkStatusChange((now) => wx.tell(now))`,
        ...page({
          look: `const { theme, fontSizeSetting } = wx.getAppBaseInfo()
            wx.getNetworkType({ success: ({ networkType }) => wx.tell([theme, fontSizeSetting, networkType]) })`,
        }),
      },
      { device: { theme: 'dark' } },
    )
    await program.waitFor('look')
    program.tap('look')
    await rendered()
    program.changeDevice({ theme: 'light', fontSizeSetting: 23, networkType: 'none' })
    program.changeDevice({ theme: 'light', networkType: 'none' })
    program.tap('look')
    await rendered()
    expect(since()).toEqual([
      ['dark', 17, 'wifi'],
      'light',
      { isConnected: false, networkType: 'none' },
      ['light', 23, 'none'],
    ])
  })

  it('answers canIUse and requirePlugin', async () => {
    const files = page({
      look: `wx.tell([wx.canIUse('showModal.object.editable'), wx.canIUse('button.open-type'), wx.canIUse('scanCode')])
        try { wx.tell(requirePlugin('logisticsPlugin').name) } catch (error) { wx.tell(error.message) }`,
    })
    const declared = JSON.stringify({
      pages: ['pages/a'],
      plugins: { logisticsPlugin: { version: 'latest', provider: 'wx9' } },
    })
    const looked = async (more: Record<string, string>, plugins = {}) => {
      const { program, since } = startSmall({ ...files, ...more }, { plugins })
      await program.waitFor('look')
      program.tap('look')
      return since()
    }
    expect(await looked({})).toEqual([
      [true, true, false],
      'requirePlugin: "logisticsPlugin" is not declared in app.json',
    ])
    expect((await looked({ 'app.json': declared }))[1]).toContain('is not found')
    const brought = { logisticsPlugin: { name: 'brought' } }
    expect((await looked({ 'app.json': declared }, brought))[1]).toBe('brought')
  })

  it('keeps data by key, with a limit', async () => {
    const { program, since } = startSmall(
      page({
        keep: `wx.setStorageSync('a', { n: 1 }); wx.setStorageSync('empty', undefined)
          wx.tell([wx.getStorageSync('a'), wx.getStorageSync('none'), wx.getStorageInfoSync().keys])
          wx.getStorage({ key: 'none', fail: ({ errMsg }) => wx.tell(errMsg) })
          wx.setStorage({ key: 'big', data: 'x'.repeat(2e6), fail: ({ errMsg }) => wx.tell(errMsg) })`,
      }),
    )
    await program.waitFor('keep')
    program.tap('keep')
    await rendered()
    expect(since()).toEqual([
      [{ n: 1 }, '', ['a', 'empty']],
      'getStorage:fail data not found',
      'setStorage:fail entry size limit reached',
    ])
  })
})

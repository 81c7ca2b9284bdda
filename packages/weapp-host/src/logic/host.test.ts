import { describe, expect, it } from 'vitest'
import { startMiniProgram } from '../node/mini-program.ts'

/** A Mini Program in a few lines, that tells what happens to it. */
function bundle(more: Record<string, string> = {}) {
  const page = (name: string) => `
    const tell = (what) => () => wx.tell('${name} ' + what)
    Page({
      data: { n: 0 },
      onLoad(query) { this.query = query; wx.tell('${name} onLoad ' + JSON.stringify(query)) },
      onShow: tell('onShow'), onReady: tell('onReady'), onHide: tell('onHide'), onUnload: tell('onUnload'),
      add() { this.setData({ n: this.data.n + 1 }, () => wx.tell('shown ' + this.data.n)) },
      open() { wx.navigateTo({ url: '/pages/b?from=a' }) },
      inner() { wx.tell('inner') }, outer() { wx.tell('outer') },
      fail() { throw new Error('the page broke') },
    })`
  const wxml = `<view bindtap="outer"><text bindtap="add">count {{n}}</text><view catchtap="inner">caught</view>
    <view bindtap="open">open</view><view bindtap="fail">fail</view></view>`
  return {
    files: {
      'app.json': JSON.stringify({ pages: ['pages/a', 'pages/b'], window: {} }),
      'app.js': `App({
        onLaunch(o) { wx.tell('launch ' + o.path + ' ' + o.scene) },
        onShow(o) { wx.tell('appShow ' + (o.referrerInfo.appId || '-')) },
        onHide() { wx.tell('appHide') } })
        wx.onAppShow((o) => wx.tell('heard ' + o.scene))`,
      'pages/a.js': page('a'),
      'pages/a.json': '{}',
      'pages/a.wxml': wxml,
      'pages/b.js': page('b'),
      'pages/b.wxml': wxml,
      ...more,
    },
  }
}

function start(path = 'pages/a', more?: Record<string, string>) {
  const told: string[] = []
  const program = startMiniProgram({
    bundle: bundle(more),
    wx: { tell: (what: string) => told.push(what) },
    launch: { path, query: { x: '1' }, scene: 1014 },
  })
  const since = () => told.splice(0)
  return { program, since }
}

describe('a Mini Program in the host', () => {
  it('starts in WeChat’s order', async () => {
    const { program, since } = start()
    await program.waitFor('count 0')
    expect(since()).toEqual([
      'launch pages/a 1014',
      'appShow -',
      'heard 1014',
      'a onLoad {"x":"1"}',
      'a onShow',
      'a onReady',
    ])
  })

  it('opens a page above another and goes back', async () => {
    const { program, since } = start()
    await program.waitFor('count 0')
    since()
    program.tap('open')
    await program.waitFor('count 0')
    expect(program.depth()).toBe(2)
    await new Promise((later) => setTimeout(later, 20))
    expect(since()).toEqual(['a onHide', 'b onLoad {"from":"a"}', 'b onShow', 'outer', 'b onReady'])
    program.back()
    expect(since()).toEqual(['b onUnload', 'a onShow'])
  })

  it('bubbles events until they are caught, and renders new data', async () => {
    const { program, since } = start()
    await program.waitFor('count 0')
    since()
    program.tap('count 0')
    await program.waitFor('count 1')
    program.tap('caught')
    expect(since()).toEqual(['outer', 'shown 1', 'inner'])
    expect(program.stats.setDataCalls).toBe(1)
  })

  it('opens the page of a message as the only one when it runs already', async () => {
    const { program, since } = start()
    await program.waitFor('count 0')
    since()
    program.hide()
    program.show({ path: 'pages/b', query: { transaction_id: '42' }, scene: 1014 })
    expect(since()).toEqual([
      'a onHide',
      'appHide',
      'appShow -',
      'heard 1014',
      'a onUnload',
      'b onLoad {"transaction_id":"42"}',
      'b onShow',
    ])
    expect(program.depth()).toBe(1)
    program.hide()
    program.show({ scene: 1038, referrerInfo: { appId: 'wx9' } })
    expect(since().slice(2)).toEqual(['appShow wx9', 'heard 1038', 'b onShow'])
  })

  it('reports an error and goes on', async () => {
    const { program } = start()
    await program.waitFor('count 0')
    program.tap('fail')
    expect(program.errors.join()).toContain('the page broke')
    program.tap('count 0')
    await program.waitFor('count 1')
  })

  it('opens the first page when there is no such page', async () => {
    const { program } = start('pages/nowhere')
    await program.waitFor('count 0')
    expect(program.page()?.route).toBe('pages/a')
  })

  it('has none of the globals of Node or a browser', async () => {
    const { program } = start('pages/a', {
      'pages/a.js':
        'Page({ data: { n: [typeof window, typeof process, typeof fetch, typeof URLSearchParams].join() } })',
    })
    await program.waitFor('count undefined,undefined,undefined,undefined')
  })

  it('names the file that a bundle lacks', () => {
    expect(() =>
      startMiniProgram({ bundle: { files: {} }, wx: {}, launch: { path: 'pages/a' } }),
    ).toThrow('the bundle has no file app.js')
  })
})

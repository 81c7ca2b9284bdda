import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { weappApi, weappTask } from '../wx/api.ts'
import { memoryStorage } from '../wx/memory-storage.ts'
import { startSmall } from '../node/small-bundle.ts'

describe('a Mini Program that WeChat ends', () => {
  const files = {
    'app.js': `
      App({ onHide() { wx.tell('hide') }, onShow() { wx.tell('show') } })
      setInterval(() => wx.tell('tick'), 5)
      setTimeout(() => { throw new Error('a timer broke') }, 1)`,
    'pages/a.js': `Page({
      data: { n: 0 },
      onUnload() { wx.tell('unload') },
      ask() {
        wx.slow({ complete: () => wx.tell('answered') })
        wx.slow().then(() => { wx.setStorageSync('late', 1); wx.tell('promised') })
      },
      keep() { wx.setStorageSync('kept', { n: 7 }) },
    })`,
    'pages/a.wxml': '<view bindtap="ask">ask</view><view bindtap="keep">keep</view>',
  }
  const slow = { slow: weappApi('slow', () => wait(30)) }

  it('runs nothing any more, and keeps its storage', async () => {
    const storage = memoryStorage()
    const { program, since } = startSmall(files, { wx: slow, storage })
    await program.waitFor('ask')
    program.tap('keep')
    program.tap('ask')
    await wait(12)
    expect(since()).toContain('tick')
    program.kill()
    since()
    program.hide()
    program.show()
    program.tap('keep')
    await wait(60)
    expect(since()).toEqual([])
    expect(program.killed()).toBe(true)
    expect(storage.keys()).toEqual(['kept'])

    const again = startSmall(
      {
        'pages/a.js': 'Page({ data: { kept: wx.getStorageSync("kept") } })',
        'pages/a.wxml': '{{kept.n}}',
      },
      { storage },
    )
    await again.program.waitFor('7')
  })

  it('reports an error in a timer and goes on', async () => {
    const { program } = startSmall(files, { wx: slow })
    await wait(20)
    expect(program.errors.join()).toContain('a timer broke')
    program.kill()
  })
})

describe('a task', () => {
  it('calls fail and complete once when it is aborted', async () => {
    const told: string[] = []
    const request = weappTask(
      'request',
      (_: object, signal) =>
        new Promise<object>((_done, failed) => {
          signal.addEventListener('abort', () => failed(new Error('abort')))
        }),
    )
    const task = request({
      success: () => told.push('success'),
      fail: ({ errMsg }) => told.push(errMsg),
      complete: () => told.push('complete'),
    }) as { abort: () => void }
    task.abort()
    task.abort()
    await wait(5)
    expect(told).toEqual(['request:fail Error: abort', 'complete'])
  })
})

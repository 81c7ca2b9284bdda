import { describe, expect, it } from 'vitest'
import { rendered, startSmall } from '../node/small-bundle.ts'

const page = `Page({
  go({ currentTarget: { dataset: { move, url, delta } } }) {
    wx[move]({ url, delta: Number(delta), complete: ({ errMsg }) => wx.tell(errMsg) })
  },
})`
const moves = (...tags: string[]) => tags.map((tag) => `<view bindtap="go" ${tag}</view>`).join('')

describe('navigation', () => {
  const start = (wxml: string, app: object = {}) =>
    startSmall({
      'app.json': JSON.stringify({ pages: ['pages/a', 'pages/b', 'pages/tab'], ...app }),
      'pages/a.js': page,
      'pages/a.wxml': wxml,
      'pages/b.js': page,
      'pages/b.wxml': `b ${wxml}`,
      'pages/tab.js': page,
      'pages/tab.wxml': 'the tab',
    })

  it('fails with WeChat’s messages', async () => {
    const { program, since } = start(
      moves(
        'data-move="navigateTo" data-url="/pages/none">none',
        'data-move="navigateBack" data-delta="1">back',
        'data-move="navigateTo" data-url="/pages/tab">to the tab',
        'data-move="redirectTo" data-url="tab">instead',
        'data-move="switchTab" data-url="/pages/b">no tab',
      ),
      { tabBar: { list: [{ pagePath: 'pages/tab' }] } },
    )
    await program.waitFor('none')
    for (const what of ['none', 'back', 'to the tab', 'instead', 'no tab']) {
      program.tap(what)
      await rendered()
    }
    expect(since()).toEqual([
      'navigateTo:fail page "pages/none" is not found',
      'navigateBack:fail cannot navigate back at first page.',
      'navigateTo:fail can not navigateTo a tabbar page',
      'redirectTo:fail can not redirectTo a tabbar page',
      'switchTab:fail can not switch to no-tabBar page',
    ])
  })

  it('stops at ten pages', async () => {
    const { program, since } = start(moves('data-move="navigateTo" data-url="/pages/b">deeper'))
    await program.waitFor('deeper')
    for (let at = 0; at < 10; at += 1) {
      program.tap('deeper')
      await rendered()
    }
    expect(program.depth()).toBe(10)
    expect(since().at(-1)).toBe('navigateTo:fail webview count limit exceed')
  })

  it('goes back over several pages, relaunches and goes home', async () => {
    const { program } = start(
      moves(
        'data-move="navigateTo" data-url="b">deeper',
        'data-move="navigateBack" data-delta="5">all the way',
        'data-move="reLaunch" data-url="/pages/tab?x=1">anew',
      ),
    )
    await program.waitFor('deeper')
    for (let at = 0; at < 3; at += 1) {
      program.tap('deeper')
      await rendered()
    }
    program.tap('all the way')
    await rendered()
    expect([program.depth(), program.page()?.route]).toEqual([1, 'pages/a'])
    program.tap('anew')
    await program.waitFor('the tab')
    expect(program.page()?.options).toEqual({ x: '1' })
    expect(program.atHome()).toBe(false)
    program.home()
    await program.waitFor('deeper')
    expect(program.atHome()).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { rendered, startSmall } from '../node/small-bundle.ts'

describe('pull-down refresh', () => {
  it('works only on a page that enables it', async () => {
    const { program } = startSmall({
      'pages/a.json': '{"enablePullDownRefresh":true}',
      'pages/a.js': 'Page({ onPullDownRefresh() { wx.stopPullDownRefresh() } })',
      'pages/a.wxml': 'a',
    })
    await program.waitFor('a')
    expect(program.pullDown()).toBe(true)
    await rendered()
    expect(program.shown).toEqual([
      { kind: 'pullDown', value: true },
      { kind: 'pullDown', value: false },
    ])
    const other = startSmall({})
    await other.program.waitFor('a')
    expect(other.program.pullDown()).toBe(false)
  })

  it('runs once, until the page stops it', async () => {
    const { program } = startSmall({
      'pages/a.json': '{"enablePullDownRefresh":true}',
      'pages/a.js': 'Page({ done() { wx.stopPullDownRefresh() } })',
      'pages/a.wxml': '<view bindtap="done">a</view>',
    })
    await program.waitFor('a')
    expect([program.pullDown(), program.pullDown()]).toEqual([true, false])
    expect(program.page()?.refreshing).toBe(true)
    program.tap('a')
    await new Promise((later) => setTimeout(later, 5))
    expect(program.pullDown()).toBe(true)
  })
})

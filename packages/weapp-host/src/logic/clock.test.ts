import { describe, expect, it } from 'vitest'
import { weappApi } from '../wx/api.ts'
import { rendered, startSmall } from '../node/small-bundle.ts'

const DAY_MS = 86_400_000

describe('the clock of the phone', () => {
  it('may be wrong, and goes on with the time that passes', async () => {
    const { program, since } = startSmall(
      {
        'app.js':
          'App({ onShow() { wx.tell(Date.now(), new Date().getTime(), new Date(7).getTime()) } })',
      },
      { clockOffset: DAY_MS, wx: { tell: (...values: unknown[]) => told.push(...values) } },
    )
    const told: unknown[] = []
    program.show()
    const [now, date, given] = told as number[]
    expect(Math.abs(now! - Date.now() - DAY_MS)).toBeLessThan(60_000)
    expect(Math.abs(date! - now!)).toBeLessThan(60_000)
    expect(given).toBe(7)
    program.advance(DAY_MS)
    program.show()
    expect((told[3] as number) - now!).toBeGreaterThanOrEqual(DAY_MS)
    expect(since()).toEqual([])
    program.kill()
  })

  it('runs timers in their order when time passes, and those that they start later', async () => {
    const { program, since } = startSmall({
      'app.js': `App({})
        setTimeout(() => wx.tell('b'), 20_000)
        setTimeout(() => { wx.tell('a'); setTimeout(() => wx.tell('c'), 5000) }, 10_000)
        setTimeout(() => wx.tell('never'), 90_000)
        clearTimeout(setTimeout(() => wx.tell('stopped'), 1000))`,
    })
    program.advance(20_000)
    await expect.poll(since).toEqual(['a', 'b'])
    program.advance(5000)
    await expect.poll(since).toEqual(['c'])
    program.kill()
  })
})

describe('a Mini Program that is suspended', () => {
  const files = {
    'app.js': `App({ onShow() { wx.tell('show') } })
      wx.request({ url: 'early', fail: ({ errMsg }) => wx.tell(errMsg), complete: () => wx.tell('over') })
      setTimeout(() => wx.tell('timer'), 5000)`,
    'pages/a.js': `Page({ ask() { wx.request({ url: 'x', success: () => wx.tell('ok'), fail: ({ errMsg }) => wx.tell(errMsg) }) } })`,
    'pages/a.wxml': '<view bindtap="ask">ask</view>',
  }

  it('runs no timer, is told of its interrupted request when it is back, and then has a network', async () => {
    let slow = true
    const request = weappApi('request', () => (slow ? new Promise<never>(() => {}) : {}))
    const { program, since } = startSmall(files, { wx: { request } })
    await program.waitFor('ask')
    since()
    program.hide()
    program.suspend()
    program.advance(60_000)
    await rendered()
    expect(since()).toEqual([])
    slow = false
    program.show()
    program.tap('ask')
    await expect.poll(() => told.push(...since()) && told.includes('timer')).toBe(true)
    expect(told).toContain('request:fail interrupted')
    expect(told.filter((one) => one === 'over')).toHaveLength(1)
    expect(told).not.toContain('ok')
    await expect
      .poll(() => {
        program.tap('ask')
        return since()
      })
      .toContain('ok')
    program.kill()
  })
  const told: unknown[] = []
})

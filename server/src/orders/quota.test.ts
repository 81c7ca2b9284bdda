import { expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../core/time.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { quotaSpent, takeCall } from './quota.ts'

const NOON = Date.parse('2026-11-27T12:00:00+08:00')
const NEXT = Date.parse('2026-11-28T00:01:00+08:00')
const small = { buyer: 4, account: 6 }

onEachEngine("the day's calls of WeChat's logistics", (open) => {
  const shopOf = async (appid: string) => {
    const database = await open()
    let now = NOON
    const shop = { database, appid, clock: { now: () => now } }
    const take = (openid: string, purpose: 'telling' | 'looking' = 'telling') =>
      takeCall(shop, { component: 'messages', openid, purpose }, small)
    return { shop, take, pass: (ms: number) => (now += ms) }
  }

  it('are counted by all servers together, a buyer and the account', async () => {
    const [one, two] = [await shopOf('wxA'), await shopOf('wxA')]
    const taken = await Promise.all([1, 2, 3, 4, 5].map((at) => (at % 2 ? one : two).take('oA')))
    expect(taken.filter((next) => next === null)).toHaveLength(4)
    expect(taken.filter((next) => next === NEXT)).toHaveLength(1)
    expect(await one.take('oB')).toBeNull()
    expect(await one.take('oB')).toBeNull()
    expect(await one.take('oC')).toBe(NEXT)
    expect(await (await shopOf('wxB')).take('oA')).toBeNull()
  })

  it('begin anew after midnight in Beijing', async () => {
    const { take, pass } = await shopOf('wxC')
    for (const _ of [1, 2, 3, 4]) expect(await take('oA')).toBeNull()
    pass(12 * HOUR_MS - MINUTE_MS)
    expect(await take('oA')).toBe(NEXT)
    pass(2 * MINUTE_MS)
    expect(await take('oA')).toBeNull()
  })

  it('are left to telling, by half', async () => {
    const { take } = await shopOf('wxD')
    expect(await take('oA', 'looking')).toBeNull()
    expect(await take('oA', 'looking')).toBeNull()
    expect(await take('oA', 'looking')).toBe(NEXT)
    expect(await take('oA')).toBeNull()
  })

  it('are spent when WeChat says so, and are no concern of the other component', async () => {
    const { shop, take } = await shopOf('wxE')
    expect(await quotaSpent(shop, { component: 'messages', openid: 'oA' })).toBe(NEXT)
    expect(await take('oA')).toBe(NEXT)
    expect(await take('oB')).toBeNull()
    expect(
      await takeCall(shop, { component: 'tracking', openid: 'oA', purpose: 'telling' }),
    ).toBeNull()
  })
})

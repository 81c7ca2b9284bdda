import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { startTurns, type Turns, type TurnsOptions } from './turns.ts'

/** Shops that have so many things to do, each of which takes a while when the shop has a place. */
function makeShops(work: Record<string, number>) {
  const left = new Map(Object.entries(work))
  const at_work = new Set<string>()
  const seen = {
    most: 0,
    entered: [] as string[],
    visits: [] as string[],
    ended: [] as string[],
    paused: new Set<string>(),
  }
  const see = (appid: string) => ({ appid, due: (left.get(appid) ?? 0) > 0 })
  const look = (after: string, limit: number) =>
    Promise.resolve(
      [...left.keys()]
        .toSorted()
        .filter((appid) => appid > after)
        .slice(0, limit)
        .map(see),
    )
  const start = (appid: string, visit: boolean) => {
    at_work.add(appid)
    seen.most = Math.max(seen.most, at_work.size)
    seen.entered.push(appid)
    if (visit) seen.visits.push(appid)
    const timer = setInterval(() => {
      const rest = left.get(appid)
      if (rest === undefined || rest === 0 || seen.paused.has(appid)) return
      left.set(appid, rest - 1)
      if (rest === 1) seen.ended.push(appid)
    }, 1)
    return Promise.resolve({
      wake: () => {},
      isPaused: () => seen.paused.has(appid),
      stop: () => {
        clearInterval(timer)
        at_work.delete(appid)
        return Promise.resolve()
      },
    })
  }
  const lookAt = (appids: readonly string[]) =>
    Promise.resolve(appids.filter((appid) => left.has(appid)).map(see))
  return { left, at_work, seen, parts: { look, lookAt, start } }
}

const app = {
  log: { info: () => {}, warn: () => {}, error: () => {} },
  onFailure: () => {},
  mayClaim: () => Promise.resolve(true),
}
const options: TurnsOptions = {
  places: 3,
  slice: 4,
  turn_ms: 300,
  visit_ms: 3_600_000,
  visit_each_ms: 0,
}
const manyShops = (count: number, each: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`wx${at + 10}`, each]))

let turns: Turns | undefined
afterEach(() => turns?.stop())

async function until(fits: () => boolean): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!fits()) {
    if (performance.now() > deadline) throw new Error('it never came to be')
    await wait(5)
  }
}

describe('turns', () => {
  it('leave all shops at work while there are places', async () => {
    const shops = makeShops(manyShops(3, 0))
    turns = startTurns(app, shops.parts, options)
    await until(() => shops.at_work.size === 3)
    await wait(600)
    expect(shops.seen.entered).toHaveLength(3)
  })

  it('are taken by many shops, never more at once than there are places', async () => {
    const shops = makeShops(manyShops(20, 5))
    turns = startTurns(app, shops.parts, options)
    await until(() => shops.seen.ended.length === 20)
    expect(shops.seen.most).toBeLessThanOrEqual(3)
  })

  it('end for a shop with much to do, so that the others come before its end', async () => {
    const shops = makeShops({ ...manyShops(12, 2), wx00: 1_000_000 })
    turns = startTurns(app, { ...shops.parts }, { ...options, places: 1 })
    await until(() => shops.seen.ended.length === 12)
    expect(shops.left.get('wx00')).toBeGreaterThan(0)
    expect(shops.seen.most).toBe(1)
    // It comes back for the rest.
    await until(() => shops.seen.entered.filter((appid) => appid === 'wx00').length > 1)
  })

  it('come to each shop once to look around, though it has nothing to do', async () => {
    const shops = makeShops(manyShops(10, 0))
    turns = startTurns(app, shops.parts, options)
    await until(() => new Set(shops.seen.visits).size === 10)
    expect(shops.seen.visits).toHaveLength(10)
  })

  it('go past a shop that WeChat refuses', async () => {
    const shops = makeShops({ ...manyShops(10, 3), wx00: 5, wx01: 5, wx02: 5 })
    for (const appid of ['wx00', 'wx01', 'wx02']) shops.seen.paused.add(appid)
    turns = startTurns(app, shops.parts, { ...options, turn_ms: 60_000 })
    await until(() => shops.seen.ended.length === 10)
    expect(shops.seen.entered.filter((appid) => appid === 'wx00')).toHaveLength(1)
  })

  it('come at once to a shop that is woken, and end for one that is removed', async () => {
    const shops = makeShops(manyShops(10, 0))
    turns = startTurns(app, shops.parts, options)
    await until(() => shops.seen.visits.length === 10)
    shops.left.set('wx15', 3)
    turns.wake('wx15', 'outbox')
    await until(() => shops.seen.ended.includes('wx15'))
    for (const appid of shops.left.keys()) if (appid !== 'wx10') shops.left.delete(appid)
    await until(() => shops.at_work.size === 1)
    expect([...shops.at_work]).toEqual(['wx10'])
  })

  it('outlive a shop whose workers do not start', async () => {
    const shops = makeShops(manyShops(6, 2))
    const start = (appid: string, visit: boolean) =>
      appid === 'wx10' ? Promise.reject(new Error('broken')) : shops.parts.start(appid, visit)
    const failures: string[] = []
    turns = startTurns(
      { ...app, onFailure: (worker) => void failures.push(worker) },
      { ...shops.parts, start },
      options,
    )
    await until(() => shops.seen.ended.length === 5)
    // And it is not tried in a circle.
    expect(failures).toEqual(['shops'])
  })

  it('stop with all workers', async () => {
    const shops = makeShops(manyShops(10, 1_000))
    turns = startTurns(app, shops.parts, options)
    await until(() => shops.at_work.size === 3)
    await turns.stop()
    expect(shops.at_work.size).toBe(0)
  })

  it('are taken by two servers in two orders, so that they seldom meet', async () => {
    const orders: string[][] = []
    for (let server = 0; server < 2; server += 1) {
      const shops = makeShops(manyShops(60, 5))
      turns = startTurns(app, shops.parts, { ...options, slice: 100 })
      await until(() => new Set(shops.seen.entered).size === 60)
      await turns.stop()
      orders.push(shops.seen.entered.slice(0, 20))
    }
    expect(orders[0]).not.toEqual(orders[1])
  })
})

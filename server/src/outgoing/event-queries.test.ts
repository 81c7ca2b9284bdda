import { beforeAll, expect, it } from 'vitest'
import type { Database, Scope } from '../database/database.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { appending, findEvent, lastSeq, numberEvents, type NewEvent } from './event-queries.ts'
import { readFeed } from './feed.ts'
import { purgeOutgoing } from './purge-queries.ts'

const event = (key: string, at = 1_000, more: Partial<NewEvent> = {}): NewEvent => ({
  type: 'order.paid',
  key,
  data: { told: key },
  at,
  ...more,
})

onEachEngine('the feed of events', (open, engine) => {
  let first: Database
  let second: Database
  beforeAll(async () => {
    first = await open()
    second = await open()
  })
  const scope = (name: string, database = first): Scope => ({ database, appid: `wx-${name}` })
  const write = (shop: Scope, ...events: NewEvent[]) => shop.database.unit(appending(shop, events))
  const told = async (shop: Scope, after = 0) => {
    const { events, next_after } = await readFeed(shop, { after, limit: 100, language: 'en' })
    return { keys: events.map(({ data }) => data['told']), next_after }
  }

  it('shows an event once it has its place, in the order of their times', async () => {
    const shop = scope('order')
    await write(shop, event('b', 2_000), event('a', 1_000))
    expect(await told(shop)).toEqual({ keys: [], next_after: 0 })
    expect(await numberEvents(shop)).toBe(2)
    expect(await told(shop)).toEqual({ keys: ['a', 'b'], next_after: 2 })
    expect(await told(shop, 1)).toEqual({ keys: ['b'], next_after: 2 })
    expect(await numberEvents(shop)).toBe(0)
  })

  it('writes an event of one key once, and none whose condition does not hold', async () => {
    const shop = scope('once')
    await write(shop, event('a'))
    await write({ ...shop, database: second }, event('a'), event('b'))
    await numberEvents(shop)
    expect((await told(shop)).keys).toEqual(['a', 'b'])
  })

  // A place that is handed out before the commit would let a reader pass the event that is held.
  it('lets no reader pass an event whose transaction is held', async () => {
    const shop = scope('held')
    const held = Promise.withResolvers<void>()
    const written = Promise.withResolvers<void>()
    const holding = first.db.transaction().execute(async (trx) => {
      for (const statement of appending(shop, [event('held', 1_000)]))
        await trx.executeQuery(statement.compile())
      written.resolve()
      await held.promise
    })
    await written.promise
    const other = { ...shop, database: second }
    // SQLite has one writer: the other one waits, and nothing can be passed.
    const writing = write(other, event('quick', 2_000))
    const passes = engine === 'postgres'
    if (passes) {
      await writing
      await numberEvents(other)
    }
    const early = await told(other)
    expect(early).toEqual({ keys: passes ? ['quick'] : [], next_after: passes ? 1 : 0 })
    held.resolve()
    await Promise.all([holding, writing])
    await Promise.all([numberEvents(shop), numberEvents(other)])
    const rest = await told(other, early.next_after)
    expect([...early.keys, ...rest.keys].toSorted()).toEqual(['held', 'quick'])
  })

  it('gives each place once while two servers write and two give places', async () => {
    const shops = [scope('many'), scope('many', second)]
    let going = true
    const seen: unknown[] = []
    const reading = (async () => {
      let after = 0
      for (let last = false; !last;) {
        last = !going
        const page = await told(shops[0]!, after)
        seen.push(...page.keys)
        after = page.next_after
        await new Promise(setImmediate)
      }
    })()
    await Promise.all(
      shops.flatMap((shop, server) => [
        (async () => {
          for (let at = 0; at < 40; at += 1) await write(shop, event(`${server}-${at}`, at))
        })(),
        (async () => {
          for (let at = 0; at < 60; at += 1) await numberEvents(shop)
        })(),
      ]),
    )
    while ((await numberEvents(shops[0]!)) > 0);
    going = false
    await reading
    expect(seen).toHaveLength(80)
    expect(new Set(seen).size).toBe(80)
    expect(await lastSeq(shops[1]!)).toBe(80)
  })

  it('goes on after the last place when all events were removed', async () => {
    const shop = scope('purge')
    await write(shop, event('a', 1_000), event('b', 5_000))
    await numberEvents(shop)
    expect(await purgeOutgoing(shop, 2_000, 0)).toEqual({ removed: 1, next: null })
    expect((await told(shop)).keys).toEqual(['b'])
    await purgeOutgoing(shop, 9_000, 0)
    await write(shop, event('c'))
    await numberEvents(shop)
    expect(await told(shop)).toEqual({ keys: ['c'], next_after: 3 })
  })

  it('is read in the language of who reads it', async () => {
    const shop = scope('language')
    await write(shop, event('words', 1, { data_zh: { told: '中文' } }))
    await numberEvents(shop)
    const { events } = await readFeed(shop, { after: 0, limit: 1, language: 'zh' })
    expect(events[0]?.data).toEqual({ told: '中文' })
    const id = events[0]?.id ?? ''
    expect((await findEvent(shop, id, 'en'))?.data).toEqual({ told: 'words' })
  })

  it('reads one type, and passes the others', async () => {
    const shop = scope('type')
    await write(shop, event('a'), event('b', 1_001, { type: 'order.settled' }), event('c', 1_002))
    await numberEvents(shop)
    const query = { type: 'order.settled', limit: 10, language: 'en' } as const
    const page = await readFeed(shop, { ...query, after: 0 })
    expect(page.events.map(({ seq }) => seq)).toEqual([2])
    expect(page.next_after).toBe(3)
  })
})

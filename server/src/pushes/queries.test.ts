import { beforeAll, expect, it } from 'vitest'
import { onEachEngine } from '../database/engines.testing.ts'
import { claimDueEvents, listEvents, replayEvents, finishEvent, insertPush } from './queries.ts'
import { readValue, removeValue, writeFirstValue, writeValue } from '../database/key-value.ts'
import { openDatabase, ping, type Scope } from '../database/database.ts'

const appid = 'wx0000000000000001'
const push = {
  event: 'trade_manage_order_settlement',
  message: '{}',
  signed: 1 as const,
  received_at: 10,
}

onEachEngine('events and settings', (open) => {
  let shop: Scope
  let second: Scope
  beforeAll(async () => {
    // Two servers starting at once on an empty database.
    const [one, two] = await Promise.all([open(), open()])
    shop = { database: one, appid }
    second = { database: two, appid }
  })

  it('stores a push once, however many servers get it', async () => {
    const fresh = await Promise.all(
      [shop, second, shop, second].map((server) => insertPush(server, { key: 'key-1', ...push })),
    )
    expect(fresh.filter(Boolean)).toHaveLength(1)
    expect(await listEvents(shop, { event: push.event, limit: 10 })).toHaveLength(1)
  })

  it('stores many that come together, a repeated one once', async () => {
    const own = { ...shop, appid: 'wxMany' }
    const keys = Array.from({ length: 30 }, (_, at) => `many-${at % 20}`)
    const fresh = await Promise.all(
      keys.map((key) => insertPush(own, { key, ...push, event: `'"{},\\ ${key}` })),
    )
    const stored = keys.filter((_, at) => fresh[at])
    expect(stored.toSorted()).toEqual([...new Set(keys)].toSorted())
    const events = await listEvents(own, { limit: 100 })
    expect(events.map(({ event }) => event).toSorted()).toEqual(
      keys
        .slice(0, 20)
        .map((key) => `'"{},\\ ${key}`)
        .toSorted(),
    )
  })

  it('gives an event to one worker, and again when nothing became of it', async () => {
    const [one, two] = [shop, second].map((scope) => ({ ...scope, appid: 'wxClaimed' }))
    await insertPush(one!, { key: 'claimed', ...push })
    const [event] = await claimDueEvents(one!, { now: 100, lease_until: 200, limit: 10 })
    expect(event).toMatchObject({ message: {}, signed: true, state: 'new' })
    expect(await claimDueEvents(two!, { now: 150, lease_until: 250, limit: 10 })).toEqual([])
    expect(await claimDueEvents(two!, { now: 201, lease_until: 300, limit: 10 })).toHaveLength(1)
    await finishEvent(one!, { id: event!.id, state: 'done', tries: 1, due_at: 0, error: null })
    expect(await claimDueEvents(one!, { now: 1000, lease_until: 2000, limit: 10 })).toEqual([])
  })

  it('lets an event be processed again', async () => {
    const own = { ...shop, appid: 'wxReplayed' }
    await insertPush(own, { key: 'replayed', ...push })
    const [event] = await listEvents(own, { limit: 1 })
    await finishEvent(own, { id: event!.id, state: 'done', tries: 1, due_at: 0, error: null })
    expect(await replayEvents(own, { state: 'parked' }, 5)).toBe(0)
    expect(await replayEvents(own, { id: event!.id }, 5)).toBe(1)
    expect(await claimDueEvents(own, { now: 6, lease_until: 300, limit: 10 })).toHaveLength(1)
  })

  it('settles on one value for all servers', async () => {
    const values = await Promise.all([
      writeFirstValue(shop, 'session_secret', 'a'),
      writeFirstValue(second, 'session_secret', 'b'),
    ])
    expect(values[0]).toBe(values[1])
    await writeValue(shop, 'x', '1')
    await removeValue(shop, 'x', 'other')
    expect(await readValue(second, 'x')).toBe('1')
    await removeValue(shop, 'x', '1')
    expect(await readValue(second, 'x')).toBeNull()
  })

  it('answers a ping', async () => {
    await expect(ping(shop.database)).resolves.toBeUndefined()
  })
})

it('says so when the database cannot be opened', async () => {
  await expect(openDatabase('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow(/ECONNREFUSED/)
})

import { beforeAll, expect, it } from 'vitest'
import { onEachEngine } from '../database/engines.testing.ts'
import { claimDueEvents, listEvents, replayEvents, settleEvent, takeEvent } from './queries.ts'
import { readSetting, removeSetting, settleSetting, writeSetting } from '../database/key-value.ts'
import { openStore, ping, type Store } from '../database/database.ts'

const appid = 'wx0000000000000001'
const push = { appid, event: 'trade_manage_order_settlement', message: '{}', received_at: 10 }

onEachEngine('events and settings', (open) => {
  let store: Store
  let second: Store
  beforeAll(async () => {
    // Two servers starting at once on an empty database.
    ;[store, second] = await Promise.all([open(), open()])
  })

  it('takes a push once, however many servers get it', async () => {
    const taken = await Promise.all(
      [store, second, store, second].map((server) => takeEvent(server, { key: 'key-1', ...push })),
    )
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await listEvents(store, appid, { event: push.event, limit: 10 })).toHaveLength(1)
  })

  it('keeps many that come together in their order, and a repeated one once', async () => {
    const keys = Array.from({ length: 30 }, (_, at) => `many-${at % 20}`)
    const taken = await Promise.all(
      keys.map((key) => takeEvent(store, { key, ...push, event: `'"{},\\ ${key}` })),
    )
    expect(taken).toEqual(keys.map((_, at) => at < 20))
    const events = await listEvents(store, appid, { limit: 20 })
    expect(events.map(({ event }) => event).toReversed()).toEqual(
      keys.slice(0, 20).map((key) => `'"{},\\ ${key}`),
    )
    await store.db.deleteFrom('events').where('event', '!=', push.event).execute()
  })

  it('gives an event to one worker, and again when nothing became of it', async () => {
    const [event] = await claimDueEvents(store, { appid, now: 100, hold_until: 200, limit: 10 })
    expect(event).toMatchObject({ message: '{}', state: 'new' })
    expect(await claimDueEvents(second, { appid, now: 150, hold_until: 250, limit: 10 })).toEqual(
      [],
    )
    expect(
      await claimDueEvents(second, { appid, now: 201, hold_until: 300, limit: 10 }),
    ).toHaveLength(1)
    await settleEvent(store, { id: event!.id, state: 'done', tries: 1, due_at: 0, error: null })
    expect(await claimDueEvents(store, { appid, now: 1000, hold_until: 2000, limit: 10 })).toEqual(
      [],
    )
  })

  it('lets an event be processed again', async () => {
    const [event] = await listEvents(store, appid, { limit: 1 })
    expect(event).toMatchObject({ state: 'done', tries: 1 })
    expect(await replayEvents(second, appid, { state: 'parked' }, 5)).toBe(0)
    expect(await replayEvents(second, appid, { id: event!.id }, 5)).toBe(1)
    expect(await claimDueEvents(store, { appid, now: 6, hold_until: 300, limit: 10 })).toHaveLength(
      1,
    )
    await settleEvent(store, { id: event!.id, state: 'done', tries: 1, due_at: 0, error: null })
  })

  it('settles on one value for all servers', async () => {
    const values = await Promise.all([
      settleSetting(store, appid, 'session_secret', 'a'),
      settleSetting(second, appid, 'session_secret', 'b'),
    ])
    expect(values[0]).toBe(values[1])
    await writeSetting(store, appid, 'x', '1')
    await removeSetting(store, appid, 'x', 'other')
    expect(await readSetting(second, appid, 'x')).toBe('1')
    await removeSetting(store, appid, 'x', '1')
    expect(await readSetting(second, appid, 'x')).toBeNull()
  })

  it('answers a ping', async () => {
    await expect(ping(store)).resolves.toBeUndefined()
  })
})

it('says so when the database cannot be opened', async () => {
  await expect(openStore('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow(/ECONNREFUSED/)
})

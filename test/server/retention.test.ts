import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ENGINES,
  execute,
  makeDatabase,
  readRows,
  type EmptyDatabase,
} from '../support/databases.ts'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const DAY_MS = 24 * 60 * 60 * 1000

describe.each(ENGINES)('what is kept (%s)', (engine) => {
  let database: EmptyDatabase
  let pair: Pair
  beforeAll(async () => {
    database = await makeDatabase(engine)
    pair = await startPair(
      {},
      undefined,
      {
        DATABASE_URL: database.url,
        EVENTS_KEPT_DAYS: '10',
        ATTEMPTS_KEPT_DAYS: '20',
        AUDIT_KEPT_DAYS: '40',
      },
      { purge_every_ms: 50 },
    )
  })
  afterAll(async () => {
    await pair.stop()
    await database.remove()
  })
  const { pay, ship, shipped, atItsEnd, read } = openMerchant(() => pair)
  const daysAgo = (days: number) => Date.now() - days * DAY_MS

  it('is a push for as long as it is set, with its key; what waits for a person stays', async () => {
    const { appid } = pair
    const row = (name: string, state: string, days: number) =>
      `('${appid}', '${name}', '{}', ${daysAgo(days)}, '${state}', 8, ${daysAgo(days)}, '${name}')`
    const rows = [
      row('parked-old', 'parked', 400),
      // More than one step removes.
      ...Array.from({ length: 1_203 }, (_, at) => row(`old-${at}`, 'done', 11)),
      row('young', 'done', 9),
    ]
    const names = rows.map((one) => /'([a-z-\d]+)'\)$/.exec(one)?.[1])
    await execute(
      database.url,
      `insert into event_keys (appid, key) values ${names.map((name) => `('${appid}', '${name}')`).join()}`,
    )
    await execute(
      database.url,
      `insert into events (appid, event, message, received_at, state, tries, due_at, key)
        values ${rows.join()}`,
    )
    const stored = (table: string, column: string) =>
      readRows<Record<string, string>>(
        database.url,
        `select ${column} from ${table} where ${column} like '%old%' or ${column} = 'young'
          order by ${column}`,
      )
    const events = await until(
      () => stored('events', 'event'),
      (left) => left.length === 2,
    )
    expect(events.map(({ event }) => event)).toEqual(['parked-old', 'young'])
    const keys = await stored('event_keys', 'key')
    expect(keys.map(({ key }) => key)).toEqual(['parked-old', 'young'])
  })

  it('is a file of shipments for 30 days, although no other one comes', async () => {
    const { appid } = pair
    // Ids begin with their time.
    const idOf = (days: number) => {
      const time = daysAgo(days).toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
    }
    const [old, young] = [idOf(31), idOf(29)]
    for (const id of [old, young]) {
      // More than one step removes.
      const rows = Array.from(
        { length: 1_203 },
        (_, at) => `('${appid}', '${id}', ${at + 1}, 'invalid', '', '{}', '${id}-${at}', null)`,
      )
      await execute(
        database.url,
        `insert into import_rows (appid, import_id, number, state, payment, content, shipment_id, refusal)
          values ${rows.join()}`,
      )
      await execute(
        database.url,
        `insert into imports (appid, id, state, about, created_at, lease_until)
          values ('${appid}', '${id}', 'ready', '{}', 1, 0)`,
      )
    }
    const left = await until(
      () => readRows<{ id: string }>(database.url, 'select id from imports'),
      ({ length }) => length === 1,
    )
    expect(left).toEqual([{ id: young }])
    // In steps: the last rows go after their file.
    const rows = await until(
      () =>
        readRows<{ import_id: string }>(database.url, 'select distinct import_id from import_rows'),
      ({ length }) => length === 1,
    )
    expect(rows).toEqual([{ import_id: young }])
  })

  it('is who did what for as long as it is set, of this Mini Program', async () => {
    const row = (appid: string, id: string, days: number) =>
      `('${appid}', '${id}', ${daysAgo(days)}, 'person', 'p', 'Anna', 'closeShipment')`
    // More than one step removes.
    const rows = Array.from({ length: 1_203 }, (_, at) => row(pair.appid, `old-${at}`, 41))
    rows.push(row(pair.appid, 'young', 39), row('wx00000000000000ff', 'of-another', 41))
    await execute(
      database.url,
      `insert into audit (appid, id, at, by_kind, by_id, by_name, action) values ${rows.join()}`,
    )
    const left = await until(
      () =>
        readRows<{ id: string }>(
          database.url,
          `select id from audit where by_name = 'Anna' order by id`,
        ),
      (found) => !found.some(({ id }) => id.startsWith('old')),
    )
    expect(left.map(({ id }) => id)).toEqual(['of-another', 'young'])
  })

  it('is what was tried for a shipment at its end, and all of one that is not', async () => {
    const [first, second] = [await pay(), await pay()]
    const done = await shipped(content(first.transaction_id))
    const later = await shipped(content(second.transaction_id))
    const unknown = await ship(content('4200000000202611260000000019'))
    const waiting = await atItsEnd(unknown.body.shipment.id)
    expect(waiting.state).toBe('needs_attention')
    const age = (id: string, days: number) =>
      execute(database.url, `update attempts set at = ${daysAgo(days)} where shipment_id = '${id}'`)
    await age(waiting.id, 400)
    await age(later.id, 19)
    await age(done.id, 21)
    await until(
      () => read(done.id),
      ({ attempts }) => attempts.length === 0,
    )
    expect((await read(later.id)).attempts.length).toBeGreaterThan(0)
    expect((await read(waiting.id)).attempts.length).toBeGreaterThan(0)
  })
})

import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { connect, migrate, openDatabase } from '../database/database.ts'
import { makeDatabase, onEachEngine } from '../database/engines.testing.ts'
import { claimDueWaybill, saveWaybill, updateWaybill, waybillsOfOrder } from './waybill-queries.ts'

const told = { delivery_id: 'YTO', goods: 'hash' }

onEachEngine('parcels that WeChat tracks', (open) => {
  const scopeOf = async (appid: string) => ({ database: await open(), appid })
  const keep = (scope: { database: Awaited<ReturnType<typeof open>>; appid: string }) =>
    Promise.all(
      [10, 20, 30].map((due_at) =>
        saveWaybill(
          scope,
          { transaction_id: 'p', tracking_no: `YT-${due_at}`, due_at, until: 1_000 },
          { waybill_token: `token ${due_at}`, tracking_told: told },
        ),
      ),
    )
  const lease = { lease_until: 500, latest: 900 }

  it('are claimed when they are due, each by one server, the earliest first', async () => {
    const scope = await scopeOf('wxA')
    await keep(scope)
    const other = { ...scope, database: await open() }
    const [one, two] = await Promise.all([
      claimDueWaybill(scope, 25, lease),
      claimDueWaybill(other, 25, lease),
    ])
    const claimed = [one, two].map((waybill) => waybill?.tracking_no)
    expect(claimed.toSorted()).toEqual(['YT-10', 'YT-20'])
    expect(await claimDueWaybill(scope, 25, lease)).toBeUndefined()
    expect((await claimDueWaybill(scope, 30, lease))?.tracking_no).toBe('YT-30')
  })

  it('are claimed when they would be due later than anything waits: a clock was ahead', async () => {
    const scope = await scopeOf('wxB')
    await keep(scope)
    const key = { transaction_id: 'p', tracking_no: 'YT-10' }
    await updateWaybill(scope, key, { due_at: 901 })
    expect((await claimDueWaybill(scope, 5, lease))?.tracking_no).toBe('YT-10')
    expect(await claimDueWaybill(scope, 5, lease)).toBeUndefined()
  })

  it('have a token of either component, and are watched again with a newer one', async () => {
    const scope = await scopeOf('wxC')
    const key = { transaction_id: 'p', tracking_no: 'YT-10' }
    await keep(scope)
    await updateWaybill(scope, key, { watched: false, status: 2 })
    await saveWaybill(
      scope,
      { ...key, due_at: 40, until: 2_000 },
      { message_token: 'messages', messages_told: { ...told, goods: 'other' } },
    )
    expect((await waybillsOfOrder(scope, 'p'))[0]).toMatchObject({
      waybill_token: 'token 10',
      tracking_told: told,
      message_token: 'messages',
      messages_told: { delivery_id: 'YTO', goods: 'other' },
      status: 2,
      watched: true,
      due_at: 40,
    })
  })
})

it('are found by their index, on SQLite', async () => {
  const { url, remove } = await makeDatabase('sqlite')
  const database = await openDatabase(url)
  for (const order of ['due_at <= 5', 'due_at > 5']) {
    const plan = await sql<{ detail: string }>`explain query plan select * from waybills
      where appid = ${'wx'} and watched = 1 and ${sql.raw(order)} order by due_at limit 1`.execute(
      database.db,
    )
    expect(plan.rows.map(({ detail }) => detail)).toEqual([
      expect.stringContaining('USING INDEX waybills_watched (appid=? AND due_at'),
    ])
  }
  await database.close()
  await remove()
})

describe.each(['sqlite', 'postgres'] as const)('parcels of 0.1 (%s)', (engine) => {
  it('are watched on where their buyer was to be reminded', async () => {
    const { url, remove } = await makeDatabase(engine, { bare: true })
    const connection = connect(url)
    await migrate(connection, { to: '004-merchants' })
    for (const reminder of ['watching', 'sent', 'not_needed'])
      await sql`insert into waybills
        (appid, transaction_id, tracking_no, waybill_token, status, reminder, due_at, until)
        values ('wx', 'p', ${reminder}, 'token', 3, ${reminder}, 1, 2)`.execute(connection.db)
    await connection.db.destroy()
    const database = await openDatabase(url)
    const kept = await waybillsOfOrder({ database, appid: 'wx' }, 'p')
    expect(
      kept.map(({ reminder, watched, status, statuses }) => [reminder, watched, status, statuses]),
    ).toEqual([
      ['not_needed', false, 3, []],
      ['sent', false, 3, []],
      ['watching', true, 3, []],
    ])
    expect(kept[0]).toMatchObject({
      waybill_token: 'token',
      message_token: '',
      tracking_told: null,
    })
    await database.close()
    await remove()
  })
})

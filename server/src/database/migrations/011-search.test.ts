import { sql, type Kysely } from 'kysely'
import { describe, expect, it } from 'vitest'
import { connect, migrate, openDatabase } from '../database.ts'
import { makeDatabase } from '../engines.testing.ts'

type Rows = Kysely<Record<string, Record<string, unknown>>>

const SHIPPINGS: Record<string, string> = {
  plain: '{"shipping_list":[{"tracking_no":"YT-1"},{"tracking_no":"YT-1"},{"tracking_no":""}]}',
  twice: '{"shipping_list":[{"tracking_no":"YT-1"},{"tracking_no":"YT-2"}]}',
  nothing: '{}',
  empty: '{"shipping_list":null}',
  nul: String.raw`{"shipping_list":[{"tracking_no":"YT\u0000"},{"goods_desc":"\u0000"}]}`,
}

const CONTENTS: Record<string, [payment: string, content: string]> = {
  a: ['2:p', '{"order_key":{"transaction_id":"p"},"shipping_list":[{"tracking_no":"YT-1"}]}'],
  b: ['1:m:SHOP-1', '{"order_key":{"mchid":"m","out_trade_no":"SHOP-1"},"shipping_list":[{}]}'],
  c: ['2:q', '{"order_key":{"transaction_id":"q"}}'],
}

async function fill(database_url: string): Promise<void> {
  const connection = connect(database_url)
  await migrate(connection, { to: '006-promise' })
  for (const [transaction_id, shipping] of Object.entries(SHIPPINGS))
    await sql`insert into orders (appid, transaction_id, merchant_id, sub_merchant_id, merchant_trade_no,
      description, paid_amount, openid, pay_time, order_state, in_complaint, shipping, fetched_at)
      values ('wx', ${transaction_id}, 'm', '', 'o', '', 1, 'o', 1, 2, 0, ${shipping}, 77)`.execute(
      connection.db,
    )
  for (const [id, [payment, content]] of Object.entries(CONTENTS))
    await sql`insert into shipments (id, appid, payment, content, content_hash, state, tries, due_at,
      deadline_at, lease_until, accepted_at, updated_at)
      values (${id}, 'wx', ${payment}, ${content}, 'h', 'rejected', 0, 0, 0, 0, 1, 1)`.execute(
      connection.db,
    )
  await connection.db.destroy()
}

describe.each(['sqlite', 'postgres'] as const)('what was stored before (%s)', (engine) => {
  it('is found by its waybills and numbers', async () => {
    const { url, remove } = await makeDatabase(engine, { bare: true })
    try {
      await fill(url)
      const database = await openDatabase(url)
      const db = database.db as unknown as Rows
      const all = (table: string, first: string, second: string) =>
        db.selectFrom(table).select([first, second]).orderBy(first).orderBy(second).execute()
      const parcels = await all('order_parcels', 'tracking_no', 'transaction_id')
      // SQLite keeps the NUL; PostgreSQL cannot.
      expect(parcels.filter(({ transaction_id }) => transaction_id !== 'nul')).toEqual([
        { tracking_no: 'YT-1', transaction_id: 'plain' },
        { tracking_no: 'YT-1', transaction_id: 'twice' },
        { tracking_no: 'YT-2', transaction_id: 'twice' },
      ])
      expect(await all('shipment_parcels', 'tracking_no', 'shipment_id')).toEqual([
        { tracking_no: 'YT-1', shipment_id: 'a' },
      ])
      expect(await all('shipments', 'id', 'out_trade_no')).toEqual([
        { id: 'a', out_trade_no: null },
        { id: 'b', out_trade_no: 'SHOP-1' },
        { id: 'c', out_trade_no: null },
      ])
      expect(await all('orders', 'transaction_id', 'updated_at')).toContainEqual({
        transaction_id: 'plain',
        updated_at: 77,
      })
      await database.close()
    } finally {
      await remove()
    }
  })
})

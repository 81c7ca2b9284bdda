import { sql, type Kysely } from 'kysely'
import { describe, expect, it } from 'vitest'
import { connect, migrate, openDatabase } from '../database.ts'
import { makeDatabase } from '../engines.testing.ts'

const UPDATED_AT = 1_790_000_000_000

const ORDERS: Record<string, [order_state: number, shipping: string, shipped_at: number | null]> = {
  late: [2, '{"shipping_list":[{"upload_time":1795000000}]}', UPDATED_AT],
  none: [2, '{"shipping_list":[]}', UPDATED_AT],
  nothing: [2, '{}', UPDATED_AT],
  nul: [2, '{"shipping_list":null}', UPDATED_AT],
  parts: [
    4,
    '{"shipping_list":[{"upload_time":1780000000},{"upload_time":1780000005},{}]}',
    1_780_000_005_000,
  ],
  waits: [1, '{}', null],
}

describe.each(['sqlite', 'postgres'] as const)('orders that were shipped before (%s)', (engine) => {
  it('get the time of their last parcel, or of what was last seen of them', async () => {
    const { url, remove } = await makeDatabase(engine, { bare: true })
    try {
      const connection = connect(url)
      await migrate(connection, { to: '029-appid-keys' })
      for (const [id, [order_state, shipping]] of Object.entries(ORDERS))
        await sql`insert into orders (appid, transaction_id, merchant_id, sub_merchant_id,
          merchant_trade_no, description, paid_amount, openid, pay_time, order_state, in_complaint,
          shipping, fetched_at, updated_at) values ('wx', ${id}, 'm', '', 'o', '', 1, 'o', 1,
          ${order_state}, 0, ${shipping}, 77, ${UPDATED_AT})`.execute(connection.db)
      await connection.db.destroy()
      const database = await openDatabase(url)
      const rows = await (database.db as unknown as Kysely<Record<string, Record<string, unknown>>>)
        .selectFrom('orders')
        .select(['transaction_id', 'shipped_at'])
        .orderBy('transaction_id')
        .execute()
      expect(rows).toEqual(
        Object.entries(ORDERS).map(([transaction_id, [, , shipped_at]]) => ({
          transaction_id,
          shipped_at,
        })),
      )
      await database.close()
    } finally {
      await remove()
    }
  })
})

import type { Kysely } from 'kysely'

/** What the board and the settlements are read by. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createIndex('orders_by_state')
    .on('orders')
    .columns(['appid', 'order_state', 'pay_time'])
    .execute()
  await db.schema
    .createIndex('settlements_by_time')
    .on('settlements')
    .columns(['appid', 'shipped_time desc', 'transaction_id desc'])
    .execute()
}

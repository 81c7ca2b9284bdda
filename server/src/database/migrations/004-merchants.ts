import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** API keys, idempotency keys, tracked waybills, combined shipments, and lists of shipments. */
export async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('api_keys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('appid', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute()
  await schema
    .createTable('idempotency_keys')
    .addColumn('appid', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('request_hash', 'text', (c) => c.notNull())
    .addColumn('shipment_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_keys_pk', ['appid', 'key'])
    .execute()
  await schema
    .createTable('waybills')
    .addColumn('appid', 'text', (c) => c.notNull())
    .addColumn('transaction_id', 'text', (c) => c.notNull())
    .addColumn('tracking_no', 'text', (c) => c.notNull())
    .addColumn('waybill_token', 'text', (c) => c.notNull())
    .addColumn('status', 'integer', (c) => c.notNull())
    .addColumn('reminder', 'text', (c) =>
      c.notNull().check(sql`reminder in ('watching', 'sending', 'sent', 'not_needed', 'refused')`),
    )
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('waybills_pk', ['appid', 'transaction_id', 'tracking_no'])
    .execute()
  await schema
    .createIndex('waybills_due')
    .on('waybills')
    .columns(['due_at'])
    .where(sql<boolean>`reminder = 'watching'`)
    .execute()
  // One reminder a payment, ever: two parcels of it must not both be "sending" or "sent".
  await schema
    .createIndex('waybills_one_reminder')
    .unique()
    .on('waybills')
    .columns(['appid', 'transaction_id'])
    .where(sql<boolean>`reminder in ('sending', 'sent')`)
    .execute()
  await schema
    .createIndex('events_open')
    .on('events')
    .columns(['appid', 'state', 'id'])
    .where(sql<boolean>`state in ('new', 'parked')`)
    .execute()
  await schema.alterTable('shipments').addColumn('combined', 'text').execute()
  await schema.alterTable('shipments').addColumn('combined_key', 'text').execute()
  await schema
    .createIndex('shipments_of_combined')
    .on('shipments')
    .columns(['combined'])
    .where(sql<boolean>`combined is not null`)
    .execute()
  // The board counts by state; the merchant's lists go on after a payment of the same second.
  await schema.dropIndex('orders_by_state').execute()
  await schema
    .createIndex('orders_by_state')
    .on('orders')
    .columns(['appid', 'order_state', 'pay_time desc', 'transaction_id desc'])
    .execute()
  await schema
    .createIndex('orders_by_time')
    .on('orders')
    .columns(['appid', 'pay_time desc', 'transaction_id desc'])
    .execute()
  await schema
    .createIndex('shipments_by_state')
    .on('shipments')
    .columns(['appid', 'state', 'id'])
    .execute()
}

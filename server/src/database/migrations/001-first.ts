import { sql, type Kysely } from 'kysely'
import { identity, type Engine } from '../dialects.ts'

const OPEN = sql<boolean>`state in ('queued', 'sending', 'verifying')`

export async function up(db: Kysely<never>, engine: Engine): Promise<void> {
  const { schema } = db
  await schema
    .createTable('orders')
    .addColumn('appid', 'text', (c) => c.notNull())
    .addColumn('transaction_id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('sub_merchant_id', 'text', (c) => c.notNull())
    .addColumn('merchant_trade_no', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('paid_amount', 'bigint', (c) => c.notNull())
    .addColumn('openid', 'text', (c) => c.notNull())
    .addColumn('pay_time', 'bigint', (c) => c.notNull())
    .addColumn('order_state', 'integer', (c) => c.notNull())
    .addColumn('in_complaint', 'integer', (c) => c.notNull())
    .addColumn('shipping', 'text', (c) => c.notNull())
    .addColumn('fetched_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('orders_pk', ['appid', 'transaction_id'])
    .execute()
  await schema
    .createIndex('orders_of_buyer')
    .on('orders')
    .columns(['appid', 'openid', 'pay_time desc', 'transaction_id desc'])
    .execute()
  await schema
    .createIndex('orders_of_buyer_by_state')
    .on('orders')
    .columns(['appid', 'openid', 'order_state', 'pay_time desc', 'transaction_id desc'])
    .execute()
  await schema
    .createIndex('orders_by_trade_no')
    .on('orders')
    .columns(['appid', 'merchant_trade_no', 'merchant_id'])
    .execute()

  await schema
    .createTable('settlements')
    .addColumn('appid', 'text', (c) => c.notNull())
    .addColumn('transaction_id', 'text', (c) => c.notNull())
    .addColumn('shipped_time', 'bigint')
    .addColumn('estimated_settlement_time', 'bigint')
    .addColumn('confirm_receive_method', 'integer')
    .addColumn('confirm_receive_time', 'bigint')
    .addColumn('settlement_time', 'bigint')
    .addPrimaryKeyConstraint('settlements_pk', ['appid', 'transaction_id'])
    .execute()

  await schema
    .createTable('shipments')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('appid', 'text', (c) => c.notNull())
    .addColumn('payment', 'text', (c) => c.notNull())
    .addColumn('transaction_id', 'text')
    .addColumn('openid', 'text')
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) =>
      c
        .notNull()
        .check(
          sql`state in ('queued', 'sending', 'verifying', 'shipped', 'rejected', 'needs_attention')`,
        ),
    )
    .addColumn('upload_time', 'text')
    .addColumn('reason', 'text')
    .addColumn('errcode', 'bigint')
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('deadline_at', 'bigint', (c) => c.notNull())
    .addColumn('lease', 'text')
    .addColumn('lease_until', 'bigint', (c) => c.notNull())
    .addColumn('accepted_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    // What was uploaded has a payment, a payer and a time that never changes again.
    .addCheckConstraint(
      'shipments_sent_is_complete',
      sql`state not in ('sending', 'shipped') or (transaction_id is not null and openid is not null)`,
    )
    .execute()
  // Two uploads for one payment at once could spend its one re-shipment chance.
  await schema
    .createIndex('shipments_one_open_a_payment')
    .unique()
    .on('shipments')
    .columns(['appid', 'payment'])
    .where(OPEN)
    .execute()
  await schema
    .createIndex('shipments_one_open_a_transaction')
    .unique()
    .on('shipments')
    .columns(['appid', 'transaction_id'])
    .where(sql<boolean>`transaction_id is not null and ${OPEN}`)
    .execute()
  await schema
    .createIndex('shipments_due')
    .on('shipments')
    .columns(['due_at'])
    .where(OPEN)
    .execute()
  await schema
    .createIndex('shipments_of_payment')
    .on('shipments')
    .columns(['appid', 'payment'])
    .execute()
  await schema
    .createIndex('shipments_of_transaction')
    .on('shipments')
    .columns(['appid', 'transaction_id'])
    .execute()

  await schema
    .createTable('attempts')
    .addColumn('id', ...identity(engine))
    .addColumn('shipment_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('call', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('errcode', 'bigint')
    .addColumn('rid', 'text')
    .execute()
  await schema
    .createIndex('attempts_of_shipment')
    .on('attempts')
    .columns(['shipment_id', 'id'])
    .execute()

  await schema
    .createTable('event_keys')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .execute()
  await schema
    .createTable('events')
    .addColumn('id', ...identity(engine))
    .addColumn('appid', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('new', 'done', 'parked')`))
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('error', 'text')
    .execute()
  await schema
    .createIndex('events_due')
    .on('events')
    .columns(['due_at'])
    .where(sql<boolean>`state = 'new'`)
    .execute()

  await schema
    .createTable('settings')
    .addColumn('appid', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('settings_pk', ['appid', 'name'])
    .execute()

  await schema
    .createTable('buyers')
    .addColumn('appid', 'text', (c) => c.notNull())
    .addColumn('openid', 'text', (c) => c.notNull())
    .addColumn('orders_read_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('buyers_pk', ['appid', 'openid'])
    .execute()
}

import { sql, type Kysely } from 'kysely'

/**
 * Payments that come in: notifications of WeChat Pay, payments that are expected, refunds; and when an
 * order is late that was promised for another day.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table pay_merchants (
    appid text not null, mchid text not null, api_v3_key text,
    created_at bigint not null, updated_at bigint not null,
    primary key (appid, mchid))`)
  await run(`create table pay_keys (
    appid text not null, mchid text not null, serial text not null,
    kind text not null check (kind in ('public_key', 'certificate')),
    pem text not null, valid_until bigint, created_at bigint not null,
    primary key (appid, mchid, serial))`)
  await run(`create table pay_notifications (
    appid text not null, id text not null,
    mchid text not null, event_type text not null, received_at bigint not null,
    primary key (appid, id))`)
  await run('create index pay_notifications_received on pay_notifications (received_at)')
  await run(`create table expected_orders (
    appid text not null, payment text not null,
    transaction_id text, mchid text, out_trade_no text,
    source text not null check (source in ('import', 'notification')),
    openid text, paid_amount bigint, pay_time bigint, promised_ship_time bigint,
    told_at bigint not null, tries integer not null, errcode integer, due_at bigint not null,
    noticed integer not null check (noticed in (0, 1)),
    check ((transaction_id is not null) or (mchid is not null and out_trade_no is not null)),
    primary key (appid, payment))`)
  await run('create index expected_orders_due on expected_orders (appid, due_at)')
  await run('create index expected_orders_told on expected_orders (appid, told_at)')
  await run(`create table refunds (
    appid text not null, refund_id text not null,
    transaction_id text not null, mchid text not null, out_trade_no text not null,
    out_refund_no text not null, status text not null,
    refund bigint not null, total bigint not null, success_time bigint,
    known integer not null check (known in (0, 1)),
    overruled integer not null check (overruled in (0, 1)), told_at bigint not null,
    primary key (appid, refund_id))`)
  await run('create index refunds_of_payment on refunds (appid, transaction_id)')
  await run('create index refunds_unknown on refunds (told_at) where known = 0')
  await run(`create table auto_ship_rules (
    appid text not null, id text not null,
    field text not null check (field in ('merchant_trade_no', 'mchid', 'description')),
    value text not null, logistics_type integer not null check (logistics_type in (3, 4)),
    item_desc text not null, after integer not null, created_at bigint not null,
    paid_from bigint not null,
    primary key (appid, id))`)
  await run(`create table auto_shipped (
    appid text not null, transaction_id text not null, rule_id text not null,
    shipment_id text, refusal text, at bigint not null,
    primary key (appid, transaction_id))`)
  await run('alter table orders add column waits_since bigint')
  await run('alter table orders add column special_type integer')
  await run(`create index orders_that_wait_from on orders (appid, order_state, waits_since)
    where waits_since is not null`)
}

/** SQL of payments that we were told of, and that get_order does not know yet. */
import { sql, type Compilable, type Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import { takeDue, type PutOff } from '../database/lease-queries.ts'
import type { ExpectedOrdersTable } from '../database/schema-wechatpay.ts'
import type { Order } from './queries.ts'

/** A payment that is expected. */
export type ExpectedOrder = Omit<
  Selectable<ExpectedOrdersTable>,
  'appid' | 'source' | 'noticed'
> & { source: 'import' | 'notification'; noticed: boolean }

function toExpected(stored: Selectable<ExpectedOrdersTable>): ExpectedOrder {
  const { appid: _, source, noticed, ...row } = stored
  return {
    ...row,
    source: source === 'import' ? 'import' : 'notification',
    noticed: noticed === 1,
  }
}

/** What was told of a payment. */
export type ToldPayment = Pick<
  ExpectedOrder,
  | 'payment'
  | 'transaction_id'
  | 'mchid'
  | 'out_trade_no'
  | 'source'
  | 'openid'
  | 'paid_amount'
  | 'pay_time'
  | 'promised_ship_time'
  | 'told_at'
  | 'due_at'
>

/**
 * Statement that expects a payment, unless get_order has shown it. What is told again fills in what
 * was not told before, and moves the promised time.
 */
export function expecting({ database: { db }, appid }: Scope, told: ToldPayment): Compilable {
  const { payment, transaction_id, mchid, out_trade_no, source, openid } = told
  const { paid_amount, pay_time, promised_ship_time, told_at, due_at } = told
  const insert = sql`
    insert into expected_orders (appid, payment, transaction_id, mchid, out_trade_no, source, openid,
      paid_amount, pay_time, promised_ship_time, told_at, tries, due_at, noticed)
    select cast(${appid} as text), cast(${payment} as text), cast(${transaction_id} as text),
      cast(${mchid} as text), cast(${out_trade_no} as text), cast(${source} as text),
      cast(${openid} as text), cast(${paid_amount} as bigint), cast(${pay_time} as bigint),
      cast(${promised_ship_time} as bigint), cast(${told_at} as bigint), 0,
      cast(${due_at} as bigint), 0
    where not exists (select 1 from orders where orders.appid = ${appid}
      and orders.transaction_id = ${transaction_id ?? ''} and orders.fetched_at > 0)
    on conflict (appid, payment) do update set
      openid = coalesce(expected_orders.openid, excluded.openid),
      paid_amount = coalesce(expected_orders.paid_amount, excluded.paid_amount),
      pay_time = coalesce(expected_orders.pay_time, excluded.pay_time),
      promised_ship_time = coalesce(excluded.promised_ship_time, expected_orders.promised_ship_time)`
  return { compile: () => insert.compile(db) }
}

/** An order as WeChat Pay's notification tells it. */
export type NotifiedOrder = Pick<
  Order,
  | 'transaction_id'
  | 'merchant_id'
  | 'sub_merchant_id'
  | 'merchant_trade_no'
  | 'paid_amount'
  | 'openid'
  | 'pay_time'
>

/**
 * Statement that puts an order into the local copy as WeChat Pay tells it, unless it is there. Nobody
 * has read it from WeChat's shipping management: `fetched_at` is 0.
 */
export const showingNotified = (
  { database: { db }, appid }: Scope,
  order: NotifiedOrder,
  { order_state, now }: { order_state: number; now: number },
): Compilable =>
  db
    .insertInto('orders')
    .values({
      ...order,
      appid,
      description: '',
      order_state,
      in_complaint: 0,
      shipping: '{}',
      fetched_at: 0,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())

/** Claims payments to ask for until `lease_until`. */
export async function claimDueExpected(scope: Scope, claim: PutOff): Promise<ExpectedOrder[]> {
  const rows = await takeDue(scope, 'expected_orders', { key: 'payment' }, claim, sql`true`)
  return rows.map(toExpected)
}

/** Stores that WeChat did not show a payment yet. */
export async function askExpectedLater(
  { database: { db }, appid }: Scope,
  payment: string,
  change: { tries: number; errcode: number | null; due_at: number; noticed: boolean },
): Promise<void> {
  await db
    .updateTable('expected_orders')
    .set({ ...change, noticed: change.noticed ? 1 : 0 })
    .where('appid', '=', appid)
    .where('payment', '=', payment)
    .execute()
}

/**
 * Ends the wait for a payment that get_order has shown: in the local copy, where a notification may
 * have put it, whose payment it is stands as WeChat's shipping management has it.
 * @param waits_since when it begins to wait, where it was promised for a day; undefined: as it is
 */
export async function endExpected(
  { database: { db, unit }, appid }: Scope,
  payment: string,
  order: Order,
  waits_since: number | undefined,
): Promise<void> {
  const { merchant_id, sub_merchant_id, merchant_trade_no, openid, pay_time } = order
  await unit([
    db
      .updateTable('orders')
      .set({
        merchant_id,
        sub_merchant_id,
        merchant_trade_no,
        openid,
        pay_time,
        ...(waits_since !== undefined && { waits_since }),
      })
      .where('appid', '=', appid)
      .where('transaction_id', '=', order.transaction_id),
    db.deleteFrom('expected_orders').where('appid', '=', appid).where('payment', '=', payment),
  ])
}

/** Expects a payment no more, and takes it out of the local copy unless WeChat has shown it. @returns whether it was expected */
export async function forgetExpected(
  { database: { db, unit }, appid }: Scope,
  payment: string,
): Promise<boolean> {
  const [, removed] = await unit([
    db
      .deleteFrom('orders')
      .where('appid', '=', appid)
      .where('fetched_at', '=', 0)
      .where('transaction_id', 'in', (eb) =>
        eb
          .selectFrom('expected_orders')
          .select(sql<string>`coalesce(expected_orders.transaction_id, '')`.as('transaction_id'))
          .where('expected_orders.appid', '=', appid)
          .where('expected_orders.payment', '=', payment),
      ),
    db
      .deleteFrom('expected_orders')
      .where('appid', '=', appid)
      .where('payment', '=', payment)
      .returning('payment'),
  ])
  return removed.length > 0
}

/** Lists expected payments in the order of their names, after `after`. */
export async function listExpected(
  { database: { db }, appid }: Scope,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<ExpectedOrder[]> {
  let query = db.selectFrom('expected_orders').selectAll().where('appid', '=', appid)
  if (after !== undefined) query = query.where('payment', '>', after)
  const rows = await query.orderBy('payment').limit(limit).execute()
  return rows.map(toExpected)
}

/** Counts the payments of which a person was told, and when the first of them was told of. */
export async function countUnknownExpected({
  database: { db },
  appid,
}: Scope): Promise<{ count: number; since: number | null }> {
  const row = await db
    .selectFrom('expected_orders')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('told_at').as('since')])
    .where('appid', '=', appid)
    .where('noticed', '=', 1)
    .executeTakeFirstOrThrow()
  const since = row.since as number | null
  return { count: Number(row.count), since: since === null ? null : Number(since) }
}

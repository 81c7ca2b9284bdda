/** SQL of when orders are late. */
import { ORDER_STATE } from '@fahuo/contract'
import { expressionBuilder, sql } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { Schema } from '../database/schema.ts'

const orders = expressionBuilder<Schema, 'orders'>()

/** Orders that count as waiting from a time on, or since before it (Unix seconds, the later excluded). */
export function waits({
  from,
  before,
}: {
  from?: number | undefined
  before?: number | undefined
}) {
  const between = (column: 'pay_time' | 'waits_since') =>
    orders.and([
      ...(from === undefined ? [] : [orders(`orders.${column}`, '>=', from)]),
      ...(before === undefined ? [] : [orders(`orders.${column}`, '<', before)]),
    ])
  // As the indexes have it: most orders count from their payment.
  return orders.or([
    orders.and([orders('orders.waits_since', 'is', null), between('pay_time')]),
    orders.and([orders('orders.waits_since', 'is not', null), between('waits_since')]),
  ])
}

/** Notes from when on an order counts as waiting, Unix seconds; one that was reported to WeChat stays as that says. */
export async function saveWaitsSince(
  { database: { db }, appid }: Scope,
  transaction_id: string,
  waits_since: number,
): Promise<void> {
  await db
    .updateTable('orders')
    .set({ waits_since })
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .where('special_type', 'is', null)
    .execute()
}

/**
 * Notes the promised times that details told before with the orders that are known meanwhile.
 * @param lead_seconds how long before the promised time an order counts as waiting
 */
export async function notePromises(
  { database: { unit, db }, appid }: Scope,
  lead_seconds: number,
): Promise<void> {
  const names = sql<boolean>`order_details.appid = orders.appid
    and (order_details.transaction_id = orders.transaction_id
      or (order_details.out_trade_no = orders.merchant_trade_no
        and order_details.mchid in (orders.merchant_id, orders.sub_merchant_id)))`
  const promised = sql`from order_details
    where ${names} and order_details.promised_ship_time is not null`
  const note = sql`update orders
    set waits_since = (select max(order_details.promised_ship_time) ${promised}) - ${lead_seconds}
    where orders.appid = ${appid} and orders.special_type is null and exists (select 1 ${promised})`
  const noted = sql`update order_details set promised_ship_time = null
    where order_details.appid = ${appid} and order_details.promised_ship_time is not null
      and exists (select 1 from orders where ${names})`
  const [waiting] = await db
    .selectFrom('order_details')
    .select('updated_at')
    .where('appid', '=', appid)
    .where(sql<boolean>`promised_ship_time is not null`)
    .limit(1)
    .execute()
  if (!waiting) return
  await unit([{ compile: () => note.compile(db) }, { compile: () => noted.compile(db) }])
}

/** An order that is promised for a day that WeChat must be told of. Times in Unix seconds. */
export interface UnreportedPresale {
  transaction_id: string
  pay_time: number
  waits_since: number
}

/** Counts orders that are promised later than `after_seconds` from their payment, and lists the first of them. */
export async function unreportedPresales(
  { database: { db }, appid }: Scope,
  { after_seconds, limit }: { after_seconds: number; limit: number },
): Promise<{ count: number; first: UnreportedPresale[] }> {
  const presales = db
    .selectFrom('orders')
    .where('appid', '=', appid)
    .where('order_state', '=', ORDER_STATE.awaiting_shipment)
    .where(sql<boolean>`waits_since is not null`)
    .where('special_type', 'is', null)
    .where(sql<boolean>`waits_since - pay_time > ${after_seconds}`)
  const { count } = await presales
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) === 0) return { count: 0, first: [] }
  const rows = await presales
    .select(['transaction_id', 'pay_time', 'waits_since'])
    .orderBy('pay_time')
    .limit(limit)
    .execute()
  return {
    count: Number(count),
    first: rows.map((row) => ({ ...row, waits_since: Number(row.waits_since) })),
  }
}

/** Reads what is noted of when an order is late. */
export const findSpecial = ({ database: { db }, appid }: Scope, transaction_id: string) =>
  db
    .selectFrom('orders')
    .select(['presale_time', 'special_type', 'waits_since'])
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .executeTakeFirst()

import { ORDER_STATE } from '@fahuo/contract'
import { sql } from 'kysely'
import type { Scope } from '../database/database.ts'
import { isRefundedInFullOf, REFUNDED } from '../payments/refund-queries.ts'
import { toOrder, type Order } from './queries.ts'

/** Returns in which state the local copy has some orders; those that it does not have are left out. */
export async function knownStates(
  { database: { db }, appid }: Scope,
  transaction_ids: readonly string[],
): Promise<Map<string, number>> {
  if (transaction_ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('orders')
    .select(['transaction_id', 'order_state'])
    .where('appid', '=', appid)
    .where('transaction_id', 'in', [...transaction_ids])
    .execute()
  return new Map(rows.map(({ transaction_id, order_state }) => [transaction_id, order_state]))
}

/** The local copy does not have the order: a condition of what is told of it. */
export const isUnknown = (appid: string, transaction_id: string) =>
  sql<boolean>`not exists (select 1 from orders where orders.appid = ${appid}
    and orders.transaction_id = ${transaction_id})`

/** The order awaits shipment: a condition of what is told of it. */
export const awaitsShipment = (appid: string, transaction_id: string) =>
  sql<boolean>`exists (select 1 from orders where orders.appid = ${appid}
    and orders.transaction_id = ${transaction_id}
    and orders.order_state = ${sql.lit(ORDER_STATE.awaiting_shipment)})`

/**
 * Lists orders that await shipment, wait since a time between two (Unix seconds, the later excluded),
 * and of which an event was not written; an order whose pre-sale is expected to ship later is not late.
 * @param prefix the event's key is this and the order's number
 */
export async function untoldOrders(
  { database: { db }, appid }: Scope,
  {
    since_from,
    since_before,
    now,
    prefix,
    limit,
  }: { since_from: number; since_before: number; now: number; prefix: string; limit: number },
): Promise<Order[]> {
  const rows = await db
    .selectFrom('orders')
    .selectAll()
    // Each branch has its index: an order that was promised for a day waits from then on.
    .where((eb) => {
      const waits = [
        eb('appid', '=', appid),
        eb('order_state', '=', sql.lit(ORDER_STATE.awaiting_shipment)),
      ]
      const since = (column: 'pay_time' | 'waits_since') => [
        eb(column, '>=', since_from),
        eb(column, '<', since_before),
      ]
      return eb.or([
        eb.and([...waits, eb('waits_since', 'is', null), ...since('pay_time')]),
        eb.and([...waits, eb('waits_since', 'is not', null), ...since('waits_since')]),
      ])
    })
    .where((eb) => eb.or([eb('presale_time', 'is', null), eb('presale_time', '<=', now)]))
    .where(
      sql<boolean>`not exists (select 1 from outgoing where outgoing.appid = ${appid}
        and outgoing.key = cast(${prefix} as text) || orders.transaction_id)`,
    )
    .orderBy('pay_time')
    .limit(limit)
    .execute()
  return rows.map(toOrder)
}

/**
 * Lists payments of known orders all of which went back, and of which that was not told.
 * @param since when the last refund was told at the earliest, Unix milliseconds
 */
export async function untoldRefunds(
  { database: { db }, appid }: Scope,
  since: number,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('refunds')
    .innerJoin('orders', (join) =>
      join
        .onRef('orders.appid', '=', 'refunds.appid')
        .onRef('orders.transaction_id', '=', 'refunds.transaction_id'),
    )
    .select('refunds.transaction_id')
    .distinct()
    .where('refunds.appid', '=', appid)
    // Known to nobody yet: the others were told a day ago or more.
    .where('refunds.known', '=', 0)
    .where('refunds.told_at', '>=', since)
    .where('refunds.status', '=', sql.lit(REFUNDED))
    // What WeChat showed as refunded was told then.
    .where('orders.order_state', '!=', sql.lit(ORDER_STATE.refunded))
    .where(isRefundedInFullOf(sql.ref('refunds.appid'), sql.ref('refunds.transaction_id')))
    .where(
      sql<boolean>`not exists (select 1 from outgoing where outgoing.appid = ${appid}
        and outgoing.key = 'order.refunded:' || refunds.transaction_id)`,
    )
    .limit(limit)
    .execute()
  return rows.map(({ transaction_id }) => transaction_id)
}

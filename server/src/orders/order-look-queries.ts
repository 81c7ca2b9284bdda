import { ORDER_STATE } from '@fahuo/contract'
import { sql } from 'kysely'
import type { Scope } from '../database/database.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time.ts'

/** From when an order is shipped until it is received automatically [official]. */
const EXPRESS_MS = 10 * DAY_MS
const OTHER_MS = 2 * DAY_MS

/** WeChat takes a moment, too. */
const SLACK_MS = MINUTE_MS

/** After that time the sync of older orders has seen it, whatever it is. */
const LOOKED_FOR_MS = 6 * HOUR_MS

/** An order that is looked at, and is not received yet, is looked at again after that time. */
const AGAIN_MS = 2 * HOUR_MS

/** How the stored `shipping` says that it is express; nothing within it has a field of that name. */
const IS_EXPRESS = ['%"logistics_type":1,%', '%"logistics_type":1}%']

/**
 * Lists orders that are shown as shipped, whose automatic receipt was due in the last six hours, and that
 * were not looked at since: 10 days after they were shipped by express, 2 days otherwise, and when WeChat
 * has said that it will settle.
 * @param now Unix milliseconds
 */
export async function ordersDueForReceipt(
  { database: { db }, appid }: Scope,
  now: number,
  limit: number,
): Promise<string[]> {
  const due = now - SLACK_MS
  const shipped = (after_ms: number, express: boolean) => {
    const is_express = sql<boolean>`(orders.shipping like ${IS_EXPRESS[0]} or orders.shipping like ${IS_EXPRESS[1]})`
    return db
      .selectFrom('orders')
      .select(['orders.transaction_id', 'orders.fetched_at'])
      .where('orders.appid', '=', appid)
      .where('orders.shipped_at', '>', due - after_ms - LOOKED_FOR_MS)
      .where('orders.shipped_at', '<=', due - after_ms)
      .where('orders.order_state', '=', sql.lit(ORDER_STATE.shipped))
      .where(express ? is_express : sql<boolean>`not ${is_express}`)
      .where(
        sql<boolean>`(orders.fetched_at <= orders.shipped_at + ${sql.lit(after_ms)}
          or orders.fetched_at <= ${now - AGAIN_MS})`,
      )
      .orderBy('orders.fetched_at')
      .limit(limit)
      .execute()
  }
  const settling = db
    .selectFrom('settlements')
    .innerJoin('orders', (join) =>
      join
        .onRef('orders.appid', '=', 'settlements.appid')
        .onRef('orders.transaction_id', '=', 'settlements.transaction_id'),
    )
    .select(['orders.transaction_id', 'orders.fetched_at'])
    .where('settlements.appid', '=', appid)
    .where(
      'settlements.estimated_settlement_time',
      '>',
      Math.floor((due - LOOKED_FOR_MS) / SECOND_MS),
    )
    .where('settlements.estimated_settlement_time', '<=', Math.floor(due / SECOND_MS))
    .where('orders.order_state', '=', sql.lit(ORDER_STATE.shipped))
    .where(
      sql<boolean>`(orders.fetched_at <= settlements.estimated_settlement_time * 1000
        or orders.fetched_at <= ${now - AGAIN_MS})`,
    )
    .orderBy('orders.fetched_at')
    .limit(limit)
    .execute()
  const found = await Promise.all([shipped(EXPRESS_MS, true), shipped(OTHER_MS, false), settling])
  const sorted = found.flat().toSorted((one, other) => one.fetched_at - other.fetched_at)
  return [...new Set(sorted.map(({ transaction_id }) => transaction_id))].slice(0, limit)
}

/** An open order is seen again after that time. */
const SEEN_FOR_MS = 6 * HOUR_MS

/** Older ones do not change any more, as for the sync of lists. */
const OPEN_FOR_MS = 30 * DAY_MS

/**
 * Lists orders of the last 30 days that may still change, and that WeChat was not asked for in the last
 * six hours, the longest unseen first.
 * @param now Unix milliseconds
 */
export async function openOrdersToSee(
  { database: { db }, appid }: Scope,
  now: number,
  limit: number,
): Promise<string[]> {
  const open = [
    ORDER_STATE.awaiting_shipment,
    ORDER_STATE.shipped,
    ORDER_STATE.receipt_confirmed,
    ORDER_STATE.funds_awaiting_settlement,
  ]
  const found = await db
    .selectFrom('orders')
    .select('transaction_id')
    .where('appid', '=', appid)
    .where('order_state', 'in', open)
    .where('pay_time', '>', Math.floor((now - OPEN_FOR_MS) / SECOND_MS))
    .where('fetched_at', '<=', now - SEEN_FOR_MS)
    .orderBy('fetched_at')
    .limit(limit)
    .execute()
  return found.map(({ transaction_id }) => transaction_id)
}

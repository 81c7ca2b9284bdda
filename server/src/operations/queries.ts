import { ORDER_STATE } from '@fahuo/contract'
import type { Store } from '../database/database.ts'

/** How many orders, and their money in fen. */
export interface Tally {
  orders: number
  paid_amount: number
}

/** The orders in some states that were paid between two times (Unix seconds, the later excluded). */
export async function tallyOrders(
  { db }: Store,
  appid: string,
  wanted: {
    states: readonly number[]
    paid_from?: number
    paid_before?: number
    in_complaint?: boolean
  },
): Promise<Tally> {
  let query = db
    .selectFrom('orders')
    .select((eb) => [
      eb.fn.countAll<number>().as('orders'),
      eb.fn.coalesce(eb.fn.sum<number>('paid_amount'), eb.lit(0)).as('paid_amount'),
    ])
    .where('appid', '=', appid)
    .where('order_state', 'in', [...wanted.states])
  if (wanted.paid_from !== undefined) query = query.where('pay_time', '>=', wanted.paid_from)
  if (wanted.paid_before !== undefined) query = query.where('pay_time', '<', wanted.paid_before)
  if (wanted.in_complaint) query = query.where('in_complaint', '=', 1)
  const row = await query.executeTakeFirstOrThrow()
  // PostgreSQL sums bigints as numeric, which comes as text.
  return { orders: Number(row.orders), paid_amount: Number(row.paid_amount) }
}

export interface ShipmentCount {
  state: string
  count: number
  /** Unix milliseconds: when the longest waiting one was accepted. */
  oldest: number
}

/** Shipments by state, for the board and for metrics; those that are shipped are done and not counted. */
export async function countShipments({ db }: Store, appid: string): Promise<ShipmentCount[]> {
  const rows = await db
    .selectFrom('shipments')
    .select((eb) => [
      'state',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('accepted_at').as('oldest'),
    ])
    .where('appid', '=', appid)
    .where('state', 'in', ['queued', 'sending', 'verifying', 'rejected', 'needs_attention'])
    .groupBy('state')
    .execute()
  return rows.map(({ state, count, oldest }) => ({ state, count: Number(count), oldest }))
}

export interface SettlementLine {
  transaction_id: string
  merchant_id: string
  sub_merchant_id: string
  merchant_trade_no: string
  paid_amount: number
  order_state: number
  pay_time: number
  shipped_time: number | null
  estimated_settlement_time: number | null
  confirm_receive_method: number | null
  confirm_receive_time: number | null
  settlement_time: number | null
}

/** What WeChat told of the money, latest shipment first, after `after`. */
export function listSettlements(
  { db }: Store,
  appid: string,
  page: {
    settled?: boolean | undefined
    after?: { shipped_time: number; transaction_id: string } | undefined
    limit: number
  },
): Promise<SettlementLine[]> {
  const { after } = page
  let query = db
    .selectFrom('settlements')
    .innerJoin('orders', (join) =>
      join
        .onRef('orders.appid', '=', 'settlements.appid')
        .onRef('orders.transaction_id', '=', 'settlements.transaction_id'),
    )
    .select([
      'orders.transaction_id',
      'orders.merchant_id',
      'orders.sub_merchant_id',
      'orders.merchant_trade_no',
      'orders.paid_amount',
      'orders.order_state',
      'orders.pay_time',
      'settlements.shipped_time',
      'settlements.estimated_settlement_time',
      'settlements.confirm_receive_method',
      'settlements.confirm_receive_time',
      'settlements.settlement_time',
    ])
    .where('settlements.appid', '=', appid)
  if (page.settled === true) query = query.where('settlements.settlement_time', 'is not', null)
  if (page.settled === false) query = query.where('settlements.settlement_time', 'is', null)
  if (after)
    query = query.where((eb) =>
      eb(
        eb.refTuple('settlements.shipped_time', 'settlements.transaction_id'),
        '<',
        eb.tuple(after.shipped_time, after.transaction_id),
      ),
    )
  return query
    .orderBy('settlements.shipped_time', 'desc')
    .orderBy('settlements.transaction_id', 'desc')
    .limit(page.limit)
    .execute()
}

/** The states in which a buyer has confirmed and the money is on its way. */
export const CONFIRMED_UNSETTLED = [
  ORDER_STATE.receipt_confirmed,
  ORDER_STATE.funds_awaiting_settlement,
]

/** SQL of the list of orders: its pages, and how many there are. */
import { ORDER_STATE } from '@fahuo/contract'
import { sql, type Expression, type SelectQueryBuilder } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { Schema } from '../database/schema.ts'
import { waits } from '../orders/late-queries.ts'
import { toOrder, type StoredOrder } from '../orders/queries.ts'
import { NEEDS_PERSON, UNRESOLVED_STATES } from '../shipments/search-queries.ts'
import { OPEN_STATES } from '../shipments/states.ts'
import type { Stage } from './stage-names.ts'

/** Which of the merchant's orders; all when left out. */
export interface OrderFilter {
  order_state?: number | undefined
  stage?: Stage | undefined
  /** Unix seconds. */
  paid_from?: number | undefined
  /** Unix seconds, excluded. */
  paid_before?: number | undefined
  in_complaint?: boolean | undefined
  transaction_id?: string | undefined
  /** What a search has found. */
  transaction_ids?: readonly string[] | undefined
  merchant_trade_no?: string | undefined
  openid?: string | undefined
  /** Of one of its parcels, now or before it was corrected. */
  tracking_no?: string | undefined
  merchant_id?: string | undefined
  /** Of its first parcel. */
  express_company?: string | undefined
  /** Those that were reported as pre-sales, or all others. */
  presale?: boolean | undefined
  /** Unix milliseconds: changed at or after. */
  updated_from?: number | undefined
  /** Waiting since before, Unix seconds. */
  waits_before?: number | undefined
}

/** An order of the list, with when it is late. */
export type ListedOrder = StoredOrder & {
  presale_time: number | null
  special_type: number | null
  waits_since: number | null
}

/** A place in the list. */
export interface OrderPlace {
  pay_time: number
  transaction_id: string
}

/** The states of orders that each of these stages shows. */
export const STATES_OF: Partial<Record<Stage, readonly number[]>> = {
  to_ship: [ORDER_STATE.awaiting_shipment],
  shipped: [ORDER_STATE.shipped],
  received: [
    ORDER_STATE.receipt_confirmed,
    ORDER_STATE.transaction_complete,
    ORDER_STATE.funds_awaiting_settlement,
  ],
  refunded: [ORDER_STATE.refunded],
}

/**
 * What a list is read by, the rarest first: the index of the first one that a filter has gives the
 * order of the rows, and all others are looked at row by row. Without it, an engine without
 * statistics takes one that a whole shop has.
 */
const DRIVERS = ['openid', 'express_company', 'order_state', 'merchant_id'] as const

type Orders = SelectQueryBuilder<Schema, 'orders', object>

/** What these find is few: it is sorted. SQLite would go through all in the order of payment. */
const isFew = (filter: OrderFilter): boolean =>
  filter.transaction_id !== undefined ||
  filter.transaction_ids !== undefined ||
  filter.merchant_trade_no !== undefined ||
  filter.tracking_no !== undefined ||
  filter.updated_from !== undefined ||
  filter.waits_before !== undefined ||
  filter.stage === 'uploading' ||
  filter.stage === 'needs_person'

/** When orders were paid, as their indexes have it, or hidden from them. */
const payTime = (filter: OrderFilter) =>
  isFew(filter) ? sql<number>`+orders.pay_time` : sql<number>`orders.pay_time`

/** The orders of a filter. @param order_state of its stage: one at a time, each in the order of an index */
function matching({ database, appid }: Scope, filter: OrderFilter, order_state?: number): Orders {
  const { db } = database
  const { paid_from, paid_before, in_complaint, tracking_no, updated_from, stage } = filter
  let query = db.selectFrom('orders').where('orders.appid', '=', appid) as Orders
  const few = isFew(filter)
  const values = { ...filter, order_state: order_state ?? filter.order_state }
  const driver =
    few || filter.presale || in_complaint
      ? undefined
      : DRIVERS.find((column) => values[column] !== undefined)
  for (const column of DRIVERS) {
    const value = values[column]
    if (value !== undefined)
      query =
        column === driver
          ? query.where(`orders.${column}`, '=', value)
          : query.where(beside(`orders.${column}`, typeof value), '=', value)
  }
  if (driver === 'express_company') query = query.where(sql<boolean>`orders.express_company <> ''`)
  if (order_state !== undefined && filter.order_state !== undefined)
    query = query.where('orders.order_state', '=', filter.order_state)
  for (const column of ['transaction_id', 'merchant_trade_no'] as const)
    if (filter[column] !== undefined) query = query.where(`orders.${column}`, '=', filter[column])
  if (filter.transaction_ids !== undefined)
    query = query.where('orders.transaction_id', 'in', listOf(filter.transaction_ids))
  const paid = payTime(filter)
  if (paid_from !== undefined) query = query.where(paid, '>=', paid_from)
  if (paid_before !== undefined) query = query.where(paid, '<', paid_before)
  // A column that no index has: SQLite would go through all of one that holds what is asked.
  if (few) query = query.where(sql<boolean>`orders.fetched_at >= 0`)
  if (filter.waits_before !== undefined)
    query = query
      .where('orders.order_state', '=', ORDER_STATE.awaiting_shipment)
      .where(waits({ before: filter.waits_before }))
  // Written as the partial indexes have it: a bound value would not find them.
  if (in_complaint !== undefined)
    query = query.where(sql<boolean>`orders.in_complaint = ${sql.lit(in_complaint ? 1 : 0)}`)
  if (filter.presale === true) query = query.where(sql<boolean>`orders.special_type = 1`)
  if (filter.presale === false)
    query = query.where(sql<boolean>`coalesce(orders.special_type, 0) <> 1`)
  if (updated_from !== undefined) query = query.where('orders.updated_at', '>=', updated_from)
  if (tracking_no !== undefined)
    query = query.where('orders.transaction_id', 'in', (eb) =>
      eb
        .selectFrom('order_parcels')
        .select('order_parcels.transaction_id')
        .where('order_parcels.appid', '=', appid)
        .where('order_parcels.tracking_no', '=', tracking_no),
    )
  return byShipments(query, appid, stage)
}

/** A column that its index is not to be searched by. */
const beside = (column: string, type: string) =>
  type === 'string' ? sql`(${sql.ref(column)} || '')` : sql`(${sql.ref(column)} + 0)`

const listOf = (ids: readonly string[]) => (ids.length === 0 ? [''] : [...ids])

const names = (states: readonly string[]) => sql.join(states.map((state) => sql.lit(state)))
const UNDER_WAY = names(OPEN_STATES)
const UNRESOLVED = names(UNRESOLVED_STATES)

/** The orders that have such shipments. Of these there are few: they are found by their state. */
const having = (appid: string, condition: Expression<unknown>) =>
  sql<boolean>`orders.transaction_id in (select shipments.transaction_id from shipments
    where shipments.appid = ${appid} and shipments.transaction_id is not null and ${condition})`

/** The orders that have none. Of an order there are few: they are found by its number, not their state. */
const lacking = (appid: string, condition: Expression<unknown>) =>
  sql<boolean>`not exists (select 1 from shipments where shipments.appid = ${appid}
    and shipments.transaction_id = orders.transaction_id and ${condition})`

/** Keeps the orders whose shipments put them into a stage. */
function byShipments(query: Orders, appid: string, stage: Stage | undefined): Orders {
  const needs_person = sql`(shipments.state || '') in (${UNRESOLVED}) and ${NEEDS_PERSON}`
  switch (stage) {
    case 'uploading':
      return query
        .where(having(appid, sql`shipments.state in (${UNDER_WAY})`))
        .where(lacking(appid, needs_person))
    case 'needs_person':
      return query.where(having(appid, sql`shipments.state in (${UNRESOLVED}) and ${NEEDS_PERSON}`))
    case 'to_ship':
      return query.where(
        lacking(appid, sql`((shipments.state || '') in (${UNDER_WAY}) or (${needs_person}))`),
      )
    default:
      return query
  }
}

/** Lists the merchant's orders, newest payment first, after `after`. */
export async function listOrders(
  scope: Scope,
  filter: OrderFilter,
  page: { after?: OrderPlace | undefined; limit: number },
): Promise<ListedOrder[]> {
  const { after, limit } = page
  const pageOf = (order_state?: number) => {
    let query = matching(scope, filter, order_state).selectAll('orders')
    if (after)
      query = query.where((eb) =>
        eb(
          eb.refTuple('orders.pay_time', 'orders.transaction_id'),
          '<',
          eb.tuple(after.pay_time, after.transaction_id),
        ),
      )
    return query
      .orderBy(payTime(filter), 'desc')
      .orderBy('orders.transaction_id', 'desc')
      .limit(limit)
      .execute()
  }
  const states = statesOf(filter)
  // Each state in the order of its index, and no further than a page: `in (…)` would sort them all.
  const pages = await Promise.all(states.map(pageOf))
  const rows = pages.flat()
  if (pages.length > 1)
    rows.sort((a, b) => b.pay_time - a.pay_time || (a.transaction_id < b.transaction_id ? 1 : -1))
  return rows.slice(0, limit).map((row) => ({
    ...toOrder(row),
    updated_at: row.updated_at,
    presale_time: row.presale_time,
    special_type: row.special_type,
    waits_since: row.waits_since,
  }))
}

/** The states that are read one after the other; undefined: all at once. */
const statesOf = ({ stage }: OrderFilter): readonly (number | undefined)[] =>
  (stage && STATES_OF[stage]) ?? [undefined]

/** Counts the orders of a filter, no further than `most`. */
export async function countOrders(
  scope: Scope,
  filter: OrderFilter,
  most: number,
): Promise<number> {
  let count = 0
  for (const order_state of statesOf(filter)) {
    const some = matching(scope, filter, order_state)
      .select(sql<number>`1`.as('one'))
      .limit(most - count)
    const counted = sql<{ count: number }>`select count(*) as count from ${some} as counted`
    const { rows } = await counted.execute(scope.database.db)
    count += Number(rows[0]?.count)
    if (count >= most) break
  }
  return count
}

/** Counts the newest orders of a filter by their state, no more than `most` in all. */
export async function countStates(
  scope: Scope,
  filter: OrderFilter,
  most: number,
): Promise<Map<number, number>> {
  const some = matching(scope, filter)
    .select('orders.order_state')
    .orderBy(payTime(filter), 'desc')
    .limit(most)
  const counted = sql<{ order_state: number; count: number }>`
    select order_state, count(*) as count from ${some} as counted group by order_state`
  const { rows } = await counted.execute(scope.database.db)
  return new Map(rows.map(({ order_state, count }) => [order_state, Number(count)]))
}

/** How many values of a column a person may choose from. */
const CHOICES_AT_MOST = 50

/**
 * Returns the values that a column of all orders has. One step of an index leads to the next value:
 * `distinct` would go through all orders.
 */
export async function valuesOfOrders(
  { database: { db }, appid }: Scope,
  column: 'express_company' | 'merchant_id',
): Promise<string[]> {
  const values: string[] = []
  for (;;) {
    const next = await db
      .selectFrom('orders')
      .select(column)
      .where('appid', '=', appid)
      .where(column, '>', values.at(-1) ?? '')
      // As the partial index of carriers has it.
      .where(sql<boolean>`${sql.ref(column)} <> ''`)
      .orderBy(column)
      .limit(1)
      .executeTakeFirst()
    if (!next) return values
    values.push(next[column])
    if (values.length === CHOICES_AT_MOST) return values
  }
}

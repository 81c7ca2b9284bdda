import type { Scope } from '../database/database.ts'
import { waits } from '../orders/late-queries.ts'
import { NEEDS_PERSON, UNRESOLVED_STATES } from '../shipments/search-queries.ts'
import { SHIPMENT_STATE_NAMES } from '../shipments/states.ts'

/** How many orders, and their money in fen. */
export interface Tally {
  orders: number
  paid_amount: number
}

/**
 * Tallies the orders in some states that count as waiting between two times (Unix seconds, the later
 * excluded): since their payment, or as they were promised.
 */
export async function tallyOrders(
  { database: { db }, appid }: Scope,
  filter: {
    states: readonly number[]
    waits_from?: number
    waits_before?: number
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
    .where('order_state', 'in', [...filter.states])
  if (filter.waits_from !== undefined || filter.waits_before !== undefined)
    query = query.where(waits({ from: filter.waits_from, before: filter.waits_before }))
  if (filter.in_complaint) query = query.where('in_complaint', '=', 1)
  const row = await query.executeTakeFirstOrThrow()
  // PostgreSQL sums bigints as numeric, which comes as text.
  return { orders: Number(row.orders), paid_amount: Number(row.paid_amount) }
}

export interface ShipmentCount {
  state: string
  count: number
  /** When the longest waiting one was accepted, Unix milliseconds. */
  oldest: number
}

/** Counts the shipments that a person should look at, by state. */
export async function countUnresolved({
  database: { db },
  appid,
}: Scope): Promise<ShipmentCount[]> {
  const rows = await db
    .selectFrom('shipments')
    .select((eb) => [
      'state',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('updated_at').as('oldest'),
    ])
    .where('appid', '=', appid)
    .where('state', 'in', [...UNRESOLVED_STATES])
    .where(NEEDS_PERSON)
    .groupBy('state')
    .execute()
  return rows.map(({ state, count, oldest }) => ({ state, count: Number(count), oldest }))
}

/** Counts shipments by state; those that are shipped are done and not counted. */
export async function countShipments({ database: { db }, appid }: Scope): Promise<ShipmentCount[]> {
  const rows = await db
    .selectFrom('shipments')
    .select((eb) => [
      'state',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('accepted_at').as('oldest'),
    ])
    .where('appid', '=', appid)
    .where(
      'state',
      'in',
      SHIPMENT_STATE_NAMES.filter((state) => state !== 'shipped'),
    )
    .groupBy('state')
    .execute()
  return rows.map(({ state, count, oldest }) => ({ state, count: Number(count), oldest }))
}

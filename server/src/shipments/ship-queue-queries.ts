/** SQL of the orders that are to be shipped, by the time that is left. */
import { ORDER_STATE } from '@fahuo/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { OrdersTable } from '../database/schema.ts'
import { toOrder, type Order } from '../orders/queries.ts'
import type { Selectable } from 'kysely'
import { toShipment, type Shipment } from './queries.ts'
import { OPEN_STATES } from './states.ts'

/** An order that is to be shipped. Times in Unix seconds. */
export type OrderToShip = Order &
  Pick<Selectable<OrdersTable>, 'waits_since' | 'special_type'> & {
    /** From when on it counts as waiting. */
    waits_from: number
  }

const listed = (values: readonly string[]) => sql.join(values.map((value) => sql.lit(value)))

/** Of these a person need not think now: a worker does, or somebody looks at them elsewhere. */
const UNDER_WAY = listed([...OPEN_STATES, 'needs_attention'])

/** As the index has it. */
const WAITS_FROM = sql<number>`coalesce(orders.waits_since, orders.pay_time)`
const TO_SHIP = sql<boolean>`orders.order_state = ${sql.lit(ORDER_STATE.awaiting_shipment)}`

type Row = Selectable<OrdersTable> & { waits_from: number }

const toOrderToShip = ({ waits_from, ...row }: Row): OrderToShip => ({
  ...toOrder(row),
  waits_since: row.waits_since === null ? null : Number(row.waits_since),
  special_type: row.special_type,
  waits_from: Number(waits_from),
})

/**
 * Lists orders that nobody ships yet, those with the least time left first.
 * @param after the last one of the page before
 */
export async function listOrdersToShip(
  { database: { db }, appid }: Scope,
  page: { after?: { time: number; id: string } | undefined; limit: number },
): Promise<OrderToShip[]> {
  const { after, limit } = page
  const from = after
    ? sql`and (${WAITS_FROM}, orders.transaction_id) > (${after.time}, ${after.id})`
    : sql``
  const { rows } = await sql<Row>`
    select orders.*, ${WAITS_FROM} as waits_from from orders
    where orders.appid = ${appid} and ${TO_SHIP} ${from}
      and not exists (select 1 from shipments where shipments.appid = orders.appid
        and shipments.transaction_id = orders.transaction_id
        and shipments.state in (${UNDER_WAY}))
    order by ${WAITS_FROM}, orders.transaction_id limit ${limit}`.execute(db)
  return rows.map(toOrderToShip)
}

/** Returns some orders that are to be shipped, as the queue lists them. */
export async function ordersToShip(
  { database: { db }, appid }: Scope,
  transaction_ids: readonly string[],
): Promise<OrderToShip[]> {
  if (transaction_ids.length === 0) return []
  const { rows } = await sql<Row>`
    select orders.*, ${WAITS_FROM} as waits_from from orders
    where orders.appid = ${appid} and orders.transaction_id in (${sql.join(transaction_ids)})`.execute(
    db,
  )
  return rows.map(toOrderToShip)
}

/** How many orders, and their money in fen. */
export interface QueueTally {
  orders: number
  paid_amount: number
}

export interface QueueTallies {
  all: QueueTally
  /** That must be shipped today. */
  today: QueueTally
  /** That are late. */
  late: QueueTally
}

/**
 * Tallies the orders that nobody ships yet.
 * @param before what counts as waiting since before these times (Unix seconds) is due today, or late
 */
export async function tallyOrdersToShip(
  scope: Scope,
  before: { today: number; late: number },
): Promise<QueueTallies> {
  const all = await tally(scope, before, sql``)
  // Subtracted: they are few, and asking of each order whether it is one would be asking of all.
  const under_way = await tally(
    scope,
    before,
    sql`and orders.transaction_id in (
      select shipments.transaction_id from shipments where shipments.appid = ${scope.appid}
        and shipments.state in (${UNDER_WAY}))`,
  )
  const less = (name: keyof QueueTallies) => ({
    orders: all[name].orders - under_way[name].orders,
    paid_amount: all[name].paid_amount - under_way[name].paid_amount,
  })
  return { all: less('all'), today: less('today'), late: less('late') }
}

/** What is due is counted in the order of the index: SQLite would read all orders of the state. */
async function tally(
  { database: { db }, appid }: Scope,
  { today, late }: { today: number; late: number },
  and: RawBuilder<unknown>,
): Promise<QueueTallies> {
  const to_ship = sql`from orders where orders.appid = ${appid} and ${TO_SHIP} ${and}`
  type Sums = Record<'orders' | 'amount' | 'late_orders' | 'late_amount', number | string | null>
  const all = await sql<Sums>`
    select count(*) as orders, sum(orders.paid_amount) as amount ${to_ship}`.execute(db)
  const due = await sql<Sums>`
    select count(*) as orders, sum(paid_amount) as amount,
      sum(case when waits_from < ${late} then 1 else 0 end) as late_orders,
      sum(case when waits_from < ${late} then paid_amount else 0 end) as late_amount
    from (select ${WAITS_FROM} as waits_from, orders.paid_amount as paid_amount ${to_ship}
      and ${WAITS_FROM} < ${today} order by ${WAITS_FROM}) as due`.execute(db)
  // PostgreSQL's sums come as text; of nothing they are null.
  const tallied = (orders: keyof Sums, amount: keyof Sums, row: Sums | undefined) => ({
    orders: Number(row?.[orders] ?? 0),
    paid_amount: Number(row?.[amount] ?? 0),
  })
  return {
    all: tallied('orders', 'amount', all.rows[0]),
    today: tallied('orders', 'amount', due.rows[0]),
    late: tallied('late_orders', 'late_amount', due.rows[0]),
  }
}

/** Lists the shipments that are under way, newest first; of combined ones the leaders. */
export async function shipmentsUnderWay(
  { database: { db }, appid }: Scope,
  limit: number,
): Promise<Shipment[]> {
  const rows = await db
    .selectFrom('shipments')
    .selectAll()
    .where('appid', '=', appid)
    .where(sql<boolean>`state in (${listed(OPEN_STATES)})`)
    .where(sql<boolean>`(combined is null or combined = id)`)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toShipment)
}

/** Returns the newest shipment of each payment that was rejected and is not closed. */
export async function rejectedShipments(
  { database: { db }, appid }: Scope,
  transaction_ids: readonly string[],
): Promise<Map<string, Shipment>> {
  if (transaction_ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('shipments')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', 'in', [...transaction_ids])
    .where(sql<boolean>`state = 'rejected' and coalesce(reason, '') <> 'closed_by_hand'`)
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.transaction_id ?? '', toShipment(row)]))
}

/** Returns which carrier the last parcels went with, newest first. */
export async function lastCarriers({ database: { db }, appid }: Scope): Promise<string[]> {
  const rows = await db
    .selectFrom('shipments')
    .selectAll()
    .where('appid', '=', appid)
    .orderBy('id', 'desc')
    .limit(LAST_PARCELS)
    .execute()
  return rows.map(toShipment).flatMap(({ content }) => {
    const carrier = content.shipping_list?.[0]?.express_company
    return carrier ? [carrier] : []
  })
}

/** The last one may have been picked up, and say no carrier. */
const LAST_PARCELS = 10

/** SQL of what shops tell of their orders. */
import { expressionBuilder, sql, type Selectable } from 'kysely'
import type { Scope, Statement } from '../database/database.ts'
import { PURGED_AT_ONCE, type Purged } from '../database/purge.ts'
import type { OrderDetailsTable, Schema } from '../database/schema.ts'
import type { OrderDetails } from './details-body.ts'
import type { Order } from './queries.ts'

type Row = Selectable<OrderDetailsTable>

/** The numbers that details were told by: WeChat Pay's alone, or the merchant's pair; else empty. */
export type DetailsNumbers = Pick<Row, 'transaction_id' | 'mchid' | 'out_trade_no'>

/** What was told of an order, and when (Unix milliseconds). */
export type ToldDetails = DetailsNumbers & {
  details: OrderDetails
  combined: string | null
  known: boolean
  updated_at: number
}

/** The numbers of an order that details may have been told by. */
export type OrderNumbers = Pick<
  Order,
  'transaction_id' | 'merchant_id' | 'sub_merchant_id' | 'merchant_trade_no'
>

const toDetails = ({ details, known, combined, updated_at, ...row }: Row): ToldDetails => ({
  transaction_id: row.transaction_id,
  mchid: row.mchid,
  out_trade_no: row.out_trade_no,
  details: JSON.parse(details) as OrderDetails,
  combined,
  known: known === 1,
  updated_at,
})

const eb = expressionBuilder<Schema, 'order_details'>()

/** The rows of some numbers. */
const namedBy = (numbers: readonly DetailsNumbers[]) =>
  eb.or(
    numbers.map(({ transaction_id, mchid, out_trade_no }) =>
      eb.and({ transaction_id, mchid, out_trade_no }),
    ),
  )

/**
 * Stores what was told, all or none; the same numbers again replace it as a whole.
 * @param stale the other numbers of the same payments: their rows go
 * @param more statements that go with it
 */
export async function saveDetails(
  { database: { db, unit }, appid }: Scope,
  told: readonly ToldDetails[],
  stale: readonly DetailsNumbers[],
  more: readonly Statement[] = [],
): Promise<void> {
  const upserts = told.map(({ details, known, ...numbers }) => {
    const values = { ...numbers, details: JSON.stringify(details), known: known ? 1 : 0 }
    const { combined, updated_at } = values
    const promised_ship_time = details.promised_ship_time ?? null
    return db
      .insertInto('order_details')
      .values({ appid, ...values, promised_ship_time })
      .onConflict((conflict) =>
        conflict.columns(['appid', 'transaction_id', 'mchid', 'out_trade_no']).doUpdateSet({
          details: values.details,
          combined,
          known: values.known,
          updated_at,
          promised_ship_time,
        }),
      )
  })
  const removing = db.deleteFrom('order_details').where('appid', '=', appid).where(namedBy(stale))
  await unit([...upserts, ...(stale.length === 0 ? [] : [removing]), ...more])
}

/** Returns what was told of an order last; undefined: nothing was. */
export async function findDetails(
  { database: { db }, appid }: Scope,
  numbers: readonly DetailsNumbers[],
): Promise<ToldDetails | undefined> {
  const row = await db
    .selectFrom('order_details')
    .selectAll()
    .where('appid', '=', appid)
    .where(namedBy(numbers))
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toDetails(row)
}

/** Returns all parts of a combined payment, as they were told. */
export async function partsOfCombined(
  { database: { db }, appid }: Scope,
  combined: string,
): Promise<ToldDetails[]> {
  const rows = await db
    .selectFrom('order_details')
    .selectAll()
    .where('appid', '=', appid)
    .where('combined', '=', combined)
    .orderBy('transaction_id')
    .orderBy('out_trade_no')
    .execute()
  return rows.map(toDetails)
}

/** Finds the orders of the local copy that some numbers name. */
export async function ordersNamed(
  { database: { db }, appid }: Scope,
  numbers: readonly DetailsNumbers[],
): Promise<OrderNumbers[]> {
  const filled = (values: string[]) => values.filter((value) => value !== '')
  const ids = filled(numbers.map(({ transaction_id }) => transaction_id))
  const trade_nos = filled(numbers.map(({ out_trade_no }) => out_trade_no))
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('orders')
    .select(['transaction_id', 'merchant_id', 'sub_merchant_id', 'merchant_trade_no'])
    .where('appid', '=', appid)
    .where((orders) =>
      orders.or([
        ...(ids.length > 0 ? [orders('transaction_id', 'in', ids)] : []),
        ...(trade_nos.length > 0 ? [orders('merchant_trade_no', 'in', trade_nos)] : []),
      ]),
    )
    .execute()
  return rows.filter((row) => numbers.some((named) => names(named, row)))
}

/** Whether some numbers are those of an order; a pair may name the sub-merchant. */
export function names(named: DetailsNumbers, order: OrderNumbers): boolean {
  if (named.transaction_id !== '') return named.transaction_id === order.transaction_id
  const merchants = [order.merchant_id, order.sub_merchant_id]
  return named.out_trade_no === order.merchant_trade_no && merchants.includes(named.mchid)
}

/** What an order was reported as: when a pre-sale is expected to ship (Unix seconds), or a test order. */
export interface ReportedSpecial {
  special_type: number
  presale_time: number | null
  waits_since: number
}

/** Notes what WeChat was told of a special order. @returns whether the order is known */
export async function saveSpecial(
  { database: { db }, appid }: Scope,
  order_id: string,
  special: ReportedSpecial,
): Promise<boolean> {
  const noted = await db
    .updateTable('orders')
    .set(special)
    .where('appid', '=', appid)
    .where((orders) =>
      orders.or([
        orders('transaction_id', '=', order_id),
        orders('merchant_trade_no', '=', order_id),
      ]),
    )
    .returning('transaction_id')
    .execute()
  return noted.length > 0
}

/**
 * Removes what was told before a time (Unix milliseconds) of orders that nobody knows: most of them
 * were never paid. Rows of orders that are known meanwhile are looked at once.
 */
export async function purgeDetails(
  { database: { db, unit } }: Scope,
  before: number,
): Promise<Purged> {
  const rows = await db
    .selectFrom('order_details')
    .select('updated_at')
    .where('known', '=', 0)
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .limit(PURGED_AT_ONCE)
    .execute()
  const last = rows.at(-1)
  if (!last) return { removed: 0, next: null }
  const old = eb.and([eb('known', '=', 0), eb('updated_at', '<=', last.updated_at)])
  const is_known = sql<boolean>`exists (select 1 from orders
    where orders.appid = order_details.appid
      and (orders.transaction_id = order_details.transaction_id
        or (orders.merchant_trade_no = order_details.out_trade_no
          and order_details.mchid in (orders.merchant_id, orders.sub_merchant_id))))`
  const [, removed] = await unit([
    db.updateTable('order_details').set({ known: 1 }).where(old).where(is_known),
    db.deleteFrom('order_details').where(old).returning('appid'),
  ])
  return { removed: removed.length, next: rows.length < PURGED_AT_ONCE ? null : 0 }
}

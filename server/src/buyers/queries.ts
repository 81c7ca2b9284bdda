import type { Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { OrdersTable, SettlementsTable } from '../database/schema.ts'
import type { OrderDetails } from '../orders/details-body.ts'
import { names } from '../orders/details-queries.ts'
import type { Order, Shipping } from '../orders/queries.ts'
import type { Settlement } from '../orders/settlement-queries.ts'
import type { StatusChange } from '../orders/waybill-queries.ts'
import { refundsOf, type Refund } from '../payments/refund-queries.ts'
import { itemsInParcels, type ParcelItems } from '../services/item-queries.ts'

/** What a buyer may see of an order: all but whose it is. */
export type ListedOrder = Omit<Order, 'openid'>

/** What a buyer may see of an order's money. */
export type ListedSettlement = Omit<Settlement, 'transaction_id' | 'confirm_receive_method'>

/** An order with all that is stored of it for its buyer. */
export interface BuyerRow {
  order: ListedOrder
  settlement: ListedSettlement | null
  beside: Beside
}

/** What is known of an order beside WeChat's answer. */
export interface Beside {
  /** What the shop told; null: nothing. */
  details: OrderDetails | null
  /** The combined payment that the shop told it is a part of; null: none. */
  combined: string | null
  /** Unix seconds. */
  presale_time: number | null
  /** What is known of the parcels that WeChat tracks, by waybill. */
  parcels: ReadonlyMap<string, TrackedBeside>
  items: ParcelItems
  /** Those that we were told of. */
  refunds: readonly Refund[]
}

/** A parcel that WeChat tracks. */
export interface TrackedBeside {
  /** WeChat's; 0: none yet. */
  status: number
  statuses: StatusChange[]
  /** WeChat sends its buyer messages of it. */
  messages: boolean
}

interface BuyerPage {
  /** In any of these states; in all when empty or left out. */
  order_state?: readonly number[] | undefined
  /** These alone; all when left out. */
  transaction_ids?: readonly string[] | undefined
  after?: { pay_time: number; transaction_id: string } | undefined
  limit: number
}

type BuyerOrderRow = Pick<
  Selectable<OrdersTable>,
  | 'transaction_id'
  | 'merchant_id'
  | 'sub_merchant_id'
  | 'merchant_trade_no'
  | 'description'
  | 'paid_amount'
  | 'pay_time'
  | 'order_state'
  | 'in_complaint'
  | 'shipping'
  | 'presale_time'
  | 'fetched_at'
> & { any_beside: number } & Omit<
    Selectable<SettlementsTable>,
    'appid' | 'transaction_id' | 'confirm_receive_method'
  > & {
    /** Null when WeChat has reported nothing about the money. */
    settlement_of: string | null
  }

/** Lists a buyer's orders with their settlements, newest payment first, after `after`. */
export async function listBuyerOrders(
  { database, appid }: Scope,
  openid: string,
  { order_state = [], transaction_ids, after, limit }: BuyerPage,
): Promise<BuyerRow[]> {
  const values: unknown[] = [appid, openid, limit]
  const place = (value: unknown) => `?${values.push(value)}`
  const these = transaction_ids
    ? `and orders.transaction_id in (${transaction_ids.map(place).join()})`
    : ''
  const further = after
    ? `${these} and (pay_time, orders.transaction_id) < (${place(after.pay_time)}, ${place(after.transaction_id)})`
    : these
  // Each state is read in the order of its index, and no further than a page: `in (…)` would sort
  // all that the buyer ever had.
  const pages = order_state.map((state) =>
    buyerPage(`and order_state = ${place(state)} ${further}`),
  )
  const page =
    pages.length > 1
      ? `select * from (${pages.map((one) => `select * from (${one}) as page`).join(' union all ')}) as pages
         order by pay_time desc, transaction_id desc limit ?3`
      : (pages[0] ?? buyerPage(further))
  const rows = await database.select<BuyerOrderRow>(page, values)
  const beside = await readBeside({ database, appid }, rows)
  return rows.map((row, at) => ({
    order: {
      transaction_id: row.transaction_id,
      merchant_id: row.merchant_id,
      sub_merchant_id: row.sub_merchant_id,
      merchant_trade_no: row.merchant_trade_no,
      description: row.description,
      paid_amount: row.paid_amount,
      pay_time: row.pay_time,
      order_state: row.order_state,
      in_complaint: row.in_complaint === 1,
      fetched_at: row.fetched_at,
      shipping: JSON.parse(row.shipping) as Shipping,
    },
    settlement: row.settlement_of === null ? null : row,
    beside: { ...(beside[at] ?? NOTHING), presale_time: row.presale_time },
  }))
}

/** Whether anything was told (1), tracked (2), told to a service (4) or refunded (8) of any order: most shops need no second query. */
const ANY_BESIDE = `coalesce((select 1 from order_details where appid = ?1 limit 1), 0)
    + coalesce((select 2 from waybills where appid = ?1 limit 1), 0)
    + coalesce((select 4 from services where appid = ?1 limit 1), 0)
    + coalesce((select 8 from refunds where appid = ?1 limit 1), 0) as any_beside`
const TOLD = 1
const TRACKED = 2
const SERVED = 4
const REFUNDED = 8

interface BesideRow {
  /** Of the order; empty where it is the pair that names it. */
  transaction_id: string
  mchid: string
  /** The merchant's number of the order, or a waybill. */
  number: string
  details: string | null
  combined: string | null
  /** WeChat's status of the waybill, or when the details were told. */
  value: number
  /** JSON, of a waybill. */
  statuses: string | null
  /** 1: WeChat sends messages of the waybill. */
  messages: number
}

/** Reads what is stored beside a page of orders, in their order; nothing where none of it has any. */
async function readBeside(scope: Scope, rows: readonly BuyerOrderRow[]): Promise<Stored[]> {
  const any = rows[0]?.any_beside ?? 0
  if (any === 0) return []
  const stored = (any & (TOLD | TRACKED)) === 0 ? [] : await readStored(scope, rows, any)
  const shipped = rows.map((row, at) => ({ ...row, combined: stored[at]?.combined ?? null }))
  const items = (any & SERVED) === 0 ? [] : await itemsInParcels(scope, shipped)
  const ids = (any & REFUNDED) === 0 ? [] : rows.map(({ transaction_id }) => transaction_id)
  const refunds = Map.groupBy(await refundsOf(scope, ids), ({ transaction_id }) => transaction_id)
  return rows.map(({ transaction_id }, at) => ({
    ...(stored[at] ?? NOTHING),
    items: items[at] ?? NOTHING.items,
    refunds: refunds.get(transaction_id) ?? NOTHING.refunds,
  }))
}

async function readStored(
  { database, appid }: Scope,
  rows: readonly BuyerOrderRow[],
  any: number,
): Promise<Stored[]> {
  const values: unknown[] = [appid]
  const list = (some: readonly string[]) => some.map((one) => `?${values.push(one)}`).join()
  const ids = list(rows.map(({ transaction_id }) => transaction_id))
  const queries: string[] = []
  if ((any & TOLD) !== 0) {
    const merchants = rows.flatMap((row) => [row.merchant_id, row.sub_merchant_id])
    queries.push(
      `select transaction_id, mchid, out_trade_no as number, details, combined, updated_at as value,
        null as statuses, 0 as messages
        from order_details where appid = ?1 and transaction_id in (${ids})`,
      `select transaction_id, mchid, out_trade_no as number, details, combined, updated_at as value,
        null as statuses, 0 as messages
        from order_details where appid = ?1 and transaction_id = ''
          and mchid in (${list([...new Set(merchants)])})
          and out_trade_no in (${list(rows.map((row) => row.merchant_trade_no))})`,
    )
  }
  if ((any & TRACKED) !== 0)
    queries.push(
      `select transaction_id, '' as mchid, tracking_no as number, null as details, null as combined,
        status as value, statuses, case message_token when '' then 0 else 1 end as messages
        from waybills where appid = ?1 and transaction_id in (${ids})`,
    )
  const found = await database.select<BesideRow>(queries.join(' union all '), values)
  if (found.length === 0) return []
  const byNumber = Map.groupBy(found, (row) => row.transaction_id || row.number)
  return rows.map((row) =>
    storedOf(row, [
      ...(byNumber.get(row.transaction_id) ?? []),
      ...(byNumber.get(row.merchant_trade_no) ?? []),
    ]),
  )
}

type Stored = Omit<Beside, 'presale_time'>

const NOTHING: Stored = {
  details: null,
  combined: null,
  parcels: new Map(),
  items: new Map(),
  refunds: [],
}

function storedOf(order: BuyerOrderRow, found: readonly BesideRow[]): Stored {
  if (found.length === 0) return NOTHING
  let told: BesideRow | undefined
  const parcels = new Map<string, TrackedBeside>()
  for (const row of found)
    if (row.statuses !== null)
      parcels.set(row.number, toTracked(row.value, row.statuses, row.messages))
    else if (isOf(row, order) && row.value >= (told?.value ?? 0)) told = row
  return {
    details: told?.details ? (JSON.parse(told.details) as OrderDetails) : null,
    combined: told?.combined ?? null,
    parcels,
    items: NOTHING.items,
    refunds: NOTHING.refunds,
  }
}

const toTracked = (status: number, statuses: string, messages: number): TrackedBeside => ({
  status,
  statuses: JSON.parse(statuses) as StatusChange[],
  messages: messages === 1,
})

/** Whether details are those of an order, whichever numbers they were told by. */
const isOf = ({ transaction_id, mchid, number }: BesideRow, order: BuyerOrderRow) =>
  names({ transaction_id, mchid, out_trade_no: number }, order)

/** One page out of one index. */
const buyerPage = (further: string) => `
  select orders.transaction_id, merchant_id, sub_merchant_id, merchant_trade_no, description,
    paid_amount, pay_time, order_state, in_complaint, shipping, presale_time, fetched_at,
    ${ANY_BESIDE},
    settlements.transaction_id as settlement_of, shipped_time, estimated_settlement_time,
    confirm_receive_time, settlement_time
  from orders left join settlements
    on settlements.appid = orders.appid and settlements.transaction_id = orders.transaction_id
  where orders.appid = ?1 and openid = ?2 ${further}
  order by pay_time desc, orders.transaction_id desc limit ?3`

const COUNTS = `
  select order_state, count(*) as count from orders
  where appid = ?1 and openid = ?2 group by order_state order by order_state`

/** Counts a buyer's orders in each state that has any. Read from the index alone. */
export async function countBuyerOrders(
  { database, appid }: Scope,
  openid: string,
): Promise<Record<string, number>> {
  const rows = await database.select<{ order_state: number; count: number }>(COUNTS, [
    appid,
    openid,
  ])
  return Object.fromEntries(rows.map(({ order_state, count }) => [order_state, count]))
}

const READ_AT = 'select orders_read_at from buyers where appid = ?1 and openid = ?2'

/** Returns when a buyer's orders were last read from WeChat, in Unix milliseconds; 0: never. */
export async function buyerReadAt({ database, appid }: Scope, openid: string): Promise<number> {
  const [buyer] = await database.select<{ orders_read_at: number }>(READ_AT, [appid, openid])
  return buyer?.orders_read_at ?? 0
}

export async function saveBuyerReadAt(
  { database: { db }, appid }: Scope,
  openid: string,
  orders_read_at: number,
): Promise<void> {
  await db
    .insertInto('buyers')
    .values({ appid, openid, orders_read_at })
    .onConflict((conflict) => conflict.columns(['appid', 'openid']).doUpdateSet({ orders_read_at }))
    .execute()
}

import type { Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { OrdersTable, SettlementsTable } from '../database/schema.ts'
import type { Order, Shipping } from '../orders/queries.ts'
import type { Settlement } from '../orders/settlement-queries.ts'

/** What a buyer may see of an order: all but whose it is. */
export type ListedOrder = Omit<Order, 'openid' | 'fetched_at'>

/** What a buyer may see of an order's money. */
export type ListedSettlement = Omit<Settlement, 'transaction_id' | 'confirm_receive_method'>

interface BuyerPage {
  /** In any of these states; in all when empty or left out. */
  order_state?: readonly number[] | undefined
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
> &
  Omit<Selectable<SettlementsTable>, 'appid' | 'transaction_id' | 'confirm_receive_method'> & {
    /** Null when WeChat has reported nothing about the money. */
    settlement_of: string | null
  }

/** Lists a buyer's orders with their settlements, newest payment first, after `after`. */
export async function listBuyerOrders(
  { database, appid }: Scope,
  openid: string,
  { order_state = [], after, limit }: BuyerPage,
): Promise<{ order: ListedOrder; settlement: ListedSettlement | null }[]> {
  const values: unknown[] = [appid, openid, limit]
  const place = (value: unknown) => `?${values.push(value)}`
  const further = after
    ? `and (pay_time, orders.transaction_id) < (${place(after.pay_time)}, ${place(after.transaction_id)})`
    : ''
  // Each state is read in the order of its index, and no further than a page: `in (…)` would sort
  // all that the buyer ever had.
  const pages = order_state.map((state) =>
    buyerPage(`and order_state = ${place(state)} ${further}`),
  )
  const text =
    pages.length > 1
      ? `select * from (${pages.map((page) => `select * from (${page}) as page`).join(' union all ')}) as pages
         order by pay_time desc, transaction_id desc limit ?3`
      : (pages[0] ?? buyerPage(further))
  const rows = await database.select<BuyerOrderRow>(text, values)
  return rows.map((row) => ({
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
      shipping: JSON.parse(row.shipping) as Shipping,
    },
    settlement: row.settlement_of === null ? null : row,
  }))
}

/** One page out of one index. */
const buyerPage = (further: string) => `
  select orders.transaction_id, merchant_id, sub_merchant_id, merchant_trade_no, description,
    paid_amount, pay_time, order_state, in_complaint, shipping,
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

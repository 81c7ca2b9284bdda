import { sql, type RawBuilder, type Selectable } from 'kysely'
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
  { database: { db }, appid }: Scope,
  openid: string,
  { order_state = [], after, limit }: BuyerPage,
): Promise<{ order: ListedOrder; settlement: ListedSettlement | null }[]> {
  // Each state is read in the order of its index, and no further than a page: `in (…)` would sort
  // all that the buyer ever had.
  const states = order_state.length === 0 ? [undefined] : order_state
  const pages = states.map((state) => buyerOrdersIn(appid, openid, state, after, limit))
  const [only] = pages
  const query =
    pages.length === 1 && only
      ? only
      : sql<BuyerOrderRow>`select * from (${sql.join(
          pages.map((page) => sql`select * from (${page}) as page`),
          sql` union all `,
        )}) as pages order by pay_time desc, transaction_id desc limit ${limit}`
  const { rows } = await query.execute(db)
  return rows.map(({ settlement_of, ...row }) => ({
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
    settlement: settlement_of === null ? null : row,
  }))
}

/** One page out of one index. */
function buyerOrdersIn(
  appid: string,
  openid: string,
  state: number | undefined,
  after: BuyerPage['after'],
  limit: number,
): RawBuilder<BuyerOrderRow> {
  const in_state = state === undefined ? sql`` : sql`and order_state = ${state}`
  const further = after
    ? sql`and (pay_time, orders.transaction_id) < (${after.pay_time}, ${after.transaction_id})`
    : sql``
  return sql<BuyerOrderRow>`
    select orders.transaction_id, merchant_id, sub_merchant_id, merchant_trade_no, description,
      paid_amount, pay_time, order_state, in_complaint, shipping,
      settlements.transaction_id as settlement_of, shipped_time, estimated_settlement_time,
      confirm_receive_time, settlement_time
    from orders left join settlements
      on settlements.appid = orders.appid and settlements.transaction_id = orders.transaction_id
    where orders.appid = ${appid} and openid = ${openid} ${in_state} ${further}
    order by pay_time desc, orders.transaction_id desc limit ${limit}`
}

/** Counts a buyer's orders in each state that has any. Read from the index alone. */
export async function countBuyerOrders(
  { database: { db }, appid }: Scope,
  openid: string,
): Promise<Record<string, number>> {
  const { rows } = await sql<{ order_state: number; count: number }>`
    select order_state, count(*) as count from orders
    where appid = ${appid} and openid = ${openid} group by order_state order by order_state`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ order_state, count }) => [order_state, Number(count)]))
}

/** Returns when a buyer's orders were last read from WeChat, in Unix milliseconds; 0: never. */
export async function buyerReadAt(
  { database: { db }, appid }: Scope,
  openid: string,
): Promise<number> {
  const { rows } = await sql<{ orders_read_at: number }>`
    select orders_read_at from buyers where appid = ${appid} and openid = ${openid}`.execute(db)
  return rows[0]?.orders_read_at ?? 0
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

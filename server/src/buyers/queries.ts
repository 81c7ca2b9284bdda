import type { Kysely } from 'kysely'
import type { OrderRow } from '../orders/queries.ts'
import { byShape, prepared } from '../store/prepared.ts'
import type { Schema } from '../database/schema.ts'
import type { SettlementRow } from '../orders/settlement-queries.ts'
import type { Store } from '../database/database.ts'

interface BuyerPage {
  /** In any of these states; in all when empty or left out. */
  order_state?: readonly number[] | undefined
  after?: { pay_time: number; transaction_id: string } | undefined
  limit: number
}

/** What a buyer may see of an order: all but whose it is. */
export type ListedOrder = Omit<OrderRow, 'appid' | 'openid' | 'fetched_at'>

/** What a buyer may see of an order's money. */
export type ListedSettlement = Omit<
  SettlementRow,
  'appid' | 'transaction_id' | 'confirm_receive_method'
>

/** An order with its settlement beside it; without one, `settlement_of` and all of it is null. */
export type BuyerOrderRow = ListedOrder & ListedSettlement & { settlement_of: string | null }

interface BuyerPageGiven {
  appid: string
  openid: string
  pay_time: number
  transaction_id: string
  limit: number
  /** The states by their place. */
  [state: `state_${number}`]: number
}

/** A buyer's orders, newest payment first, after `after`. */
export function listBuyerOrders(
  store: Store,
  appid: string,
  openid: string,
  { order_state: states = [], after, limit }: BuyerPage,
): Promise<BuyerOrderRow[]> {
  const named = states.map((state, at): [string, number] => [`state_${at}`, state])
  const { pay_time = 0, transaction_id = '' } = after ?? {}
  return buyerPageQuery(states.length, after !== undefined)(store, {
    appid,
    openid,
    pay_time,
    transaction_id,
    limit,
    ...Object.fromEntries(named),
  })
}

/** A page in so many states (0: in all), from the beginning or continued. */
const buyerPageQuery = byShape((states: number, continued: boolean) =>
  prepared((db, given: BuyerPageGiven) => {
    if (states === 0) return buyerOrdersIn(db, given, continued)
    // Each state is read in the order of its index, and no further than a page: `in (…)` would sort
    // all that the buyer ever had.
    const alone = (at: number) =>
      db
        .selectFrom(
          buyerOrdersIn(db, given, continued)
            .where('order_state', '=', given[`state_${at}`] as number)
            .as(`state_${at}`),
        )
        .selectAll()
    let orders = alone(0)
    for (let at = 1; at < states; at += 1) orders = orders.unionAll(alone(at))
    return orders.orderBy('pay_time', 'desc').orderBy('transaction_id', 'desc').limit(given.limit)
  }),
)

/** One page out of one index. */
function buyerOrdersIn(
  db: Kysely<Schema>,
  { appid, openid, pay_time, transaction_id, limit }: BuyerPageGiven,
  continued: boolean,
) {
  let query = db
    .selectFrom('orders')
    .leftJoin('settlements', (join) =>
      join
        .onRef('settlements.appid', '=', 'orders.appid')
        .onRef('settlements.transaction_id', '=', 'orders.transaction_id'),
    )
    .select([
      'orders.transaction_id',
      'merchant_id',
      'sub_merchant_id',
      'merchant_trade_no',
      'description',
      'paid_amount',
      'pay_time',
      'order_state',
      'in_complaint',
      'shipping',
      'settlements.transaction_id as settlement_of',
      'shipped_time',
      'estimated_settlement_time',
      'confirm_receive_time',
      'settlement_time',
    ])
    .where('orders.appid', '=', appid)
    .where('openid', '=', openid)
  if (continued)
    query = query.where((eb) =>
      eb(eb.refTuple('pay_time', 'orders.transaction_id'), '<', eb.tuple(pay_time, transaction_id)),
    )
  return query.orderBy('pay_time', 'desc').orderBy('orders.transaction_id', 'desc').limit(limit)
}

const countQuery = prepared((db, { appid, openid }: Buyer) =>
  db
    .selectFrom('orders')
    .select(['order_state', (eb) => eb.fn.countAll().as('count')])
    .where('appid', '=', appid)
    .where('openid', '=', openid)
    .groupBy('order_state')
    .orderBy('order_state'),
)

interface Buyer {
  appid: string
  openid: string
}

/** How many orders a buyer has in each state that has any. Read from the index alone. */
export async function countBuyerOrders(
  store: Store,
  appid: string,
  openid: string,
): Promise<Record<string, number>> {
  const rows = await countQuery(store, { appid, openid })
  return Object.fromEntries(rows.map(({ order_state, count }) => [order_state, Number(count)]))
}

const readAtQuery = prepared((db, { appid, openid }: Buyer) =>
  db
    .selectFrom('buyers')
    .select('orders_read_at')
    .where('appid', '=', appid)
    .where('openid', '=', openid),
)

/** When a buyer's orders were last read from WeChat, in Unix milliseconds; 0: never. */
export async function buyerReadAt(store: Store, appid: string, openid: string): Promise<number> {
  const [row] = await readAtQuery(store, { appid, openid })
  return row?.orders_read_at ?? 0
}

export async function saveBuyerReadAt(
  { db }: Store,
  appid: string,
  openid: string,
  orders_read_at: number,
): Promise<void> {
  await db
    .insertInto('buyers')
    .values({ appid, openid, orders_read_at })
    .onConflict((conflict) => conflict.columns(['appid', 'openid']).doUpdateSet({ orders_read_at }))
    .execute()
}

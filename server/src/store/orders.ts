import type { Kysely, Selectable } from 'kysely'
import { prepared, preparedStatement } from './prepared.ts'
import type { OrdersTable, Schema, SettlementsTable } from './schema.ts'
import type { Db, Store } from './store.ts'

export type OrderRow = Selectable<OrdersTable>
export type SettlementRow = Selectable<SettlementsTable>

/** Writes what WeChat said of some orders; an answer older than the stored one changes nothing. */
export async function saveOrders({ db }: { db: Db }, rows: readonly OrderRow[]): Promise<void> {
  if (rows.length > 0) await savingOrders(db, rows).execute()
}

/** The same for one order, as a statement of a unit. */
export const savingOrder = preparedStatement((db, given: OrderRow) =>
  savingOrders(db, [
    {
      appid: given.appid,
      transaction_id: given.transaction_id,
      merchant_id: given.merchant_id,
      sub_merchant_id: given.sub_merchant_id,
      merchant_trade_no: given.merchant_trade_no,
      description: given.description,
      paid_amount: given.paid_amount,
      openid: given.openid,
      pay_time: given.pay_time,
      order_state: given.order_state,
      in_complaint: given.in_complaint,
      shipping: given.shipping,
      fetched_at: given.fetched_at,
    },
  ]),
)

function savingOrders(db: Db, rows: readonly OrderRow[]) {
  return db
    .insertInto('orders')
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .columns(['appid', 'transaction_id'])
        .doUpdateSet((eb) => ({
          merchant_id: eb.ref('excluded.merchant_id'),
          sub_merchant_id: eb.ref('excluded.sub_merchant_id'),
          merchant_trade_no: eb.ref('excluded.merchant_trade_no'),
          description: eb.ref('excluded.description'),
          paid_amount: eb.ref('excluded.paid_amount'),
          openid: eb.ref('excluded.openid'),
          pay_time: eb.ref('excluded.pay_time'),
          order_state: eb.ref('excluded.order_state'),
          in_complaint: eb.ref('excluded.in_complaint'),
          shipping: eb.ref('excluded.shipping'),
          fetched_at: eb.ref('excluded.fetched_at'),
        }))
        .whereRef('orders.fetched_at', '<=', 'excluded.fetched_at'),
    )
}

const orderQuery = prepared((db, { appid, transaction_id }: OrderKey) =>
  db
    .selectFrom('orders')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id),
)

interface OrderKey {
  appid: string
  transaction_id: string
}

export async function findOrder(
  store: Store,
  appid: string,
  transaction_id: string,
): Promise<OrderRow | undefined> {
  return (await orderQuery(store, { appid, transaction_id }))[0]
}

/** By the merchant's own pair. */
export function findOrderByTradeNo(
  { db }: Store,
  appid: string,
  pair: { merchant_id: string; merchant_trade_no: string },
): Promise<OrderRow | undefined> {
  return db
    .selectFrom('orders')
    .selectAll()
    .where('appid', '=', appid)
    .where('merchant_trade_no', '=', pair.merchant_trade_no)
    .where('merchant_id', '=', pair.merchant_id)
    .executeTakeFirst()
}

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

type BuyerPageQuery = ReturnType<typeof prepareBuyerPage>
const buyerPageQueries = new Map<string, BuyerPageQuery>()

function buyerPageQuery(states: number, continued: boolean): BuyerPageQuery {
  const shape = `${states} ${continued}`
  const found = buyerPageQueries.get(shape) ?? prepareBuyerPage(states, continued)
  buyerPageQueries.set(shape, found)
  return found
}

/** A page in so many states (0: in all), from the beginning or continued. */
function prepareBuyerPage(states: number, continued: boolean) {
  return prepared((db, given: BuyerPageGiven) => {
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
  })
}

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

/** The merchant's orders, newest payment first, after `after`. */
export function listOrders(
  { db }: Store,
  appid: string,
  page: {
    order_state?: number | undefined
    /** Unix seconds; the later excluded. */
    paid_from?: number | undefined
    paid_before?: number | undefined
    in_complaint?: boolean | undefined
    after?: { pay_time: number; transaction_id: string } | undefined
    limit: number
  },
): Promise<OrderRow[]> {
  const { order_state, paid_from, paid_before, in_complaint, after } = page
  let query = db.selectFrom('orders').selectAll().where('appid', '=', appid)
  if (order_state !== undefined) query = query.where('order_state', '=', order_state)
  if (paid_from !== undefined) query = query.where('pay_time', '>=', paid_from)
  if (paid_before !== undefined) query = query.where('pay_time', '<', paid_before)
  if (in_complaint !== undefined) query = query.where('in_complaint', '=', in_complaint ? 1 : 0)
  if (after)
    query = query.where((eb) =>
      eb(
        eb.refTuple('pay_time', 'transaction_id'),
        '<',
        eb.tuple(after.pay_time, after.transaction_id),
      ),
    )
  return query
    .orderBy('pay_time', 'desc')
    .orderBy('transaction_id', 'desc')
    .limit(page.limit)
    .execute()
}

/** Adds what a push told of the money; what is known already is never taken back. */
export async function saveSettlement({ db }: { db: Db }, row: SettlementRow): Promise<void> {
  await db
    .insertInto('settlements')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['appid', 'transaction_id']).doUpdateSet((eb) => {
        const known = <C extends keyof SettlementRow>(column: C) =>
          eb.fn.coalesce(
            eb.ref(`excluded.${column}` as 'excluded.shipped_time'),
            eb.ref(`settlements.${column}` as 'settlements.shipped_time'),
          )
        return {
          shipped_time: known('shipped_time'),
          estimated_settlement_time: known('estimated_settlement_time'),
          confirm_receive_method: known('confirm_receive_method'),
          confirm_receive_time: known('confirm_receive_time'),
          settlement_time: known('settlement_time'),
        }
      }),
    )
    .execute()
}

const settlementQuery = prepared((db, { appid, transaction_id }: OrderKey) =>
  db
    .selectFrom('settlements')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id),
)

export async function findSettlement(
  store: Store,
  appid: string,
  transaction_id: string,
): Promise<SettlementRow | null> {
  return (await settlementQuery(store, { appid, transaction_id }))[0] ?? null
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

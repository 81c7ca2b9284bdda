import type { Selectable } from 'kysely'
import type { OrdersTable, SettlementsTable } from './schema.ts'
import type { Db, Store } from './store.ts'

export type OrderRow = Selectable<OrdersTable>
export type SettlementRow = Selectable<SettlementsTable>

/** Writes what WeChat said of some orders; an answer older than the stored one changes nothing. */
export async function saveOrders({ db }: { db: Db }, rows: readonly OrderRow[]): Promise<void> {
  if (rows.length > 0) await savingOrders(db, rows).execute()
}

/** The same as a statement, for a unit of several. */
export function savingOrders(db: Db, rows: readonly OrderRow[]) {
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

export function findOrder(
  { db }: Store,
  appid: string,
  transaction_id: string,
): Promise<OrderRow | undefined> {
  return db
    .selectFrom('orders')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .executeTakeFirst()
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

/** A buyer's orders, newest payment first, after `after`. */
export function listBuyerOrders(
  store: Store,
  appid: string,
  openid: string,
  page: BuyerPage,
): Promise<OrderRow[]> {
  const [first, ...others] = page.order_state ?? []
  const inState = (order_state?: number) => buyerOrdersIn(store, appid, openid, page, order_state)
  if (first === undefined) return inState().execute()
  // Each state is read in the order of its index, and no further than a page: `in (…)` would sort
  // all that the buyer ever had.
  const alone = (order_state: number) =>
    store.db.selectFrom(inState(order_state).as(`state_${order_state}`)).selectAll()
  let query = alone(first)
  for (const order_state of others) query = query.unionAll(alone(order_state))
  return query
    .orderBy('pay_time', 'desc')
    .orderBy('transaction_id', 'desc')
    .limit(page.limit)
    .execute()
}

/** One page out of one index: of a state, or of all. */
function buyerOrdersIn(
  { db }: Store,
  appid: string,
  openid: string,
  { after, limit }: BuyerPage,
  order_state: number | undefined,
) {
  let query = db
    .selectFrom('orders')
    .selectAll()
    .where('appid', '=', appid)
    .where('openid', '=', openid)
  if (order_state !== undefined) query = query.where('order_state', '=', order_state)
  if (after)
    query = query.where((eb) =>
      eb(
        eb.refTuple('pay_time', 'transaction_id'),
        '<',
        eb.tuple(after.pay_time, after.transaction_id),
      ),
    )
  return query.orderBy('pay_time', 'desc').orderBy('transaction_id', 'desc').limit(limit)
}

/** How many orders a buyer has in each state that has any. Read from the index alone. */
export async function countBuyerOrders(
  { db }: Store,
  appid: string,
  openid: string,
): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('orders')
    .select(['order_state', (eb) => eb.fn.countAll().as('count')])
    .where('appid', '=', appid)
    .where('openid', '=', openid)
    .groupBy('order_state')
    .orderBy('order_state')
    .execute()
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

export function findSettlements(
  { db }: Store,
  appid: string,
  transaction_ids: readonly string[],
): Promise<SettlementRow[]> {
  if (transaction_ids.length === 0) return Promise.resolve([])
  return db
    .selectFrom('settlements')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', 'in', [...transaction_ids])
    .execute()
}

/** When a buyer's orders were last read from WeChat, in Unix milliseconds; 0: never. */
export async function buyerReadAt({ db }: Store, appid: string, openid: string): Promise<number> {
  const row = await db
    .selectFrom('buyers')
    .select('orders_read_at')
    .where('appid', '=', appid)
    .where('openid', '=', openid)
    .executeTakeFirst()
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

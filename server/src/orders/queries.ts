import type { Selectable } from 'kysely'
import { prepared, preparedStatement } from '../store/prepared.ts'
import type { OrdersTable } from '../database/schema.ts'
import type { Db, Store } from '../database/database.ts'

export type OrderRow = Selectable<OrdersTable>

/** Writes what WeChat said of some orders; an answer older than the stored one changes nothing. */
export async function saveOrders({ db }: Store, rows: readonly OrderRow[]): Promise<void> {
  const [row] = rows
  if (!row) return
  if (rows.length === 1) await db.executeQuery(savingOrder(db, row).compile())
  else await savingOrders(db, rows).execute()
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
        // Whose payment it is, and when it was made, never changes: writing it would write its
        // indexes again.
        .doUpdateSet((eb) => ({
          description: eb.ref('excluded.description'),
          paid_amount: eb.ref('excluded.paid_amount'),
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

/** One order of one Mini Program. */
export interface OrderKey {
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

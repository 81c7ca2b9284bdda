import type { OrderShipping } from '@fahuo/wechat'
import { sql, type Compilable, type Selectable } from 'kysely'
import type { z } from 'zod'
import { MINUTE_MS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { OrdersTable } from '../database/schema.ts'

/** No answer of WeChat is on its way for longer. */
const LONGEST_ANSWER_MS = 10 * MINUTE_MS

type OrderRow = Selectable<OrdersTable>

/** WeChat's `shipping` object, with masked contacts. */
export type Shipping = z.output<typeof OrderShipping>

/** An order of the local copy, as WeChat returned it at `fetched_at` (Unix milliseconds). */
export type Order = Omit<OrderRow, 'appid' | 'in_complaint' | 'shipping'> & {
  in_complaint: boolean
  shipping: Shipping
}

function toOrder(stored: OrderRow): Order {
  const { appid: _, in_complaint, shipping, ...row } = stored
  return {
    ...row,
    in_complaint: in_complaint === 1,
    shipping: JSON.parse(shipping) as Shipping,
  }
}

/** Stores what WeChat said of some orders; an answer older than the stored one changes nothing. */
export async function saveOrders(scope: Scope, orders: readonly Order[]): Promise<void> {
  if (orders.length > 0) await orderUpsert(scope, orders).execute()
}

/** Returns the statement of {@link saveOrders}, to be part of a unit. */
export function savingOrders(scope: Scope, orders: readonly Order[]): Compilable[] {
  return orders.length === 0 ? [] : [orderUpsert(scope, orders)]
}

function orderUpsert({ database: { db }, appid }: Scope, orders: readonly Order[]) {
  return db
    .insertInto('orders')
    .values(
      orders.map(({ in_complaint, shipping, ...order }) => ({
        ...order,
        appid,
        in_complaint: in_complaint ? 1 : 0,
        shipping: JSON.stringify(shipping),
      })),
    )
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
        // One of the future was stored by a clock that was ahead.
        .where((eb) =>
          eb.or([
            eb('orders.fetched_at', '<=', eb.ref('excluded.fetched_at')),
            sql<boolean>`orders.fetched_at > excluded.fetched_at + ${sql.lit(LONGEST_ANSWER_MS)}`,
          ]),
        ),
    )
}

export async function findOrder(
  { database: { db }, appid }: Scope,
  transaction_id: string,
): Promise<Order | undefined> {
  const row = await db
    .selectFrom('orders')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .executeTakeFirst()
  return row && toOrder(row)
}

/** Finds an order by the merchant's own pair of numbers. */
export async function findOrderByTradeNo(
  { database: { db }, appid }: Scope,
  pair: { merchant_id: string; merchant_trade_no: string },
): Promise<Order | undefined> {
  const row = await db
    .selectFrom('orders')
    .selectAll()
    .where('appid', '=', appid)
    .where('merchant_trade_no', '=', pair.merchant_trade_no)
    .where('merchant_id', '=', pair.merchant_id)
    .executeTakeFirst()
  return row && toOrder(row)
}

/** Which of the merchant's orders; all when left out. */
export interface OrderFilter {
  order_state?: number | undefined
  /** Unix seconds. */
  paid_from?: number | undefined
  /** Unix seconds, excluded. */
  paid_before?: number | undefined
  in_complaint?: boolean | undefined
}

/** Lists the merchant's orders, newest payment first, after `after`. */
export async function listOrders(
  { database: { db }, appid }: Scope,
  { order_state, paid_from, paid_before, in_complaint }: OrderFilter,
  page: { after?: { pay_time: number; transaction_id: string } | undefined; limit: number },
): Promise<Order[]> {
  const { after } = page
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
  const rows = await query
    .orderBy('pay_time', 'desc')
    .orderBy('transaction_id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toOrder)
}

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
export type Order = Omit<
  OrderRow,
  'appid' | 'in_complaint' | 'shipping' | 'updated_at' | 'presale_time'
> & {
  in_complaint: boolean
  shipping: Shipping
}

/** An order with when WeChat first showed it as it is (Unix milliseconds). */
export type StoredOrder = Order & Pick<OrderRow, 'updated_at'>

function toOrder(stored: OrderRow): Order {
  const { appid: _, updated_at: __, presale_time: ___, in_complaint, shipping, ...row } = stored
  return {
    ...row,
    in_complaint: in_complaint === 1,
    shipping: JSON.parse(shipping) as Shipping,
  }
}

/** Stores what WeChat said of some orders; an answer older than the stored one changes nothing. */
export async function saveOrders(scope: Scope, orders: readonly Order[]): Promise<void> {
  if (orders.length > 0) await scope.database.unit(savingOrders(scope, orders))
}

/** Returns the statements of {@link saveOrders}, to be part of a unit. */
export function savingOrders(scope: Scope, orders: readonly Order[]): Compilable[] {
  if (orders.length === 0) return []
  const parcels = parcelInsert(scope, orders)
  return [orderUpsert(scope, orders), ...(parcels ? [parcels] : [])]
}

/** Remembers which waybills an order has; one that was corrected still leads to it. */
function parcelInsert({ database: { db }, appid }: Scope, orders: readonly Order[]) {
  const parcels = orders.flatMap(({ transaction_id, shipping }) =>
    (shipping.shipping_list ?? [])
      .filter(({ tracking_no }) => tracking_no !== '')
      .map(({ tracking_no }) => ({ appid, tracking_no, transaction_id })),
  )
  if (parcels.length === 0) return undefined
  return db
    .insertInto('order_parcels')
    .values(parcels)
    .onConflict((conflict) => conflict.doNothing())
}

/** What tells whether an order changed; the rest of it never does. */
const CHANGING = ['description', 'paid_amount', 'order_state', 'in_complaint', 'shipping'] as const

function orderUpsert({ database: { db }, appid }: Scope, orders: readonly Order[]) {
  return db
    .insertInto('orders')
    .values(
      orders.map(({ in_complaint, shipping, ...order }) => ({
        ...order,
        appid,
        in_complaint: in_complaint ? 1 : 0,
        shipping: JSON.stringify(shipping),
        updated_at: order.fetched_at,
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
          updated_at: eb
            .case()
            .when(
              eb.and(
                CHANGING.map((column) =>
                  eb(`orders.${column}`, '=', eb.ref(`excluded.${column}` as 'orders.shipping')),
                ),
              ),
            )
            .then(eb.ref('orders.updated_at'))
            .else(eb.ref('excluded.updated_at'))
            .end(),
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

/** Returns who placed a sub-merchant's payment of this number, or its newest one. */
export async function merchantOfSubMerchant(
  { database: { db }, appid }: Scope,
  { sub_merchant_id, merchant_trade_no }: { sub_merchant_id: string; merchant_trade_no: string },
): Promise<string | undefined> {
  const payments = db
    .selectFrom('orders')
    .select('merchant_id')
    .where('appid', '=', appid)
    .where('sub_merchant_id', '=', sub_merchant_id)
  const own = await payments
    .where('merchant_trade_no', '=', merchant_trade_no)
    .limit(1)
    .executeTakeFirst()
  if (own) return own.merchant_id
  const newest = await payments
    // As the index has it: most payments have no sub-merchant.
    .where(sql<boolean>`sub_merchant_id <> ''`)
    .orderBy('pay_time', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.merchant_id
}

/** Which of the merchant's orders; all when left out. */
export interface OrderFilter {
  order_state?: number | undefined
  /** Unix seconds. */
  paid_from?: number | undefined
  /** Unix seconds, excluded. */
  paid_before?: number | undefined
  in_complaint?: boolean | undefined
  transaction_id?: string | undefined
  merchant_trade_no?: string | undefined
  openid?: string | undefined
  /** Of one of its parcels, now or before it was corrected. */
  tracking_no?: string | undefined
  /** Unix milliseconds: changed at or after. */
  updated_from?: number | undefined
}

/** Finds which merchants have payments with these numbers, by number. */
export async function merchantsOfTradeNos(
  { database: { db }, appid }: Scope,
  trade_nos: readonly string[],
): Promise<Map<string, string[]>> {
  if (trade_nos.length === 0) return new Map()
  const rows = await db
    .selectFrom('orders')
    .select(['merchant_trade_no', 'merchant_id'])
    .distinct()
    .where('appid', '=', appid)
    .where('merchant_trade_no', 'in', [...trade_nos])
    .execute()
  const byNumber = Map.groupBy(rows, ({ merchant_trade_no }) => merchant_trade_no)
  return new Map(
    [...byNumber].map(([number, found]) => [number, found.map(({ merchant_id }) => merchant_id)]),
  )
}

/** Lists the merchant's orders, newest payment first, after `after`. */
export async function listOrders(
  { database: { db }, appid }: Scope,
  filter: OrderFilter,
  page: { after?: { pay_time: number; transaction_id: string } | undefined; limit: number },
): Promise<StoredOrder[]> {
  const { paid_from, paid_before, in_complaint, tracking_no, updated_from } = filter
  const { after } = page
  let query = db.selectFrom('orders').selectAll().where('appid', '=', appid)
  for (const column of ['order_state', 'transaction_id', 'merchant_trade_no', 'openid'] as const)
    if (filter[column] !== undefined) query = query.where(column, '=', filter[column])
  if (paid_from !== undefined) query = query.where('pay_time', '>=', paid_from)
  if (paid_before !== undefined) query = query.where('pay_time', '<', paid_before)
  if (in_complaint !== undefined) query = query.where('in_complaint', '=', in_complaint ? 1 : 0)
  if (updated_from !== undefined) query = query.where('updated_at', '>=', updated_from)
  if (tracking_no !== undefined)
    query = query.where('transaction_id', 'in', (eb) =>
      eb
        .selectFrom('order_parcels')
        .select('order_parcels.transaction_id')
        .where('order_parcels.appid', '=', appid)
        .where('order_parcels.tracking_no', '=', tracking_no),
    )
  if (after)
    query = query.where((eb) =>
      eb(
        eb.refTuple('pay_time', 'transaction_id'),
        '<',
        eb.tuple(after.pay_time, after.transaction_id),
      ),
    )
  // What these find is few: it is sorted. SQLite would go through all in the order of payment.
  const few = [filter.transaction_id, filter.merchant_trade_no, tracking_no, updated_from]
  const newest = few.some((one) => one !== undefined) ? sql`+pay_time` : sql`pay_time`
  const rows = await query
    .orderBy(newest, 'desc')
    .orderBy('transaction_id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({ ...toOrder(row), updated_at: row.updated_at }))
}

import { ORDER_STATE } from '@fahuo/contract'
import type { OrderShipping } from '@fahuo/wechat'
import { sql, type Compilable, type Selectable } from 'kysely'
import type { z } from 'zod'
import { MINUTE_MS, SECOND_MS } from '../core/time.ts'
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
  | 'appid'
  | 'in_complaint'
  | 'shipping'
  | 'updated_at'
  | 'presale_time'
  | 'waits_since'
  | 'special_type'
  | 'express_company'
  | 'shipped_at'
> & {
  in_complaint: boolean
  shipping: Shipping
}

/** An order with when WeChat first showed it as it is (Unix milliseconds). */
export type StoredOrder = Order & Pick<OrderRow, 'updated_at'>

/** Whether get_order has shown an order; otherwise only WeChat Pay has told of it. */
export const isShown = ({ fetched_at }: Pick<Order, 'fetched_at'>): boolean => fetched_at > 0

/** Maps a row of the table. */
export function toOrder(stored: OrderRow): Order {
  const { appid: _, updated_at: __, presale_time: ___, ...rest } = stored
  const { waits_since: ____, special_type: _____, express_company: ______, ...known } = rest
  const { in_complaint, shipping, shipped_at: _______, ...row } = known
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

const NOT_SHIPPED = new Set<number>([ORDER_STATE.awaiting_shipment, ORDER_STATE.refunded])

/** Returns when its last parcel was uploaded, or else when it was read, Unix milliseconds; null: it is not shipped. */
function shippedAt({ order_state, shipping, fetched_at }: Order): number | null {
  if (NOT_SHIPPED.has(order_state)) return null
  const times = (shipping.shipping_list ?? []).map(({ upload_time }) => upload_time)
  const last = Math.max(0, ...times) * SECOND_MS
  return last === 0 ? fetched_at : Math.min(last, fetched_at)
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
        express_company: shipping.shipping_list?.[0]?.express_company ?? '',
        updated_at: order.fetched_at,
        shipped_at: shippedAt({ ...order, in_complaint, shipping }),
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
          express_company: eb.ref('excluded.express_company'),
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
          // Kept whatever changes later. The time of an upload is the uploader's: it is not before a read
          // that showed the order as waiting.
          shipped_at: sql<number | null>`case
            when orders.shipped_at is not null then orders.shipped_at
            when orders.order_state = ${sql.lit(ORDER_STATE.awaiting_shipment)}
              and excluded.shipped_at < orders.fetched_at then orders.fetched_at
            else excluded.shipped_at end`,
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

/** The local copy of WeChat's payment orders: read from WeChat, stored, and served when WeChat is away. */
import { ERRCODE, WechatError, type Wechat } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import type { Scope } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import type { NoticedBy } from './events.ts'
import { saveLook } from './looks.ts'
import {
  findOrder,
  findOrderByTradeNo,
  isShown,
  merchantOfSubMerchant,
  type Order,
} from './queries.ts'
import { findSettlement, type Settlement } from './settlement-queries.ts'

/** An order as WeChat tells it. */
export type WechatOrder = Awaited<ReturnType<Wechat['shipping']['getOrder']>>['order']

/** Which payment: WeChat Pay's number, or the merchant's own pair. */
export type OrderKey = {
  transaction_id?: string | undefined
  merchant_id?: string | undefined
  merchant_trade_no?: string | undefined
  sub_merchant_id?: string | undefined
}

/** Converts what WeChat said at `fetched_at` (Unix milliseconds) to our copy. */
export function toOrder(order: WechatOrder, fetched_at: number): Order {
  return {
    transaction_id: order.transaction_id,
    merchant_id: order.merchant_id,
    // WeChat says "0" for "none" at times [seen].
    sub_merchant_id: order.sub_merchant_id === '0' ? '' : order.sub_merchant_id,
    merchant_trade_no: order.merchant_trade_no,
    description: order.description,
    paid_amount: order.paid_amount,
    openid: order.openid,
    pay_time: order.pay_time,
    order_state: order.order_state,
    in_complaint: order.in_complaint,
    shipping: order.shipping,
    fetched_at,
  }
}

/** Converts a page of WeChat's orders; a row that is none is left out, and said. */
export function toOrders(shop: Shop, rows: readonly (WechatOrder | null)[], fetched_at: number) {
  const orders = rows.flatMap((row) => (row === null ? [] : [toOrder(row, fetched_at)]))
  const unreadable = rows.length - orders.length
  if (unreadable > 0) {
    shop.onFailure('orders')
    shop.log.error({ unreadable }, 'WeChat listed orders that are not as documented: left out')
  }
  return orders
}

/**
 * Asks WeChat how an order stands; the answer is not stored. `merchant_id` may be a sub-merchant's:
 * the pair is asked as it is given, and once more as the local copy has it when WeChat does not know
 * it so.
 * @throws WechatError as get_order does; `unknown` when the answer names another payment
 */
export async function lookUpOrder(shop: Shop, key: OrderKey): Promise<Order> {
  try {
    return await askForOrder(shop, key, key)
  } catch (error) {
    if (!(error instanceof WechatError) || error.errcode !== ERRCODE.PAYMENT_UNKNOWN) throw error
    const merchants = await suggestedMerchants(shop, key)
    if (!merchants) throw error
    return askForOrder(shop, { ...key, ...merchants }, key)
  }
}

/** @param meant what the answer must name: whom it is asked by is only a hint */
async function askForOrder(shop: Shop, key: OrderKey, meant: OrderKey): Promise<Order> {
  const asked_at = shop.clock.now()
  const defined = Object.entries(key).filter(([, value]) => value !== undefined)
  const { order } = await shop.wechat.shipping.getOrder(Object.fromEntries(defined))
  const found = toOrder(order, asked_at)
  if (isNamed(found, meant)) return found
  throw new WechatError('shipping.getOrder', 'unknown', { reason: 'another_payment' })
}

/** Whether an order is the one that was asked for; an answer that names another payment is none. */
function isNamed(order: Order, { transaction_id, merchant_id, merchant_trade_no }: OrderKey) {
  if (transaction_id) return order.transaction_id === transaction_id
  const merchants = [order.merchant_id, order.sub_merchant_id]
  return order.merchant_trade_no === merchant_trade_no && merchants.includes(merchant_id ?? '')
}

/** As whose payment the local copy knows a pair, or the payments of its sub-merchant. */
async function suggestedMerchants(shop: Shop, key: OrderKey) {
  const { transaction_id, merchant_id, merchant_trade_no, sub_merchant_id } = key
  if (transaction_id || sub_merchant_id || !merchant_id || !merchant_trade_no) return undefined
  const known = await findOrderByTradeNo(shop, { merchant_id, merchant_trade_no })
  if (known) return known.sub_merchant_id ? { sub_merchant_id: known.sub_merchant_id } : undefined
  const sub_merchant = { sub_merchant_id: merchant_id, merchant_trade_no }
  const merchant = await merchantOfSubMerchant(shop, sub_merchant)
  return merchant === undefined
    ? undefined
    : { merchant_id: merchant, sub_merchant_id: merchant_id }
}

/** Asks WeChat how an order stands and stores the answer. @throws WechatError as get_order does */
export async function fetchOrder(
  shop: Shop,
  key: OrderKey,
  noticed_by?: NoticedBy,
): Promise<Order> {
  const order = await lookUpOrder(shop, key)
  await saveLook(shop, [order], noticed_by)
  return order
}

/** Finds the order in the local copy; undefined when it was never seen. */
export function storedOrder(shop: Scope, key: OrderKey): Promise<Order | undefined> {
  const { transaction_id, merchant_id, merchant_trade_no } = key
  if (transaction_id) return findOrder(shop, transaction_id)
  if (!merchant_id || !merchant_trade_no) return Promise.resolve(undefined)
  return findOrderByTradeNo(shop, { merchant_id, merchant_trade_no })
}

/**
 * Returns the order as WeChat has it now.
 * @throws FahuoError `not_found`, or `wechat_unavailable` when WeChat does not answer
 */
export const requireOrder = (shop: Shop, key: OrderKey, noticed_by?: NoticedBy): Promise<Order> =>
  orRefuse(() => fetchOrder(shop, key, noticed_by))

/** The same, and stores nothing. */
export const peekAtOrder = (shop: Shop, key: OrderKey): Promise<Order> =>
  orRefuse(() => lookUpOrder(shop, key))

async function orRefuse(look: () => Promise<Order>): Promise<Order> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { errcode } = error
    // An argument error: the key names nothing that could be a payment.
    if (errcode === ERRCODE.PAYMENT_UNKNOWN || errcode === ERRCODE.ORDER_ARGUMENT_INVALID)
      throw new FahuoError('not_found')
    throw new FahuoError('wechat_unavailable', error.message, errcode)
  }
}

/** An order with what WeChat pushed about its money. */
export interface OrderWithSettlement {
  order: Order
  settlement: Settlement | null
}

/**
 * Returns the order as WeChat has it now; from the local copy when WeChat does not answer.
 * @throws FahuoError `not_found` when neither knows it, `wechat_unavailable` when nobody can tell
 */
export async function currentOrder(
  shop: Shop,
  key: OrderKey,
  noticed_by?: NoticedBy,
): Promise<OrderWithSettlement> {
  const order = await requireOrder(shop, key, noticed_by).catch(async (error: unknown) => {
    if (!(error instanceof FahuoError)) throw error
    const stored = await storedOrder(shop, key)
    if (!stored) throw error
    if (error.code === 'not_found') {
      // WeChat Pay has told of it, and WeChat's shipping management does not show it yet.
      if (isShown(stored)) throw error
      return stored
    }
    shop.log.warn(
      { transaction_id: stored.transaction_id, reason: error.message },
      'WeChat does not answer; serving the order from the local copy',
    )
    return stored
  })
  return { order, settlement: await findSettlement(shop, order.transaction_id) }
}

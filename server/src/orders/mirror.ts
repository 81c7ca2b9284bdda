import { WechatError, type Wechat } from '@fahuo/wechat'
import {
  findOrder,
  findOrderByTradeNo,
  listOrders,
  saveOrders,
  type OrderRow,
} from './queries.ts'
import { findSettlement, type SettlementRow } from './settlement-queries.ts'
import type { Context } from '../core/context.ts'
import { readCursor, writeCursor } from '../core/pagination.ts'
import { FahuoError } from '../core/errors.ts'

/** An order as WeChat answers it. */
export type WechatOrder = Awaited<ReturnType<Wechat['shipping']['getOrder']>>['order']

/** Which payment: WeChat Pay's number, or the merchant's own pair. */
export type OrderQuery = {
  transaction_id?: string | undefined
  merchant_id?: string | undefined
  merchant_trade_no?: string | undefined
  sub_merchant_id?: string | undefined
}

/** An order of the mirror with what WeChat pushed about its money. */
export interface KnownOrder {
  order: OrderRow
  settlement: SettlementRow | null
}

/** How the mirror keeps what WeChat said at `fetched_at`. */
export function toRow(appid: string, order: WechatOrder, fetched_at: number): OrderRow {
  return {
    appid,
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
    in_complaint: order.in_complaint ? 1 : 0,
    shipping: JSON.stringify(order.shipping),
    fetched_at,
  }
}

/** The `shipping` object of a mirrored order. */
export function shippingOf(order: Pick<OrderRow, 'shipping'>): WechatOrder['shipping'] {
  return JSON.parse(order.shipping) as WechatOrder['shipping']
}

/**
 * Asks WeChat how an order stands. @returns it with its row, which is not kept yet
 * @throws WechatError as get_order does
 */
export async function readWechatOrder(
  ctx: Context,
  query: OrderQuery,
): Promise<{ order: WechatOrder; row: OrderRow }> {
  const asked_at = ctx.clock.now()
  const { order } = await ctx.wechat.shipping.getOrder(definedOnly(query))
  return { order, row: toRow(ctx.appid, order, asked_at) }
}

/** The same, and the answer is kept. @throws WechatError as get_order does */
export async function fetchOrder(ctx: Context, query: OrderQuery): Promise<WechatOrder> {
  const { order, row } = await readWechatOrder(ctx, query)
  await saveOrders(ctx.store, [row])
  return order
}

function definedOnly(query: OrderQuery): OrderQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
}

/** The order as the mirror has it; undefined when it was never seen. */
export function mirroredOrder(ctx: Context, query: OrderQuery): Promise<OrderRow | undefined> {
  const { transaction_id, merchant_id, merchant_trade_no } = query
  if (transaction_id) return findOrder(ctx.store, ctx.appid, transaction_id)
  if (!merchant_id || !merchant_trade_no) return Promise.resolve(undefined)
  return findOrderByTradeNo(ctx.store, ctx.appid, { merchant_id, merchant_trade_no })
}

/**
 * The order as WeChat has it now.
 * @throws FahuoError `not_found`, or `wechat_unavailable` when WeChat cannot be asked
 */
export async function askOrder(ctx: Context, query: OrderQuery): Promise<WechatOrder> {
  try {
    return await fetchOrder(ctx, query)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    // 10060014: the query names nothing that could be a payment.
    if (error.errcode === 10060001 || error.errcode === 10060014) throw new FahuoError('not_found')
    throw new FahuoError('wechat_unavailable', error.message, error.errcode)
  }
}

/**
 * The order as WeChat has it now; as the mirror has it when WeChat cannot be reached.
 * @throws FahuoError `not_found` when neither knows it, `wechat_unavailable` when nobody can tell
 */
export async function knownOrder(ctx: Context, query: OrderQuery): Promise<KnownOrder> {
  try {
    await askOrder(ctx, query)
  } catch (error) {
    if (!(error instanceof FahuoError) || error.code === 'not_found') throw error
    const mirrored = await mirroredOrder(ctx, query)
    if (!mirrored) throw error
    ctx.log.warn(
      { transaction_id: mirrored.transaction_id, reason: error.detail },
      'WeChat did not tell how the order stands; the mirror answers',
    )
  }
  const order = await mirroredOrder(ctx, query)
  if (!order) throw new FahuoError('not_found')
  return { order, settlement: await findSettlement(ctx.store, ctx.appid, order.transaction_id) }
}

/** The merchant's orders as the mirror has them, newest payment first. */
export async function readOrders(
  ctx: Context,
  query: {
    order_state?: number | undefined
    paid_from?: number | undefined
    paid_before?: number | undefined
    in_complaint?: boolean | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<{ orders: OrderRow[]; next_cursor: string | null }> {
  const { cursor, limit, ...wanted } = query
  const place = cursor === undefined ? undefined : readCursor(cursor)
  const rows = await listOrders(ctx.store, ctx.appid, {
    ...wanted,
    after: place && { pay_time: place.time, transaction_id: place.id },
    limit: limit + 1,
  })
  const orders = rows.slice(0, limit)
  const last = orders.at(-1)
  const more = rows.length > limit && last
  return {
    orders,
    next_cursor: more ? writeCursor({ time: last.pay_time, id: last.transaction_id }) : null,
  }
}

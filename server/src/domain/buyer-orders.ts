import type {
  BuyerOrder,
  BuyerOrderPage,
  WaybillTokenResponse,
  WaybillTokenRequest,
} from '@fahuo/contract'
import { ORDER_DETAIL_PAGE } from '@fahuo/contract'
import { WechatError } from '@fahuo/wechat'
import {
  buyerReadAt,
  countBuyerOrders,
  listBuyerOrders,
  saveBuyerReadAt,
  type ListedOrder,
  type ListedSettlement,
} from '../store/buyer-orders.ts'
import { saveOrders } from '../store/orders.ts'
import { knownCarriers } from './carriers.ts'
import type { Context } from './context.ts'
import { asked } from './asked.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { FahuoError } from './errors.ts'
import { knownOrder, mirroredOrder, shippingOf, toRow, type OrderQuery } from './orders.ts'
import { trackedParcels } from './waybills.ts'

/** Milliseconds for which a buyer's list is taken as fresh. */
const FRESH = 60_000

/** WeChat's pages are read until here, so that one buyer cannot hold a request for ever. */
const MAX_PAGES = 10

function toBuyerOrder(order: ListedOrder, settlement: ListedSettlement | null): BuyerOrder {
  const { shipping_list = [], ...shipping } = shippingOf(order)
  return {
    transaction_id: order.transaction_id,
    merchant_id: order.merchant_id,
    sub_merchant_id: order.sub_merchant_id,
    merchant_trade_no: order.merchant_trade_no,
    description: order.description,
    paid_amount: order.paid_amount,
    pay_time: order.pay_time,
    order_state: order.order_state,
    in_complaint: order.in_complaint === 1,
    shipping:
      shipping_list.length === 0
        ? null
        : {
            delivery_mode: shipping.delivery_mode ?? 0,
            logistics_type: shipping.logistics_type ?? 0,
            finish_shipping: shipping.finish_shipping ?? false,
            shipping_list: shipping_list.map(
              ({ tracking_no, express_company, goods_desc, upload_time }) => ({
                tracking_no,
                express_company,
                goods_desc,
                upload_time,
              }),
            ),
          },
    settlement: settlement && {
      shipped_time: settlement.shipped_time,
      estimated_settlement_time: settlement.estimated_settlement_time,
      confirm_receive_time: settlement.confirm_receive_time,
      settlement_time: settlement.settlement_time,
    },
  }
}

/**
 * The order of a shipping message, if it is this buyer's.
 * @throws FahuoError `not_found` for no order and for somebody else's: they look the same
 */
export async function buyerOrder(
  ctx: Context,
  openid: string,
  query: OrderQuery,
): Promise<BuyerOrder> {
  const known = await knownOrder(ctx, query)
  if (known.order.openid !== openid) throw new FahuoError('not_found')
  return withCarriers(ctx, toBuyerOrder(known.order, known.settlement))
}

/** Names the carriers, as far as WeChat's list was read. */
async function withCarriers(ctx: Context, order: BuyerOrder): Promise<BuyerOrder> {
  const { shipping } = order
  if (!shipping?.shipping_list.some(({ express_company }) => express_company !== '')) return order
  const carriers = (await knownCarriers(ctx)) ?? []
  return {
    ...order,
    shipping: {
      ...shipping,
      shipping_list: shipping.shipping_list.map((parcel) => {
        const found = carriers.find(({ delivery_id }) => delivery_id === parcel.express_company)
        return found ? { ...parcel, delivery_name: found.delivery_name } : parcel
      }),
    },
  }
}

/**
 * The truth about a receipt: asks WeChat, whatever the component or the mirror say.
 * @throws FahuoError as {@link buyerOrder}
 */
export async function buyerReceipt(
  ctx: Context,
  openid: string,
  transaction_id: string,
): Promise<BuyerOrder> {
  // A stranger must not make us ask WeChat about orders that the mirror knows as another's.
  const mirrored = await mirroredOrder(ctx, { transaction_id })
  if (mirrored && mirrored.openid !== openid) throw new FahuoError('not_found')
  return buyerOrder(ctx, openid, { transaction_id })
}

/** A buyer's orders, newest payment first. */
export async function buyerOrders(
  ctx: Context,
  openid: string,
  query: {
    order_state?: readonly number[] | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<BuyerOrderPage> {
  const place = query.cursor === undefined ? undefined : readCursor(query.cursor)
  const after = place && { pay_time: place.time, transaction_id: place.id }
  if (!after) await readFromWechat(ctx, openid)
  const rows = await listBuyerOrders(ctx.store, ctx.appid, openid, {
    order_state: query.order_state,
    after,
    limit: query.limit + 1,
  })
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    orders: page.map((row) => toBuyerOrder(row, row.settlement_of === null ? null : row)),
    next_cursor:
      rows.length > page.length && last
        ? writeCursor({ time: last.pay_time, id: last.transaction_id })
        : null,
    counts: after ? null : await countBuyerOrders(ctx.store, ctx.appid, openid),
  }
}

/** WeChat's own limit for the name of goods. */
const GOODS_NAME = 40

/**
 * A token for WeChat's tracking page of one parcel. The phone goes to WeChat and nowhere else.
 * @throws FahuoError `not_found` for an order that is not this buyer's and for a parcel that is not
 * the order's; `receiver_phone_needed`; `refused_by_wechat` (logistics are not opened, the waybill
 * is not known yet, too many asked today); `wechat_unavailable`
 */
export async function buyerWaybillToken(
  ctx: Context,
  openid: string,
  transaction_id: string,
  wanted: WaybillTokenRequest,
): Promise<WaybillTokenResponse> {
  const mirrored = await mirroredOrder(ctx, { transaction_id })
  const order = mirrored ?? (await knownOrder(ctx, { transaction_id })).order
  if (order.openid !== openid) throw new FahuoError('not_found')
  const parcel = shippingOf(order).shipping_list?.find(
    ({ tracking_no }) => tracking_no === wanted.tracking_no,
  )
  if (!parcel) throw new FahuoError('not_found')
  // The merchant may have let WeChat track it already: then nobody is asked for a phone number.
  const tracked = await trackedParcels(ctx, transaction_id)
  const known = tracked.find(({ tracking_no }) => tracking_no === parcel.tracking_no)
  if (known) return { waybill_token: known.waybill_token }
  const { receiver_phone, goods_img_url } = wanted
  if (receiver_phone === undefined) throw new FahuoError('receiver_phone_needed')
  const goods_name = Array.from(parcel.goods_desc || order.description)
    .slice(0, GOODS_NAME)
    .join('')
  const { waybill_token } = await asked(() =>
    ctx.wechat.logistics.traceWaybill({
      openid,
      receiver_phone: receiver_phone.replace(/[ -]/g, ''),
      waybill_id: parcel.tracking_no,
      delivery_id: parcel.express_company,
      trans_id: transaction_id,
      order_detail_path: ORDER_DETAIL_PAGE,
      goods_info: { detail_list: [{ goods_name, goods_img_url }] },
    }),
  )
  return { waybill_token }
}

/** Brings the mirror up to date with a buyer's orders; when WeChat does not answer, the mirror serves. */
async function readFromWechat(ctx: Context, openid: string): Promise<void> {
  const asked_at = ctx.clock.now()
  if (asked_at - (await buyerReadAt(ctx.store, ctx.appid, openid)) < FRESH) return
  try {
    let last_index: string | undefined
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await ctx.wechat.shipping.getOrderList({
        openid,
        page_size: 100,
        ...(last_index !== undefined && { last_index }),
      })
      await saveOrders(
        ctx.store,
        answer.order_list.map((order) => toRow(ctx.appid, order, asked_at)),
      )
      if (!answer.has_more) break
      last_index = answer.last_index
    }
    await saveBuyerReadAt(ctx.store, ctx.appid, openid, asked_at)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    ctx.log.warn(
      { reason: error.message },
      "WeChat did not list a buyer's orders; the mirror answers",
    )
  }
}

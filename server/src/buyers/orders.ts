import {
  type BuyerOrder,
  type BuyerOrderPage,
  type BuyerOrderResponse,
  type OrderExtras,
  type WaybillTokenRequest,
  type WaybillTokenResponse,
} from '@fahuo/contract'
import { WechatError } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import { cutTo } from '../core/cut.ts'
import { pageOf, readCursor, writeCursor } from '../core/pagination.ts'
import { isFresh, MINUTE_MS } from '../core/time.ts'
import { toldTogether } from '../orders/details.ts'
import type { NoticedBy } from '../orders/events.ts'
import { savePage } from '../orders/looks.ts'
import { currentOrder, toOrders, type OrderKey } from '../orders/mirror.ts'
import { findOrder } from '../orders/queries.ts'
import { MAX_GOODS_NAME, parcelOf, trackingToken } from '../orders/tracking.ts'
import { shownRefund } from '../payments/refunds.ts'
import type { Shop } from '../shops/shop.ts'
import {
  buyerReadAt,
  countBuyerOrders,
  listBuyerOrders,
  saveBuyerReadAt,
  type Beside,
  type BuyerRow,
  type ListedOrder,
  type TrackedBeside,
} from './queries.ts'

/** How long a buyer's list is taken as fresh. */
const FRESH_FOR_MS = MINUTE_MS

/** WeChat's pages are read until here, so that one buyer cannot hold a request for ever. */
const MAX_PAGES = 10

/** An order's numbers as the shop names them; its buyer reads them elsewhere. */
function toldOf({ details }: Beside): OrderExtras {
  const { merchant_order_no: _, path: __, url: ___, ...told } = details ?? {}
  return told
}

/** What the shop and WeChat Pay told of an order; undefined: nothing. */
function extrasOf(beside: Beside, order: ListedOrder): OrderExtras | undefined {
  const { details, presale_time, refunds } = beside
  const told = toldOf(beside)
  const refunded = shownRefund(refunds, order)
  // Of the same money, the larger sum is the newer one.
  const newer =
    refunded && refunded.refunded_amount >= (told.refunded_amount ?? 0) ? refunded : null
  if (details === null && presale_time === null && newer === null) return undefined
  return { ...(presale_time !== null && { presale_time }), ...told, ...newer }
}

/** What is known of a parcel that WeChat tracks; 0: the carrier has said nothing yet, or was not asked. */
const trackedFields = ({ status, statuses, messages }: TrackedBeside) => ({
  ...(status !== 0 && { status }),
  ...(statuses.length > 0 && { statuses }),
  ...(messages && { messages }),
})

function toBuyerOrder(
  { order, settlement, beside }: BuyerRow,
  carriers: ReadonlyMap<string, string>,
): BuyerOrder {
  const { shipping } = order
  const { shipping_list = [] } = shipping
  const extras = extrasOf(beside, order)
  return {
    transaction_id: order.transaction_id,
    merchant_id: order.merchant_id,
    sub_merchant_id: order.sub_merchant_id,
    merchant_trade_no: order.merchant_trade_no,
    description: order.description,
    paid_amount: order.paid_amount,
    pay_time: order.pay_time,
    order_state: order.order_state,
    in_complaint: order.in_complaint,
    shipping:
      shipping_list.length === 0
        ? null
        : {
            delivery_mode: shipping.delivery_mode ?? 0,
            logistics_type: shipping.logistics_type ?? 0,
            finish_shipping: shipping.finish_shipping ?? false,
            shipping_list: shipping_list.map(
              ({ tracking_no, express_company, goods_desc, upload_time }) => {
                const delivery_name = carriers.get(express_company)
                const tracked = beside.parcels.get(tracking_no)
                const items = beside.items.get(tracking_no)
                return {
                  tracking_no,
                  express_company,
                  goods_desc,
                  upload_time,
                  ...(delivery_name !== undefined && { delivery_name }),
                  ...(tracked && trackedFields(tracked)),
                  ...(items && { items }),
                }
              },
            ),
          },
    settlement: settlement && {
      shipped_time: settlement.shipped_time,
      estimated_settlement_time: settlement.estimated_settlement_time,
      confirm_receive_time: settlement.confirm_receive_time,
      settlement_time: settlement.settlement_time,
    },
    ...(extras && { extras }),
  }
}

/**
 * Returns the order of a shipping message, if it is this buyer's, and the other orders of the
 * combined payment that it was shipped, or told, as a part of.
 * @param noticed_by `kit` after the buyer has confirmed the receipt; left out: the buyer only looks
 * @throws FahuoError `not_found` for no order and for somebody else's: they look the same
 */
export async function buyerOrder(
  shop: Shop,
  openid: string,
  key: OrderKey,
  noticed_by?: NoticedBy,
): Promise<BuyerOrderResponse> {
  const { order, settlement } = await currentOrder(shop, key, noticed_by)
  if (order.openid !== openid) throw new FahuoError('not_found')
  const { transaction_id } = order
  const [stored] = await listBuyerOrders(shop, openid, {
    transaction_ids: [transaction_id],
    limit: 1,
  })
  // It was stored when it was read.
  if (!stored) throw new FahuoError('not_found')
  const carriers = await shop.carrierNames(shop)
  const found = toBuyerOrder({ ...stored, order, settlement }, carriers)
  const parts = await combinedWith(shop, transaction_id, stored.beside.combined)
  if (parts.length < 2) return { order: found }
  await refreshOrders(shop, openid)
  const rows = await listBuyerOrders(shop, openid, {
    transaction_ids: parts,
    limit: parts.length,
  })
  const sub_orders = rows.map((row) =>
    row.order.transaction_id === transaction_id ? found : toBuyerOrder(row, carriers),
  )
  return { order: found, ...(sub_orders.length > 1 && { sub_orders }) }
}

/**
 * Returns the payments of the combined payment that an order was shipped, or told, as a part of.
 * @param combined the combined payment that the shop named
 */
async function combinedWith(
  shop: Shop,
  transaction_id: string,
  combined: string | null,
): Promise<string[]> {
  const shipped = await shop.shippedTogether(shop, transaction_id)
  const told = combined === null ? [] : await toldTogether(shop, combined)
  return [...new Set([...shipped, ...told])]
}

/**
 * Asks WeChat whether an order is received, whatever the component or the local copy say.
 * @throws FahuoError as {@link buyerOrder}
 */
export async function buyerReceipt(
  shop: Shop,
  openid: string,
  transaction_id: string,
): Promise<BuyerOrderResponse> {
  // A stranger must not make us ask WeChat about orders that are known to be another's.
  const stored = await findOrder(shop, transaction_id)
  if (stored && stored.openid !== openid) throw new FahuoError('not_found')
  return buyerOrder(shop, openid, { transaction_id }, 'kit')
}

/** Returns a buyer's orders, newest payment first. */
export async function buyerOrders(
  shop: Shop,
  openid: string,
  query: {
    order_state?: readonly number[] | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<BuyerOrderPage> {
  const place = query.cursor === undefined ? undefined : readCursor(query.cursor)
  const after = place && { pay_time: place.time, transaction_id: place.id }
  if (!after) await refreshOrders(shop, openid)
  const found = await listBuyerOrders(shop, openid, {
    order_state: query.order_state,
    after,
    limit: query.limit + 1,
  })
  const { rows, next_cursor } = pageOf(found, query.limit, ({ order }) =>
    writeCursor({ time: order.pay_time, id: order.transaction_id }),
  )
  const carriers = await shop.carrierNames(shop)
  return {
    orders: rows.map((row) => toBuyerOrder(row, carriers)),
    next_cursor,
    counts: after ? null : await countBuyerOrders(shop, openid),
  }
}

/**
 * Returns a token for WeChat's tracking page of one parcel. The phone goes to WeChat and nowhere else.
 * @throws FahuoError `not_found` for an order that is not this buyer's and for a parcel that is not
 * the order's; `receiver_phone_needed`; `refused_by_wechat` (logistics are not opened, the waybill
 * is not known yet, too many asked today); `wechat_unavailable`
 */
export async function buyerWaybillToken(
  shop: Shop,
  openid: string,
  transaction_id: string,
  request: WaybillTokenRequest,
): Promise<WaybillTokenResponse> {
  const stored = await findOrder(shop, transaction_id)
  const order = stored ?? (await currentOrder(shop, { transaction_id })).order
  if (order.openid !== openid) throw new FahuoError('not_found')
  const parcel = parcelOf(order, request.tracking_no)
  if (!parcel) throw new FahuoError('not_found')
  const { receiver_phone, goods_img_url } = request
  const goods_name = cutTo(parcel.goods_desc || order.description, MAX_GOODS_NAME)
  const waybill_token = await trackingToken(shop, order, parcel, {
    receiver_phone,
    goods: [{ goods_name, goods_img_url }],
  })
  return { waybill_token }
}

/** Reads a buyer's orders from WeChat into the local copy, which serves when WeChat does not answer. */
export async function refreshOrders(shop: Shop, openid: string): Promise<void> {
  if (!shop.abilities.can_sync_list) return
  const asked_at = shop.clock.now()
  if (isFresh(await buyerReadAt(shop, openid), FRESH_FOR_MS, asked_at)) return
  try {
    let last_index: string | undefined
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const response = await shop.wechat.shipping.getOrderList({
        openid,
        page_size: 100,
        ...(last_index !== undefined && { last_index }),
      })
      await savePage(shop, toOrders(shop, response.order_list, asked_at))
      if (!response.has_more) break
      last_index = response.last_index
    }
    await saveBuyerReadAt(shop, openid, asked_at)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    shop.log.warn(
      { reason: error.message },
      "WeChat does not list a buyer's orders; serving the local copy",
    )
  }
}

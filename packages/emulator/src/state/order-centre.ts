import { ORDER_NUMBER_PLACEHOLDER, type Order } from '@fahuo/wechat'
import type { z } from 'zod'
import type { Context } from './context.ts'
import { targetOf } from './messages.ts'
import { shoppingOf } from './shopping.ts'
import type { PaymentOrder } from './state.ts'
import { SECOND_MS } from './time.ts'

/** The path that phones open now: a new one takes effect some time after it was set [observed]. */
export function openedOrderDetailPath({ state, now }: Context): string {
  const since = state.order_detail_path_changed_at
  return now() >= since + state.settings.order_detail_path_after * SECOND_MS
    ? state.order_detail_path
    : state.order_detail_path_before
}

/** A row of 我 → 订单与卡包 → 小程序订单. */
export interface OrderCentreEntry {
  transaction_id: string
  merchant_trade_no: string
  description: string
  paid_amount: number
  pay_time: number
  order_state: number
  /** What was uploaded as the shopping order; empty: WeChat knows the payment only. */
  goods: { name: string; quantity: number; unit_price: number; image_url: string }[]
  parcels: { express_company: string; tracking_no: string }[]
  /** The page in the Mini Program; null: WeChat's own. */
  path: string | null
  query: Record<string, string>
  /** The link of the shopping order itself, on WeChat's own page. */
  link: { path: string; query: Record<string, string> } | null
}

/** A buyer's orders, newest first: without the agreement only those with a shopping order [assumed]. */
export function orderCentre(context: Context, openid: string): OrderCentreEntry[] {
  const { orders, settings } = context.state
  const found = [...orders.values()].filter(
    (order) =>
      order.openid === openid &&
      order.visible_at <= context.now() &&
      // Of a combined payment the parts are listed [assumed].
      order.sub_transaction_ids.length === 0,
  )
  return found
    .map((order) => entryOf(context, order))
    .filter(({ goods }) => settings.order_centre || goods.length > 0)
    .toReversed()
}

function entryOf(context: Context, order: PaymentOrder): OrderCentreEntry {
  const record = shoppingOf(context, order)
  // Only what this buyer's payment is for [assumed: as for linking].
  const bought = record?.openid === order.openid ? record.orders : []
  const shipped = record?.shipping?.shipping_list ?? order.shipping.shipping_list ?? []
  const registered = openedOrderDetailPath(context)
  const target =
    registered === ''
      ? { path: null, query: {} }
      : targetOf(registered.replaceAll(ORDER_NUMBER_PLACEHOLDER, order.merchant_trade_no))
  return {
    ...shown(order),
    goods: bought.flatMap(({ item_list = [] }) =>
      item_list.map((item) => ({
        name: item.name ?? '',
        quantity: item.quantity ?? 1,
        unit_price: item.unit_price ?? 0,
        image_url: item.image_url?.[0] ?? '',
      })),
    ),
    parcels: shipped.map(({ express_company = '', tracking_no = '' }) => ({
      express_company,
      tracking_no,
    })),
    ...target,
    link: linkOf(bought[0]?.order_detail_jump_link?.path),
  }
}

function shown({
  transaction_id,
  merchant_trade_no,
  description,
  paid_amount,
  pay_time,
  order_state,
}: z.infer<typeof Order>) {
  return {
    transaction_id,
    merchant_trade_no: merchant_trade_no ?? '',
    description: description ?? '',
    paid_amount: paid_amount ?? 0,
    pay_time: pay_time ?? 0,
    order_state,
  }
}

function linkOf(whole: string | undefined): OrderCentreEntry['link'] {
  if (!whole) return null
  const { path, query } = targetOf(whole)
  return { path: path ?? '', query }
}

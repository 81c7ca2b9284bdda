import { enumNumber, ORDER_NUMBER_TYPE } from '@fahuo/wechat'
import { tradeNumber } from './trade-number.ts'
import type { Context } from './context.ts'
import type { ShoppingKey, ShoppingRecord } from './services.ts'
import type { PaymentOrder } from './state.ts'
import { SECOND_MS } from './time.ts'

/** The call that uploads a combined shopping order. */
export const COMBINED_ORDERS = '/user-order/combine-orders'

/** What a payment is called in an upload: by the kind of number that it names, and no other [seed 001]. */
export function shoppingName(key: ShoppingKey): string {
  const { order_number_type, transaction_id = '', mchid = '', out_trade_no = '' } = key
  return enumNumber(order_number_type) === ORDER_NUMBER_TYPE.WECHAT_PAY
    ? transaction_id
    : tradeNumber(mchid, out_trade_no)
}

/** The payment of a shopping order; undefined: it is not paid, or WeChat does not know it yet. */
export function paymentOf(context: Context, key: ShoppingKey): PaymentOrder | undefined {
  const name = shoppingName(key)
  const { orders, trade_numbers } = context.state
  const order = orders.get(trade_numbers.get(name) ?? name)
  return order && order.visible_at <= context.now() ? order : undefined
}

/** The shopping order of a payment, under whichever number it was uploaded. */
export function shoppingOf({ state }: Context, order: PaymentOrder): ShoppingRecord | undefined {
  return (
    state.shopping.get(order.transaction_id) ??
    state.shopping.get(tradeNumber(order.merchant_id, order.merchant_trade_no))
  )
}

/** Why a shopping order is not linked to its payment, in WeChat's language; null: it is. */
export function linkProblem(context: Context, record: ShoppingRecord): string | null {
  const order = paymentOf(context, record.order_key)
  if (!order) return '支付单不存在，或尚未支付'
  // Somebody else's payment is never linked [assumed].
  if (order.openid !== record.openid) return 'openid 与支付单的付款人不一致'
  // Later than both, by itself [official].
  const both = Math.max(record.first_received_at, order.pay_time * SECOND_MS)
  const linked_at = both + context.state.settings.shopping_link_after * SECOND_MS
  return context.now() >= linked_at ? null : '购物单与支付单关联中，请稍后再试'
}

export const isLinked = (context: Context, record: ShoppingRecord): boolean =>
  linkProblem(context, record) === null

import { LOGISTICS_TYPE, ORDER_STATE } from '@fahuo/wechat'
import { sendReceiptMessage } from './messages.ts'
import type { PaymentOrder } from './state.ts'
import { seconds, type Context } from './context.ts'
import { pushedEvent } from './event.ts'
import { DAY_SECONDS } from './time.ts'

/** Seconds from shipping to automatic receipt: 10 days for express, 2 for all else [official]. */
function automaticAfter(order: PaymentOrder): number {
  return (order.shipping.logistics_type === LOGISTICS_TYPE.EXPRESS ? 10 : 2) * DAY_SECONDS
}

const payment = (order: PaymentOrder) => ({
  transaction_id: order.transaction_id,
  merchant_id: order.merchant_id,
  sub_merchant_id: order.sub_merchant_id,
  merchant_trade_no: order.merchant_trade_no,
  pay_time: order.pay_time,
})

/** trade_manage_order_settlement, case (a): shipping is complete [seed 000]. */
export function pushShipped(context: Context, order: PaymentOrder): void {
  context.push(
    pushedEvent(context, 'trade_manage_order_settlement', {
      ...payment(order),
      shipped_time: order.shipped_time,
      estimated_settlement_time: order.shipped_time + automaticAfter(order),
    }),
  )
}

/** The buyer has the goods: state 3, then 6, then 4 when settled [staff]. */
export function confirmReceipt(context: Context, order: PaymentOrder, method: 1 | 2): void {
  order.order_state = ORDER_STATE.RECEIPT_CONFIRMED
  order.confirm_receive_method = method
  order.confirm_receive_time = seconds(context.now())
  sendReceiptMessage(context, order)
}

/**
 * Once a day while there are trades and nothing was ever shipped [seed 000]; the first one a day
 * after the first trade [assumed].
 */
function remindAccess(context: Context, now: number): boolean {
  const { state } = context
  const [first] = state.orders.values()
  if (
    !first ||
    state.has_shipped ||
    now < (state.reminded_access_at || first.pay_time) + DAY_SECONDS
  )
    return false
  state.reminded_access_at = now
  context.push(
    pushedEvent(context, 'trade_manage_remind_access_api', {
      msg: '小程序已有交易，请尽快接入发货信息录入接口。',
    }),
  )
  return true
}

/** Reminds, receives and settles what is due. @returns whether anything changed */
export function letOrdersPass(context: Context): boolean {
  const now = seconds(context.now())
  let changed = remindAccess(context, now)
  for (const order of context.state.orders.values()) {
    if (order.order_state === ORDER_STATE.AWAITING_SHIPMENT && remindShipping(context, order, now))
      changed = true
    // A dispute holds receipt and money [official].
    if (order.in_complaint) continue
    if (
      order.order_state === ORDER_STATE.SHIPPED &&
      now >= order.shipped_time + automaticAfter(order)
    ) {
      confirmReceipt(context, order, 2)
      changed = true
    }
    const confirmed =
      order.order_state === ORDER_STATE.RECEIPT_CONFIRMED ||
      order.order_state === ORDER_STATE.FUNDS_AWAITING_SETTLEMENT
    if (confirmed && settle(context, order, now)) changed = true
  }
  return changed
}

function settle(context: Context, order: PaymentOrder, now: number): boolean {
  const since = now - order.confirm_receive_time
  if (since < context.options.settlement_delay) {
    if (
      order.order_state !== ORDER_STATE.RECEIPT_CONFIRMED ||
      since < context.options.settlement_delay / 2
    )
      return false
    order.order_state = ORDER_STATE.FUNDS_AWAITING_SETTLEMENT
    return true
  }
  order.order_state = ORDER_STATE.TRANSACTION_COMPLETE
  order.settlement_time = now
  // Case (b): settled [seed 000].
  context.push(
    pushedEvent(context, 'trade_manage_order_settlement', {
      ...payment(order),
      shipped_time: order.shipped_time,
      confirm_receive_method: order.confirm_receive_method,
      confirm_receive_time: order.confirm_receive_time,
      settlement_time: order.settlement_time,
    }),
  )
  return true
}

/** Unshipped for 48 hours [seed 000]; once an order [assumed]. */
function remindShipping(context: Context, order: PaymentOrder, now: number): boolean {
  // Only to those who have shipped before [seed 000].
  if (!context.state.has_shipped || order.reminded_shipping) return false
  if (now < order.pay_time + 2 * DAY_SECONDS) return false
  order.reminded_shipping = true
  context.push(
    pushedEvent(context, 'trade_manage_remind_shipping', {
      ...payment(order),
      msg: '您有订单超过 48 小时未发货，请尽快发货。',
    }),
  )
  return true
}

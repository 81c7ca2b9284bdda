import { ERRCODE, ORDER_STATE, SPECIAL_ORDER_TYPE } from '@fahuo/wechat'
import { Refusal } from '../gateway/wechat-errors.ts'
import type { Context } from '../state/context.ts'
import { DAY_SECONDS } from '../state/time.ts'

/** opspecialorder: pre-sale and test orders, while they wait for shipment [seed 000]. */
export function reportSpecialOrder(
  context: Context,
  request: { order_id: string; type: number; delay_to?: number | undefined },
): void {
  if (request.type !== SPECIAL_ORDER_TYPE.PRESALE && request.type !== SPECIAL_ORDER_TYPE.TEST)
    throw new Refusal(ERRCODE.SPECIAL_ORDER_TYPE_INVALID)
  const order =
    context.state.orders.get(request.order_id) ??
    [...context.state.orders.values()].find(
      ({ merchant_trade_no }) => merchant_trade_no === request.order_id,
    )
  if (
    !order ||
    order.order_state !== ORDER_STATE.AWAITING_SHIPMENT ||
    order.visible_at > context.now()
  )
    throw new Refusal(ERRCODE.SPECIAL_ORDER_UNKNOWN)
  if (request.type === SPECIAL_ORDER_TYPE.PRESALE) {
    const days = ((request.delay_to ?? 0) - order.pay_time) / DAY_SECONDS
    // More than 15, at most 330 days after payment [seed 000; 11 days observed].
    if (days <= 15 || days > 330) throw new Refusal(ERRCODE.DELAY_TO_INVALID)
  }
  order.special = { type: request.type, delay_to: request.delay_to ?? 0 }
}

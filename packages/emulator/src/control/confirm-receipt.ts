import { ORDER_STATE } from '@fahuo/wechat'
import { z } from 'zod'
import { tradeNumber } from '../state/trade-number.ts'
import { confirmReceipt } from '../state/settlement.ts'
import type { Context } from '../state/context.ts'

export const ReceiptRequest = z.strictObject({
  transaction_id: z.string().optional(),
  merchant_id: z.string().optional(),
  merchant_trade_no: z.string().optional(),
  openid: z.string().min(1),
})

/** What the confirm-receipt component hands back to the Mini Program. */
export type ComponentResult = { status: 'success' | 'fail' | 'cancel'; errormsg?: string }

/** The buyer presses "confirm" in WeChat's component. */
export function actInComponent(
  context: Context,
  request: z.output<typeof ReceiptRequest>,
): ComponentResult {
  const order = componentOrder(context, request)
  // Not the payer, or wrong numbers: the component cannot find the order [observed].
  if (!order) return { status: 'fail', errormsg: '获取用户订单失败' }
  // Not in state 2: it opens, there is nothing to press, it ends as cancelled [observed].
  if (order.order_state !== ORDER_STATE.SHIPPED || order.in_complaint) return { status: 'cancel' }
  confirmReceipt(context, order, 1)
  return { status: 'success' }
}

/** The order as the component finds it: the payer's own only. */
export function componentOrder(context: Context, request: z.output<typeof ReceiptRequest>) {
  const { transaction_id, merchant_id, merchant_trade_no, openid } = request
  const id =
    transaction_id ||
    context.state.trade_numbers.get(tradeNumber(merchant_id ?? '', merchant_trade_no ?? ''))
  const order = context.state.orders.get(id ?? '')
  return order?.openid === openid ? order : undefined
}

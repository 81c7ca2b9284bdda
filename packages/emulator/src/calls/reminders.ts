import { ERRCODE, LOGISTICS_TYPE, ORDER_STATE } from '@fahuo/wechat'
import { Refusal } from '../gateway/wechat-errors.ts'
import { sendReminderMessage } from '../state/messages.ts'
import { findOrder } from './orders.ts'
import { seconds, type Context } from '../state/context.ts'
import { DAY_SECONDS } from '../state/time.ts'

/** notify_confirm_receive: a message to the buyer, no more; the order of the checks is assumed. */
export function remindToConfirm(
  context: Context,
  request: Parameters<typeof findOrder>[1] & { received_time: number },
): void {
  const order = findOrder(context, request)
  if (order.order_state !== ORDER_STATE.SHIPPED) throw new Refusal(ERRCODE.ORDER_NOT_SHIPPED)
  if (order.shipping.logistics_type !== LOGISTICS_TYPE.EXPRESS)
    throw new Refusal(ERRCODE.REMINDER_NEEDS_EXPRESS)
  if (order.reminders > 0) throw new Refusal(ERRCODE.REMINDER_SPENT)
  // Compared with WeChat's own shipping time; milliseconds are far in the future [observed].
  const tooLate = request.received_time > seconds(context.now()) + DAY_SECONDS
  if (request.received_time <= order.shipped_time || tooLate)
    throw new Refusal(ERRCODE.RECEIVED_TIME_INVALID)
  order.reminders += 1
  sendReminderMessage(context, order)
}

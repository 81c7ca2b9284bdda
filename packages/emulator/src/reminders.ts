import { Refused } from './errmsg.ts'
import { sendReminderMessage } from './messages.ts'
import { findOrder } from './orders.ts'
import { seconds, type World } from './world.ts'

/** notify_confirm_receive: a message to the buyer, no more; the order of the checks is assumed. */
export function remindToConfirm(
  world: World,
  request: Parameters<typeof findOrder>[1] & { received_time: number },
): void {
  const order = findOrder(world, request)
  if (order.order_state !== 2) throw new Refused(10060028)
  if (order.shipping.logistics_type !== 1) throw new Refused(10060032)
  if (order.reminders > 0) throw new Refused(10060030)
  // Compared with WeChat's own shipping time; milliseconds are far in the future [observed].
  const tooLate = request.received_time > seconds(world.now()) + 86_400
  if (request.received_time <= order.shipped_time || tooLate) throw new Refused(10060029)
  order.reminders += 1
  sendReminderMessage(world, order)
  world.changed()
}

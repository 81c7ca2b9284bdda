import { Refused } from './errmsg.ts'
import type { World } from './world.ts'

const DAY = 86_400

/** opspecialorder: pre-sale and test orders, while they wait for shipment [seed 000]. */
export function reportSpecialOrder(
  world: World,
  request: { order_id: string; type: number; delay_to?: number | undefined },
): void {
  if (request.type !== 1 && request.type !== 2) throw new Refused(268546000)
  const order =
    world.state.orders.get(request.order_id) ??
    [...world.state.orders.values()].find(
      ({ merchant_trade_no }) => merchant_trade_no === request.order_id,
    )
  if (!order || order.order_state !== 1 || order.visible_at > world.now())
    throw new Refused(268546002)
  if (request.type === 1) {
    const days = ((request.delay_to ?? 0) - order.pay_time) / DAY
    // More than 15, at most 330 days after payment [seed 000; 11 days observed].
    if (days <= 15 || days > 330) throw new Refused(268546001)
  }
  order.special = { type: request.type, delay_to: request.delay_to ?? 0 }
  world.changed()
}

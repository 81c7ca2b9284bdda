import { FINISH_SHIPPING_COUNT } from '@fahuo/wechat'
import { ORDER_STATE } from '@fahuo/contract'
import type { Order } from '../orders/queries.ts'
import type { Chance, Payment } from '../payments/queries.ts'
import { holds, isStale, newestShown, prove } from './prove.ts'
import type { Shipment } from './queries.ts'

/** What a look teaches, whoever looked. */
export interface Lesson {
  newest: number
  /** Null: the look says nothing about it. */
  chance: Chance | null
  /** Shipped ones that WeChat does not show any more. */
  superseded: readonly Shipment[]
  /** Ones that need attention, and that WeChat shows. */
  proven: readonly Shipment[]
}

/**
 * Learns from a look of one payment. A look that is older than what was seen teaches nothing.
 * @param by_proof it proves a shipment of ours: what that one replaced is shipped no more, even if
 * the order was received or refunded since
 */
export function learn(
  payment: Payment,
  shipments: readonly Shipment[],
  order: Order,
  by_proof = false,
): Lesson | undefined {
  if (isStale(order, payment.newest)) return undefined
  const count = order.shipping.finish_shipping_count
  const tells = by_proof || order.order_state <= ORDER_STATE.shipped
  return {
    newest: Math.max(payment.newest, newestShown(order)),
    chance:
      count === FINISH_SHIPPING_COUNT.RESHIPPED
        ? 'spent'
        : count === FINISH_SHIPPING_COUNT.COMPLETE
          ? 'there'
          : null,
    superseded: tells
      ? shipments.filter(({ state, content }) => state === 'shipped' && !holds(order, content))
      : [],
    proven: shipments.filter(
      ({ state, content, spends_reshipment }) =>
        state === 'needs_attention' && prove(order, content, spends_reshipment) === 'applied',
    ),
  }
}

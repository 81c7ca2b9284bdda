/** Where an order's goods and its money are. */
import { ORDER_STATE } from '@fahuo/contract'
import type { Order } from '../orders/queries.ts'
import type { Settlement } from '../orders/settlement-queries.ts'
import { isRefundedInFull, refundedAmount } from '../payments/refunds.ts'
import type { Refund } from '../payments/refund-queries.ts'
import { isSplitUnfinished } from '../shipments/prove.ts'
import type { OrderShipment } from './beside-queries.ts'
import type { Goods, Money } from './stage-names.ts'

/** Tells where the goods are. A shipment that needs a person comes before one that is under way. */
export function goodsOf(order: Order, shipments: readonly OrderShipment[]): Goods {
  if (shipments.some(({ needs_person }) => needs_person)) return 'needs_person'
  if (shipments.some(({ open }) => open)) return 'uploading'
  const { order_state, shipping } = order
  switch (order_state) {
    case ORDER_STATE.awaiting_shipment:
      return isSplitUnfinished(order) ? 'partly_shipped' : 'to_ship'
    case ORDER_STATE.shipped:
      return isSplitUnfinished(order) ? 'partly_shipped' : 'shipped'
    case ORDER_STATE.refunded:
      return (shipping.shipping_list ?? []).length > 0 ? 'shipped' : 'not_shipped'
    default:
      return 'received'
  }
}

/** Tells where the money is: what went back counts first. */
export function moneyOf(
  { order_state }: Order,
  settlement: Settlement | undefined,
  refunds: readonly Refund[],
): Money {
  if (order_state === ORDER_STATE.refunded || isRefundedInFull(refunds)) return 'refunded'
  if (refundedAmount(refunds) > 0) return 'partly_refunded'
  if (order_state === ORDER_STATE.transaction_complete) return 'settled'
  if ((settlement?.settlement_time ?? null) !== null) return 'settled'
  return order_state > ORDER_STATE.shipped ? 'settling' : 'paid'
}

/** The shipment that decides where the goods are, or else the newest. */
export const decisiveShipment = (shipments: readonly OrderShipment[]): OrderShipment | undefined =>
  shipments.find(({ needs_person }) => needs_person) ??
  shipments.find(({ open }) => open) ??
  shipments[0]

import { LOGISTICS_TYPE, ORDER_STATE, type BuyerOrder } from '@fahuo/contract'

const DAY_SECONDS = 86_400

/** Tells whether all parcels are shipped; WeChat keeps state 1 until then. */
export const isShippedWhole = ({ order_state, shipping }: BuyerOrder): boolean =>
  shipping !== null && (shipping.finish_shipping || order_state !== ORDER_STATE.awaiting_shipment)

/** Tells whether some parcels are shipped and others are not. */
export const isShippedInPart = (order: BuyerOrder): boolean =>
  order.shipping !== null &&
  order.shipping.shipping_list.length > 0 &&
  order.order_state === ORDER_STATE.awaiting_shipment

/** Returns when the last parcel was shipped, in Unix seconds; null where it is not known. */
export function shippedTime({ settlement, shipping }: BuyerOrder): number | null {
  if (settlement?.shipped_time) return settlement.shipped_time
  const latest = Math.max(0, ...(shipping?.shipping_list ?? []).map((it) => it.upload_time))
  return latest > 0 ? latest : null
}

/**
 * Returns about when WeChat confirms the receipt automatically, in Unix seconds: the time that WeChat
 * estimated, else ten days after shipping for express and two for all others. WeChat may postpone it.
 * Null when there is no such time: not shipped, confirmed already, or in dispute.
 */
export function automaticReceiptTime(order: BuyerOrder): number | null {
  if (order.order_state !== ORDER_STATE.shipped || order.in_complaint) return null
  const { settlement, shipping } = order
  if (settlement?.estimated_settlement_time) return settlement.estimated_settlement_time
  const shipped = shippedTime(order)
  if (shipped === null) return null
  return shipped + (shipping?.logistics_type === LOGISTICS_TYPE.express ? 10 : 2) * DAY_SECONDS
}

import { LOGISTICS_TYPE, ORDER_STATE } from '@fahuo/contract'
import { DELIVERY_MODE } from '@fahuo/wechat'
import type { Order } from '../orders/queries.ts'
import { isComplete, type ShipmentContent } from './content.ts'

/**
 * What get_order shows of a shipment: `matches` WeChat has it; `missing` nothing of it is there and
 * an upload would not be a re-shipment; `conflicts` something else was shipped, so an upload would
 * spend the one chance; `closed` the payment can no longer be shipped.
 */
export type Reconciliation = 'matches' | 'missing' | 'conflicts' | 'closed'

interface ParcelKey {
  tracking_no?: string | undefined
  express_company?: string | undefined
  desc?: string | undefined
}

/** Express parcels are known by their waybill; others have none that WeChat gives back [seen]. */
function keyOf(parcel: ParcelKey, logistics_type: number): string {
  return logistics_type === LOGISTICS_TYPE.express
    ? `${parcel.express_company}\n${parcel.tracking_no}`
    : `${parcel.desc}`
}

/** Compares an order as WeChat tells it with what we mean to ship. */
export function reconcile(
  { shipping, order_state }: Order,
  content: ShipmentContent,
): Reconciliation {
  const there = new Set(
    (shipping.shipping_list ?? []).map((parcel) =>
      keyOf({ ...parcel, desc: parcel.goods_desc }, content.logistics_type),
    ),
  )
  const ours = (content.shipping_list ?? []).map((parcel) =>
    keyOf({ ...parcel, desc: parcel.item_desc }, content.logistics_type),
  )
  const same_kind =
    shipping.delivery_mode === content.delivery_mode &&
    shipping.logistics_type === content.logistics_type
  const finished = shipping.finish_shipping === true
  const present = ours.filter((key) => there.has(key)).length

  if (same_kind && present === ours.length && finished === isComplete(content)) return 'matches'
  if (order_state !== ORDER_STATE.awaiting_shipment && there.size === 0) return 'closed'
  if (there.size === 0) return 'missing'
  // A split shipment that is not complete takes more parcels without being re-shipped. Where all our
  // parcels are there, what is missing is the word that they are all.
  const grows = same_kind && !finished && content.delivery_mode === DELIVERY_MODE.SPLIT
  return grows && (present === 0 || present === ours.length) ? 'missing' : 'conflicts'
}

/**
 * Compares all that goes in one upload; `partly`: what is true of one is not of another, and sending
 * all again would be a re-shipment for some.
 */
export function reconcileAll(
  orders: readonly Order[],
  contents: readonly ShipmentContent[],
): Reconciliation | 'partly' {
  const results = orders.map((order, at) => {
    const content = contents[at]
    return content ? reconcile(order, content) : 'conflicts'
  })
  const [first = 'conflicts', ...others] = new Set(results)
  return others.length === 0 ? first : 'partly'
}

import { LOGISTICS_TYPE, ORDER_STATE } from '@fahuo/contract'
import type { WechatOrder } from '../orders/mirror.ts'
import { isComplete, type ShipmentContent } from './content.ts'

/**
 * What get_order proves about a shipment: `applied` WeChat has it; `absent` nothing of it is there
 * and an upload would not be a re-shipment; `different` something else was shipped, so an upload
 * would spend the one chance; `closed` the payment takes no shipment any more.
 */
export type Proof = 'applied' | 'absent' | 'different' | 'closed'

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
export function proveShipment(order: WechatOrder, content: ShipmentContent): Proof {
  const { shipping } = order
  const there = new Set(
    (shipping.shipping_list ?? []).map((parcel) =>
      keyOf({ ...parcel, desc: parcel.goods_desc }, content.logistics_type),
    ),
  )
  const ours = (content.shipping_list ?? []).map((parcel) =>
    keyOf({ ...parcel, desc: parcel.item_desc }, content.logistics_type),
  )
  const sameKind =
    shipping.delivery_mode === content.delivery_mode &&
    shipping.logistics_type === content.logistics_type
  const finished = shipping.finish_shipping === true
  const present = ours.filter((key) => there.has(key)).length

  if (sameKind && present === ours.length && finished === isComplete(content)) return 'applied'
  if (order.order_state !== ORDER_STATE.awaiting_shipment && there.size === 0) return 'closed'
  if (there.size === 0) return 'absent'
  // A split shipment that is not complete takes more parcels without being re-shipped.
  if (sameKind && !finished && content.delivery_mode === 2) {
    if (present === 0) return 'absent'
    // All parcels are there; what is missing is the word that they are all.
    if (present === ours.length) return 'absent'
  }
  return 'different'
}

/**
 * The same for all that goes in one upload; `partly`: what is true of one is not of another, and
 * sending all again would be a re-shipment for some.
 */
export function proveTogether(
  orders: readonly WechatOrder[],
  contents: readonly ShipmentContent[],
): Proof | 'partly' {
  const proofs = orders.map((order, at) => {
    const content = contents[at]
    return content ? proveShipment(order, content) : 'different'
  })
  const [first = 'different', ...others] = new Set(proofs)
  return others.length === 0 ? first : 'partly'
}

import { LOGISTICS_TYPE, ORDER_STATE } from '@fahuo/contract'
import { DELIVERY_MODE } from '@fahuo/wechat'
import type { Order } from '../orders/queries.ts'
import { isComplete, type ShipmentContent } from './content.ts'

/**
 * What a look (get_order) proves about a shipment: `applied` WeChat has it; `takes_none` the payment
 * takes no shipment any more; `absent` nothing was shipped; `grows` an unfinished split shipment that
 * takes ours without a re-shipment; `different` something else was shipped, so that an upload would
 * spend the one chance.
 */
export type Proof = 'applied' | 'takes_none' | 'absent' | 'grows' | 'different'

type Parcel = NonNullable<ShipmentContent['shipping_list']>[number]
type ShownParcel = NonNullable<Order['shipping']['shipping_list']>[number]

const isExpress = (logistics_type: number) => logistics_type === LOGISTICS_TYPE.express

/** Express parcels are known by their waybill; others have none that WeChat gives back [observed]. */
function keyOf(parcel: Parcel, logistics_type: number): string {
  return isExpress(logistics_type)
    ? `${parcel.express_company}\n${parcel.tracking_no}`
    : `${parcel.item_desc}`
}

/** What tells the parcels of a content from others. */
export const parcelKeys = ({ shipping_list, logistics_type }: ShipmentContent): string[] =>
  (shipping_list ?? []).map((parcel) => keyOf(parcel, logistics_type))

/** What get_order shows, in the words of an upload: `item_desc` comes back as `goods_desc`. */
function shownAsSent({ tracking_no, express_company, goods_desc, contact }: ShownParcel): Parcel {
  return {
    ...(tracking_no && { tracking_no }),
    ...(express_company && { express_company }),
    ...(goods_desc && { item_desc: goods_desc }),
    ...(contact && {
      contact: {
        ...(contact.consignor_contact && { consignor_contact: contact.consignor_contact }),
        ...(contact.receiver_contact && { receiver_contact: contact.receiver_contact }),
      },
    }),
  }
}

const shownParcels = ({ shipping }: Order): Parcel[] =>
  (shipping.shipping_list ?? []).map(shownAsSent)

/** What WeChat shows of an order, as it would be sent; null: nothing was shipped. */
export function shownContent(order: Order): Omit<ShipmentContent, 'order_key'> | null {
  const parcels = shownParcels(order)
  const { delivery_mode, logistics_type, finish_shipping } = order.shipping
  if (parcels.length === 0 || delivery_mode === undefined || logistics_type === undefined)
    return null
  return {
    logistics_type,
    delivery_mode,
    ...(delivery_mode === DELIVERY_MODE.SPLIT && { is_all_delivered: finish_shipping === true }),
    shipping_list: parcels,
  }
}

/** A field that one side leaves out is no difference: WeChat does not give everything back. */
const agrees = (shown: string | undefined, sent: string | undefined) =>
  !shown || !sent || shown === sent

function sameDetails(shown: Parcel, sent: Parcel): boolean {
  return (
    agrees(shown.item_desc, sent.item_desc) &&
    agrees(shown.contact?.consignor_contact, sent.contact?.consignor_contact) &&
    agrees(shown.contact?.receiver_contact, sent.contact?.receiver_contact)
  )
}

function sameKind({ shipping }: Order, content: ShipmentContent): boolean {
  return (
    shipping.delivery_mode === content.delivery_mode &&
    shipping.logistics_type === content.logistics_type
  )
}

/** Tells whether WeChat shows all of a content. @param exactly its descriptions and contacts, too */
export function holds(order: Order, content: ShipmentContent, exactly = false): boolean {
  const { logistics_type } = content
  const shown = new Map(
    shownParcels(order).map((parcel) => [keyOf(parcel, logistics_type), parcel]),
  )
  const there = (content.shipping_list ?? []).every((parcel) => {
    const same = shown.get(keyOf(parcel, logistics_type))
    return same !== undefined && (!exactly || sameDetails(same, parcel))
  })
  const finished = order.shipping.finish_shipping === true
  return sameKind(order, content) && there && (finished || !isComplete(content))
}

/** @param exactly the request allowed a re-shipment: descriptions and contacts count, too */
export function prove(order: Order, content: ShipmentContent, exactly: boolean): Proof {
  if (holds(order, content, exactly)) return 'applied'
  if (order.order_state > ORDER_STATE.shipped) return 'takes_none'
  if (shownParcels(order).length === 0) return 'absent'
  const unfinished = order.shipping.finish_shipping !== true
  const grows =
    sameKind(order, content) && unfinished && content.delivery_mode === DELIVERY_MODE.SPLIT
  return grows ? 'grows' : 'different'
}

/**
 * What is uploaded to a payment: to a split shipment that is open, all that WeChat shows and what is
 * new, each once. That is right whether WeChat appends or replaces, which is not documented.
 */
export function uploadOf(order: Order, content: ShipmentContent): ShipmentContent {
  const { logistics_type, shipping_list: ours } = content
  if (!ours || prove(order, content, false) !== 'grows') return content
  const mine = new Set(ours.map((parcel) => keyOf(parcel, logistics_type)))
  const others = shownParcels(order).filter((parcel) => !mine.has(keyOf(parcel, logistics_type)))
  return { ...content, shipping_list: [...others, ...ours] }
}

/** Tells whether WeChat shows a split shipment that takes further parcels without a re-shipment. */
export const isSplitUnfinished = ({ shipping }: Order): boolean =>
  shipping.delivery_mode === DELIVERY_MODE.SPLIT &&
  shipping.finish_shipping !== true &&
  (shipping.shipping_list ?? []).length > 0

/** The newest `upload_time` that an order shows, Unix seconds; 0: none. */
export function newestShown({ shipping }: Order): number {
  return Math.max(0, ...(shipping.shipping_list ?? []).map(({ upload_time }) => upload_time))
}

/** The version of a payment that WeChat shows is older than one it has shown before. */
export const isStale = (order: Order, newest: number) => newestShown(order) < newest

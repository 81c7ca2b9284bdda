import type { PanelOrder } from './api.ts'
import type { MerchantRequest } from './command.ts'
import { DELIVERY_MODE, LOGISTICS_TYPE, ORDER_NUMBER_TYPE } from './enums.ts'

/** How an order may be shipped; `parcels` are all at once, `split` comes in several shipments. */
export const SHIP_KINDS = [
  'express',
  'parcels',
  'split',
  'same_city',
  'pickup',
  'virtual',
  'combined',
] as const
export type ShipKind = (typeof SHIP_KINDS)[number]

export interface ParcelInput {
  tracking_no: string
  express_company: string
  item_desc: string
  receiver_contact: string
  /** For logistics messages and the tracking page; empty: the buyer gets neither. */
  receiver_phone: string
}

/** What the form of a shipment holds. */
export interface ShipInput {
  kind: ShipKind
  /** Of a combined payment: one for each sub-order, in their order. */
  parcels: ParcelInput[]
  all_delivered: boolean
  /** Corrects what was shipped. */
  spend_reshipment: boolean
}

const TYPES: Partial<Record<ShipKind, number>> = {
  same_city: LOGISTICS_TYPE.SAME_CITY,
  pickup: LOGISTICS_TYPE.SELF_PICKUP,
  virtual: LOGISTICS_TYPE.VIRTUAL,
}

/** Whether parcels of this kind have a carrier and a waybill. */
export const hasWaybills = (kind: ShipKind) => TYPES[kind] === undefined

/** Whether there may be several parcels. */
export const hasParcels = (kind: ShipKind) => kind === 'parcels' || kind === 'split'

/** SF finds a parcel by a phone number's last digits: it must be given [seed 000]. */
export const needsContact = (express_company: string) => express_company === 'SF'

/** The kinds that an order may be shipped by: a combined payment ships by its sub-orders. */
export function kindsOf({ known }: PanelOrder): readonly ShipKind[] {
  if (known.sub_transaction_ids.length > 0) return ['combined']
  return SHIP_KINDS.filter((kind) => kind !== 'combined')
}

/** Whether parcels are still to come: nothing but further ones can be shipped. */
export const isSplitUnfinished = ({ shipping }: PanelOrder): boolean =>
  shipping.delivery_mode === DELIVERY_MODE.SPLIT &&
  shipping.finish_shipping !== true &&
  (shipping.shipping_list?.length ?? 0) > 0

const keyOf = (transaction_id: string) => ({
  order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY,
  transaction_id,
})

function parcelOf(kind: ShipKind, parcel: ParcelInput) {
  const { tracking_no, express_company, item_desc, receiver_contact, receiver_phone } = parcel
  if (!hasWaybills(kind)) return { item_desc }
  const contact = needsContact(express_company) && { contact: { receiver_contact } }
  const phone = receiver_phone !== '' && { receiver_phone }
  return { tracking_no, express_company, item_desc, ...contact, ...phone }
}

/** The request to the merchant API that ships an order so. */
export function shipmentRequest(order: PanelOrder, input: ShipInput): MerchantRequest {
  const { kind, parcels, all_delivered, spend_reshipment } = input
  const correction = spend_reshipment && { spend_reshipment }
  const order_key = keyOf(order.transaction_id)
  if (kind === 'combined') {
    const sub_orders = order.known.sub_transaction_ids.flatMap((id, at) => {
      const parcel = parcels[at]
      if (!parcel) return []
      return {
        order_key: keyOf(id),
        logistics_type: LOGISTICS_TYPE.EXPRESS,
        delivery_mode: DELIVERY_MODE.UNIFIED,
        shipping_list: [parcelOf(kind, parcel)],
      }
    })
    const body = { order_key, sub_orders, ...correction }
    return { method: 'POST', path: '/api/shipments/combined', body }
  }
  const body = {
    order_key,
    logistics_type: TYPES[kind] ?? LOGISTICS_TYPE.EXPRESS,
    ...(hasParcels(kind)
      ? {
          delivery_mode: DELIVERY_MODE.SPLIT,
          is_all_delivered: kind === 'parcels' || all_delivered,
        }
      : { delivery_mode: DELIVERY_MODE.UNIFIED }),
    shipping_list: parcels.map((parcel) => parcelOf(kind, parcel)),
    ...correction,
  }
  return { method: 'POST', path: '/api/shipments', body }
}

/** A made-up parcel of an order, the `at`-th of it from 0. */
export function newParcel(transaction_id: string, at: number, item_desc: string): ParcelInput {
  const number = Number(transaction_id.slice(-11).replace(/\D/g, '')) + at
  return {
    tracking_no: `YT${String(number).padStart(13, '8')}`,
    express_company: 'YTO',
    item_desc,
    receiver_contact: '138****8000',
    receiver_phone: '13800138000',
  }
}

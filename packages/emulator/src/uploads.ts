import { MAX_PARCELS, type UploadShippingInfo } from '@fahuo/wechat'
import type { z } from 'zod'
import { Refused } from './errmsg.ts'
import { sendShippingMessage } from './messages.ts'
import { findOrder } from './orders.ts'
import { pushShipped } from './settlement.ts'
import type { PaymentOrder } from './state.ts'
import { seconds, type World } from './world.ts'

type Upload = z.output<typeof UploadShippingInfo>
type Parcels = NonNullable<PaymentOrder['shipping']['shipping_list']>

/** upload_shipping_info, once its shape is right: existence, payer, state, chance, time, content. */
export function uploadShipping(world: World, upload: Upload): void {
  const { transaction_id, mchid, out_trade_no } = upload.order_key
  const order = findOrder(world, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  // The payment is somebody else's [official].
  if (order.openid !== upload.payer.openid) throw new Refused(10060031)
  // Received, settled or refunded payments take no shipment [staff].
  if (order.order_state > 2) throw new Refused(10060004)

  const { shipping } = order
  const sent = parcelsOf(upload)
  const sameKind =
    shipping.delivery_mode === upload.delivery_mode &&
    shipping.logistics_type === upload.logistics_type
  const started = (shipping.shipping_list ?? []).length > 0
  const complete = upload.delivery_mode === 1 || upload.is_all_delivered === true
  const merged =
    started && sameKind && !shipping.finish_shipping
      ? merge(shipping.shipping_list ?? [], sent)
      : sent

  // The same again changes nothing and spends nothing [observed].
  if (
    started &&
    sameKind &&
    shipping.finish_shipping === complete &&
    sameParcels(shipping.shipping_list ?? [], merged)
  )
    throw new Refused(10060023)
  // Shipped completely, or of another kind now: that is a re-shipment, once a payment [seed 000].
  const reshipment = started && (shipping.finish_shipping === true || !sameKind)
  if (reshipment && order.reshipped) throw new Refused(10060003)
  // An update must be later than the one before; same code as for a malformed time [staff].
  const time = Date.parse(upload.upload_time)
  if (time <= order.last_upload_time) throw new Refused(268485216)
  // Counted over the payment [assumed].
  if (merged.length > MAX_PARCELS) throw new Refused(10060024)
  if (complete && merged.every((parcel) => parcel.goods_desc === '')) throw new Refused(10060020)

  order.last_upload_time = time
  order.uploads += 1
  order.reshipped ||= reshipment
  order.shipping = {
    delivery_mode: upload.delivery_mode,
    logistics_type: upload.logistics_type,
    finish_shipping: complete,
    // 0 not complete, 1 complete, 2 re-shipped [seed 000].
    finish_shipping_count: complete ? (order.reshipped ? 2 : 1) : 0,
    goods_desc: '',
    // Undocumented, 2 for uploads [observed].
    upload_scene: 2,
    shipping_list: merged.map((parcel) => ({
      ...parcel,
      upload_time: parcel.upload_time || seconds(time),
    })),
  }
  // All descriptions, cut at 120 characters [official].
  const description = merged.map((parcel) => parcel.goods_desc).join(';')
  order.description = description.length > 120 ? `${description.slice(0, 120)}...` : description
  if (complete) finish(world, order)
  world.changed()
}

/** The buyer is told only when all is on its way [official]. */
function finish(world: World, order: PaymentOrder): void {
  const first = order.order_state === 1
  order.order_state = 2
  if (first) order.shipped_time = seconds(world.now())
  sendShippingMessage(world, order)
  // Whether a re-shipment pushes again is not known [assumed: no].
  if (first) pushShipped(world, order)
}

/** `item_desc` comes back as `goods_desc`; only express keeps carrier and waybill [observed]. */
function parcelsOf(upload: Upload): Parcels {
  const express = upload.logistics_type === 1
  return (upload.shipping_list ?? []).map((parcel) => ({
    tracking_no: express ? (parcel.tracking_no ?? '') : '',
    express_company: express ? (parcel.express_company ?? '') : '',
    goods_desc: parcel.item_desc ?? '',
    upload_time: 0,
    ...(parcel.contact && {
      contact: {
        consignor_contact: parcel.contact.consignor_contact ?? '',
        receiver_contact: parcel.contact.receiver_contact ?? '',
      },
    }),
  }))
}

const waybill = (parcel: Parcels[number]) => `${parcel.express_company}\n${parcel.tracking_no}`

/** Split uploads grow: the same waybill is updated in place, others are added [assumed]. */
function merge(before: Parcels, sent: Parcels): Parcels {
  const merged = new Map(before.map((parcel) => [waybill(parcel), parcel]))
  for (const parcel of sent) {
    const known = merged.get(waybill(parcel))
    merged.set(waybill(parcel), { ...parcel, upload_time: known?.upload_time ?? 0 })
  }
  return [...merged.values()]
}

function sameParcels(a: Parcels, b: Parcels): boolean {
  const content = (parcels: Parcels) =>
    JSON.stringify(
      parcels.map(({ tracking_no, express_company, goods_desc, contact }) => [
        tracking_no,
        express_company,
        goods_desc,
        contact?.consignor_contact ?? '',
        contact?.receiver_contact ?? '',
      ]),
    )
  return content(a) === content(b)
}

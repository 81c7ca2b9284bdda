import {
  ERRCODE,
  MAX_PARCELS,
  type UploadCombinedShippingInfo,
  type UploadShippingInfo,
} from '@fahuo/wechat'
import type { z } from 'zod'
import { Refusal } from '../gateway/wechat-errors.ts'
import { sendShippingMessage } from '../state/messages.ts'
import { findOrder } from './orders.ts'
import { pushShipped } from '../state/settlement.ts'
import type { PaymentOrder } from '../state/state.ts'
import { seconds, type Context } from '../state/context.ts'

type Upload = z.output<typeof UploadShippingInfo>
type Combined = z.output<typeof UploadCombinedShippingInfo>
type Content = Pick<
  Upload,
  'order_key' | 'logistics_type' | 'delivery_mode' | 'is_all_delivered' | 'shipping_list'
>
type Parcels = NonNullable<PaymentOrder['shipping']['shipping_list']>

/** What an upload would change; nothing has changed yet. */
interface Plan {
  order: PaymentOrder
  merged: Parcels
  content: Content
  complete: boolean
  reshipment: boolean
  time: number
}

/** upload_shipping_info, once its shape is right: existence, payer, state, chance, time, content. */
export function uploadShipping(context: Context, upload: Upload): void {
  commit(context, plan(orderOf(context, upload.order_key), upload, upload))
}

/** upload_combined_shipping_info: all sub-orders or none of them [assumed]. */
export function uploadCombined(context: Context, upload: Combined): void {
  const parent = orderOf(context, upload.order_key)
  // Only payments that the buyer made as combined ones [staff].
  if (parent.sub_transaction_ids.length === 0) throw new Refusal(ERRCODE.PAYMENT_UNKNOWN)
  checkPayer(parent, upload)
  const subs = upload.sub_orders ?? []
  // A combined payment ships by its sub-orders [assumed code for none].
  if (subs.length === 0) throw new Refusal(ERRCODE.ORDER_ARGUMENT_INVALID)
  const plans = subs.map((sub) => {
    const order = orderOf(context, sub.order_key)
    if (!parent.sub_transaction_ids.includes(order.transaction_id))
      throw new Refusal(ERRCODE.PAYMENT_UNKNOWN)
    return plan(order, sub, upload)
  })
  for (const each of plans) commit(context, each)
  const shipped = parent.sub_transaction_ids.every(
    (id) => (context.state.orders.get(id)?.order_state ?? 1) > 1,
  )
  if (shipped && parent.order_state === 1) {
    parent.order_state = 2
    parent.shipped_time = seconds(context.now())
  }
}

function orderOf(context: Context, { transaction_id, mchid, out_trade_no }: Content['order_key']) {
  return findOrder(context, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
}

/** The payment is somebody else's [official]. */
function checkPayer(order: PaymentOrder, { payer }: Pick<Upload, 'payer'>): void {
  if (order.openid !== payer.openid) throw new Refusal(ERRCODE.PAYER_MISMATCH)
}

function plan(
  order: PaymentOrder,
  content: Content,
  envelope: Pick<Upload, 'payer' | 'upload_time'>,
): Plan {
  checkPayer(order, envelope)
  // Received, settled or refunded payments take no shipment [staff].
  if (order.order_state > 2) throw new Refusal(ERRCODE.NOT_SHIPPABLE)

  const { shipping } = order
  const sent = parcelsOf(content)
  const sameKind =
    shipping.delivery_mode === content.delivery_mode &&
    shipping.logistics_type === content.logistics_type
  const there = shipping.shipping_list ?? []
  const started = there.length > 0
  const finished = shipping.finish_shipping === true
  const complete = content.delivery_mode === 1 || content.is_all_delivered === true
  const growing = started && sameKind && !finished
  const merged = growing ? merge(there, sent) : sent

  // Complete, and the next parcels of a split shipment come [assumed: ERRCODE.ALREADY_SHIPPED is "go on"].
  if (finished && sameKind && !complete) throw new Refusal(ERRCODE.ALREADY_SHIPPED)
  // The same again changes nothing and spends nothing [observed].
  if (started && sameKind && finished === complete && sameParcels(there, merged))
    throw new Refusal(ERRCODE.SHIPPING_UNCHANGED)
  // Shipped completely, or of another kind now: that is a re-shipment, once a payment [seed 000].
  const reshipment = started && (finished || !sameKind)
  if (reshipment && order.reshipped) throw new Refusal(ERRCODE.RESHIPMENT_SPENT)
  // An update must be later than the one before; same code as for a malformed time [staff].
  const time = Date.parse(envelope.upload_time)
  if (time <= order.last_upload_time) throw new Refusal(ERRCODE.UPLOAD_TIME_INVALID)
  // Counted over the payment [assumed].
  if (merged.length > MAX_PARCELS) throw new Refusal(ERRCODE.TOO_MANY_PARCELS)
  // Blank all over is no description [assumed: an empty one is 10060008].
  if (complete && merged.every((parcel) => parcel.goods_desc.trim() === ''))
    throw new Refusal(ERRCODE.COMPLETION_NEEDS_ITEM_DESC)
  return { order, merged, content, complete, reshipment, time }
}

function commit(
  context: Context,
  { order, merged, content, complete, reshipment, time }: Plan,
): void {
  order.last_upload_time = time
  order.uploads += 1
  context.state.has_shipped = true
  order.reshipped ||= reshipment
  order.shipping = {
    delivery_mode: content.delivery_mode,
    logistics_type: content.logistics_type,
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
  if (complete) finish(context, order)
}

/** The buyer is told only when all is on its way [official]. */
function finish(context: Context, order: PaymentOrder): void {
  const first = order.order_state === 1
  order.order_state = 2
  if (first) order.shipped_time = seconds(context.now())
  sendShippingMessage(context, order)
  // Whether a re-shipment pushes again is not known [assumed: no].
  if (first) pushShipped(context, order)
}

/** `item_desc` comes back as `goods_desc`; only express keeps carrier and waybill [observed]. */
function parcelsOf(upload: Content): Parcels {
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

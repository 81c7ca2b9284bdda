/**
 * WeChat's judgement of an upload, pure: an order, a content and a time lead to an errcode or to the
 * next order. The server's checker runs its rules against this very function.
 */
import {
  DELIVERY_MODE,
  ERRCODE,
  FINISH_SHIPPING_COUNT,
  LOGISTICS_TYPE,
  MAX_PARCELS,
  ORDER_STATE,
  type UploadShippingInfo,
} from '@fahuo/wechat'
import type { z } from 'zod'
import type { PaymentOrder } from '../state/state.ts'

type Upload = z.output<typeof UploadShippingInfo>

export type Content = Pick<
  Upload,
  'logistics_type' | 'delivery_mode' | 'is_all_delivered' | 'shipping_list'
>

/** What of an order an upload depends on. */
export type JudgedOrder = Pick<
  PaymentOrder,
  'order_state' | 'shipping' | 'reshipped' | 'last_upload_time'
>

type Parcels = NonNullable<PaymentOrder['shipping']['shipping_list']>

/** Whether the parcels of an unfinished split shipment are added to, or replaced [not documented]. */
export type SplitUpload = 'append' | 'replace'

export type Judgement =
  | { errcode: number }
  | {
      errcode: 0
      next: Pick<PaymentOrder, 'shipping' | 'reshipped' | 'last_upload_time'>
      complete: boolean
      /** It spends the one re-shipment chance. */
      reshipment: boolean
    }

/** Judges an upload by state, chance, time and content. @param time Unix milliseconds */
export function judgeUpload(
  order: JudgedOrder,
  content: Content,
  time: number,
  split_upload: SplitUpload = 'append',
): Judgement {
  // Received, settled or refunded payments take no shipment [staff].
  if (order.order_state > ORDER_STATE.SHIPPED) return { errcode: ERRCODE.NOT_SHIPPABLE }

  const { shipping } = order
  const sent = parcelsOf(content)
  const same_kind =
    shipping.delivery_mode === content.delivery_mode &&
    shipping.logistics_type === content.logistics_type
  const there = shipping.shipping_list ?? []
  const started = there.length > 0
  const finished = shipping.finish_shipping === true
  const complete =
    content.delivery_mode === DELIVERY_MODE.UNIFIED || content.is_all_delivered === true
  const grows = started && same_kind && !finished
  const merged = grows ? merge(there, sent, split_upload) : sent

  // Complete, and the next parcels of a split shipment come [assumed: ERRCODE.ALREADY_SHIPPED is "go on"].
  if (finished && same_kind && !complete) return { errcode: ERRCODE.ALREADY_SHIPPED }
  // The same again changes nothing and spends nothing [observed].
  if (started && same_kind && finished === complete && sameParcels(there, merged))
    return { errcode: ERRCODE.SHIPPING_UNCHANGED }
  // Shipped completely, or of another kind now: that is a re-shipment, once a payment [seed 000].
  const reshipment = started && (finished || !same_kind)
  if (reshipment && order.reshipped) return { errcode: ERRCODE.RESHIPMENT_SPENT }
  // An update must be later than the one before; same code as for a malformed time [staff].
  if (time <= order.last_upload_time) return { errcode: ERRCODE.UPLOAD_TIME_INVALID }
  // Counted over the payment [assumed].
  if (merged.length > MAX_PARCELS) return { errcode: ERRCODE.TOO_MANY_PARCELS }
  // Blank all over is no description [assumed: an empty one is 10060008].
  if (complete && merged.every((parcel) => parcel.goods_desc.trim() === ''))
    return { errcode: ERRCODE.COMPLETION_NEEDS_ITEM_DESC }

  const reshipped = order.reshipped || reshipment
  const { NOT_COMPLETE, COMPLETE, RESHIPPED } = FINISH_SHIPPING_COUNT
  return {
    errcode: 0,
    complete,
    reshipment,
    next: {
      reshipped,
      last_upload_time: time,
      shipping: {
        delivery_mode: content.delivery_mode,
        logistics_type: content.logistics_type,
        finish_shipping: complete,
        finish_shipping_count: complete ? (reshipped ? RESHIPPED : COMPLETE) : NOT_COMPLETE,
        goods_desc: '',
        // Undocumented, 2 for uploads [observed].
        upload_scene: 2,
        shipping_list: merged.map((parcel) => ({
          ...parcel,
          upload_time: parcel.upload_time || Math.floor(time / 1000),
        })),
      },
    },
  }
}

/** `item_desc` comes back as `goods_desc`; only express keeps carrier and waybill [observed]. */
function parcelsOf(upload: Content): Parcels {
  const express = upload.logistics_type === LOGISTICS_TYPE.EXPRESS
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

/** The same waybill is updated in place and keeps its time [assumed]. */
function merge(before: Parcels, sent: Parcels, split_upload: SplitUpload): Parcels {
  const known = new Map(before.map((parcel) => [waybill(parcel), parcel]))
  const merged = split_upload === 'append' ? new Map(known) : new Map<string, Parcels[number]>()
  for (const parcel of sent) {
    const upload_time = known.get(waybill(parcel))?.upload_time ?? 0
    merged.set(waybill(parcel), { ...parcel, upload_time })
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

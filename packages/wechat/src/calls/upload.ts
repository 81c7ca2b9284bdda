import { z } from 'zod'
import {
  brokenCombinedRules,
  brokenUploadRules,
  type BrokenRule,
  type CombinedShape,
  type UploadShape,
} from './upload-rules.ts'

/** Names a payment by the merchant's pair (type 1) or WeChat Pay's transaction_id (type 2) [seed 000]. */
export const OrderKey = z.looseObject({
  order_number_type: z.int(),
  transaction_id: z.string().nullish().transform(absent),
  /** The merchant that placed the payment; in service-provider payments not the same as `merchant_id`. */
  mchid: z.string().nullish().transform(absent),
  out_trade_no: z.string().nullish().transform(absent),
})
export type OrderKey = z.infer<typeof OrderKey>

/** WeChat treats `null` as absent [seen]. */
function absent<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined
}

const Contact = z.looseObject({
  /** At most 1024 characters, masked except for the last four digits. */
  consignor_contact: z.string().max(1024).optional(),
  receiver_contact: z.string().max(1024).optional(),
})

export const UploadParcel = z.looseObject({
  /** 1 to 128 bytes; express only. */
  tracking_no: z.string().nullish().transform(absent),
  /** 1 to 128 bytes, a `delivery_id` of get_delivery_list; express only. */
  express_company: z.string().nullish().transform(absent),
  /** 1 to 120 characters. */
  item_desc: z.string().nullish().transform(absent),
  contact: Contact.nullish().transform(absent),
})
export type UploadParcel = z.infer<typeof UploadParcel>

/** What is shipped and how: an upload without its time and payer. */
export const UploadContent = z.looseObject({
  order_key: OrderKey,
  /** 1 express, 2 same-city, 3 virtual, 4 self-pickup. */
  logistics_type: z.int(),
  /** 1 unified (exactly one parcel), 2 split (express only). */
  delivery_mode: z.int(),
  /** Required for split delivery; true completes the shipment and notifies the buyer. */
  is_all_delivered: z.boolean().nullish().transform(absent),
  /** 1 to 15 parcels. */
  shipping_list: z.array(UploadParcel).nullish().transform(absent),
})

/** Reports broken rules as zod issues that carry WeChat's errcode. */
export function addBrokenRules(rules: Iterable<BrokenRule>, ctx: z.RefinementCtx): void {
  for (const { errcode, path } of rules)
    ctx.addIssue({ code: 'custom', path, message: `errcode ${errcode}`, params: { errcode } })
}

export function refuseBrokenRules(upload: UploadShape, ctx: z.RefinementCtx): void {
  addBrokenRules(brokenUploadRules(upload), ctx)
}

export function refuseBrokenCombinedRules(combined: CombinedShape, ctx: z.RefinementCtx): void {
  addBrokenRules(brokenCombinedRules(combined), ctx)
}

export const Payer = z.looseObject({ openid: z.string().min(1).max(128) })

/** RFC 3339 with a time zone; must increase with each upload of a payment [seed 000]. */
export const UploadTime = z.iso.datetime({
  offset: true,
  error: 'upload_time must be RFC 3339 with a time zone, for example 2026-11-21T09:00:00.120+08:00',
})

/** The shipping info of one payment. */
export const UploadShippingInfo = UploadContent.extend({
  upload_time: UploadTime,
  payer: Payer,
}).superRefine(refuseBrokenRules)
export type UploadShippingInfo = z.infer<typeof UploadShippingInfo>

/** The shipping info of a combined payment: content by sub-order, one time and one payer for all. */
export const UploadCombinedShippingInfo = z
  .looseObject({
    order_key: OrderKey,
    sub_orders: z.array(UploadContent).nullish().transform(absent),
    upload_time: UploadTime,
    payer: Payer,
  })
  .superRefine(refuseBrokenCombinedRules)
export type UploadCombinedShippingInfo = z.infer<typeof UploadCombinedShippingInfo>

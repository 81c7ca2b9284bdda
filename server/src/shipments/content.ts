import { createHash } from 'node:crypto'
import {
  DELIVERY_MODE,
  ORDER_NUMBER_TYPE,
  Payer,
  UploadContent,
  refuseBrokenCombinedRules,
  refuseBrokenRules,
  type OrderKeyInput,
} from '@fahuo/wechat'
import { z } from 'zod'
import { maskContact } from '../core/masking.ts'
import { CONTENT_TEXTS, DOCUMENTED } from './content-texts.ts'
import { normaliseTrackingNo, refuseBadWaybills } from './waybill.ts'

const Contact = z
  .object({
    consignor_contact: z.string().max(1024).transform(maskContact).optional(),
    receiver_contact: z.string().max(1024).transform(maskContact).optional(),
  })
  .meta({ id: 'Contact', text: CONTENT_TEXTS.contact })

const Parcel = z
  .object({
    tracking_no: z
      .string()
      .transform(normaliseTrackingNo)
      .optional()
      .meta({ text: CONTENT_TEXTS.tracking_no }),
    express_company: z.string().trim().optional().meta({ text: CONTENT_TEXTS.express_company }),
    item_desc: z.string().trim().optional().meta({ text: CONTENT_TEXTS.item_desc }),
    contact: Contact.optional(),
  })
  .meta({ id: 'ParcelRequest', required: ['item_desc'] })

const OrderKey = z
  .object({
    order_number_type: z.int().meta(DOCUMENTED.order_number_type),
    transaction_id: z.string().trim().max(128).optional(),
    mchid: z.string().trim().max(128).optional(),
    out_trade_no: z.string().trim().max(128).optional(),
  })
  .meta({ id: 'OrderKey', text: CONTENT_TEXTS.order_key })

const Content = z.object({
  ...UploadContent.shape,
  order_key: OrderKey,
  logistics_type: UploadContent.shape.logistics_type.meta(DOCUMENTED.logistics_type),
  delivery_mode: UploadContent.shape.delivery_mode.meta(DOCUMENTED.delivery_mode),
  is_all_delivered: z.boolean().optional().meta({ text: CONTENT_TEXTS.is_all_delivered }),
  shipping_list: z.array(Parcel).optional().meta({ text: CONTENT_TEXTS.shipping_list }),
})

/** What WeChat's rules ask for always: they answer for it, with their errcode. */
const REQUIRED = ['order_key', 'logistics_type', 'delivery_mode', 'shipping_list']

const PayerRequest = Payer.meta({ id: 'Payer', text: CONTENT_TEXTS.payer })

/**
 * The body a merchant posts: WeChat's upload body without `upload_time`, which is ours to make.
 * `payer` may be left out, the order names the buyer. Full phone numbers are masked here and stored
 * nowhere.
 */
export const ShipmentRequest = Content.extend({
  payer: PayerRequest.optional(),
  /** Allows this to be a correction, which spends the payment's one re-shipment chance. */
  spend_reshipment: z.boolean().optional().meta({ text: CONTENT_TEXTS.spend_reshipment }),
})
  .superRefine(refuseBrokenRules)
  .superRefine((content, ctx) => refuseBadWaybills(content, ctx))
  .meta({ id: 'ShipmentRequest', required: REQUIRED })

/** The same for a combined payment: what each of its sub-orders ships. */
export const CombinedRequest = z
  .object({
    order_key: OrderKey,
    sub_orders: z
      .array(Content.meta({ id: 'SubOrderRequest', required: REQUIRED }))
      .min(1)
      .max(50),
    payer: PayerRequest.optional(),
    /** Allows corrections, each of which spends the one re-shipment chance of its sub-order. */
    spend_reshipment: z.boolean().optional().meta({ text: CONTENT_TEXTS.spend_reshipment }),
  })
  .superRefine(refuseBrokenCombinedRules)
  .superRefine(({ sub_orders }, ctx) => {
    for (const [at, sub] of sub_orders.entries()) refuseBadWaybills(sub, ctx, ['sub_orders', at])
  })
  .meta({ id: 'CombinedShipmentRequest' })

export type ShipmentRequest = z.output<typeof ShipmentRequest>
export type CombinedRequest = z.output<typeof CombinedRequest>

/** A shipment's content as it is stored and sent: the rules hold, the contacts are masked. */
export type ShipmentContent = z.output<typeof Content>

/** Returns the number of a payment as an upload takes it. */
export function orderKeyOf(key: ShipmentContent['order_key']): OrderKeyInput {
  return key.order_number_type === ORDER_NUMBER_TYPE.WECHAT_PAY
    ? { order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY, transaction_id: key.transaction_id ?? '' }
    : {
        order_number_type: ORDER_NUMBER_TYPE.MERCHANT,
        mchid: key.mchid ?? '',
        out_trade_no: key.out_trade_no ?? '',
      }
}

/** Returns which payment a shipment is for, as one text. */
export function paymentOf({ order_key }: ShipmentContent): string {
  return order_key.order_number_type === ORDER_NUMBER_TYPE.WECHAT_PAY
    ? `2:${order_key.transaction_id}`
    : `1:${order_key.mchid}:${order_key.out_trade_no}`
}

/** Digests content: the same for the same content, whatever the order of its fields. */
export function hashOf(content: ShipmentContent): string {
  const sorted = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value
  // The payment is the key beside it: both numbers of one payment give the same content.
  const { order_key: _, ...goods } = content
  return createHash('sha256').update(JSON.stringify(goods, sorted)).digest('base64url')
}

/** Tells whether nothing may follow: unified, or the last of a split shipment. */
export function isComplete(content: ShipmentContent): boolean {
  return content.delivery_mode === DELIVERY_MODE.UNIFIED || content.is_all_delivered === true
}

/** Lists what a correction would change, field by field: `shipping_list.0.tracking_no: YT1 → YT2`. */
export function changesBetween(before: unknown, after: unknown, path = ''): string[] {
  if (typeof before !== 'object' || typeof after !== 'object' || !before || !after)
    return before === after ? [] : [`${path}: ${text(before)} → ${text(after)}`]
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name) =>
    changesBetween(
      (before as Record<string, unknown>)[name],
      (after as Record<string, unknown>)[name],
      path === '' ? name : `${path}.${name}`,
    ),
  )
}

const text = (value: unknown) => (value === undefined ? '∅' : JSON.stringify(value))

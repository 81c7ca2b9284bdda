import { createHash, createHmac } from 'node:crypto'
import {
  DELIVERY_MODE,
  UploadContent,
  refuseBrokenCombinedRules,
  refuseBrokenRules,
} from '@fahuo/wechat'
import { z } from 'zod'
import { maskContact } from '../core/masking.ts'
import { ruleText } from '../http/body.ts'
import { Order, refuseBrokenDetails } from '../orders/details-body.ts'
import { OrderKey, paymentKey } from '../payments/order-key.ts'
import { CONTENT_TEXTS, DOCUMENTED } from './content-texts.ts'
import { PARCEL_FIELDS, ServicesRequest } from './services-body.ts'
import { MAX_HOLD_SECONDS } from './hold.ts'
import { normaliseTrackingNo, refuseBadWaybills } from './waybill.ts'

const contact = z.string().trim().max(1024).transform(maskContact).optional()

const Contact = z
  .object({ consignor_contact: contact, receiver_contact: contact })
  .meta({ id: 'Contact', text: CONTENT_TEXTS.contact })
  // Some SDKs send it empty; the same content is to be the same shipment.
  .transform((given) => (given.consignor_contact || given.receiver_contact ? given : undefined))

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
    ...PARCEL_FIELDS,
  })
  .meta({ id: 'ParcelRequest' })
type ParcelRequest = z.output<typeof Parcel>

const Content = z.object({
  ...UploadContent.shape,
  order_key: OrderKey,
  logistics_type: UploadContent.shape.logistics_type.meta(DOCUMENTED.logistics_type),
  delivery_mode: UploadContent.shape.delivery_mode.meta(DOCUMENTED.delivery_mode),
  is_all_delivered: z.boolean().optional().meta({ text: CONTENT_TEXTS.is_all_delivered }),
  shipping_list: z.array(Parcel).optional().meta({ text: CONTENT_TEXTS.shipping_list }),
  order: Order.optional().meta({ text: CONTENT_TEXTS.order }),
})

/** What is shipped of one payment, and what else is told of it. */
export type ContentRequest = z.output<typeof Content>

/** What WeChat's rules ask for always: they answer for it, with their errcode. */
const REQUIRED = ['order_key', 'logistics_type', 'delivery_mode', 'shipping_list']

/** What an upload carries beside its content, for WeChat and for us. */
const Envelope = {
  payer: z
    .object({ openid: z.string().trim().max(128).optional() })
    .meta({ id: 'Payer', text: CONTENT_TEXTS.payer })
    .optional(),
  upload_time: z
    .unknown()
    .optional()
    .transform(() => undefined)
    .meta({ text: CONTENT_TEXTS.upload_time }),
}

/**
 * The body a merchant posts: WeChat's upload body. `upload_time` is ours to make, and `payer` may be
 * left out, the order names the buyer. Full phone numbers are masked here and stored nowhere.
 */
export const ShipmentRequest = Content.extend({
  ...Envelope,
  services: ServicesRequest.optional(),
  // No point in time: the clocks of browsers are off, and a repeated request is to be the same.
  hold_seconds: z.int().min(0).max(MAX_HOLD_SECONDS).optional().meta({
    text: CONTENT_TEXTS.hold_seconds,
  }),
  /** Allows this to be a correction, which spends the payment's one re-shipment chance. */
  spend_reshipment: z.boolean().optional().meta({ text: CONTENT_TEXTS.spend_reshipment }),
})
  .superRefine((content, ctx) => refuseBrokenRules(completed(content), ctx))
  .superRefine((content, ctx) => refuseBadWaybills(content, ctx))
  .superRefine(refuseBrokenDetails)
  .meta({ id: 'ShipmentRequest', required: REQUIRED })

/** The same for a combined payment: what each of its sub-orders ships. */
export const CombinedRequest = z
  .object({
    order_key: OrderKey,
    sub_orders: z
      .array(Content.meta({ id: 'SubOrderRequest', required: REQUIRED }))
      .min(1)
      .max(50),
    ...Envelope,
    services: ServicesRequest.optional(),
    /** Allows corrections, each of which spends the one re-shipment chance of its sub-order. */
    spend_reshipment: z.boolean().optional().meta({ text: CONTENT_TEXTS.spend_reshipment }),
  })
  .superRefine((combined, ctx) => {
    const whole = paymentKey(combined.order_key)
    const at = combined.sub_orders.findIndex(({ order_key }) => paymentKey(order_key) === whole)
    if (at !== -1)
      ctx.addIssue({
        code: 'custom',
        path: ['sub_orders', at, 'order_key'],
        ...ruleText({
          en: 'is the combined payment itself; give the numbers of its sub-orders',
          zh: '与合单支付单号相同，请填写各子单自己的单号',
        }),
      })
    const sub_orders = combined.sub_orders.map(completed)
    refuseBrokenCombinedRules({ ...combined, sub_orders }, ctx)
  })
  .superRefine(({ order_key, sub_orders }, ctx) => {
    const told = ordersTold(sub_orders)
    if (told.length === sub_orders.length) refuseBrokenDetails({ order_key, sub_orders: told }, ctx)
    else if (told.length > 0) refuseMissingOrder(sub_orders, ctx)
  })
  .superRefine(({ sub_orders }, ctx) => {
    for (const [at, sub] of sub_orders.entries()) refuseBadWaybills(sub, ctx, ['sub_orders', at])
  })
  .meta({ id: 'CombinedShipmentRequest' })

export type ShipmentRequest = z.output<typeof ShipmentRequest>
export type CombinedRequest = z.output<typeof CombinedRequest>

/** A shipment's content as it is stored and sent: the rules hold, the contacts are masked. */
export type ShipmentContent = Omit<ContentRequest, 'shipping_list' | 'order'> & {
  shipping_list?: Omit<ParcelRequest, keyof typeof PARCEL_FIELDS>[] | undefined
}

/** Returns what is stored and uploaded of a request: the same whatever else it says. */
export function contentOf(request: ContentRequest): ShipmentContent {
  const { order_key, logistics_type, delivery_mode, is_all_delivered, shipping_list } = request
  return {
    order_key,
    logistics_type,
    delivery_mode,
    is_all_delivered,
    shipping_list: shipping_list?.map((parcel) => {
      const { items: _, receiver_phone: __, ...content } = parcel
      return content
    }),
  }
}

/**
 * Fills in the contact that SF asks for, from the receiver's phone number. Parcels of others stay as
 * they are: with a phone number or without, it is the same shipment.
 */
export const withContact = <One extends ParcelRequest>(parcel: One): One =>
  parcel.express_company === 'SF' && !parcel.contact && parcel.receiver_phone !== undefined
    ? { ...parcel, contact: { receiver_contact: maskContact(parcel.receiver_phone) } }
    : parcel

/** A request for the rules: what is filled in before it is stored counts as right. */
const completed = <One extends ContentRequest>(request: One): One => ({
  ...request,
  shipping_list: request.shipping_list?.map((parcel) => ({
    ...withContact(parcel),
    item_desc: parcel.item_desc || 'its items',
  })),
})

/** Returns what sub-orders tell of their orders, as details are put. */
export const ordersTold = (sub_orders: readonly ContentRequest[]) =>
  sub_orders.flatMap(({ order_key, order }) => (order ? [{ order_key, order }] : []))

function refuseMissingOrder(sub_orders: readonly ContentRequest[], ctx: z.RefinementCtx): void {
  const at = sub_orders.findIndex(({ order }) => order === undefined)
  ctx.addIssue({
    code: 'custom',
    path: ['sub_orders', at, 'order'],
    ...ruleText(CONTENT_TEXTS.order_missing),
  })
}

/** Returns which payment a shipment is for, as one text. */
export const paymentOf = ({ order_key }: Pick<ShipmentContent, 'order_key'>): string =>
  paymentKey(order_key)

/** Digests content: the same for the same content, whatever the order of its fields. */
export function hashOf(content: ShipmentContent): string {
  // The payment is the key beside it: both numbers of one payment give the same content.
  const { order_key: _, ...goods } = content
  return digestOf(goods)
}

/**
 * Digests a value whose objects may name their fields in any order.
 * @param key for what holds a phone number: there are too few of them for a digest without one
 */
export function digestOf(value: unknown, key?: Uint8Array): string {
  const sorted = (_key: string, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  const text = JSON.stringify(value, sorted)
  const keyed = key && text.includes('"receiver_phone":')
  const hash = keyed ? createHmac('sha256', key) : createHash('sha256')
  return hash.update(text).digest('base64url')
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

import { createHash } from 'node:crypto'
import {
  Payer,
  UploadContent,
  issuesOf,
  refuseBrokenCombinedRules,
  refuseBrokenRules,
  type OrderKeyInput,
} from '@fahuo/wechat'
import { z } from 'zod'
import { maskContact } from '../core/masking.ts'
import { FahuoError } from '../core/errors.ts'

const Contact = z.object({
  consignor_contact: z.string().max(1024).optional().transform(masked),
  receiver_contact: z.string().max(1024).optional().transform(masked),
})

function masked(contact: string | undefined): string | undefined {
  return contact === undefined ? undefined : maskContact(contact)
}

const Parcel = z.object({
  tracking_no: z.string().trim().optional(),
  express_company: z.string().trim().optional(),
  item_desc: z.string().trim().optional(),
  contact: Contact.optional(),
})

const OrderKey = z.object({
  order_number_type: z.int(),
  transaction_id: z.string().trim().max(128).optional(),
  mchid: z.string().trim().max(128).optional(),
  out_trade_no: z.string().trim().max(128).optional(),
})

const Content = z.object({
  ...UploadContent.shape,
  order_key: OrderKey,
  is_all_delivered: z.boolean().optional(),
  shipping_list: z.array(Parcel).optional(),
})

/**
 * What a merchant posts: WeChat's upload body without `upload_time`, which is ours to make. `payer`
 * may be left out, the order names the buyer. Full phone numbers are masked here and kept nowhere.
 */
export const ShipmentRequest = Content.extend({
  payer: Payer.optional(),
  /** Allows this to be a correction, which spends the payment's one re-shipment chance. */
  spend_reshipment: z.boolean().optional(),
}).superRefine(refuseBrokenRules)

/** The same for a combined payment: what each of its sub-orders ships. */
export const CombinedRequest = z
  .object({
    order_key: OrderKey,
    sub_orders: z.array(Content).min(1).max(50),
    payer: Payer.optional(),
  })
  .superRefine(refuseBrokenCombinedRules)

/** A shipment's content as it is stored and sent: the rules hold, the contacts are masked. */
export type ShipmentContent = z.output<typeof Content>

/** @throws FahuoError `invalid`, with WeChat's code where it has one */
function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = issuesOf(parsed.error)
  throw new FahuoError('invalid', `${issue?.path || 'body'}: ${issue?.message}`, issue?.errcode)
}

/** Checks a merchant's body by WeChat's own rules. @throws FahuoError `invalid` */
export function readShipment(body: unknown): {
  content: ShipmentContent
  openid: string | null
  spend_reshipment: boolean
} {
  const { payer, spend_reshipment = false, ...content } = readBody(ShipmentRequest, body)
  return { content, openid: payer?.openid ?? null, spend_reshipment }
}

/** Checks the body of a combined shipment. @throws FahuoError `invalid` */
export function readCombined(body: unknown): {
  order_key: z.output<typeof OrderKey>
  contents: ShipmentContent[]
  openid: string | null
} {
  const { payer, order_key, sub_orders } = readBody(CombinedRequest, body)
  return { order_key, contents: sub_orders, openid: payer?.openid ?? null }
}

/** The number of a payment as an upload takes it. */
export function orderKeyOf(key: ShipmentContent['order_key']): OrderKeyInput {
  return key.order_number_type === 2
    ? { order_number_type: 2, transaction_id: key.transaction_id ?? '' }
    : { order_number_type: 1, mchid: key.mchid ?? '', out_trade_no: key.out_trade_no ?? '' }
}

/** Which payment a shipment is for, as one text. */
export function paymentOf({ order_key }: ShipmentContent): string {
  return order_key.order_number_type === 2
    ? `2:${order_key.transaction_id}`
    : `1:${order_key.mchid}:${order_key.out_trade_no}`
}

/** The same for the same content, whatever the order of its fields. */
export function hashOf(content: ShipmentContent): string {
  const sorted = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value
  // The payment is the key beside it: both numbers of one payment give the same content.
  const { order_key: _, ...goods } = content
  return createHash('sha256').update(JSON.stringify(goods, sorted)).digest('base64url')
}

/** Whether nothing may follow: unified, or the last of a split shipment. */
export function isComplete(content: ShipmentContent): boolean {
  return content.delivery_mode === 1 || content.is_all_delivered === true
}

/** What a correction would change, field by field, for people: `shipping_list.0.tracking_no: YT1 → YT2`. */
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

const text = (value: unknown) => (value === undefined ? 'none' : JSON.stringify(value))

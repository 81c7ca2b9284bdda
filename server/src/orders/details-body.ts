/** What a shop tells of an order: the body, checked by WeChat's rules for shopping orders. */
import { OrderExtras } from '@fahuo/contract/schemas'
import {
  addBrokenRules,
  ERRCODE,
  brokenCombinedShoppingOrderRules,
  brokenShoppingOrderRules,
  type BrokenRule,
  type ShoppingOrder,
} from '@fahuo/wechat'
import { z } from 'zod'
import type { Text } from '../core/language.ts'
import { isLoopback } from '../core/loopback.ts'
import { maskAddress, maskContact, maskName, maskPhonesIn } from '../core/masking.ts'
import { ruleText } from '../http/body.ts'
import { OrderKey, paymentKey } from '../payments/order-key.ts'
import { DETAILS_TEXTS } from './details-texts.ts'

/** Bytes of a link and of a page's path [seed 004]. */
const MAX_URL_BYTES = 1024
const MAX_PATH_BYTES = 512

const told = (text: Text) => ({ text })
const words = (max: number) => z.string().trim().min(1).max(max)
const fen = z.int().nonnegative().meta(told(DETAILS_TEXTS.fen))
/** Milliseconds are out of range. */
const seconds = z.int().nonnegative().max(9_999_999_999).meta(told(DETAILS_TEXTS.seconds))

const bytes = (text: string) => Buffer.byteLength(text)

/** One of this machine is for the local WeChat alone. */
function isPicture(url: string): boolean {
  const protocol = URL.canParse(url) ? new URL(url).protocol : ''
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(url))
}

const picture = z
  .string()
  .trim()
  .refine((url) => isPicture(url) && bytes(url) <= MAX_URL_BYTES, ruleText(DETAILS_TEXTS.picture))

const path = z
  .string()
  .trim()
  .refine(
    (text) => /^\/?[\w.-]+(\/[\w.-]+)*(\?\S*)?$/.test(text) && bytes(text) <= MAX_PATH_BYTES,
    ruleText(DETAILS_TEXTS.bad_path),
  )

const Item = z
  .object({
    merchant_item_id: words(64).meta(told(DETAILS_TEXTS.merchant_item_id)),
    name: z.string().trim().transform(maskPhonesIn).optional().meta(told(DETAILS_TEXTS.item_name)),
    description: z
      .string()
      .trim()
      .transform(maskPhonesIn)
      .optional()
      .meta(told(DETAILS_TEXTS.item_description)),
    unit_price: fen.optional(),
    quantity: z.int().positive().optional(),
    image_url: z.array(picture).optional().meta(told(DETAILS_TEXTS.image_url)),
    path: path.optional().meta(told(DETAILS_TEXTS.item_path)),
  })
  .meta({
    id: 'OrderDetailsItem',
    required: ['merchant_item_id', 'name', 'unit_price', 'quantity', 'image_url'],
  })

const masked = (mask: (text: string) => string, max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => mask(text.normalize('NFKC')))
    .default('')

/** A person's data: masked here, so that nothing behind the door has it. */
const Receiver = z
  .object({
    name: masked(maskName, 128),
    phone: masked(maskContact, 64),
    address: masked(maskAddress, 512),
  })
  .meta({ id: 'OrderDetailsReceiver', ...told(DETAILS_TEXTS.receiver) })

/** What a shop tells of one order; {@link refuseBrokenDetails} checks the rules between its fields. */
export const Order = z
  .object({
    merchant_order_no: z.string().trim().optional().meta(told(DETAILS_TEXTS.merchant_order_no)),
    path: path.optional().meta(told(DETAILS_TEXTS.path)),
    url: z.string().trim().optional().meta(told(DETAILS_TEXTS.url)),
    item_list: z.array(Item).optional().meta(told(DETAILS_TEXTS.item_list)),
    freight: fen.optional(),
    discount: fen.optional(),
    receiver: Receiver.optional(),
    shop: z
      .object({ name: words(128), logo_url: picture.optional(), path: path.optional() })
      .meta({ id: 'OrderDetailsShop', ...told(DETAILS_TEXTS.shop) })
      .optional(),
    refunded_amount: fen.optional(),
    refunded_time: seconds.optional(),
    store: z
      .object({ name: words(128), address: words(512), hours: words(128).optional() })
      .meta({ id: 'OrderDetailsStore', ...told(DETAILS_TEXTS.store) })
      .optional(),
    pickup_code: words(64).optional(),
    promised_ship_time: seconds.optional(),
    presale_time: seconds.optional(),
    after_sales_path: path.optional(),
    contact: z.boolean().optional().meta(told(DETAILS_TEXTS.contact)),
  })
  .meta({ id: 'OrderDetails' })

const SubOrder = z.object({ order_key: OrderKey, order: Order }).meta({ id: 'SubOrderDetails' })

type OrderBody = z.output<typeof Order>

/**
 * As WeChat takes it; what is filled in before it is sent counts as right.
 * @param at for the number of an order that has none
 */
function asShoppingOrder(order: OrderBody, at: number): ShoppingOrder {
  const appid = 'the Mini Program'
  const link =
    order.url && order.path === undefined
      ? { type: 'URL', url: order.url }
      : { type: 'MINI_PROGRAM', appid, path: order.path ?? 'the jump path' }
  return {
    merchant_order_no: order.merchant_order_no ?? `its own ${at}`,
    order_detail_jump_link: link,
    item_list: order.item_list?.map(({ path: page, ...item }) => ({
      ...item,
      item_detail_jump_link: page ? { type: 'MINI_PROGRAM', appid, path: page } : link,
    })),
  }
}

/** Payer and time are ours to fill in. */
const FILLED_IN = { payer: { openid: 'the buyer' }, upload_time: '2026-11-26T09:00:00+08:00' }

/** Returns where our body has a field of WeChat's shopping order. */
function ownField(path: BrokenRule['path']): BrokenRule['path'] {
  const at = path.findIndex((part) => String(part).endsWith('_jump_link'))
  if (at === -1) return path
  return path[at] === 'item_detail_jump_link' ? [...path.slice(0, at), 'path'] : path.slice(at + 1)
}

/** Names the fields of broken rules as our body has them. Goods may be left out: then WeChat gets none. */
function* inOurFields(rules: Iterable<BrokenRule>): Generator<BrokenRule> {
  for (const { errcode, path } of rules) {
    if (errcode === ERRCODE.ITEM_LIST_EMPTY) continue
    const [list, at = 0, ...rest] = path
    if (list === 'order_list') yield { errcode, path: ['order', ...ownField(rest)] }
    else if (list === 'sub_orders' && rest[0] !== 'order_key')
      yield { errcode, path: [list, at, 'order', ...ownField(rest)] }
    else yield { errcode, path }
  }
}

/** Refuses what WeChat would take, and no page could show. */
function refuseOddOrder(
  { path: page, url, item_list, ...order }: OrderBody,
  path: BrokenRule['path'],
  ctx: z.RefinementCtx,
): void {
  const refuse = (field: string, text: Text) =>
    ctx.addIssue({ code: 'custom', path: [...path, field], ...ruleText(text) })
  if (page !== undefined && url !== undefined) refuse('url', DETAILS_TEXTS.one_link)
  if (!item_list?.length) return
  const goods = item_list.reduce(
    (sum, { unit_price = 0, quantity = 0 }) => sum + unit_price * quantity,
    0,
  )
  if (!Number.isSafeInteger(goods)) refuse('item_list', DETAILS_TEXTS.too_much)
  if ((order.discount ?? 0) > goods + (order.freight ?? 0))
    refuse('discount', DETAILS_TEXTS.discount_too_large)
}

/** Which of some sub-orders names the whole payment, or one that was named before; -1: none. */
function repeatedKey(whole: OrderKey, subs: readonly { order_key: OrderKey }[]): number {
  const keys = [whole, ...subs.map(({ order_key }) => order_key)].map(paymentKey)
  return keys.findIndex((key, at) => keys.indexOf(key) < at) - 1
}

/** What is told of a payment: of one, or of a combined one with its sub-orders. */
export interface ToldOrders {
  order_key: OrderKey
  order?: OrderBody | undefined
  sub_orders?: { order_key: OrderKey; order: OrderBody }[] | undefined
}

/** Refuses what WeChat would refuse of a shopping order, and what no page could show; by field. */
export function refuseBrokenDetails(
  { order_key, order, sub_orders }: ToldOrders,
  ctx: z.RefinementCtx,
): void {
  if (order) {
    const upload = { order_key, order_list: [asShoppingOrder(order, 0)], ...FILLED_IN }
    addBrokenRules(inOurFields(brokenShoppingOrderRules(upload)), ctx)
    refuseOddOrder(order, ['order'], ctx)
  }
  if (!sub_orders) return
  const parts = sub_orders.map((sub, at) => ({
    order_key: sub.order_key,
    ...asShoppingOrder(sub.order, at),
  }))
  const upload = { order_key, sub_orders: parts, ...FILLED_IN }
  addBrokenRules(inOurFields(brokenCombinedShoppingOrderRules(upload)), ctx)
  const repeated = repeatedKey(order_key, sub_orders)
  if (repeated >= 0)
    ctx.addIssue({
      code: 'custom',
      path: ['sub_orders', repeated, 'order_key'],
      ...ruleText(DETAILS_TEXTS.repeated_key),
    })
  for (const [at, sub] of sub_orders.entries())
    refuseOddOrder(sub.order, ['sub_orders', at, 'order'], ctx)
}

/** The body a merchant puts: of one payment, or of a combined one with all its sub-orders. */
export const DetailsRequest = z
  .object({
    order_key: OrderKey,
    payer: z
      .object({ openid: z.string().trim().min(1).max(128) })
      .optional()
      .meta({ id: 'DetailsPayer', ...told(DETAILS_TEXTS.payer) }),
    order: Order.optional(),
    sub_orders: z.array(SubOrder).min(1).max(50).optional().meta(told(DETAILS_TEXTS.sub_orders)),
  })
  .superRefine((request, ctx) => {
    if ((request.order === undefined) === (request.sub_orders === undefined))
      ctx.addIssue({ code: 'custom', path: ['order'], ...ruleText(DETAILS_TEXTS.one_or_parts) })
    else refuseBrokenDetails(request, ctx)
  })
  .meta({ id: 'OrderDetailsRequest' })
export type DetailsRequest = z.output<typeof DetailsRequest>

/** What is stored of an order, and answered: the rules hold, personal data is masked. */
export const StoredDetails = OrderExtras.extend({
  merchant_order_no: z.string().optional(),
  path: z.string().optional(),
  url: z.string().optional(),
}).meta({ id: 'StoredOrderDetails' })
export type OrderDetails = z.infer<typeof StoredDetails>

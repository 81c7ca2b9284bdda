import { DELIVERY_MODE, enumNumber, ERRCODE } from '@fahuo/wechat'
import { Refusal } from '../gateway/wechat-errors.ts'
import type { ShoppingKey, ShoppingParcel, ShoppingRecord } from '../state/services.ts'
import { COMBINED_ORDERS, paymentOf, shoppingName } from '../state/shopping.ts'
import type { Context } from '../state/context.ts'

/** An openid is `o` and 27 letters of base64url, as all that WeChat gave out [observed]. */
const OPENID = /^o[\w-]{10,40}$/

/** A merchant number has no blanks and at most 32 characters [assumed: WeChat does not say]. */
const MCHID = /^[\w-]{1,32}$/

interface Envelope {
  order_key: ShoppingKey
  payer?: { openid?: string | undefined } | undefined
  upload_time?: string | undefined
}

interface Shipping {
  order_key: ShoppingKey
  delivery_mode?: number | string | undefined
  shipping_list?: ShoppingParcel[] | undefined
}

/** What both calls check first: the openid, and the merchant numbers. */
function checkEnvelope(body: Envelope, keys: readonly ShoppingKey[]): void {
  if (!OPENID.test(body.payer?.openid ?? '')) throw new Refusal(ERRCODE.SHOPPING_OPENID_INVALID)
  for (const key of keys)
    if (!key.transaction_id && !MCHID.test(key.mchid ?? ''))
      throw new Refusal(ERRCODE.MCHID_INVALID)
}

/** The shopping order of a shipping, with what must hold for it. @throws Refusal */
function recordOf(context: Context, shipping: Shipping, envelope: Envelope): ShoppingRecord {
  const record = context.state.shopping.get(shoppingName(shipping.order_key))
  // Never uploaded, or under the other kind of number [observed].
  if (!record) throw new Refusal(ERRCODE.SHOPPING_ORDER_UNKNOWN)
  // Only after the payment [seed 001; the code is assumed].
  if (!paymentOf(context, record.order_key)) throw new Refusal(ERRCODE.SHOPPING_ORDER_UNKNOWN)
  // Not the buyer of the shopping order [assumed code].
  if (record.openid !== envelope.payer?.openid) throw new Refusal(ERRCODE.SHOPPING_OPENID_INVALID)
  // An update must be later than the shipping before [seed 001].
  if (record.shipping && timeOf(envelope) <= record.shipping.time)
    throw new Refusal(ERRCODE.UPLOAD_TIME_INVALID)
  checkItems(record, shipping)
  return record
}

/** A split shipment's parcels hold items of the shopping order [seed 001; the code is assumed]. */
function checkItems(record: ShoppingRecord, { delivery_mode, shipping_list = [] }: Shipping): void {
  if (enumNumber(delivery_mode) !== DELIVERY_MODE.SPLIT) return
  const bought = new Set(
    record.orders.flatMap(({ item_list = [] }) => item_list.map((item) => item.merchant_item_id)),
  )
  for (const { item_list = [] } of shipping_list)
    for (const { merchant_item_id } of item_list)
      if (!bought.has(merchant_item_id)) throw new Refusal(ERRCODE.SHOPPING_ARGUMENT_INVALID)
}

const timeOf = ({ upload_time }: Envelope) => Date.parse(upload_time ?? '')

function keep(
  context: Context,
  call: string,
  record: ShoppingRecord,
  { delivery_mode, shipping_list = [] }: Shipping,
  envelope: Envelope,
): void {
  record.shipping = {
    call,
    delivery_mode: delivery_mode ?? null,
    // The whole list takes the place of the one before [assumed].
    shipping_list,
    upload_time: envelope.upload_time ?? '',
    time: timeOf(envelope),
    received_at: context.now(),
    uploads: (record.shipping?.uploads ?? 0) + 1,
  }
}

/** /user-order/orders/shippings: a combined shopping order and its parts are unknown here [assumed]. */
export function uploadShoppingShipping(context: Context, body: Envelope & Shipping): void {
  checkEnvelope(body, [body.order_key])
  const known = context.state.shopping.get(shoppingName(body.order_key))
  if (known?.call === COMBINED_ORDERS) throw new Refusal(ERRCODE.SHOPPING_ORDER_UNKNOWN)
  const record = recordOf(context, body, body)
  keep(context, '/user-order/orders/shippings', record, body, body)
}

/** /user-order/combine-orders/shippings: all sub-orders or none of them [assumed]. */
export function uploadCombinedShoppingShipping(
  context: Context,
  body: Envelope & { sub_orders?: Shipping[] },
): void {
  const subs = body.sub_orders ?? []
  checkEnvelope(body, [body.order_key, ...subs.map((sub) => sub.order_key)])
  const parent = context.state.shopping.get(shoppingName(body.order_key))
  if (!parent || parent.subs.length === 0) throw new Refusal(ERRCODE.SHOPPING_ORDER_UNKNOWN)
  const records = subs.map((sub) => {
    // Not one of this combined shopping order [assumed code].
    if (!parent.subs.includes(shoppingName(sub.order_key)))
      throw new Refusal(ERRCODE.SHOPPING_ORDER_UNKNOWN)
    return { record: recordOf(context, sub, body), sub }
  })
  for (const { record, sub } of records)
    keep(context, '/user-order/combine-orders/shippings', record, sub, body)
}

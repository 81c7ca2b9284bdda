import { ERRCODE, linkType, type JumpLink, type ShoppingOrder } from '@fahuo/wechat'
import { Refusal } from '../gateway/wechat-errors.ts'
import type { Context } from '../state/context.ts'
import { tradeNumber } from './orders.ts'

interface Key {
  order_number_type?: number | string | undefined
  transaction_id?: string | undefined
  mchid?: string | undefined
  out_trade_no?: string | undefined
}

const nameOf = ({ transaction_id, mchid = '', out_trade_no = '' }: Key) =>
  transaction_id || tradeNumber(mchid, out_trade_no)

function checkPermission(context: Context): void {
  if (!context.state.settings.shopping_orders) throw new Refusal(ERRCODE.SHOPPING_UNAUTHORISED)
}

/** Links lead into the caller's own Mini Program [seed 004]. */
function checkLink(context: Context, link: JumpLink | undefined): void {
  if (linkType(link?.type) !== 'MINI_PROGRAM') return
  if (context.state.settings.official_accounts.includes(link?.appid ?? ''))
    throw new Refusal(ERRCODE.LINK_APPID_NOT_MINI_PROGRAM)
  if (link?.appid !== context.options.appid) throw new Refusal(ERRCODE.LINK_APPID_NOT_CALLER)
}

function checkOrders(context: Context, orders: readonly ShoppingOrder[]): void {
  for (const order of orders) {
    checkLink(context, order.order_detail_jump_link)
    for (const item of order.item_list ?? []) checkLink(context, item.item_detail_jump_link)
  }
}

/** An upload of a payment already linked changes nothing; newer ones replace [seed 004]. */
function keep(context: Context, key: Key, upload_time: string | undefined): void {
  const name = nameOf(key)
  const before = context.state.shopping_orders.get(name)
  const time = Date.parse(upload_time ?? '')
  // As in shipping management: an update must be later than the one before [seed 004, note 4].
  if (before && time <= before.upload_time) throw new Refusal(ERRCODE.UPLOAD_TIME_INVALID)
  context.state.shopping_orders.set(name, { upload_time: time, shipped: before?.shipped ?? false })
}

export function uploadShoppingOrder(
  context: Context,
  body: { order_key: Key; order_list?: ShoppingOrder[]; upload_time?: string },
): void {
  checkPermission(context)
  checkOrders(context, body.order_list ?? [])
  keep(context, body.order_key, body.upload_time)
}

export function uploadCombinedShoppingOrder(
  context: Context,
  body: { order_key: Key; sub_orders?: ShoppingOrder[]; upload_time?: string },
): void {
  checkPermission(context)
  checkOrders(context, body.sub_orders ?? [])
  keep(context, body.order_key, body.upload_time)
}

/** An openid is `o` and 27 letters of base64url, as all that WeChat gave out [observed]. */
const OPENID = /^o[\w-]{10,40}$/

/** A merchant number has no blanks and at most 32 characters [assumed: WeChat does not say]. */
const MCHID = /^[\w-]{1,32}$/

export function uploadShoppingShipping(
  context: Context,
  body: {
    order_key: Key
    sub_orders?: { order_key: Key }[]
    payer?: { openid?: string }
  },
): void {
  if (!OPENID.test(body.payer?.openid ?? '')) throw new Refusal(ERRCODE.SHOPPING_OPENID_INVALID)
  for (const key of [body.order_key, ...(body.sub_orders ?? []).map((sub) => sub.order_key)])
    if (!key.transaction_id && !MCHID.test(key.mchid ?? ''))
      throw new Refusal(ERRCODE.MCHID_INVALID)
  const order = context.state.shopping_orders.get(nameOf(body.order_key))
  // The shopping order was never uploaded [observed].
  if (!order) throw new Refusal(ERRCODE.SHOPPING_ORDER_UNKNOWN)
  order.shipped = true
}

/** Prose in WeChat; its values are not known [assumed]. */
export function verifyShoppingOrder(context: Context, { order_key }: { order_key: Key }) {
  const known = context.state.shopping_orders.has(nameOf(order_key))
  return { verify_result: known ? '校验通过' : '购物单不存在，请先上传购物单' }
}

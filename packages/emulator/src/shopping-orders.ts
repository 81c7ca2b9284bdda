import { linkType, type JumpLink, type ShoppingOrder } from '@fahuo/wechat'
import { Refused } from './errmsg.ts'
import type { World } from './world.ts'

interface Key {
  order_number_type?: number | string | undefined
  transaction_id?: string | undefined
  mchid?: string | undefined
  out_trade_no?: string | undefined
}

const nameOf = ({ transaction_id, mchid, out_trade_no }: Key) =>
  transaction_id || `${mchid}:${out_trade_no}`

function checkPermission(world: World): void {
  if (!world.state.settings.shopping_orders) throw new Refused(268485184)
}

/** Links lead into the caller's own Mini Program [seed 004]. */
function checkLink(world: World, link: JumpLink | undefined): void {
  if (linkType(link?.type) !== 'MINI_PROGRAM') return
  if (world.state.settings.official_accounts.includes(link?.appid ?? ''))
    throw new Refused(268456389)
  if (link?.appid !== world.options.appid) throw new Refused(268486029)
}

function checkOrders(world: World, orders: readonly ShoppingOrder[]): void {
  for (const order of orders) {
    checkLink(world, order.order_detail_jump_link)
    for (const item of order.item_list ?? []) checkLink(world, item.item_detail_jump_link)
  }
}

/** An upload of a payment already linked changes nothing; newer ones replace [seed 004]. */
function keep(world: World, key: Key, upload_time: string | undefined): void {
  const name = nameOf(key)
  const before = world.state.shopping_orders.get(name)
  const time = Date.parse(upload_time ?? '')
  // As in shipping management: an update must be later than the one before [seed 004, note 4].
  if (before && time <= before.upload_time) throw new Refused(268485216)
  world.state.shopping_orders.set(name, { upload_time: time, shipped: before?.shipped ?? false })
  world.changed()
}

export function uploadShoppingOrder(
  world: World,
  body: { order_key: Key; order_list?: ShoppingOrder[]; upload_time?: string },
): void {
  checkPermission(world)
  checkOrders(world, body.order_list ?? [])
  keep(world, body.order_key, body.upload_time)
}

export function uploadCombinedShoppingOrder(
  world: World,
  body: { order_key: Key; sub_orders?: ShoppingOrder[]; upload_time?: string },
): void {
  checkPermission(world)
  checkOrders(world, body.sub_orders ?? [])
  keep(world, body.order_key, body.upload_time)
}

/** An openid is `o` and 27 letters of base64url, as all that WeChat gave out [observed]. */
const OPENID = /^o[\w-]{10,40}$/

/** A merchant number has no blanks and at most 32 characters [assumed: WeChat does not say]. */
const MCHID = /^[\w-]{1,32}$/

export function uploadShoppingShipping(
  world: World,
  body: {
    order_key: Key
    sub_orders?: { order_key: Key }[]
    payer?: { openid?: string }
  },
): void {
  if (!OPENID.test(body.payer?.openid ?? '')) throw new Refused(268457014)
  for (const key of [body.order_key, ...(body.sub_orders ?? []).map((sub) => sub.order_key)])
    if (!key.transaction_id && !MCHID.test(key.mchid ?? '')) throw new Refused(268485217)
  const order = world.state.shopping_orders.get(nameOf(body.order_key))
  // The shopping order was never uploaded [observed].
  if (!order) throw new Refused(268464998)
  order.shipped = true
  world.changed()
}

/** Prose in WeChat; its values are not known [assumed]. */
export function verifyShoppingOrder(world: World, { order_key }: { order_key: Key }) {
  const known = world.state.shopping_orders.has(nameOf(order_key))
  return { verify_result: known ? '校验通过' : '购物单不存在，请先上传购物单' }
}

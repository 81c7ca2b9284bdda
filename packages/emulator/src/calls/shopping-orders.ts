import { ERRCODE, linkType, type JumpLink, type ShoppingOrder } from '@fahuo/wechat'
import { Refusal } from '../gateway/wechat-errors.ts'
import type { ShoppingKey, ShoppingRecord } from '../state/services.ts'
import { COMBINED_ORDERS, isLinked, linkProblem, shoppingName } from '../state/shopping.ts'
import type { Context } from '../state/context.ts'

/** Links lead into the caller's own Mini Program [seed 004]. */
function checkLink(context: Context, link: JumpLink | undefined): void {
  if (linkType(link?.type) !== 'MINI_PROGRAM') return
  if (context.state.settings.official_accounts.includes(link?.appid ?? ''))
    throw new Refusal(ERRCODE.LINK_APPID_NOT_MINI_PROGRAM)
  if (link?.appid !== context.options.appid) throw new Refusal(ERRCODE.LINK_APPID_NOT_CALLER)
}

function checkLinks(context: Context, orders: readonly ShoppingOrder[]): void {
  for (const order of orders) {
    checkLink(context, order.order_detail_jump_link)
    for (const item of order.item_list ?? []) checkLink(context, item.item_detail_jump_link)
  }
}

interface Upload {
  order_key: ShoppingKey
  payer?: { openid?: string | undefined } | undefined
  logistics_type?: number | string | undefined
  upload_time?: string | undefined
}

/** Whether an upload may take the place of what is there. @throws Refusal */
function checkReplaces(context: Context, before: ShoppingRecord | undefined, time: number): void {
  if (!before) return
  // As in shipping management: an update must be later than the one before [seed 004, note 4].
  if (time <= before.time) throw new Refusal(ERRCODE.UPLOAD_TIME_INVALID)
  // Once it is linked to the payment it cannot change [seed 004, note 5]; the code is assumed.
  if (isLinked(context, before)) throw new Refusal(ERRCODE.SHOPPING_ARGUMENT_INVALID)
}

function keep(
  context: Context,
  call: string,
  upload: Upload,
  content: Pick<ShoppingRecord, 'subs' | 'orders'>,
): void {
  const name = shoppingName(upload.order_key)
  const before = context.state.shopping.get(name)
  const now = context.now()
  context.state.shopping.set(name, {
    call,
    order_key: upload.order_key,
    ...content,
    openid: upload.payer?.openid ?? '',
    logistics_type: upload.logistics_type ?? null,
    upload_time: upload.upload_time ?? '',
    time: timeOf(upload),
    first_received_at: before?.first_received_at ?? now,
    received_at: now,
    uploads: (before?.uploads ?? 0) + 1,
    shipping: before?.shipping ?? null,
  })
}

const timeOf = ({ upload_time }: Upload) => Date.parse(upload_time ?? '')

export function uploadShoppingOrder(
  context: Context,
  body: Upload & { order_list?: ShoppingOrder[] },
): void {
  const orders = body.order_list ?? []
  checkLinks(context, orders)
  checkReplaces(context, context.state.shopping.get(shoppingName(body.order_key)), timeOf(body))
  keep(context, '/user-order/orders', body, { subs: [], orders })
}

/** The whole and each sub-order, all of them or none [assumed]. */
export function uploadCombinedShoppingOrder(
  context: Context,
  body: Upload & { sub_orders?: (ShoppingOrder & Upload)[] },
): void {
  const call = COMBINED_ORDERS
  const sub_orders = body.sub_orders ?? []
  checkLinks(context, sub_orders)
  for (const { order_key } of [body, ...sub_orders])
    checkReplaces(context, context.state.shopping.get(shoppingName(order_key)), timeOf(body))
  const subs = sub_orders.map(({ order_key }) => shoppingName(order_key))
  keep(context, call, body, { subs, orders: [] })
  for (const { order_key, logistics_type, ...order } of sub_orders)
    keep(context, call, { ...body, order_key, logistics_type }, { subs: [], orders: [order] })
}

/** Paid, paid by this buyer, and linked; the result is prose at WeChat, its words are assumed. */
export function verifyShoppingOrder(
  context: Context,
  { order_key, payer }: { order_key: ShoppingKey; payer?: { openid?: string } },
) {
  const record = context.state.shopping.get(shoppingName(order_key))
  if (!record) return { verify_result: '购物单不存在，请先上传购物单' }
  const asked = payer?.openid ?? record.openid
  return {
    verify_result:
      asked === record.openid
        ? (linkProblem(context, record) ?? '校验通过')
        : 'openid 与上传购物单时的不一致',
  }
}

/** Tells WeChat's order centre what was bought: /user-order/orders and /user-order/combine-orders [seed 004]. */
import { ORDER_DETAIL_PAGE } from '@fahuo/contract'
import { ERRCODE, fen, WechatError } from '@fahuo/wechat'
import { SECOND_MS, uploadTime } from '../core/time.ts'
import type { OrderDetails } from '../orders/details-body.ts'
import { allNumbers, keyOf, numbersOf } from '../orders/details-numbers.ts'
import {
  findDetails,
  names,
  ordersNamed,
  partsOfCombined,
  type ToldDetails,
} from '../orders/details-queries.ts'
import { fetchOrder } from '../orders/mirror.ts'
import { findOrder, type Order } from '../orders/queries.ts'
import { orderKeyOf, readPaymentKey, type OrderKey } from '../payments/order-key.ts'
import type { Shop } from '../shops/shop.ts'
import { orderDetailPath } from '../wechat/jump-path.ts'
import type { Service } from './queries.ts'
import type { Call, Result, Sender } from './sender.ts'

/** An order, or a sub-order of a combined one, as it was told and as far as WeChat has shown it. */
export interface Part {
  order_key: OrderKey
  details: OrderDetails
  order: Order | undefined
}

export interface Told {
  order_key: OrderKey
  combined: boolean
  parts: Part[]
}

/** Tries after which WeChat is not asked for a payment any more: a sync finds it. */
const LOOKUPS = 10

/** Tries after which somebody else's newer version is left alone. */
const OVERTAKEN = 3

export const detailsSender: Sender = {
  service: 'details',
  async prepare(shop, service, upload_time) {
    const told = await whatWasTold(shop, service)
    if (told.parts.length === 0 || told.parts.some(({ details }) => !details.item_list?.length))
      return { to: 'not_available', reason: 'no_goods' }
    const openid = await payerOf(shop, service, told)
    if (openid === undefined) return { to: 'waiting', reason: 'payment_not_known_yet' }
    const changes = service.state === 'waiting' && service.upload_time > 0
    if (changes && (await isLinked(shop, told.order_key, openid)))
      return { to: 'not_available', reason: 'linked' }
    return upload(shop, service, told, openid, upload_time)
  },
  explain: (errcode, service) => explainOvertaken(errcode, service),
}

/** Says what it means that WeChat has a time that is not earlier, of goods and waybills alike. */
export function explainOvertaken(
  errcode: number,
  { state, tries }: Pick<Service, 'state' | 'tries'>,
): Result | undefined {
  if (errcode !== ERRCODE.UPLOAD_TIME_INVALID) return undefined
  // The one whose answer was lost has the same time: it arrived.
  if (state === 'verifying') return { to: 'done' }
  return tries < OVERTAKEN
    ? { to: 'waiting', reason: 'newer_at_wechat', errcode }
    : { to: 'refused', reason: 'newer_at_wechat', errcode }
}

async function upload(
  shop: Shop,
  { state }: Service,
  { order_key, combined, parts }: Told,
  openid: string,
  upload_time: number,
): Promise<Call> {
  const orders = await Promise.all(parts.map((part) => shoppingOrder(shop, part)))
  const more = { payer: { openid }, upload_time: uploadTime(upload_time * SECOND_MS) }
  const { shoppingOrder: calls } = shop.wechat
  const call = () =>
    combined
      ? calls.uploadCombined({
          order_key: orderKeyOf(order_key),
          sub_orders: orders.map((order, at) => ({
            order_key: orderKeyOf(parts[at]?.order_key ?? order_key),
            ...order,
            ...logisticsOf(parts[at]),
          })),
          ...more,
        })
      : calls.upload({
          order_key: orderKeyOf(order_key),
          order_list: orders,
          ...logisticsOf(parts[0]),
          ...more,
        })
  return {
    async send() {
      try {
        await call()
        return { to: 'done' }
      } catch (error) {
        // WeChat has no code of its own for an order that is linked, and cannot be changed any more.
        const refused = error instanceof WechatError ? error.errcode : undefined
        if (refused !== ERRCODE.SHOPPING_ARGUMENT_INVALID) throw error
        if (!(await isLinked(shop, order_key, openid).catch(() => false))) throw error
        return state === 'verifying'
          ? { to: 'done' }
          : { to: 'not_available', reason: 'linked', errcode: refused }
      }
    },
  }
}

/** Reads what the shop told of a payment last, all parts of a combined one. */
export async function whatWasTold(shop: Shop, { payment, transaction_id }: Service): Promise<Told> {
  const order_key = readPaymentKey(payment)
  const rows = await partsOfCombined(shop, payment)
  if (rows.length === 0) {
    const own = numbersOf(order_key)
    const [found] = await ordersNamed(shop, [
      own,
      ...(transaction_id === null ? [] : [{ transaction_id, mchid: '', out_trade_no: '' }]),
    ])
    const row = await findDetails(shop, [own, ...(found ? allNumbers(found) : [])])
    const order = found && (await findOrder(shop, found.transaction_id))
    const parts = row ? [{ order_key, details: row.details, order }] : []
    return { order_key, combined: false, parts }
  }
  const found = await ordersNamed(shop, rows)
  const by_pair = order_key.transaction_id === undefined
  const parts = await Promise.all(
    rows.map(async (row): Promise<Part> => {
      const known = found.find((one) => names(row, one))
      const order = known && (await findOrder(shop, known.transaction_id))
      return { order_key: subKey(row, order, by_pair), details: row.details, order }
    }),
  )
  return { order_key, combined: true, parts }
}

/** The whole and its sub-orders are named by one kind of number [268485253]. */
function subKey(row: ToldDetails, order: Order | undefined, by_pair: boolean): OrderKey {
  if (!order) return keyOf(row)
  const { transaction_id, merchant_id, merchant_trade_no } = order
  return keyOf(
    by_pair
      ? { transaction_id: '', mchid: merchant_id, out_trade_no: merchant_trade_no }
      : { transaction_id, mchid: '', out_trade_no: '' },
  )
}

/** Whose payment it is: WeChat says so, or the shop did before the payment was known. */
async function payerOf(
  shop: Shop,
  { body, tries }: Service,
  { parts }: Told,
): Promise<string | undefined> {
  const known = parts.find(({ order }) => order)?.order?.openid
  if (known !== undefined) return known
  if ('openid' in body && typeof body.openid === 'string') return body.openid
  const [part] = parts
  if (!part || tries >= LOOKUPS) return undefined
  const { transaction_id, mchid, out_trade_no } = part.order_key
  const order = await fetchOrder(shop, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  }).catch((error: unknown) => {
    if (error instanceof WechatError && UNKNOWN.has(error.errcode)) return undefined
    throw error
  })
  return order?.openid
}
const UNKNOWN = new Set<number | undefined>([
  ERRCODE.PAYMENT_UNKNOWN,
  ERRCODE.ORDER_ARGUMENT_INVALID,
])

/**
 * Asks whether a shopping order is linked to its payment: then it cannot be changed any more [seed 004,
 * note 5]. WeChat answers in prose; what does not clearly say so does not count.
 */
async function isLinked(shop: Shop, order_key: OrderKey, openid: string): Promise<boolean> {
  const { verify_result } = await shop.wechat.shoppingOrder.verify({
    order_key: orderKeyOf(order_key),
    payer: { openid },
  })
  return (
    /通过|成功|pass|success/i.test(verify_result) && !/不|未|没|失败|not|fail/i.test(verify_result)
  )
}

/** Goods go by courier unless the order shows otherwise [seed 004: the default]. */
function logisticsOf(part: Part | undefined): { logistics_type?: number } {
  const logistics_type = part?.order?.shipping.logistics_type
  return logistics_type === undefined ? {} : { logistics_type }
}

async function shoppingOrder(shop: Shop, part: Part) {
  const { details, order, order_key } = part
  const { url, item_list = [] } = details
  const mini = (path: string) => ({ type: 'MINI_PROGRAM', appid: shop.appid, path })
  const link =
    url !== undefined && details.path === undefined
      ? { type: 'URL', url }
      : mini(details.path ?? (await usualPath(shop, part)))
  return {
    merchant_order_no:
      details.merchant_order_no ??
      order?.merchant_trade_no ??
      order_key.out_trade_no ??
      order_key.transaction_id ??
      '',
    order_detail_jump_link: link,
    item_list: item_list.map(({ path, unit_price = 0, ...item }) => ({
      ...item,
      unit_price: fen(unit_price),
      item_detail_jump_link: path === undefined ? link : mini(path),
    })),
  }
}

/** Where a tap leads when the shop did not say: the page that the shipping message opens. */
async function usualPath(shop: Shop, { order, order_key }: Part): Promise<string> {
  const transaction_id = order?.transaction_id ?? order_key.transaction_id
  const { mchid = '', out_trade_no = '' } = order_key
  const pair = { merchant_id: mchid, merchant_trade_no: out_trade_no }
  const { order_detail_path } = await orderDetailPath(shop, transaction_id ?? pair)
  const named: Record<string, string> = transaction_id === undefined ? pair : { transaction_id }
  return order_detail_path ?? `${ORDER_DETAIL_PAGE}?${new URLSearchParams(named)}`
}

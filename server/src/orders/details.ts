/** What the shop tells of its orders: goods, shop, receiver. Stored as told, personal data masked. */
import { ORDER_NUMBER_TYPE, WechatError } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import type { Scope } from '../database/database.ts'
import { paymentKey, type OrderKey } from '../payments/order-key.ts'
import type { Shop } from '../shops/shop.ts'
import { isLoopback, type DetailsRequest, type OrderDetails } from './details-body.ts'
import {
  findDetails,
  findPresale,
  names,
  ordersNamed,
  partsOfCombined,
  saveDetails,
  savePresale,
  type DetailsNumbers,
  type OrderNumbers,
  type ToldDetails,
} from './details-queries.ts'
import { DETAILS_TEXTS } from './details-texts.ts'
import { fetchOrder } from './mirror.ts'

export type { OrderNumbers, ToldDetails }

/** What is stored of one payment. */
export interface PutDetails {
  order_key: OrderKey
  /** WeChat Pay's number of it; null while nobody knows the order. */
  payment: string | null
  row: ToldDetails
}

function numbersOf(key: OrderKey): DetailsNumbers {
  return key.order_number_type === ORDER_NUMBER_TYPE.WECHAT_PAY
    ? { transaction_id: key.transaction_id ?? '', mchid: '', out_trade_no: '' }
    : { transaction_id: '', mchid: key.mchid ?? '', out_trade_no: key.out_trade_no ?? '' }
}

const byTransaction = (transaction_id: string): DetailsNumbers => ({
  transaction_id,
  mchid: '',
  out_trade_no: '',
})

/** All numbers that details of an order may have been told by. */
function allNumbers(order: OrderNumbers): DetailsNumbers[] {
  const { transaction_id, merchant_trade_no } = order
  const merchants = new Set([order.merchant_id, order.sub_merchant_id])
  const pairs = [...merchants]
    .filter((mchid) => mchid !== '' && merchant_trade_no !== '')
    .map((mchid) => ({ transaction_id: '', mchid, out_trade_no: merchant_trade_no }))
  return [byTransaction(transaction_id), ...pairs]
}

/** Names each picture with its place in an order. */
function* picturesOf({ item_list = [], shop }: OrderDetails): Generator<[string, string]> {
  if (shop?.logo_url !== undefined) yield ['shop.logo_url', shop.logo_url]
  for (const [at, { image_url }] of item_list.entries())
    for (const [image, url] of image_url.entries())
      yield [`item_list.${at}.image_url.${image}`, url]
}

/** @throws FahuoError `invalid` for a picture on this machine, which no phone could show */
function refuseLocalPictures(shop: Shop, order: OrderDetails, field: string): void {
  if (shop.settings.local_wechat) return
  const local = [...picturesOf(order)].find(([, url]) => isLoopback(url))
  if (!local) return
  const { en, zh } = DETAILS_TEXTS.local_picture
  const at = `${field}.${local[0]}`
  throw new FahuoError('invalid', { en: `${at}: ${en}`, zh: `${at}：${zh}` })
}

/**
 * Stores what the shop tells of an order, in the place of what it told before; also of one that
 * nobody knows yet. All sub-orders of a combined payment, or none.
 * @throws FahuoError `invalid`
 */
export async function putDetails(shop: Shop, request: DetailsRequest): Promise<PutDetails[]> {
  const { order_key, order, sub_orders } = request
  const parts = sub_orders ?? (order ? [{ order_key, order }] : [])
  for (const [at, part] of parts.entries())
    refuseLocalPictures(shop, asStored(part.order), sub_orders ? `sub_orders.${at}.order` : 'order')
  const told = parts.map((part) => ({ ...part, numbers: numbersOf(part.order_key) }))
  const known = await ordersNamed(
    shop,
    told.map(({ numbers }) => numbers),
  )
  const combined = sub_orders
    ? paymentKey(order_key)
    : await combinedBefore(shop, numbersOf(order_key), known)
  const updated_at = shop.clock.now()
  const rows = told.map(({ order_key: key, numbers, order: details }) => {
    const found = known.find((one) => names(numbers, one))
    const row: ToldDetails = {
      ...(found ? byTransaction(found.transaction_id) : numbers),
      details: asStored(details),
      combined,
      known: found !== undefined,
      updated_at,
    }
    return { order_key: key, payment: row.transaction_id || null, row }
  })
  const stale = known.flatMap((one) => allNumbers(one).slice(1))
  await saveDetails(
    shop,
    rows.map(({ row }) => row),
    stale,
  )
  shop.log.info({ orders: rows.length, known: known.length }, 'order details stored')
  return rows
}

/** A sub-order that is told again by itself stays a part of its combined payment. */
async function combinedBefore(
  shop: Scope,
  numbers: DetailsNumbers,
  known: readonly OrderNumbers[],
): Promise<string | null> {
  const before = await findDetails(shop, [numbers, ...known.flatMap(allNumbers)])
  return before?.combined ?? null
}

/** The rules have seen to what WeChat requires. An empty list of goods says as much as none. */
const asStored = ({ item_list = [], ...order }: { item_list?: object[] | undefined }) =>
  (item_list.length === 0 ? order : { ...order, item_list }) as OrderDetails

/** Returns what the shop told of an order last; null: nothing. */
export async function detailsOfOrder(
  shop: Scope,
  order: OrderNumbers,
): Promise<ToldDetails | null> {
  return (await findDetails(shop, allNumbers(order))) ?? null
}

/** Returns the payments of all parts of a combined payment that were told and are known. */
export async function toldTogether(shop: Scope, combined: string): Promise<string[]> {
  const orders = await ordersNamed(shop, await partsOfCombined(shop, combined))
  return orders.map(({ transaction_id }) => transaction_id)
}

export { findPresale as presaleOf }

/**
 * Notes what WeChat was told of a special order: when a pre-sale is expected to ship (Unix seconds;
 * null: it is none). An order that is not in the local copy is asked for first.
 * @param order_id WeChat Pay's number, or the merchant's own
 */
export async function notePresale(
  shop: Shop,
  order_id: string,
  presale_time: number | null,
): Promise<void> {
  if (await savePresale(shop, order_id, presale_time)) return
  const { mchid } = shop.settings
  const keys = [
    { transaction_id: order_id },
    ...(mchid === null ? [] : [{ merchant_id: mchid, merchant_trade_no: order_id }]),
  ]
  for (const key of keys) {
    const found = await fetchOrder(shop, key).catch((error: unknown) => {
      if (error instanceof WechatError) return null
      throw error
    })
    if (found && (await savePresale(shop, order_id, presale_time))) return
  }
  shop.log.warn({ order_id }, 'the order of a pre-sale is not known: its buyer reads no date')
}

/** The rules of shopping orders, each with WeChat's errcode [seeds 001 and 004]. */
import { ERRCODE } from '../catalogue/errcode.ts'
import { DELIVERY_MODE, LOGISTICS_TYPE, ORDER_NUMBER_TYPE } from './enums.ts'
import { brokenOrderKey, type BrokenRule, type OrderKey } from './upload-rules.ts'

/** WeChat's tables have numbers, its samples names; both are accepted [seen]. */
export type Enum = number | string | undefined

const LOGISTICS_TYPES: readonly number[] = Object.values(LOGISTICS_TYPE)

const NAMES: Record<string, number> = {
  MERCHANT_TRADE_NUMBER: ORDER_NUMBER_TYPE.MERCHANT,
  WXPAY_TRADE_NUMBER: ORDER_NUMBER_TYPE.WECHAT_PAY,
  UNIFIED_DELIVERY: DELIVERY_MODE.UNIFIED,
  SPLIT_DELIVERY: DELIVERY_MODE.SPLIT,
  LOCATION_BASED_LOGISTICS: LOGISTICS_TYPE.SAME_CITY,
}

/** Returns the number of an enum's value; undefined when there is none. */
export function enumNumber(value: Enum): number | undefined {
  if (typeof value !== 'string') return value
  return NAMES[value] ?? (/^\d+$/.test(value) ? Number(value) : undefined)
}

/** Returns the name of a link's type. The documents contradict each other on the numbers. */
export function linkType(value: Enum): 'URL' | 'MINI_PROGRAM' | undefined {
  if (value === 'URL' || value === 1 || value === '1') return 'URL'
  if (value === 'MINI_PROGRAM' || value === 2 || value === '2') return 'MINI_PROGRAM'
  return undefined
}

export interface JumpLink {
  type?: Enum
  url?: string | undefined
  appid?: string | undefined
  path?: string | undefined
}

interface Item {
  merchant_item_id?: string | undefined
  name?: string | undefined
  description?: string | undefined
  unit_price?: number | undefined
  quantity?: number | undefined
  image_url?: string[] | undefined
  item_detail_jump_link?: JumpLink | undefined
}

export interface ShoppingOrder {
  merchant_order_no?: string | undefined
  order_detail_jump_link?: JumpLink | undefined
  item_list?: Item[] | undefined
}

export type ShoppingOrderKey = Omit<OrderKey, 'order_number_type'> & { order_number_type?: Enum }

export interface ShoppingOrderUpload {
  order_key: ShoppingOrderKey
  order_list?: ShoppingOrder[] | undefined
  payer?: { openid?: string | undefined } | undefined
  logistics_type?: Enum
  upload_time?: string | undefined
}

export const bytes = (text: string) => new TextEncoder().encode(text).length
const RFC3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/

/** Whether a time is RFC 3339 with a time zone; `+0800` without the colon is accepted [seen]. */
export function isRfc3339(text: string): boolean {
  return RFC3339.test(text) && !Number.isNaN(Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')))
}

export function* brokenKey(key: ShoppingOrderKey): Generator<BrokenRule> {
  yield* brokenOrderKey({ ...key, order_number_type: enumNumber(key.order_number_type) ?? 0 })
}

/** Checks payer and upload_time, which every call of the family has. */
export function* brokenPayerOrTime(body: {
  payer?: { openid?: string | undefined } | undefined
  upload_time?: string | undefined
}): Generator<BrokenRule> {
  if (!body.payer?.openid) yield { errcode: ERRCODE.PAYER_OPENID_EMPTY, path: ['payer', 'openid'] }
  else if (bytes(body.payer.openid) > 128)
    yield { errcode: ERRCODE.SHOPPING_ARGUMENT_INVALID, path: ['payer', 'openid'] }
  if (!body.upload_time) yield { errcode: ERRCODE.UPLOAD_TIME_MISSING, path: ['upload_time'] }
  else if (!isRfc3339(body.upload_time))
    yield { errcode: ERRCODE.UPLOAD_TIME_INVALID, path: ['upload_time'] }
}

function* brokenLink(link: JumpLink, path: (string | number)[]): Generator<BrokenRule> {
  const type = linkType(link.type)
  if (!type) yield { errcode: ERRCODE.LINK_TYPE_INVALID, path: [...path, 'type'] }
  if (type === 'MINI_PROGRAM') {
    if (!link.appid) yield { errcode: ERRCODE.LINK_APPID_MISSING, path: [...path, 'appid'] }
    if (!link.path) yield { errcode: ERRCODE.LINK_PATH_MISSING, path: [...path, 'path'] }
    if (bytes(link.path ?? '') > 512)
      yield { errcode: ERRCODE.SHOPPING_ARGUMENT_INVALID, path: [...path, 'path'] }
  }
  if (type === 'URL') {
    if (!link.url) yield { errcode: ERRCODE.LINK_URL_MISSING, path: [...path, 'url'] }
    else if (!/^https?:\/\//.test(link.url) || bytes(link.url) > 1024)
      yield { errcode: ERRCODE.SHOPPING_ARGUMENT_INVALID, path: [...path, 'url'] }
  }
}

function* brokenItem(
  item: Item,
  order: ShoppingOrder,
  path: (string | number)[],
): Generator<BrokenRule> {
  if (!item.name) yield { errcode: ERRCODE.ITEM_NAME_MISSING, path: [...path, 'name'] }
  else if (Array.from(item.name).length > 256)
    yield { errcode: ERRCODE.SHOPPING_ARGUMENT_INVALID, path: [...path, 'name'] }
  if (bytes(item.merchant_item_id ?? '') > 64)
    yield { errcode: ERRCODE.SHOPPING_ARGUMENT_INVALID, path: [...path, 'merchant_item_id'] }
  if (Array.from(item.description ?? '').length > 512)
    yield { errcode: ERRCODE.SHOPPING_ARGUMENT_INVALID, path: [...path, 'description'] }
  if (item.unit_price === undefined)
    yield { errcode: ERRCODE.ITEM_PRICE_MISSING, path: [...path, 'unit_price'] }
  if (item.quantity === undefined)
    yield { errcode: ERRCODE.ITEM_QUANTITY_MISSING, path: [...path, 'quantity'] }
  const images = item.image_url?.length ?? 0
  if (images === 0) yield { errcode: ERRCODE.ITEM_IMAGE_MISSING, path: [...path, 'image_url'] }
  if (images > 3) yield { errcode: ERRCODE.SHOPPING_ARGUMENT_INVALID, path: [...path, 'image_url'] }
  for (const [at, url] of (item.image_url ?? []).entries())
    if (!/^https?:\/\//.test(url) || bytes(url) > 1024)
      yield { errcode: ERRCODE.SHOPPING_ARGUMENT_INVALID, path: [...path, 'image_url', at] }
  const link = item.item_detail_jump_link
  const at = [...path, 'item_detail_jump_link']
  // Not in the field table, but WeChat checks it [seed 004].
  if (!link) return yield { errcode: ERRCODE.ITEM_LINK_MISSING, path: at }
  yield* brokenLink(link, at)
  const orders = order.order_detail_jump_link
  if (linkType(link.type) !== linkType(orders?.type))
    yield { errcode: ERRCODE.LINK_TYPES_DIFFER, path: at }
  else if (linkType(link.type) === 'MINI_PROGRAM' && link.appid !== orders?.appid)
    yield { errcode: ERRCODE.LINK_APPIDS_DIFFER, path: [...at, 'appid'] }
}

function* brokenOrder(order: ShoppingOrder, path: (string | number)[]): Generator<BrokenRule> {
  if (!order.merchant_order_no)
    yield { errcode: ERRCODE.MERCHANT_ORDER_NO_EMPTY, path: [...path, 'merchant_order_no'] }
  else if (bytes(order.merchant_order_no) > 64)
    yield { errcode: ERRCODE.SHOPPING_ARGUMENT_INVALID, path: [...path, 'merchant_order_no'] }
  yield* brokenLink(order.order_detail_jump_link ?? {}, [...path, 'order_detail_jump_link'])
  const items = order.item_list ?? []
  if (items.length === 0) yield { errcode: ERRCODE.ITEM_LIST_EMPTY, path: [...path, 'item_list'] }
  if (items.length > 50)
    yield { errcode: ERRCODE.SHOPPING_ARGUMENT_INVALID, path: [...path, 'item_list'] }
  const seen = new Set<string>()
  for (const [at, item] of items.entries()) {
    const id = item.merchant_item_id
    if (id !== undefined && seen.has(id))
      yield {
        errcode: ERRCODE.ITEM_ID_REPEATED,
        path: [...path, 'item_list', at, 'merchant_item_id'],
      }
    if (id !== undefined) seen.add(id)
    yield* brokenItem(item, order, [...path, 'item_list', at])
  }
}

function* brokenOrders(
  orders: readonly ShoppingOrder[],
  name: 'order_list' | 'sub_orders',
): Generator<BrokenRule> {
  if (orders.length === 0) yield { errcode: ERRCODE.ORDER_LIST_EMPTY, path: [name] }
  const seen = new Set<string>()
  for (const [at, order] of orders.entries()) {
    const number = order.merchant_order_no
    if (number !== undefined && seen.has(number))
      yield { errcode: ERRCODE.MERCHANT_ORDER_NO_REPEATED, path: [name, at, 'merchant_order_no'] }
    if (number !== undefined) seen.add(number)
    yield* brokenOrder(order, [name, at])
  }
}

function* brokenLogistics(logistics_type: Enum, path: (string | number)[]): Generator<BrokenRule> {
  if (logistics_type === undefined) return
  if (!LOGISTICS_TYPES.includes(enumNumber(logistics_type) ?? 0))
    yield { errcode: ERRCODE.SHOPPING_LOGISTICS_TYPE_INVALID, path }
}

/** Yields the broken rules of /user-order/orders [seed 004]. */
export function* brokenShoppingOrderRules(upload: ShoppingOrderUpload): Generator<BrokenRule> {
  yield* brokenKey(upload.order_key)
  yield* brokenOrders(upload.order_list ?? [], 'order_list')
  yield* brokenLogistics(upload.logistics_type, ['logistics_type'])
  yield* brokenPayerOrTime(upload)
}

export interface CombinedShoppingOrderUpload extends Omit<ShoppingOrderUpload, 'order_list'> {
  sub_orders?:
    | (ShoppingOrder & { order_key: ShoppingOrderKey; logistics_type?: Enum })[]
    | undefined
}

export function* brokenSubKey(
  parent: ShoppingOrderKey,
  key: ShoppingOrderKey,
  path: (string | number)[],
): Generator<BrokenRule> {
  for (const broken of brokenKey(key))
    yield { errcode: broken.errcode, path: [...path, ...broken.path] }
  if (enumNumber(key.order_number_type) !== enumNumber(parent.order_number_type))
    yield {
      errcode: ERRCODE.ORDER_NUMBER_TYPES_DIFFER,
      path: [...path, 'order_key', 'order_number_type'],
    }
}

/** Yields the broken rules of /user-order/combine-orders [taken to be those of 004]. */
export function* brokenCombinedShoppingOrderRules(
  upload: CombinedShoppingOrderUpload,
): Generator<BrokenRule> {
  yield* brokenKey(upload.order_key)
  for (const [at, sub] of (upload.sub_orders ?? []).entries()) {
    yield* brokenSubKey(upload.order_key, sub.order_key, ['sub_orders', at])
    yield* brokenLogistics(sub.logistics_type, ['sub_orders', at, 'logistics_type'])
  }
  yield* brokenOrders(upload.sub_orders ?? [], 'sub_orders')
  yield* brokenPayerOrTime(upload)
}

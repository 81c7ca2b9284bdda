/** What the shop tells of its orders: goods, shop, receiver. Stored as told, personal data masked. */
import { SPECIAL_ORDER_TYPE, unixSeconds, WechatError } from '@fahuo/wechat'
import { auditedCall } from '../audit/audit.ts'
import { auditing } from '../audit/queries.ts'
import { FahuoError } from '../core/errors.ts'
import { isLoopback } from '../core/loopback.ts'
import { toSeconds } from '../core/time.ts'
import type { Scope, Statement } from '../database/database.ts'
import { paymentKey, type OrderKey } from '../payments/order-key.ts'
import { tellingGoods } from '../services/parcel-queries.ts'
import { planning } from '../services/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { mapWechatErrors } from '../wechat/map-error.ts'
import type { DetailsRequest, OrderDetails } from './details-body.ts'
import { allNumbers, byTransaction, keyOf, numbersOf, paymentsOf } from './details-numbers.ts'
import { planDetails } from './details-plan.ts'
import {
  findDetails,
  names,
  ordersNamed,
  partsOfCombined,
  saveDetails,
  saveSpecial,
  type DetailsNumbers,
  type OrderNumbers,
  type ToldDetails,
} from './details-queries.ts'
import { DETAILS_TEXTS } from './details-texts.ts'
import { NEVER_LATE, notePromised, waitsSince } from './late.ts'
import { fetchOrder } from './mirror.ts'
import { findOrder } from './queries.ts'

export type { OrderNumbers, ToldDetails }

/** What is stored of one payment. */
export interface PutDetails {
  order_key: OrderKey
  /** WeChat Pay's number of it; null while nobody knows the order. */
  payment: string | null
  row: ToldDetails
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
 * nobody knows yet. All sub-orders of a combined payment, or none. WeChat is told in the background.
 * @param more statements of its commit
 * @param shopping_order whether WeChat's order centre is told of it; `auto`: if the account can
 * @throws FahuoError `invalid`
 */
export async function putDetails(
  shop: Shop,
  request: DetailsRequest,
  shopping_order: 'auto' | 'require' | 'off' = 'auto',
  more: readonly Statement[] = [],
): Promise<PutDetails[]> {
  const { order_key, order, sub_orders, payer } = request
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
  const plan = await planDetails(shop, {
    told: rows.map(({ row }) => row),
    combined,
    known,
    openid: payer?.openid,
    shopping_order,
  })
  await saveDetails(
    shop,
    rows.map(({ row }) => row),
    stale,
    [
      planning(shop, plan, updated_at),
      tellingGoods(shop, paymentsNamed(rows, known), updated_at),
      ...more,
    ],
  )
  if (known.length > 0 && rows.some(({ row }) => row.details.promised_ship_time !== undefined))
    await notePromised(shop)
  shop.wake('services')
  shop.log.info({ orders: rows.length, known: known.length }, 'order details stored')
  return rows
}

/** Stores them for somebody who does nothing else: who it was is stored with them. */
export function changeDetails(shop: Shop, request: DetailsRequest): Promise<PutDetails[]> {
  const { transaction_id = null } = request.order_key
  return putDetails(shop, request, 'auto', auditing(shop, { transaction_id }))
}

/** All that names the payments whose goods were told. */
const paymentsNamed = (rows: readonly PutDetails[], known: readonly OrderNumbers[]) => ({
  transaction_ids: known.map(({ transaction_id }) => transaction_id),
  payments: [...rows.map(({ row }) => paymentKey(keyOf(row))), ...known.flatMap(paymentsOf)],
})

/** WeChat's review of shopping orders counts what comes within so many seconds of the payment [official]. */
export const REVIEW_COUNTS_SECONDS = 5

/**
 * Tells how many seconds after its payment an order's goods came, when that is too late for WeChat's
 * review; null: in time, not paid as far as we know, or without goods.
 */
export async function secondsLate(
  shop: Shop,
  stored: readonly PutDetails[],
): Promise<number | null> {
  const goods = stored.filter(({ row }) => row.details.item_list?.length)
  const orders = await Promise.all(
    goods.flatMap(({ payment }) => (payment === null ? [] : [findOrder(shop, payment)])),
  )
  const paid = orders.flatMap((order) => (order && order.pay_time > 0 ? [order.pay_time] : []))
  if (paid.length === 0) return null
  const seconds = toSeconds(shop.clock.now()) - Math.min(...paid)
  return seconds > REVIEW_COUNTS_SECONDS ? seconds : null
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

/**
 * Returns what the shop told last of the order that a key names; null: nothing.
 * @param order of the local copy, if it is known
 */
export async function detailsOf(
  shop: Scope,
  key: OrderKey,
  order: OrderNumbers | undefined,
): Promise<ToldDetails | null> {
  return (await findDetails(shop, [numbersOf(key), ...(order ? allNumbers(order) : [])])) ?? null
}

/** Returns the payments of all parts of a combined payment that were told and are known. */
export async function toldTogether(shop: Scope, combined: string): Promise<string[]> {
  const orders = await ordersNamed(shop, await partsOfCombined(shop, combined))
  return orders.map(({ transaction_id }) => transaction_id)
}

/** Reports an order that cannot ship in time, and notes it. @throws FahuoError as {@link mapWechatErrors} */
export async function reportSpecial(
  shop: Shop,
  order_id: string,
  { type, delay_to }: { type: 1 | 2; delay_to?: number | undefined },
): Promise<void> {
  const report = {
    order_id,
    type,
    ...(delay_to !== undefined && { delay_to: unixSeconds(delay_to) }),
  }
  await mapWechatErrors(() =>
    auditedCall(shop, { transaction_id: order_id, after: { type, delay_to } }, () =>
      shop.wechat.shipping.reportSpecialOrder(report),
    ),
  )
  await noteSpecial(shop, order_id, delay_to ?? null)
}

/**
 * Notes what WeChat was told of a special order: when a pre-sale is expected to ship (Unix seconds), or
 * null of a test order, which never is. It is late by that from now on. An order that is not in the
 * local copy is asked for first.
 * @param order_id WeChat Pay's number, or the merchant's own
 */
export async function noteSpecial(
  shop: Shop,
  order_id: string,
  presale_time: number | null,
): Promise<void> {
  const special =
    presale_time === null
      ? { special_type: SPECIAL_ORDER_TYPE.TEST, presale_time, waits_since: NEVER_LATE }
      : {
          special_type: SPECIAL_ORDER_TYPE.PRESALE,
          presale_time,
          waits_since: waitsSince(presale_time),
        }
  if (await saveSpecial(shop, order_id, special)) return
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
    if (found && (await saveSpecial(shop, order_id, special))) return
  }
  shop.log.warn({ order_id }, 'a special order is not known: nothing is noted of it')
}

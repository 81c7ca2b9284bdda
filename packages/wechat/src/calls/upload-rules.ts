/**
 * The rules of an upload that depend on its body only, each with WeChat's errcode, in WeChat's order:
 * it checks the body before it looks for the payment [inferred from answers to made-up payments:
 * 268485228 and 10060006 came before 10060001].
 */

import { ERRCODE } from '../catalogue/errcode.ts'
import { DELIVERY_MODE, LOGISTICS_TYPE, ORDER_NUMBER_TYPE } from './enums.ts'

/** Most parcels of a payment: 15 [official page since 2026-06], 10 before [seed 000]. */
export const MAX_PARCELS = 15

/** Most characters of `item_desc` [seed 000]. */
export const MAX_ITEM_DESC = 120

/** Most bytes of `tracking_no` and of `express_company` [seed 000]. */
export const MAX_WAYBILL_BYTES = 128

const { EXPRESS } = LOGISTICS_TYPE
const { UNIFIED, SPLIT } = DELIVERY_MODE
const LOGISTICS_TYPES: readonly number[] = Object.values(LOGISTICS_TYPE)
const DELIVERY_MODES: readonly number[] = Object.values(DELIVERY_MODE)

export interface OrderKey {
  order_number_type: number
  transaction_id?: string | undefined
  mchid?: string | undefined
  out_trade_no?: string | undefined
}

export interface UploadParcel {
  tracking_no?: string | undefined
  express_company?: string | undefined
  item_desc?: string | undefined
  contact?:
    | { consignor_contact?: string | undefined; receiver_contact?: string | undefined }
    | undefined
}

export interface UploadShape {
  order_key: OrderKey
  logistics_type: number
  delivery_mode: number
  is_all_delivered?: boolean | undefined
  shipping_list?: UploadParcel[] | undefined
}

/** A rule that a request breaks, and the errcode that WeChat would answer. */
export interface BrokenRule {
  errcode: number
  path: (string | number)[]
}

const bytes = (text: string) => new TextEncoder().encode(text).length

/** Whether a phone number is masked in one of WeChat's formats, except for its last digits [seed 000]. */
export function isMaskedContact(contact: string): boolean {
  return (
    contact.includes('*') && (contact.match(/\d/g) ?? []).length <= 12 && !/\d{8}/.test(contact)
  )
}

/** Yields the broken rules of an `order_key`, which are the same in every upload. */
export function* brokenOrderKey(key: OrderKey): Generator<BrokenRule> {
  const missing = (errcode: number, field: string): BrokenRule => ({
    errcode,
    path: ['order_key', field],
  })
  if (key.order_number_type === ORDER_NUMBER_TYPE.MERCHANT) {
    if (!key.mchid) yield missing(ERRCODE.MCHID_MISSING, 'mchid')
    if (!key.out_trade_no) yield missing(ERRCODE.OUT_TRADE_NO_MISSING, 'out_trade_no')
  } else if (key.order_number_type === ORDER_NUMBER_TYPE.WECHAT_PAY) {
    if (!key.transaction_id) yield missing(ERRCODE.TRANSACTION_ID_MISSING, 'transaction_id')
  } else {
    yield missing(ERRCODE.ORDER_NUMBER_TYPE_INVALID, 'order_number_type')
  }
}

function* brokenParcel(
  parcel: UploadParcel,
  logistics_type: number,
  at: number,
): Generator<BrokenRule> {
  const broken = (errcode: number, ...field: string[]): BrokenRule => ({
    errcode,
    path: ['shipping_list', at, ...field],
  })
  if (logistics_type === EXPRESS) {
    if (!parcel.tracking_no) yield broken(ERRCODE.TRACKING_NO_MISSING, 'tracking_no')
    if (!parcel.express_company) yield broken(ERRCODE.EXPRESS_COMPANY_MISSING, 'express_company')
  }
  if (bytes(parcel.tracking_no ?? '') > MAX_WAYBILL_BYTES)
    yield broken(ERRCODE.TRACKING_NO_TOO_LONG, 'tracking_no')
  if (bytes(parcel.express_company ?? '') > MAX_WAYBILL_BYTES)
    yield broken(ERRCODE.EXPRESS_COMPANY_TOO_LONG, 'express_company')
  if (!parcel.item_desc) yield broken(ERRCODE.ITEM_DESC_EMPTY, 'item_desc')
  else if (Array.from(parcel.item_desc).length > MAX_ITEM_DESC)
    yield broken(ERRCODE.ITEM_DESC_TOO_LONG, 'item_desc')
  const contacts = [parcel.contact?.consignor_contact, parcel.contact?.receiver_contact].filter(
    (contact) => contact !== undefined && contact !== '',
  )
  const is_sf = parcel.express_company === 'SF' && logistics_type === EXPRESS
  // SF requires one of the two phone numbers [seed 000]; the code is assumed.
  if (is_sf && contacts.length === 0) yield broken(ERRCODE.ORDER_ARGUMENT_INVALID, 'contact')
  // Its last four digits are not masked: SF finds the parcel by them [seed 000; the code is assumed].
  if (is_sf && contacts.some((contact) => contact && !/(?:\d-?){3}\d$/.test(contact)))
    yield broken(ERRCODE.ORDER_ARGUMENT_INVALID, 'contact')
  if (contacts.some((contact) => contact && !isMaskedContact(contact)))
    yield broken(ERRCODE.ORDER_ARGUMENT_INVALID, 'contact')
}

/** Yields every rule that an upload breaks, the most specific first. */
export function* brokenUploadRules(upload: UploadShape): Generator<BrokenRule> {
  yield* brokenOrderKey(upload.order_key)
  if (!LOGISTICS_TYPES.includes(upload.logistics_type))
    yield { errcode: ERRCODE.LOGISTICS_TYPE_INVALID, path: ['logistics_type'] }
  if (!DELIVERY_MODES.includes(upload.delivery_mode))
    yield { errcode: ERRCODE.DELIVERY_MODE_INVALID, path: ['delivery_mode'] }
  const parcels = upload.shipping_list ?? []
  if (upload.delivery_mode === UNIFIED && parcels.length !== 1)
    yield { errcode: ERRCODE.UNIFIED_NEEDS_ONE_PARCEL, path: ['shipping_list'] }
  if (upload.delivery_mode === SPLIT && upload.logistics_type !== EXPRESS)
    yield { errcode: ERRCODE.SPLIT_NEEDS_EXPRESS, path: ['logistics_type'] }
  if (upload.delivery_mode === SPLIT && upload.is_all_delivered === undefined)
    yield { errcode: ERRCODE.IS_ALL_DELIVERED_MISSING, path: ['is_all_delivered'] }
  if (parcels.length > MAX_PARCELS)
    yield { errcode: ERRCODE.TOO_MANY_PARCELS, path: ['shipping_list'] }
  for (const [at, parcel] of parcels.entries())
    yield* brokenParcel(parcel, upload.logistics_type, at)
}

/** The fields of a combined upload that have rules. */
export interface CombinedShape {
  order_key: OrderKey
  sub_orders?: UploadShape[] | undefined
}

/** Yields every rule that a combined upload breaks: its own key first, then each sub-order. */
export function* brokenCombinedRules(combined: CombinedShape): Generator<BrokenRule> {
  yield* brokenOrderKey(combined.order_key)
  const seen = new Set<string>()
  for (const [at, sub] of (combined.sub_orders ?? []).entries()) {
    const path = ['sub_orders', at]
    // The main order and its sub-orders must use the same kind of number [seed 000].
    if (sub.order_key.order_number_type !== combined.order_key.order_number_type)
      yield {
        errcode: ERRCODE.ORDER_NUMBER_TYPES_DIFFER,
        path: [...path, 'order_key', 'order_number_type'],
      }
    const { transaction_id, mchid, out_trade_no } = sub.order_key
    const key = JSON.stringify([transaction_id, mchid, out_trade_no])
    if (seen.has(key)) yield { errcode: ERRCODE.SUB_ORDER_REPEATED, path: [...path, 'order_key'] }
    seen.add(key)
    for (const broken of brokenUploadRules(sub))
      yield { errcode: broken.errcode, path: [...path, ...broken.path] }
  }
}

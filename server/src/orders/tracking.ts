/** Lets WeChat track parcels: messages to the buyer of each, and its tracking page. */
import { createHash } from 'node:crypto'
import { ERRCODE } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import { DAY_MS } from '../core/time.ts'
import { noteTracked } from '../services/parcel-queries.ts'
import { readPhone } from '../services/phone.ts'
import type { Shop } from '../shops/shop.ts'
import { orderDetailPath } from '../wechat/jump-path.ts'
import { mapWechatErrors } from '../wechat/map-error.ts'
import { requireOrder } from './mirror.ts'
import type { Order } from './queries.ts'
import { takeCall, type Component } from './quota.ts'
import {
  saveTold,
  saveWaybill,
  waybillsOfOrder,
  type StatusChange,
  type Told,
  type Waybill,
} from './waybill-queries.ts'

export type { StatusChange, Waybill }

/** How long a parcel is looked up at all. */
export const TRACKED_FOR_MS = 45 * DAY_MS

/** WeChat's limit for the name and the description of goods, in characters. */
export const MAX_GOODS_NAME = 40

export interface Goods {
  /** 1 to 40 characters. */
  goods_name: string
  goods_img_url: string
  /** Up to 40 characters; of messages only. */
  goods_desc?: string
}

/** One parcel of an order, as it was shipped. */
export interface TrackedParcel {
  tracking_no: string
  /** A `delivery_id` of get_delivery_list. */
  express_company: string
}

export interface Tracking {
  /** Full, as WeChat wants it; passed on and kept nowhere. */
  receiver_phone: string
  sender_phone?: string | undefined
  goods: readonly Goods[]
}

/** What WeChat is told of a parcel, short enough to be kept: whether it changed can be seen from it. */
export const toldOf = ({ express_company }: TrackedParcel, goods: readonly Goods[]): Told => ({
  delivery_id: express_company,
  goods: createHash('sha256').update(JSON.stringify(goods)).digest('base64url'),
})

/**
 * Makes a parcel known to WeChat (follow_waybill or trace_waybill), without counting the call.
 * @returns WeChat's waybill_token
 * @throws WechatError
 */
async function bind(
  shop: Shop,
  component: Component,
  order: Order,
  parcel: TrackedParcel,
  { receiver_phone, sender_phone, goods }: Tracking,
): Promise<string> {
  const { logistics } = shop.wechat
  const call = component === 'messages' ? logistics.followWaybill : logistics.traceWaybill
  const { waybill_token } = await call({
    openid: order.openid,
    receiver_phone,
    ...(sender_phone !== undefined && { sender_phone }),
    waybill_id: parcel.tracking_no,
    delivery_id: parcel.express_company,
    trans_id: order.transaction_id,
    ...(await orderDetailPath(shop, order.transaction_id)),
    goods_info: { detail_list: [...goods] },
  })
  return waybill_token
}

/**
 * Makes a parcel known to WeChat and watches it from now on. The call was counted before
 * ({@link takeCall}); made again, it does no harm.
 * @throws WechatError
 */
export async function bindWaybill(
  shop: Shop,
  component: Component,
  order: Order,
  parcel: TrackedParcel,
  tracking: Tracking,
): Promise<Waybill> {
  const token = await bind(shop, component, order, parcel, tracking)
  const told = toldOf(parcel, tracking.goods)
  const now = shop.clock.now()
  return saveWaybill(
    shop,
    {
      transaction_id: order.transaction_id,
      tracking_no: parcel.tracking_no,
      due_at: now,
      until: now + TRACKED_FOR_MS,
    },
    component === 'messages'
      ? { message_token: token, messages_told: told }
      : { waybill_token: token, tracking_told: told },
  )
}

/**
 * Tells WeChat other goods of a parcel that it knows. WeChat takes few such changes.
 * @throws WechatError ERRCODE.WAYBILL_CHANGES_SPENT, ERRCODE.WAYBILL_TOKEN_INVALID
 */
export async function changeGoods(
  shop: Shop,
  component: Component,
  { openid }: Order,
  waybill: Waybill,
  parcel: TrackedParcel,
  goods: readonly Goods[],
): Promise<void> {
  const { logistics } = shop.wechat
  const goods_info = { detail_list: [...goods] }
  const told = toldOf(parcel, goods)
  if (component === 'messages') {
    const { message_token: waybill_token } = waybill
    await logistics.updateFollowWaybillGoods({ waybill_token, openid, goods_info })
    await saveTold(shop, waybill, { messages_told: told })
  } else {
    const { waybill_token } = waybill
    await logistics.updateWaybillGoods({ waybill_token, openid, goods_info })
    await saveTold(shop, waybill, { tracking_told: told })
  }
}

/**
 * Calls WeChat for somebody who waits: counts the call, and maps WeChat's errors.
 * @throws FahuoError `refused_by_wechat`, also when today's calls are spent; `wechat_unavailable`
 */
async function forPerson<Value>(
  shop: Shop,
  openid: string,
  call: () => Promise<Value>,
): Promise<Value> {
  const spent = await takeCall(shop, { component: 'tracking', openid, purpose: 'telling' })
  if (spent !== null)
    throw new FahuoError('refused_by_wechat', undefined, ERRCODE.WAYBILL_QUOTA_EXCEEDED)
  return mapWechatErrors(call)
}

/**
 * Lets WeChat track a parcel of an order: the buyer sees where it is, and we learn when it was
 * signed for. The phone number goes to WeChat and is stored nowhere.
 * @throws FahuoError `not_found`, `invalid` (no such parcel), `refused_by_wechat`
 */
export async function trackParcel(
  shop: Shop,
  transaction_id: string,
  { tracking_no, ...tracking }: Tracking & { tracking_no: string },
): Promise<Waybill> {
  const order = await requireOrder(shop, { transaction_id })
  const parcel = parcelOf(order, tracking_no)
  if (!parcel)
    throw new FahuoError('invalid', {
      en: 'tracking_no: not a parcel of this order',
      zh: 'tracking_no：该订单没有这个运单号',
    })
  const receiver_phone = plainPhone(tracking.receiver_phone)
  const waybill = await forPerson(shop, order.openid, () =>
    bindWaybill(shop, 'tracking', order, parcel, { ...tracking, receiver_phone }),
  )
  await noteTracked(shop, waybill, waybill.waybill_token, shop.clock.now())
  return waybill
}

/** A number that is none to us may be one to the carrier. */
const plainPhone = (text: string) => readPhone(text) ?? text.replaceAll(/[ -]/g, '')

/** Returns a parcel of an order; undefined: it has none with this waybill. */
export const parcelOf = ({ shipping }: Order, tracking_no: string) =>
  shipping.shipping_list?.find((parcel) => parcel.tracking_no === tracking_no)

/**
 * Returns a token for WeChat's tracking page of one parcel, which the merchant's tracking serves, or
 * else the buyer's own phone number. A token of the latter is not kept: the number may be mistyped.
 * @throws FahuoError `receiver_phone_needed`, `refused_by_wechat`, `wechat_unavailable`
 */
export async function trackingToken(
  shop: Shop,
  order: Order,
  parcel: TrackedParcel,
  { receiver_phone, goods }: { receiver_phone: string | undefined; goods: readonly Goods[] },
): Promise<string> {
  const tracked = await waybillsOfOrder(shop, order.transaction_id)
  const known = tracked.find(({ tracking_no }) => tracking_no === parcel.tracking_no)
  if (known && known.waybill_token !== '') return known.waybill_token
  if (receiver_phone === undefined) throw new FahuoError('receiver_phone_needed')
  return forPerson(shop, order.openid, () =>
    bind(shop, 'tracking', order, parcel, { receiver_phone: plainPhone(receiver_phone), goods }),
  )
}

/** Returns the parcels of an order that WeChat tracks. */
export function trackedParcels(shop: Shop, transaction_id: string): Promise<Waybill[]> {
  return waybillsOfOrder(shop, transaction_id)
}

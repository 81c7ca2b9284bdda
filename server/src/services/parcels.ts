/**
 * Tells WeChat of parcels: `messages` (follow_waybill: WeChat sends the buyer messages of it) and
 * `tracking` (trace_waybill: the tracking page opens without the buyer's phone number). Both are told
 * the receiver's full phone number and the goods; told again, they do no harm, but each call counts.
 */
import { ERRCODE, isListed, WechatError } from '@fahuo/wechat'
import { HOUR_MS, MINUTE_MS } from '../core/time.ts'
import { detailsOfOrder } from '../orders/details.ts'
import { fetchOrder } from '../orders/mirror.ts'
import { findOrder, type Order } from '../orders/queries.ts'
import { quotaSpent, takeCall, type Component } from '../orders/quota.ts'
import {
  bindWaybill,
  changeGoods,
  parcelOf,
  toldOf,
  trackedParcels,
  type Goods,
  type TrackedParcel,
  type Waybill,
} from '../orders/tracking.ts'
import { forgetToken } from '../orders/waybill-queries.ts'
import type { Shop } from '../shops/shop.ts'
import { goodsOfParcel } from './parcel-goods.ts'
import { transactionOfParcel } from './parcel-queries.ts'
import { openPhone } from './phone.ts'
import type { Service } from './queries.ts'
import type { Call, Result, Sender } from './sender.ts'
import type { ServiceBody, ServiceReason } from './services.ts'

type ParcelBody = Extract<ServiceBody, { item_desc: string }>

/** Pauses until a parcel that no carrier has scanned is told again. */
const SHORTEST_PAUSE_MS = 2 * HOUR_MS
const LONGEST_PAUSE_MS = 12 * HOUR_MS

export const messagesSender = parcelSender('messages')
export const trackingSender = parcelSender('tracking')

/** All that a call is made of. */
interface Ready {
  shop: Shop
  component: Component
  service: Service
  order: Order
  parcel: TrackedParcel
  goods: Goods[]
  /** null: not given, or gone. */
  phone: string | null
  /** As WeChat knows it with this carrier; undefined: it does not. */
  known: Waybill | undefined
}

function parcelSender(component: Component): Sender {
  return {
    service: component,
    async prepare(shop, service) {
      const order = await orderOf(shop, service)
      if (!order) return { to: 'waiting', reason: 'payment_not_known_yet' }
      const { express_company, items } = service.body as ParcelBody
      const parcel = { tracking_no: service.part, express_company }
      if (!(await isOfOrder(shop, order, service.part)))
        return { to: 'not_available', reason: 'shipment_ended' }
      const details = await detailsOfOrder(shop, order)
      const goods = goodsOfParcel(details?.details ?? {}, items).map(fieldsOf(component))
      if (goods.length === 0) return { to: 'not_available', reason: 'no_goods' }
      const known = await knownWaybill(shop, component, order, parcel)
      const phone = openPhone(shop, service)
      return plan({ shop, component, service, order, parcel, goods, phone, known })
    },
  }
}

/** The description is a field of messages only [official trace_waybill]. */
const fieldsOf =
  (component: Component) =>
  ({ goods_desc, ...goods }: Goods): Goods =>
    component === 'messages' && goods_desc !== undefined ? { ...goods, goods_desc } : goods

async function orderOf(shop: Shop, service: Service): Promise<Order | undefined> {
  const transaction_id = await transactionOfParcel(shop, service)
  return transaction_id === null ? undefined : findOrder(shop, transaction_id)
}

/** Whether an order has a parcel; a correction may have put another in its place. */
async function isOfOrder(shop: Shop, order: Order, tracking_no: string): Promise<boolean> {
  if (parcelOf(order, tracking_no)) return true
  const { transaction_id } = order
  const current = await fetchOrder(shop, { transaction_id }).catch((error: unknown) => {
    if (error instanceof WechatError && error.errcode === ERRCODE.PAYMENT_UNKNOWN) return undefined
    throw error
  })
  return current !== undefined && parcelOf(current, tracking_no) !== undefined
}

const tokenOf = (component: Component, { message_token, waybill_token }: Waybill) =>
  component === 'messages' ? message_token : waybill_token

/** Returns what WeChat knows of a parcel; undefined: nothing, or with another carrier. */
async function knownWaybill(
  shop: Shop,
  component: Component,
  { transaction_id }: Order,
  { tracking_no, express_company }: TrackedParcel,
): Promise<Waybill | undefined> {
  const tracked = await trackedParcels(shop, transaction_id)
  const waybill = tracked.find((one) => one.tracking_no === tracking_no)
  if (!waybill || tokenOf(component, waybill) === '') return undefined
  return toldBefore(component, waybill)?.delivery_id === express_company ? waybill : undefined
}

const toldBefore = (component: Component, { messages_told, tracking_told }: Waybill) =>
  component === 'messages' ? messages_told : tracking_told

/** Decides which calls tell it: other goods of a parcel that WeChat knows, the parcel itself, or both. */
async function plan(ready: Ready): Promise<Call | Result> {
  const { shop, component, service, order, parcel, goods, phone, known } = ready
  const before = known && toldBefore(component, known)
  const changes = before !== undefined && before?.goods !== toldOf(parcel, goods).goods
  if (known && !changes && phone === null) return { to: 'done', token: tokenOf(component, known) }
  if (!known && phone === null) return { to: 'not_available', reason: 'no_phone' }
  for (const _ of [changes, phone !== null].filter(Boolean)) {
    const next = await takeCall(shop, {
      component,
      openid: order.openid,
      purpose: 'telling',
    })
    if (next !== null) return later(service, 'quota_spent', next)
  }
  return { send: () => tell(ready, changes) }
}

async function tell(ready: Ready, changes: boolean): Promise<Result> {
  const { shop, component, order, parcel, goods, phone, known } = ready
  try {
    if (known && changes) {
      const refused = await tellGoods(ready, known)
      if (refused && phone === null) return refused
    }
    if (phone === null) return known ? { to: 'done', token: tokenOf(component, known) } : NO_PHONE
    const tracking = { receiver_phone: phone, goods }
    const waybill = await bindWaybill(shop, component, order, parcel, tracking)
    return { to: 'done', token: tokenOf(component, waybill) }
  } catch (error) {
    const result = await meaningOf(ready, error)
    if (result) return result
    throw error
  }
}

const NO_PHONE = { to: 'not_available', reason: 'no_phone' } as const

/** @returns why WeChat does not take other goods; where the phone number is there, it is told anew */
async function tellGoods(
  { shop, component, order, parcel, goods }: Ready,
  known: Waybill,
): Promise<Result | undefined> {
  try {
    await changeGoods(shop, component, order, known, parcel, goods)
    return undefined
  } catch (error) {
    const errcode = error instanceof WechatError ? error.errcode : undefined
    if (errcode === ERRCODE.WAYBILL_CHANGES_SPENT)
      return { to: 'refused', reason: 'changes_spent', errcode }
    if (errcode !== ERRCODE.WAYBILL_TOKEN_INVALID) throw error
    const column = component === 'messages' ? 'message_token' : 'waybill_token'
    await forgetToken(shop, known, column, known[column])
    return { ...NO_PHONE, errcode }
  }
}

/** What a refusal means for a parcel; undefined: what it means everywhere. */
async function meaningOf(
  { shop, component, service, order, phone }: Ready,
  error: unknown,
): Promise<Result | undefined> {
  if (!(error instanceof WechatError) || error.errcode === undefined) return undefined
  const { errcode } = error
  if (NOT_SCANNED.has(errcode)) return notScanned(service, shop.clock.now(), errcode)
  if (errcode === ERRCODE.WAYBILL_QUOTA_EXCEEDED) {
    const next = await quotaSpent(shop, { component, openid: order.openid })
    return later(service, 'quota_spent', next, errcode)
  }
  // All else was checked here before it was sent; which code stands for the phone nobody says.
  const may_be_phone = MALFORMED.has(errcode) || !isListed(errcode)
  return phone !== null && may_be_phone
    ? { to: 'refused', reason: 'phone_refused', errcode }
    : undefined
}

const NOT_SCANNED = new Set<number>([ERRCODE.WAYBILL_UNKNOWN, ERRCODE.WAYBILL_UNKNOWN_OBSERVED])
const MALFORMED = new Set<number>([ERRCODE.DATA_FORMAT_INVALID, ERRCODE.ORDER_ARGUMENT_INVALID])

/** No carrier has scanned it yet: about a day, as WeChat's staff say. */
export function notScanned(
  service: Pick<Service, 'open_since' | 'phone_until'>,
  now: number,
  errcode: number,
): Result {
  const { open_since, phone_until } = service
  const waited = Math.max(0, now - open_since)
  const pause = Math.min(Math.max(SHORTEST_PAUSE_MS, waited / 2), LONGEST_PAUSE_MS)
  // Once more before the number must be gone.
  const last = (phone_until ?? 0) - 2 * MINUTE_MS
  const due_at = now < last ? Math.min(now + pause, last) : now + pause
  return later(service, 'not_scanned', Math.floor(due_at), errcode)
}

/** Waits, unless the phone number is gone by then: then the buyer is asked for it. */
function later(
  { phone_until }: Pick<Service, 'phone_until'>,
  reason: ServiceReason,
  due_at: number,
  errcode?: number,
): Result {
  const code = errcode === undefined ? {} : { errcode }
  if (phone_until !== null && due_at >= phone_until) return { ...NO_PHONE, ...code }
  return { to: 'waiting', reason, due_at, ...code }
}

/** Looks parcels up that WeChat tracks, until they are signed for. */
import { ORDER_STATE } from '@fahuo/contract'
import { ERRCODE, WAYBILL_STATUS, WechatError } from '@fahuo/wechat'
import { createPoller, type Poller } from '../core/poller.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, toSeconds } from '../core/time.ts'
import { outageOf } from '../database/outage.ts'
import type { Shop } from '../shops/shop.ts'
import { tellingParcel } from './events.ts'
import { findOrder, type Order } from './queries.ts'
import { quotaSpent, takeCall, type Component } from './quota.ts'
import { remindOfArrival } from './receipt-reminders.ts'
import { parcelOf, TRACKED_FOR_MS, type StatusChange, type Waybill } from './tracking.ts'
import {
  claimDueWaybill,
  endWatch,
  forgetToken,
  updateWaybill,
  waybillsOfOrder,
} from './waybill-queries.ts'

/** How often a parcel is looked up that moves. */
export const LOOKUP_EVERY_MS = 3 * HOUR_MS

/** The longest pause between two looks at one parcel. */
const LONGEST_PAUSE_MS = DAY_MS

/** How long one lookup may take before another server does it. */
const LEASE_MS = MINUTE_MS

/** Statuses of one parcel that are kept: a carrier that goes back and forth fills no row. */
const MAX_STATUSES = 30

const SIGNED = new Set<number>([WAYBILL_STATUS.SIGNED, WAYBILL_STATUS.SIGNED_BY_PROXY])

/** Where nothing is received any more: confirmed, or paid back. */
const ENDED = new Set<number>([
  ORDER_STATE.receipt_confirmed,
  ORDER_STATE.transaction_complete,
  ORDER_STATE.refunded,
  ORDER_STATE.funds_awaiting_settlement,
])

/** When a parcel last moved, as far as it was seen. */
const movedAt = ({ statuses, until }: Waybill) =>
  (statuses.at(-1)?.at ?? 0) * SECOND_MS || until - TRACKED_FOR_MS

/** Returns the pause until the next look at a parcel: it grows while the parcel does not move. */
export const lookupPause = (every_ms: number, unmoved_ms: number): number =>
  Math.min(Math.max(every_ms, unmoved_ms / 8), Math.max(every_ms, LONGEST_PAUSE_MS))

/**
 * Looks up one parcel that is due, and reminds its buyer when all of the order was signed for.
 * @param every_ms how often a parcel is looked up that moves
 * @returns how many were looked up: 0 or 1
 */
export async function lookUpDueWaybill(shop: Shop, every_ms: number): Promise<number> {
  const now = shop.clock.now()
  const waybill = await claimDueWaybill(shop, now, {
    lease_until: now + LEASE_MS,
    latest: now + Math.max(every_ms, LONGEST_PAUSE_MS) + HOUR_MS,
  })
  if (!waybill) return 0
  const { transaction_id } = waybill
  const due_at = now + Math.floor(lookupPause(every_ms, now - movedAt(waybill)))
  try {
    await lookUp(shop, waybill, due_at)
  } catch (error) {
    if (outageOf(error) !== null) throw error
    if (error instanceof WechatError)
      shop.log.warn(
        { transaction_id, errcode: error.errcode, reason: error.message },
        'cannot look up a parcel; trying again',
      )
    else {
      shop.onFailure('parcels')
      shop.log.error({ transaction_id, err: error }, 'a parcel could not be looked up')
    }
    await updateWaybill(shop, waybill, { due_at })
  }
  return 1
}

async function lookUp(shop: Shop, waybill: Waybill, due_at: number): Promise<void> {
  const { transaction_id, tracking_no, until } = waybill
  // A push may have reported the confirmation: then no call is needed.
  const order = await findOrder(shop, transaction_id)
  if (!order || ENDED.has(order.order_state)) return endWatch(shop, { transaction_id })
  // Another waybill may have taken its place.
  if (!parcelOf(order, tracking_no) || shop.clock.now() > until) return endWatch(shop, waybill)
  if (SIGNED.has(waybill.status)) await updateWaybill(shop, waybill, { due_at })
  else if (!(await readStatus(shop, order, waybill, due_at))) return undefined
  const { receipt_reminders } = await shop.switches.read()
  if (receipt_reminders.value === 'off') return endWatch(shop, waybill)
  if (order.order_state !== ORDER_STATE.shipped) return undefined
  const tracked = await waybillsOfOrder(shop, transaction_id)
  const signed = new Set(
    tracked.filter(({ status }) => SIGNED.has(status)).map((one) => one.tracking_no),
  )
  // Parcels that nobody tracks may still be on their way: then the buyer is not reminded.
  const arrived = order.shipping.shipping_list?.every((one) => signed.has(one.tracking_no))
  return arrived ? remindOfArrival(shop, waybill) : undefined
}

/** Asks WeChat where a parcel is, and stores that. @returns whether it is signed for */
async function readStatus(
  shop: Shop,
  { openid }: Order,
  waybill: Waybill,
  due_at: number,
): Promise<boolean> {
  const component: Component = waybill.waybill_token === '' ? 'messages' : 'tracking'
  const next = await takeCall(shop, { component, openid, purpose: 'looking' })
  if (next !== null) {
    await updateWaybill(shop, waybill, { due_at: next })
    return false
  }
  const status = await askStatus(shop, openid, waybill, component)
  if (status === null) return false
  const moved = status !== waybill.status && status !== WAYBILL_STATUS.UNKNOWN
  const change: StatusChange = { status, at: toSeconds(shop.clock.now()) }
  const there = {
    status,
    statuses: [...waybill.statuses, change].slice(-MAX_STATUSES),
    ...(SIGNED.has(status) && { signed_at: change.at }),
  }
  await updateWaybill(
    shop,
    waybill,
    { due_at, ...(moved && there) },
    moved ? tellingParcel(shop, { ...waybill, ...there }) : [],
  )
  return SIGNED.has(status)
}

/** @returns null where WeChat does not say: another look follows, or none */
async function askStatus(
  shop: Shop,
  openid: string,
  waybill: Waybill,
  component: Component,
): Promise<number | null> {
  const { logistics } = shop.wechat
  const [column, call] =
    component === 'messages'
      ? (['message_token', logistics.queryFollowTrace] as const)
      : (['waybill_token', logistics.queryTrace] as const)
  const waybill_token = waybill[column]
  try {
    return (await call({ waybill_token, openid })).waybill_info.status
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    if (error.errcode === ERRCODE.WAYBILL_QUOTA_EXCEEDED) {
      await updateWaybill(shop, waybill, { due_at: await quotaSpent(shop, { component, openid }) })
      return null
    }
    if (error.errcode !== ERRCODE.WAYBILL_TOKEN_INVALID) throw error
    await forgetToken(shop, waybill, column, waybill_token)
    const others = [waybill.waybill_token, waybill.message_token].filter(
      (token) => token !== '' && token !== waybill_token,
    )
    if (others.length === 0) await updateWaybill(shop, waybill, { watched: false })
    return null
  }
}

/** Watches tracked parcels until stopped. */
export function startParcelWatch(shop: Shop, every_ms: number): Poller {
  return createPoller(shop, 'parcels', () => lookUpDueWaybill(shop, every_ms))
}

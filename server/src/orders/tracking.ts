import { ERRCODE, WAYBILL_STATUS, WechatError, unixSeconds } from '@fahuo/wechat'
import { ORDER_STATE } from '@fahuo/contract'
import { FahuoError } from '../core/errors.ts'
import { createPoller, type Poller } from '../core/poller.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, toSeconds } from '../core/time.ts'
import { outageOf } from '../database/outage.ts'
import type { Shop } from '../shops/shop.ts'
import { orderDetailPath } from '../wechat/jump-path.ts'
import { mapWechatErrors } from '../wechat/map-error.ts'
import { fetchOrder, requireOrder } from './mirror.ts'
import { findOrder } from './queries.ts'
import {
  claimDueWaybill,
  claimReminder,
  saveWaybill,
  updateWaybill,
  waybillsOfOrder,
  type Waybill,
} from './waybill-queries.ts'

export type { Waybill }

/** How often a parcel on its way is looked up. */
export const LOOKUP_EVERY_MS = 3 * HOUR_MS

/** How long a parcel is looked up at all. */
const TRACKED_FOR_MS = 45 * DAY_MS

/** How long one lookup may take before another server does it. */
const LEASE_MS = MINUTE_MS

const SIGNED = new Set<number>([WAYBILL_STATUS.SIGNED, WAYBILL_STATUS.SIGNED_BY_PROXY])

export interface Tracking {
  tracking_no: string
  /** Full, as WeChat wants it; passed on and kept nowhere. */
  receiver_phone: string
  sender_phone?: string | undefined
  goods: { goods_name: string; goods_img_url: string }[]
}

/**
 * Lets WeChat track a parcel of an order: the buyer sees where it is, and we learn when it was
 * signed for. The phone number goes to WeChat and is stored nowhere.
 * @throws FahuoError `not_found`, `invalid` (no such parcel), `refused_by_wechat`
 */
export async function trackParcel(
  shop: Shop,
  transaction_id: string,
  { tracking_no, receiver_phone, sender_phone, goods }: Tracking,
): Promise<Waybill> {
  const order = await requireOrder(shop, { transaction_id })
  const parcel = (order.shipping.shipping_list ?? []).find((one) => one.tracking_no === tracking_no)
  if (!parcel)
    throw new FahuoError('invalid', {
      en: 'tracking_no: not a parcel of this order',
      zh: 'tracking_no：该订单没有这个运单号',
    })
  const { waybill_token } = await mapWechatErrors(async () =>
    shop.wechat.logistics.traceWaybill({
      openid: order.openid,
      receiver_phone,
      ...(sender_phone !== undefined && { sender_phone }),
      waybill_id: tracking_no,
      delivery_id: parcel.express_company,
      trans_id: order.transaction_id,
      ...(await orderDetailPath(shop, order.transaction_id)),
      goods_info: { detail_list: goods },
    }),
  )
  const now = shop.clock.now()
  const row: Waybill = {
    transaction_id: order.transaction_id,
    tracking_no,
    waybill_token,
    status: 0,
    reminder: 'watching',
    due_at: now,
    until: now + TRACKED_FOR_MS,
  }
  await saveWaybill(shop, row)
  return row
}

/** Returns the parcels of an order that WeChat tracks. */
export function trackedParcels(shop: Shop, transaction_id: string): Promise<Waybill[]> {
  return waybillsOfOrder(shop, transaction_id)
}

/**
 * Reminds a buyer, at the merchant's request, that the parcel has arrived. WeChat sends one a payment.
 * @param received_time Unix seconds
 * @throws FahuoError `not_open` when there is nothing to confirm, `refused_by_wechat`
 */
export async function remindOfReceipt(
  shop: Shop,
  transaction_id: string,
  received_time: number,
): Promise<void> {
  const order = await requireOrder(shop, { transaction_id })
  if (order.order_state !== ORDER_STATE.shipped)
    throw new FahuoError('not_open', `order_state: ${order.order_state}`, ERRCODE.ORDER_NOT_SHIPPED)
  await mapWechatErrors(() =>
    shop.wechat.shipping.notifyConfirmReceive({
      transaction_id,
      received_time: unixSeconds(received_time),
    }),
  )
}

/**
 * Looks up one parcel that is due, and reminds its buyer when it was signed for.
 * @param every_ms until it is looked up again
 * @returns how many were looked up: 0 or 1
 */
export async function lookUpDueWaybill(shop: Shop, every_ms: number): Promise<number> {
  const now = shop.clock.now()
  const waybill = await claimDueWaybill(shop, now, {
    lease_until: now + LEASE_MS,
    latest: now + Math.max(every_ms, LEASE_MS) + MINUTE_MS,
  })
  if (!waybill) return 0
  const { transaction_id } = waybill
  try {
    await lookUp(shop, waybill, now + every_ms)
  } catch (error) {
    if (outageOf(error) !== null) throw error
    if (error instanceof WechatError)
      shop.log.warn(
        { transaction_id, errcode: error.errcode, reason: error.message },
        'cannot look up a parcel; trying again',
      )
    else {
      shop.onFailure('reminders')
      shop.log.error({ transaction_id, err: error }, 'a parcel could not be looked up')
    }
    await updateWaybill(shop, waybill, { due_at: now + every_ms })
  }
  return 1
}

async function lookUp(shop: Shop, waybill: Waybill, due_at: number): Promise<void> {
  const { transaction_id, waybill_token, until } = waybill
  // A push may have reported the confirmation: then no call is needed.
  const order = await findOrder(shop, transaction_id)
  if (!order || order.order_state !== ORDER_STATE.shipped || shop.clock.now() > until)
    return updateWaybill(shop, waybill, { reminder: 'not_needed' })
  const { waybill_info } = await shop.wechat.logistics.queryTrace({
    waybill_token,
    openid: order.openid,
  })
  const { status } = waybill_info
  await updateWaybill(shop, waybill, { status, due_at })
  if (!SIGNED.has(status)) return undefined
  const others = await waybillsOfOrder(shop, transaction_id)
  // Parcels that nobody tracks may still be on their way: then the buyer is not reminded.
  const tracked = others.length >= (order.shipping.shipping_list ?? []).length
  const arrived = others.every((one) => SIGNED.has(one.status))
  return tracked && arrived ? remind(shop, waybill) : undefined
}

/** Reminds once a payment, whatever happens: a lost answer is not repeated. */
async function remind(shop: Shop, waybill: Waybill): Promise<void> {
  const { transaction_id } = waybill
  // Asked now: a reminder after the confirmation would only annoy.
  const order = await fetchOrder(shop, { transaction_id })
  if (order.order_state !== ORDER_STATE.shipped)
    return updateWaybill(shop, waybill, { reminder: 'not_needed' })
  if (!(await claimReminder(shop, waybill)))
    return updateWaybill(shop, waybill, { reminder: 'not_needed' })
  try {
    await shop.wechat.shipping.notifyConfirmReceive({
      transaction_id,
      received_time: unixSeconds(toSeconds(shop.clock.now())),
    })
    await updateWaybill(shop, waybill, { reminder: 'sent' })
    shop.log.info({ transaction_id }, 'the buyer was reminded to confirm receipt')
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    // Unknown whether it went out: it counts as sent.
    const sent = error.outcome === 'unknown' || error.errcode === ERRCODE.REMINDER_SPENT
    await updateWaybill(shop, waybill, { reminder: sent ? 'sent' : 'refused' })
    shop.log.warn({ transaction_id, errcode: error.errcode }, 'WeChat did not accept the reminder')
  }
}

/** Watches tracked parcels until stopped, and reminds buyers of those that were signed for. */
export function startReminders(shop: Shop, every_ms: number): Poller {
  return createPoller(shop, 'reminders', () => lookUpDueWaybill(shop, every_ms))
}

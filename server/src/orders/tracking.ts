import { WechatError, unixSeconds } from '@fahuo/wechat'
import { ORDER_STATE } from '@fahuo/contract'
import {
  claimDueWaybill,
  noteWaybill,
  saveWaybill,
  takeReminder,
  waybillsOfOrder,
  type WaybillRow,
} from './waybill-queries.ts'
import { asked } from '../wechat/map-error.ts'
import { seconds } from '../core/time.ts'
import type { Context } from '../core/context.ts'
import { FahuoError } from '../core/errors.ts'
import { askOrder, fetchOrder, shippingOf, mirroredOrder } from './mirror.ts'

const HOUR = 3600_000

/** Milliseconds between two looks at a parcel on its way. */
export const LOOK_EVERY = 3 * HOUR

/** Milliseconds after which a parcel is not looked at any more. */
const LONGEST = 45 * 24 * HOUR

/** Milliseconds that one look may take before another server takes it. */
const HOLD = 60_000

/** WeChat's status of a waybill: signed, or signed by proxy [seed 003]. */
const SIGNED = new Set([4, 6])

export interface Tracking {
  tracking_no: string
  /** Full, as WeChat wants it; passed on and kept nowhere. */
  receiver_phone: string
  sender_phone?: string | undefined
  goods: { goods_name: string; goods_img_url: string }[]
}

/**
 * Lets WeChat track a parcel of an order: the buyer gets the way of it, and we learn that it was
 * signed for. The phone number goes to WeChat and is kept nowhere.
 * @throws FahuoError `not_found`, `invalid` (no such parcel), `refused_by_wechat`
 */
export async function trackParcel(
  ctx: Context,
  transaction_id: string,
  { tracking_no, receiver_phone, sender_phone, goods }: Tracking,
): Promise<WaybillRow> {
  const order = await askOrder(ctx, { transaction_id })
  const parcel = (order.shipping.shipping_list ?? []).find((one) => one.tracking_no === tracking_no)
  if (!parcel) throw new FahuoError('invalid', 'tracking_no: no parcel of this order has it')
  const { waybill_token } = await asked(() =>
    ctx.wechat.logistics.traceWaybill({
      openid: order.openid,
      receiver_phone,
      ...(sender_phone !== undefined && { sender_phone }),
      waybill_id: tracking_no,
      delivery_id: parcel.express_company,
      trans_id: order.transaction_id,
      goods_info: { detail_list: goods },
    }),
  )
  const now = ctx.clock.now()
  const row: WaybillRow = {
    appid: ctx.appid,
    transaction_id: order.transaction_id,
    tracking_no,
    waybill_token,
    status: 0,
    reminder: 'watching',
    due_at: now,
    until: now + LONGEST,
  }
  await saveWaybill(ctx.store, row)
  return row
}

/** The parcels of an order that WeChat tracks. */
export function trackedParcels(ctx: Context, transaction_id: string): Promise<WaybillRow[]> {
  return waybillsOfOrder(ctx.store, ctx.appid, transaction_id)
}

/**
 * Reminds a buyer by the merchant's own word that the parcel has arrived. WeChat sends one a payment.
 * @param received_time Unix seconds
 * @throws FahuoError `not_open` when there is nothing to confirm, `refused_by_wechat`
 */
export async function remindOfReceipt(
  ctx: Context,
  transaction_id: string,
  received_time: number,
): Promise<void> {
  const order = await askOrder(ctx, { transaction_id })
  if (order.order_state !== ORDER_STATE.shipped)
    throw new FahuoError('not_open', `order_state is ${order.order_state}`, 10060028)
  await asked(() =>
    ctx.wechat.shipping.notifyConfirmReceive({
      transaction_id,
      received_time: unixSeconds(received_time),
    }),
  )
}

/**
 * Looks at one parcel that is due, and reminds its buyer when it was signed for.
 * @param every milliseconds until it is looked at again
 * @returns how many were looked at: 0 or 1
 */
export async function lookAtWaybill(ctx: Context, every: number): Promise<number> {
  const now = ctx.clock.now()
  const waybill = await claimDueWaybill(ctx.store, ctx.appid, now, now + HOLD)
  if (!waybill) return 0
  try {
    await look(ctx, waybill, now + every)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    ctx.log.warn(
      { transaction_id: waybill.transaction_id, errcode: error.errcode, reason: error.message },
      'WeChat did not tell where a parcel is; it is asked again',
    )
    await noteWaybill(ctx.store, waybill, { due_at: now + every })
  }
  return 1
}

async function look(ctx: Context, waybill: WaybillRow, due_at: number): Promise<void> {
  const { transaction_id, waybill_token, until } = waybill
  // The mirror knows of a confirmation by push: then no call is wasted.
  const mirrored = await mirroredOrder(ctx, { transaction_id })
  if (!mirrored || mirrored.order_state !== ORDER_STATE.shipped || ctx.clock.now() > until)
    return noteWaybill(ctx.store, waybill, { reminder: 'not_needed' })
  const { waybill_info } = await ctx.wechat.logistics.queryTrace({
    waybill_token,
    openid: mirrored.openid,
  })
  const { status } = waybill_info
  await noteWaybill(ctx.store, waybill, { status, due_at })
  if (!SIGNED.has(status)) return undefined
  const others = await waybillsOfOrder(ctx.store, ctx.appid, transaction_id)
  // Parcels that nobody tracks may be on their way still: then the buyer is left in peace.
  const tracked = others.length >= (shippingOf(mirrored).shipping_list ?? []).length
  const arrived = others.every((one) => SIGNED.has(one.status))
  return tracked && arrived ? remind(ctx, waybill) : undefined
}

/** Once a payment, whatever happens: what was not answered is not said again. */
async function remind(ctx: Context, waybill: WaybillRow): Promise<void> {
  const { transaction_id } = waybill
  // The truth of this moment: a reminder after the confirmation would only annoy.
  const order = await fetchOrder(ctx, { transaction_id })
  if (order.order_state !== ORDER_STATE.shipped)
    return noteWaybill(ctx.store, waybill, { reminder: 'not_needed' })
  if (!(await takeReminder(ctx.store, waybill)))
    return noteWaybill(ctx.store, waybill, { reminder: 'not_needed' })
  try {
    await ctx.wechat.shipping.notifyConfirmReceive({
      transaction_id,
      received_time: unixSeconds(seconds(ctx.clock.now())),
    })
    await noteWaybill(ctx.store, waybill, { reminder: 'sent' })
    ctx.log.info({ transaction_id }, 'the buyer was reminded to confirm receipt')
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    // Unknown whether it went out: it counts as sent.
    const sent = error.outcome === 'unknown' || error.errcode === 10060030
    await noteWaybill(ctx.store, waybill, { reminder: sent ? 'sent' : 'refused' })
    ctx.log.warn({ transaction_id, errcode: error.errcode }, 'WeChat did not take the reminder')
  }
}

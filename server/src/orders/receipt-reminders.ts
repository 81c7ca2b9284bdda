/** Reminds buyers to confirm receipt: WeChat sends one reminder a payment. */
import { ORDER_STATE } from '@fahuo/contract'
import { ERRCODE, WechatError, unixSeconds } from '@fahuo/wechat'
import { auditedCall } from '../audit/audit.ts'
import { FahuoError } from '../core/errors.ts'
import { toSeconds } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { mapWechatErrors } from '../wechat/map-error.ts'
import { fetchOrder, requireOrder } from './mirror.ts'
import {
  claimReminder,
  endWatch,
  updateWaybill,
  type Waybill,
  type ReminderState,
} from './waybill-queries.ts'

/**
 * Reminds a buyer, at the merchant's request, that the parcel has arrived.
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
    auditedCall(shop, { transaction_id, after: { asked: true } }, () =>
      shop.wechat.shipping.notifyConfirmReceive({
        transaction_id,
        received_time: unixSeconds(received_time),
      }),
    ),
  )
}

/**
 * Reminds the buyer of an order whose parcels have all arrived, and ends the watch over them. Once a
 * payment, whatever happens: a lost answer is not repeated.
 */
export async function remindOfArrival(shop: Shop, waybill: Waybill): Promise<void> {
  const { transaction_id } = waybill
  // Asked now: a reminder after the confirmation would only annoy.
  const order = await fetchOrder(shop, { transaction_id })
  const reminds = order.order_state === ORDER_STATE.shipped && (await claimReminder(shop, waybill))
  if (reminds) await remind(shop, waybill, 'watching')
  await endWatch(shop, { transaction_id })
}

/** In these states a person may still have the buyer reminded. */
const UNREMINDED = ['watching', 'not_needed'] as const satisfies ReminderState[]

/**
 * Reminds the buyer of an order that was signed for, because a person wants it: once a payment, as
 * {@link remindOfArrival} does. An order that is confirmed meanwhile is left alone.
 * @throws WechatError where WeChat could not be asked, or asks to wait
 */
export async function remindBecauseAsked(shop: Shop, waybill: Waybill): Promise<void> {
  const { transaction_id } = waybill
  const order = await fetchOrder(shop, { transaction_id })
  if (order.order_state !== ORDER_STATE.shipped) return
  if (await claimReminder(shop, waybill, UNREMINDED)) await remind(shop, waybill, waybill.reminder)
}

/**
 * Sends the reminder that was claimed.
 * @param before its state before that
 * @throws WechatError where WeChat asks to wait: it was not sent, and is not claimed any more
 */
async function remind(shop: Shop, waybill: Waybill, before: ReminderState): Promise<void> {
  const { transaction_id } = waybill
  try {
    await shop.wechat.shipping.notifyConfirmReceive({
      transaction_id,
      received_time: unixSeconds(waybill.signed_at ?? toSeconds(shop.clock.now())),
    })
    await updateWaybill(shop, waybill, { reminder: 'sent' })
    shop.log.info({ transaction_id }, 'the buyer was reminded to confirm receipt')
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { outcome, kind, errcode } = error
    // A payment that WeChat does not know is not waited for: it was known a moment ago.
    const waits = kind === 'retry' || (kind === 'wait' && errcode !== ERRCODE.PAYMENT_UNKNOWN)
    const asks_to_wait = outcome === 'refused' && waits
    if (outcome === 'not_sent' || asks_to_wait) {
      await updateWaybill(shop, waybill, { reminder: before })
      throw error
    }
    // Unknown whether it went out: it counts as sent.
    const sent = outcome === 'unknown' || errcode === ERRCODE.REMINDER_SPENT
    await updateWaybill(shop, waybill, {
      reminder: sent ? 'sent' : 'refused',
      remind_errcode: sent ? null : errcode,
    })
    shop.log.warn({ transaction_id, errcode }, 'WeChat did not accept the reminder')
  }
}

import { ORDER_STATE } from '@fahuo/contract'
import { insertCorrection, reshipmentsLeft, type ShipmentRow } from './queries.ts'
import type { Context } from '../core/context.ts'
import { FahuoError } from '../core/errors.ts'
import type { Accepted } from './idempotency.ts'
import { askOrder } from '../orders/mirror.ts'
import type { ShipmentContent } from './content.ts'
import { proveShipment } from './reconcile.ts'

/**
 * Accepts a change of what was shipped, which spends the payment's one re-shipment chance. WeChat is
 * asked at once: a correction is rare, and its answer must be sure.
 * @returns null when it is no correction after all: nothing was shipped yet, or exactly this
 * @throws FahuoError `closed`, `reshipment_spent`, `already_open`, `not_found`, `wechat_unavailable`
 */
export async function acceptCorrection(
  ctx: Context,
  row: ShipmentRow,
  content: ShipmentContent,
): Promise<Accepted | null> {
  const { transaction_id, mchid, out_trade_no } = content.order_key
  const order = await askOrder(ctx, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  const proof = proveShipment(order, content)
  if (proof === 'absent' || proof === 'applied') return null
  if (proof === 'closed' || order.order_state > ORDER_STATE.shipped)
    throw new FahuoError('closed', undefined, 10060004)
  const left = await reshipmentsLeft(ctx.store, ctx.appid, order.transaction_id)
  if (left === 0 || order.shipping.finish_shipping_count === 2)
    throw new FahuoError('reshipment_spent', undefined, 10060003)
  const correction = {
    ...row,
    transaction_id: order.transaction_id,
    openid: row.openid ?? order.openid,
    spends_reshipment: 1,
  }
  if (!(await insertCorrection(ctx.store, correction)))
    throw new FahuoError('already_open', row.payment)
  ctx.log.warn(
    { shipment: row.id, payment: row.payment },
    'a correction is accepted: it spends the one re-shipment chance of its payment',
  )
  return { shipment: correction, created: true }
}

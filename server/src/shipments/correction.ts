import { ORDER_STATE } from '@fahuo/contract'
import { ERRCODE, FINISH_SHIPPING_COUNT } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import { requireOrder } from '../orders/mirror.ts'
import { reshipmentsLeft } from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import type { Acceptance } from './idempotency.ts'
import { insertCorrection, type Shipment } from './queries.ts'
import { reconcile } from './reconcile.ts'

/**
 * Accepts a change of what was shipped, which spends the payment's one re-shipment chance. WeChat is
 * asked at once: a correction is rare, and its answer must be sure.
 * @returns null when it is no correction after all: nothing was shipped yet, or exactly this
 * @throws FahuoError `closed`, `reshipment_spent`, `already_open`, `not_found`, `wechat_unavailable`
 */
export async function acceptCorrection(shop: Shop, shipment: Shipment): Promise<Acceptance | null> {
  const { transaction_id, mchid, out_trade_no } = shipment.content.order_key
  const order = await requireOrder(shop, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  const result = reconcile(order, shipment.content)
  if (result === 'missing' || result === 'matches') return null
  if (result === 'closed' || order.order_state > ORDER_STATE.shipped)
    throw new FahuoError('closed', undefined, ERRCODE.NOT_SHIPPABLE)
  const left = await reshipmentsLeft(shop, order.transaction_id)
  if (left === 0 || order.shipping.finish_shipping_count === FINISH_SHIPPING_COUNT.RESHIPPED)
    throw new FahuoError('reshipment_spent', undefined, ERRCODE.RESHIPMENT_SPENT)
  const correction = {
    ...shipment,
    transaction_id: order.transaction_id,
    openid: shipment.openid ?? order.openid,
    spends_reshipment: true,
  }
  if (!(await insertCorrection(shop, correction)))
    throw new FahuoError('already_open', shipment.payment)
  shop.log.warn(
    { shipment: shipment.id, payment: shipment.payment },
    'correction accepted: it spends the one re-shipment chance of its payment',
  )
  return { shipment: correction, created: true }
}

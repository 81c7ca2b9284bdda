import { DELIVERY_MODE, ERRCODE, FINISH_SHIPPING_COUNT } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import { requireOrder } from '../orders/mirror.ts'
import { readPayments } from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { isComplete } from './content.ts'
import type { Acceptance } from './idempotency.ts'
import { prove } from './prove.ts'
import { insertCorrection, type Shipment } from './queries.ts'

/**
 * Accepts a change of what was shipped, which spends the payment's one re-shipment chance. WeChat is
 * asked at once: a correction is rare, and its answer must be sure.
 * @returns null when it is no correction after all: nothing was shipped yet, or exactly this
 * @throws FahuoError `closed`, `reshipment_spent`, `already_shipped` (a finished split does not become
 * unfinished), `already_open`, `not_found`, `wechat_unavailable`
 */
export async function acceptCorrection(shop: Shop, shipment: Shipment): Promise<Acceptance | null> {
  const { content } = shipment
  const { transaction_id, mchid, out_trade_no } = content.order_key
  const order = await requireOrder(shop, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  switch (prove(order, content, true)) {
    case 'absent':
    case 'grows':
    case 'applied':
      return null
    case 'takes_none':
      throw new FahuoError('closed', undefined, ERRCODE.NOT_SHIPPABLE)
    case 'different':
  }
  const { delivery_mode, finish_shipping, finish_shipping_count } = order.shipping
  const split =
    delivery_mode === DELIVERY_MODE.SPLIT && content.delivery_mode === DELIVERY_MODE.SPLIT
  // WeChat refuses that for ever.
  if (split && finish_shipping === true && !isComplete(content))
    throw new FahuoError('already_shipped', 'is_all_delivered', ERRCODE.ALREADY_SHIPPED)
  const [payment] = await readPayments(shop, [order.transaction_id])
  const spent = finish_shipping_count === FINISH_SHIPPING_COUNT.RESHIPPED
  if (spent || payment?.chance !== 'there') throw reshipmentSpent()
  if (payment.reserved_by !== null) throw new FahuoError('already_open', payment.reserved_by)
  const correction = {
    ...shipment,
    transaction_id: order.transaction_id,
    openid: shipment.openid ?? order.openid,
    spends_reshipment: true,
  }
  switch (await insertCorrection(shop, correction)) {
    case 'open':
      throw new FahuoError('already_open', shipment.payment)
    case 'spent':
      throw reshipmentSpent()
    case 'inserted':
  }
  shop.log.warn(
    { shipment: shipment.id, payment: shipment.payment },
    'correction accepted: it spends the one re-shipment chance of its payment',
  )
  return { shipment: correction, created: true }
}

const reshipmentSpent = () =>
  new FahuoError('reshipment_spent', undefined, ERRCODE.RESHIPMENT_SPENT)

import { DELIVERY_MODE, ERRCODE, FINISH_SHIPPING_COUNT } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import { requireOrder } from '../orders/mirror.ts'
import { readPayments } from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { isComplete } from './content.ts'
import { prove, type Proof } from './prove.ts'
import { insertCorrections, type Shipment } from './queries.ts'

/**
 * Accepts changes of what was shipped: each spends the one re-shipment chance of its payment. WeChat
 * is asked at once: a correction is rare, and its answer must be sure. All chances are reserved, or
 * none. What WeChat shows already is left out, so that its chance stays.
 * @param shipments one, or those of a combined payment
 * @returns those that were accepted; null when it is no correction after all: nothing of it was
 * shipped otherwise
 * @throws FahuoError `closed`, `reshipment_spent`, `already_shipped` (a finished split does not become
 * unfinished), `already_open`, `not_found`, `wechat_unavailable`
 */
export async function acceptCorrections(
  shop: Shop,
  shipments: readonly Shipment[],
): Promise<Shipment[] | null> {
  const judged = await Promise.all(shipments.map((shipment) => judge(shop, shipment)))
  const changes = judged.filter(({ proof }) => proof !== 'applied')
  if (!changes.some(({ proof }) => proof === 'different')) return null
  // WeChat is told of a combined payment as a whole, or of each sub-order that changes.
  const whole = changes.length === shipments.length
  const accepted = changes.map(({ shipment }) =>
    whole ? shipment : { ...shipment, combined: null, combined_key: null },
  )
  switch (await insertCorrections(shop, accepted)) {
    case 'open':
      throw new FahuoError('already_open', accepted.map(({ payment }) => payment).join(', '))
    case 'spent':
      throw reshipmentSpent(accepted.map(({ payment }) => payment).join(', '))
    case 'inserted':
  }
  for (const { id, payment, spends_reshipment } of accepted)
    if (spends_reshipment)
      shop.log.warn(
        { shipment: id, payment },
        'correction accepted: it spends the one re-shipment chance of its payment',
      )
  return accepted
}

/** Asks WeChat what a shipment would change. @returns it with what WeChat says of its payment */
async function judge(
  shop: Shop,
  shipment: Shipment,
): Promise<{ proof: Proof; shipment: Shipment }> {
  const { content } = shipment
  const { transaction_id, mchid, out_trade_no } = content.order_key
  const order = await requireOrder(shop, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  const proof = prove(order, content, true)
  const named = {
    ...shipment,
    transaction_id: order.transaction_id,
    openid: shipment.openid ?? order.openid,
  }
  if (proof === 'takes_none')
    throw new FahuoError('closed', order.transaction_id, ERRCODE.NOT_SHIPPABLE)
  if (proof !== 'different') return { proof, shipment: named }
  const { delivery_mode, finish_shipping, finish_shipping_count } = order.shipping
  const split =
    delivery_mode === DELIVERY_MODE.SPLIT && content.delivery_mode === DELIVERY_MODE.SPLIT
  // WeChat refuses that for ever.
  if (split && finish_shipping === true && !isComplete(content))
    throw new FahuoError('already_shipped', 'is_all_delivered', ERRCODE.ALREADY_SHIPPED)
  const [payment] = await readPayments(shop, [order.transaction_id])
  const spent = finish_shipping_count === FINISH_SHIPPING_COUNT.RESHIPPED
  if (spent || payment?.chance !== 'there') throw reshipmentSpent(order.transaction_id)
  if (payment.reserved_by !== null) throw new FahuoError('already_open', payment.reserved_by)
  return { proof, shipment: { ...named, spends_reshipment: true } }
}

const reshipmentSpent = (payment: string) =>
  new FahuoError('reshipment_spent', payment, ERRCODE.RESHIPMENT_SPENT)

import { DELIVERY_MODE, ERRCODE, FINISH_SHIPPING_COUNT } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import type { Scope } from '../database/database.ts'
import { requireOrder } from '../orders/mirror.ts'
import type { Order } from '../orders/queries.ts'
import { readPayments } from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { isComplete } from './content.ts'
import { acceptedEvents } from './events.ts'
import { insertCorrections } from './insert-queries.ts'
import type { Warning } from './item-warnings.ts'
import { prove, type Proof } from './prove.ts'
import type { Shipment } from './queries.ts'
import { planServices, type PlannedShipment } from './service-plans.ts'
import type { ServicesRequest } from './services-body.ts'

/**
 * Accepts changes of what was shipped: each spends the one re-shipment chance of its payment. WeChat
 * is asked at once: a correction is rare, and its answer must be sure. All chances are reserved, or
 * none. What WeChat shows already is left out, so that its chance stays.
 * @param shipments one, or those of a combined payment
 * @param services which of WeChat's other services are told
 * @returns those that were accepted; null when it is no correction after all: nothing of it was
 * shipped otherwise
 * @throws FahuoError `closed`, `reshipment_spent`, `already_shipped` (a finished split does not become
 * unfinished), `already_open`, `not_found`, `wechat_unavailable`
 */
export async function acceptCorrections(
  shop: Shop,
  shipments: readonly PlannedShipment[],
  services: ServicesRequest | undefined,
): Promise<{ accepted: Shipment[]; warnings: readonly Warning[] } | null> {
  const judged = await Promise.all(
    shipments.map(async (one) => ({ ...one, ...(await judge(shop, one.shipment)) })),
  )
  const changes = judged.filter(({ proof }) => proof !== 'applied')
  if (!changes.some(({ proof }) => proof === 'different')) return null
  // WeChat is told of a combined payment as a whole, or of each sub-order that changes.
  const whole = changes.length === shipments.length
  const planned = changes.map(({ shipment, ...one }) => ({
    ...one,
    shipment: whole ? shipment : { ...shipment, combined: null, combined_key: null },
  }))
  const accepted = planned.map(({ shipment }) => shipment)
  const { plans, warnings } = await planServices(shop, planned, services)
  const events = await acceptedEvents(shop, accepted)
  const shown = new Map(changes.map(({ shipment, shown: parcels }) => [shipment.id, parcels]))
  switch (await insertCorrections(shop, accepted, events, plans, shown)) {
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
  return { accepted, warnings }
}

/** Asks WeChat what a shipment would change. @returns it with what WeChat says of its payment */
async function judge(shop: Shop, shipment: Shipment): Promise<Judgement> {
  const { transaction_id, mchid, out_trade_no } = shipment.content.order_key
  const order = await requireOrder(shop, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  return judgeBy(shop, shipment, order)
}

interface Judgement {
  proof: Proof
  shipment: Shipment
  /** The parcels that WeChat shows. */
  shown: NonNullable<Order['shipping']['shipping_list']>
}

/** Tells what a shipment would change of an order as WeChat shows it. @throws FahuoError as {@link acceptCorrections} does */
export async function judgeBy(shop: Scope, shipment: Shipment, order: Order): Promise<Judgement> {
  const { content } = shipment
  const proof = prove(order, content, true)
  const named = {
    ...shipment,
    transaction_id: order.transaction_id,
    openid: shipment.openid ?? order.openid,
  }
  if (proof === 'takes_none')
    throw new FahuoError('closed', order.transaction_id, ERRCODE.NOT_SHIPPABLE)
  const shown = order.shipping.shipping_list ?? []
  if (proof !== 'different') return { proof, shipment: named, shown }
  const { delivery_mode, finish_shipping } = order.shipping
  const split =
    delivery_mode === DELIVERY_MODE.SPLIT && content.delivery_mode === DELIVERY_MODE.SPLIT
  // WeChat refuses that for ever.
  if (split && finish_shipping === true && !isComplete(content))
    throw new FahuoError('already_shipped', 'is_all_delivered', ERRCODE.ALREADY_SHIPPED)
  const chance = await chanceOf(shop, order)
  if (chance === 'spent') throw reshipmentSpent(order.transaction_id)
  if (chance !== 'there') throw new FahuoError('already_open', chance.reserved_by)
  return { proof, shipment: { ...named, spends_reshipment: true }, shown }
}

/** What is left of the one chance of a payment, or which correction has reserved it. */
async function chanceOf(
  shop: Scope,
  { transaction_id, shipping }: Order,
): Promise<'there' | 'spent' | { reserved_by: string }> {
  if (shipping.finish_shipping_count === FINISH_SHIPPING_COUNT.RESHIPPED) return 'spent'
  const [payment] = await readPayments(shop, [transaction_id])
  if (payment?.chance !== 'there') return 'spent'
  return payment.reserved_by === null ? 'there' : { reserved_by: payment.reserved_by }
}

/** How often what was shipped of a payment may be changed: once, or not any more. */
export const reshipmentsLeft = async (shop: Scope, order: Order): Promise<0 | 1> =>
  (await chanceOf(shop, order)) === 'there' ? 1 : 0

const reshipmentSpent = (payment: string) =>
  new FahuoError('reshipment_spent', payment, ERRCODE.RESHIPMENT_SPENT)

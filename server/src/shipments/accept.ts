import { randomUUIDv7 } from 'node:crypto'
import { brokenUploadRules, ERRCODE } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import type { Scope } from '../database/database.ts'
import { storedOrder } from '../orders/mirror.ts'
import type { Shop } from '../shops/shop.ts'
import { resolveCarriers } from '../wechat/carriers.ts'
import {
  changesBetween,
  hashOf,
  isComplete,
  paymentOf,
  type ShipmentContent,
  type ShipmentRequest,
} from './content.ts'
import { acceptCorrection } from './correction.ts'
import type { Acceptance } from './idempotency.ts'
import { insertShipment, shipmentsOfPayment, type Shipment } from './queries.ts'
import { holdsPayment } from './states.ts'

/**
 * Accepts a shipment: when this returns, it is on the disk and will reach WeChat or a person.
 * The same content for the same payment is the same shipment.
 * @param id what the shipment is called if it is new
 * @throws FahuoError `invalid` (a rule of WeChat's is broken), `unknown_carrier`, `already_open`
 * (another shipment of this payment is in progress), `already_shipped` (a change would spend the one
 * re-shipment chance)
 */
export async function acceptShipment(
  shop: Shop,
  body: ShipmentRequest,
  id: string = randomUUIDv7(),
): Promise<Acceptance> {
  const { payer, spend_reshipment = false, ...given } = body
  const content = await withCarriers(shop, given)
  const shipment = await newShipment(shop, content, payer?.openid ?? null, id)
  if (spend_reshipment) {
    const unresolved = await unresolvedShipment(shop, shipment)
    if (unresolved) return { shipment: unresolved, created: false }
    const correction = await acceptCorrection(shop, shipment)
    if (correction) return correction
  }
  // Twice, in case that another request for the same payment came in between.
  for (let round = 0; round < 2; round += 1) {
    const earlier = await earlierShipment(shop, shipment)
    if (earlier) return { shipment: earlier, created: false }
    if (await insertShipment(shop, shipment)) {
      shop.log.info({ shipment: id, payment: shipment.payment }, 'shipment accepted')
      return { shipment, created: true }
    }
  }
  throw new FahuoError('already_open', shipment.payment)
}

/**
 * Puts WeChat's own carrier ids into content.
 * @param path where the content stands in the body, for errors
 * @throws FahuoError `unknown_carrier`; `invalid` for what the carrier, once known, asks for
 */
export async function withCarriers(
  shop: Scope,
  content: ShipmentContent,
  path: readonly (string | number)[] = [],
): Promise<ShipmentContent> {
  if (!content.shipping_list) return content
  const resolved = {
    ...content,
    shipping_list: await resolveCarriers(shop, content.shipping_list),
  }
  // The rules were checked before 顺丰 was SF, and SF wants a contact.
  const [broken] = brokenUploadRules(resolved)
  if (broken) throw new FahuoError('invalid', [...path, ...broken.path].join('.'), broken.errcode)
  return resolved
}

/** Makes a shipment as it is accepted, with what the local copy knows of its payment. */
export async function newShipment(
  shop: Shop,
  content: ShipmentContent,
  openid: string | null,
  id: string,
): Promise<Shipment> {
  const { transaction_id, mchid, out_trade_no } = content.order_key
  const order = await storedOrder(shop, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  const now = shop.clock.now()
  return {
    id,
    payment: paymentOf(content),
    transaction_id: transaction_id ?? order?.transaction_id ?? null,
    openid: openid ?? order?.openid ?? null,
    content,
    content_hash: hashOf(content),
    state: 'queued',
    upload_time: null,
    reason: null,
    errcode: null,
    hint: 'none',
    unsure_before: false,
    sends: 0,
    answered_at: 0,
    tries: 0,
    due_at: now,
    deadline_at: 0,
    lease: null,
    lease_until: 0,
    accepted_at: now,
    updated_at: now,
    spends_reshipment: false,
    combined: null,
    combined_key: null,
  }
}

/**
 * Returns the shipment that this one repeats; undefined when it is new and may be accepted. What is
 * not resolved answers first, then what is shipped; what WeChat shows no more answers nothing.
 * @throws FahuoError `already_open`, `already_shipped`
 */
export async function earlierShipment(
  shop: Scope,
  { payment, transaction_id, content, content_hash }: Shipment,
): Promise<Shipment | undefined> {
  const shipments = await shipmentsOfPayment(shop, { payment, transaction_id })
  const unresolved = sameOfUnresolved(shipments, content_hash)
  if (unresolved) return unresolved
  const shipped = shipments.filter(({ state }) => state === 'shipped')
  const same = shipped.find((one) => one.content_hash === content_hash)
  if (same) return same
  const complete = shipped.find((one) => isComplete(one.content))
  const changed = complete ?? shipped[0]
  if (changed && (complete || content.delivery_mode !== changed.content.delivery_mode)) {
    const { order_key: _, ...before } = changed.content
    const { order_key: __, ...after } = content
    throw new FahuoError(
      'already_shipped',
      changesBetween(before, after).join('; '),
      ERRCODE.ALREADY_SHIPPED,
    )
  }
  return undefined
}

/** @throws FahuoError `already_open`, which names the shipment that is not resolved */
function sameOfUnresolved(
  shipments: readonly Shipment[],
  content_hash: string,
): Shipment | undefined {
  const unresolved = shipments.find(holdsPayment)
  if (!unresolved || unresolved.content_hash === content_hash) return unresolved
  throw new FahuoError('already_open', unresolved.id)
}

async function unresolvedShipment(shop: Scope, shipment: Shipment): Promise<Shipment | undefined> {
  return sameOfUnresolved(await shipmentsOfPayment(shop, shipment), shipment.content_hash)
}

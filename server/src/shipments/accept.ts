import { randomUUIDv7 } from 'node:crypto'
import { brokenUploadRules, ERRCODE, LOGISTICS_TYPE } from '@fahuo/wechat'
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
import { acceptCorrections } from './correction.ts'
import type { Acceptance } from './idempotency.ts'
import { insertShipment, shipmentsOfPayment, type Shipment } from './queries.ts'
import { holdsPayment, isOpen } from './states.ts'
import { isFurtherParcel } from './waiting.ts'

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
  const { payer, spend_reshipment = false, upload_time: _, ...given } = body
  const content = await withCarriers(shop, given)
  const shipment = await newShipment(shop, content, payer?.openid ?? null, id)
  if (spend_reshipment) {
    const repeated = repeatedOf(await shipmentsOfPayment(shop, shipment), shipment)
    if (repeated) return { shipment: repeated, created: false }
    const [correction] = (await acceptCorrections(shop, [shipment])) ?? []
    if (correction) return { shipment: correction, created: true }
  }
  // Twice, in case that another request for the same payment came in between.
  for (let round = 0; round < 2; round += 1) {
    const place = await placeOf(shop, shipment)
    if ('repeated' in place) return { shipment: place.repeated, created: false }
    const accepted = { ...shipment, ...place }
    if (await insertShipment(shop, accepted)) {
      const { state, payment } = accepted
      shop.log.info({ shipment: id, payment, state }, 'shipment accepted')
      return { shipment: accepted, created: true }
    }
  }
  throw new FahuoError('already_open', shipment.payment)
}

/**
 * Puts WeChat's own carrier ids into content.
 * @param path where the content stands in the body, for errors
 * @throws FahuoError `unknown_carrier`, `carrier_ambiguous`; `invalid` for what the carrier, once known, asks for
 */
export async function withCarriers(
  shop: Scope,
  content: ShipmentContent,
  path: readonly (string | number)[] = [],
): Promise<ShipmentContent> {
  if (!content.shipping_list || content.logistics_type !== LOGISTICS_TYPE.EXPRESS) return content
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

/** Which shipment a new one repeats; else the state that it is accepted in. */
export type Place = { repeated: Shipment } | Pick<Shipment, 'state' | 'reason'>

/**
 * Finds the place of a new shipment among those of its payment. What is not resolved answers first,
 * then what is shipped; what WeChat shows no more answers nothing. A further parcel of a split that
 * is under way waits.
 * @param path where it stands in the body, for errors
 * @throws FahuoError `already_open`, `already_shipped`, `split_unfinished`
 */
export async function placeOf(shop: Scope, shipment: Shipment, path = ''): Promise<Place> {
  const shipments = await shipmentsOfPayment(shop, shipment)
  const pending = shipments.filter((one) => isOpen(one) || one.state === 'needs_attention')
  const waits = isFurtherParcel(shipment, pending)
  const repeated = repeatedOf(shipments, shipment, waits)
  if (repeated) return { repeated }
  const { content, content_hash } = shipment
  const shipped = shipments.filter(({ state }) => state === 'shipped')
  const same = shipped.find((one) => one.content_hash === content_hash)
  if (same) return { repeated: same }
  const complete = shipped.find((one) => isComplete(one.content))
  const changed = complete ?? shipped[0]
  if (changed && (complete || content.delivery_mode !== changed.content.delivery_mode)) {
    // Only a split shipment is shipped and unfinished; one parcel more is no correction.
    if (!complete) throw new FahuoError('split_unfinished', changed.id)
    const { order_key: _, ...before } = changed.content
    const { order_key: __, ...after } = content
    throw new FahuoError(
      'already_shipped',
      changesBetween(before, after, path).join('; '),
      ERRCODE.ALREADY_SHIPPED,
    )
  }
  return waits
    ? { state: 'waiting', reason: 'waits_for_parcel' }
    : { state: 'queued', reason: null }
}

/**
 * Returns the shipment that is not resolved and has the same content.
 * @param waits another content is accepted and waits
 * @throws FahuoError `already_open`, which names the shipment that is not resolved
 */
function repeatedOf(
  shipments: readonly Shipment[],
  { content_hash }: Shipment,
  waits = false,
): Shipment | undefined {
  const unresolved = shipments.filter((one) => holdsPayment(one) || one.state === 'waiting')
  const same = unresolved.find((one) => one.content_hash === content_hash)
  if (!same && unresolved[0] && !waits) throw new FahuoError('already_open', unresolved[0].id)
  return same
}

import { randomUUIDv7 } from 'node:crypto'
import { brokenUploadRules, ERRCODE, LOGISTICS_TYPE } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import { mustHave } from '../core/rights.ts'
import type { Scope } from '../database/database.ts'
import { putDetails } from '../orders/details.ts'
import { storedOrder } from '../orders/mirror.ts'
import type { Order } from '../orders/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { resolveCarriers } from '../wechat/carriers.ts'
import {
  changesBetween,
  contentOf,
  hashOf,
  isComplete,
  paymentOf,
  withContact,
  type ContentRequest,
  type ShipmentRequest,
} from './content.ts'
import { acceptCorrections } from './correction.ts'
import { acceptedEvent } from './events.ts'
import type { Acceptance } from './idempotency.ts'
import { dueAfter } from './hold.ts'
import { insertShipment } from './insert-queries.ts'
import { withItemDesc } from './item-desc.ts'
import { shipmentsOfPayment, type Shipment } from './queries.ts'
import { planServices, tellAgain } from './service-plans.ts'
import { holdsPayment, isOpen } from './states.ts'
import { isFurtherParcel } from './waiting.ts'

/**
 * Accepts a shipment: when this returns, it is on the disk and will reach WeChat or a person.
 * The same content for the same payment is the same shipment.
 * @param id what the shipment is called if it is new
 * @throws FahuoError `invalid` (a rule of WeChat's is broken), `unknown_carrier`, `already_open`
 * (another shipment of this payment is in progress), `already_shipped` (a change would spend the one
 * re-shipment chance), `forbidden` (whoever acts may not spend it)
 */
export async function acceptShipment(
  shop: Shop,
  body: ShipmentRequest,
  id: string = randomUUIDv7(),
): Promise<Acceptance> {
  const { payer, spend_reshipment = false, services, hold_seconds } = body
  if (spend_reshipment) mustHave(shop, 'correct')
  const read = await readRequest(shop, body)
  if (body.order) {
    const { order_key, order } = body
    await putDetails(shop, { order_key, order, ...payerOf(payer) }, services?.shopping_order)
  }
  const fresh = newShipment(shop, read, payer?.openid ?? null, id)
  const shipment = { ...fresh, due_at: dueAfter(fresh.accepted_at, hold_seconds) }
  const planOf = (one: Shipment) => planServices(shop, [{ ...read, shipment: one }], services)
  const again = async (repeated: Shipment): Promise<Acceptance> => ({
    shipment: repeated,
    created: false,
    warnings: await tellAgain(shop, await planOf(repeated)),
  })
  if (spend_reshipment) {
    const repeated = repeatedOf(await shipmentsOfPayment(shop, shipment), shipment)
    if (repeated) return again(repeated)
    const correction = await acceptCorrections(shop, [{ ...read, shipment }], services)
    const [first] = correction?.accepted ?? []
    if (first) return { shipment: first, created: true, warnings: correction?.warnings ?? [] }
  }
  // Twice, in case that another request for the same payment came in between.
  for (let round = 0; round < 2; round += 1) {
    const place = await placeOf(shop, shipment)
    if ('repeated' in place) return again(place.repeated)
    const accepted = { ...shipment, ...place }
    if (accepted.state === 'waiting') accepted.due_at = accepted.accepted_at
    const { plans, warnings } = await planOf(accepted)
    const event = await acceptedEvent(shop, accepted)
    if (await insertShipment(shop, accepted, event, plans)) {
      const { state, payment } = accepted
      shop.log.info({ shipment: id, payment, state }, 'shipment accepted')
      return { shipment: accepted, created: true, warnings }
    }
  }
  throw new FahuoError('already_open', shipment.payment)
}

/** Who pays, if the request says so. */
export const payerOf = (payer: ShipmentRequest['payer']) =>
  payer?.openid ? { payer: { openid: payer.openid } } : {}

/** A request as it is accepted: WeChat's carrier ids, a description of each parcel; and its order. */
export interface ReadRequest {
  request: ContentRequest
  order: Order | undefined
}

/**
 * Reads what is left to read of a request that keeps the rules: carriers, and what its goods are called.
 * @param path where it stands in the body, for errors
 * @throws FahuoError `unknown_carrier`, `carrier_ambiguous`; `invalid` for what the carrier, once known,
 * asks for, and for a parcel whose goods nobody said
 */
export async function readRequest(
  shop: Shop,
  given: ContentRequest,
  path: readonly (string | number)[] = [],
): Promise<ReadRequest> {
  const { transaction_id, mchid, out_trade_no } = given.order_key
  const order = await storedOrder(shop, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  const described = await withItemDesc(shop, given, order, path)
  return { request: await withCarriers(shop, described, path), order }
}

/** Puts WeChat's own carrier ids into a request. @throws FahuoError as {@link readRequest} does */
async function withCarriers(
  shop: Scope,
  request: ContentRequest,
  path: readonly (string | number)[],
): Promise<ContentRequest> {
  if (!request.shipping_list || request.logistics_type !== LOGISTICS_TYPE.EXPRESS) return request
  const shipping_list = await resolveCarriers(shop, request.shipping_list)
  const resolved = { ...request, shipping_list: shipping_list.map(withContact) }
  // The rules were checked before 顺丰 was SF, and SF wants a contact.
  const [broken] = brokenUploadRules(resolved)
  if (broken) throw new FahuoError('invalid', [...path, ...broken.path].join('.'), broken.errcode)
  return resolved
}

/** Makes a shipment as it is accepted, with what the local copy knows of its payment. */
export function newShipment(
  shop: Shop,
  { request, order }: ReadRequest,
  openid: string | null,
  id: string,
): Shipment {
  const content = contentOf(request)
  const { transaction_id } = content.order_key
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

/**
 * A combined payment ships in one upload for all its sub-orders. Here it is one shipment for each
 * sub-order, so that everything that guards a payment guards these, too; the first one leads: the
 * outbox works on it, and the others are where it is.
 */
import { randomUUIDv7 } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import { mustHave } from '../core/rights.ts'
import { putDetails } from '../orders/details.ts'
import type { Shop } from '../shops/shop.ts'
import {
  newShipment,
  payerOf,
  placeOf,
  readRequest,
  type Place,
  type ReadRequest,
} from './accept.ts'
import { ordersTold, type CombinedRequest, type ContentRequest } from './content.ts'
import { acceptCorrections } from './correction.ts'
import { acceptedEvents } from './events.ts'
import type { Acceptance } from './idempotency.ts'
import { insertTogether } from './insert-queries.ts'
import { shipmentsOfPayment, type Shipment } from './queries.ts'
import { planServices, tellAgain, type PlannedShipment } from './service-plans.ts'

/**
 * Accepts a combined shipment. Sub-orders that are shipped so already, or are under way, stay as they
 * are; what is left of it then ships one by one.
 * @returns its leader; the first that is new, or else the first that is there
 * @throws FahuoError as acceptShipment does
 */
export async function acceptCombined(
  shop: Shop,
  { order_key, sub_orders, payer, spend_reshipment = false, services }: CombinedRequest,
  id: string = randomUUIDv7(),
): Promise<Acceptance> {
  if (spend_reshipment) mustHave(shop, 'correct')
  const read = await readSubOrders(shop, sub_orders)
  const orders = ordersTold(sub_orders)
  if (orders.length > 0) {
    const told = { order_key, sub_orders: orders, ...payerOf(payer) }
    await putDetails(shop, told, services?.shopping_order)
  }
  const planned = read.map((one, at): PlannedShipment => {
    const own_id = at === 0 ? id : randomUUIDv7()
    const shipment = newShipment(shop, one, payer?.openid ?? null, own_id)
    const combined_key = at === 0 ? order_key : null
    return {
      ...one,
      path: ['sub_orders', at],
      shipment: { ...shipment, combined: id, combined_key },
    }
  })
  const shipments = planned.map(({ shipment }) => shipment)
  if (spend_reshipment && !(await isUnderWay(shop, shipments))) {
    const correction = await acceptCorrections(shop, planned, services)
    const [first] = correction?.accepted ?? []
    if (first) return { shipment: first, created: true, warnings: correction?.warnings ?? [] }
  }
  // Twice, in case that another request for the same payment came in between.
  for (let round = 0; round < 2; round += 1) {
    const places = await placesOf(shop, shipments)
    const repeated = planned.flatMap((one, at): PlannedShipment[] => {
      const place = places[at]
      return place && 'repeated' in place ? [{ ...one, shipment: place.repeated }] : []
    })
    const fresh = planned.filter((_, at) => !('repeated' in (places[at] ?? {})))
    if (fresh.length === 0) {
      const warnings = await tellAgain(shop, await planServices(shop, repeated, services))
      return {
        shipment: leaderOf(repeated.map(({ shipment }) => shipment)),
        created: false,
        warnings,
      }
    }
    const accepted =
      repeated.length === 0
        ? fresh
        : fresh.map(({ shipment, ...one }) => ({
            ...one,
            shipment: { ...shipment, combined: null, combined_key: null },
          }))
    const [first] = accepted
    const { plans, warnings } = await planServices(shop, [...accepted, ...repeated], services)
    const inserted = accepted.map(({ shipment }) => shipment)
    const events = await acceptedEvents(shop, inserted)
    if (first && (await insertTogether(shop, inserted, events, plans))) {
      shop.log.info(
        { shipment: first.shipment.id, sub_orders: accepted.length },
        'combined shipment accepted',
      )
      return { shipment: first.shipment, created: true, warnings }
    }
  }
  throw new FahuoError('already_open', shipments[0]?.payment)
}

function readSubOrders(shop: Shop, sub_orders: readonly ContentRequest[]): Promise<ReadRequest[]> {
  return Promise.all(
    sub_orders.map((request, at) => readRequest(shop, request, ['sub_orders', at])),
  )
}

/**
 * Returns the shipment of each sub-order of a request, in its order; null where WeChat shows it so
 * without one: what ended before the request says nothing of it.
 * @param accepted_at of what the request was accepted as
 */
export async function shipmentsOfSubOrders(
  shop: Shop,
  { sub_orders }: CombinedRequest,
  accepted_at: number,
): Promise<(string | null)[]> {
  const read = await readSubOrders(shop, sub_orders)
  return Promise.all(
    read.map(async (one) => {
      const shipment = newShipment(shop, one, null, '')
      const all = await shipmentsOfPayment(shop, shipment)
      const counts = (other: Shipment) =>
        other.accepted_at >= accepted_at || !['rejected', 'superseded'].includes(other.state)
      const same = (other: Shipment) => other.content_hash === shipment.content_hash
      return all.find((other) => same(other) && counts(other))?.id ?? null
    }),
  )
}

/** Whether it is under way already: the same correction again is the same shipment. */
async function isUnderWay(shop: Shop, shipments: readonly Shipment[]): Promise<boolean> {
  const places = await Promise.all(
    shipments.map((shipment) => placeOf(shop, shipment).catch(ifShipped)),
  )
  const repeated = places.flatMap((place) => (place && 'repeated' in place ? [place.repeated] : []))
  return repeated.length === places.length && repeated.some(({ state }) => state !== 'shipped')
}

function ifShipped(error: unknown): null {
  if (error instanceof FahuoError && error.code === 'already_shipped') return null
  throw error
}

/**
 * Finds the place of each sub-order.
 * @throws FahuoError `already_open`; `already_shipped`, which names all changes of all sub-orders:
 * each of these spends the chance of its own payment
 */
async function placesOf(shop: Shop, shipments: readonly Shipment[]): Promise<Place[]> {
  const places: Place[] = []
  const changed: string[] = []
  let refusal: FahuoError | undefined
  for (const [at, shipment] of shipments.entries()) {
    const place = await placeOf(shop, shipment, `sub_orders.${at}`).catch((error: unknown) => {
      if (!(error instanceof FahuoError) || error.code !== 'already_shipped') throw error
      refusal = error
      changed.push(String(error.detail))
      return null
    })
    if (place === null) continue
    if ('state' in place && place.state === 'waiting')
      throw new FahuoError('already_open', shipment.payment)
    places.push(place)
  }
  if (refusal) throw new FahuoError('already_shipped', changed.join('; '), refusal.errcode)
  return places
}

/** The shipment that leads some, if they are in one upload; else the first of them. */
function leaderOf(shipments: readonly Shipment[]): Shipment {
  const [first] = shipments
  if (!first) throw new Error('no shipments')
  const leader = shipments.find(({ id, combined }) => id === combined)
  return leader ?? first
}

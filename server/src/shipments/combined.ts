/**
 * A combined payment ships in one upload for all its sub-orders. Here it is one shipment for each
 * sub-order, so that everything that guards a payment guards these, too; the first one leads: the
 * outbox works on it, and the others are where it is.
 */
import { randomUUIDv7 } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import type { Scope } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import { earlierShipment, newShipment, withCarriers } from './accept.ts'
import type { CombinedRequest } from './content.ts'
import type { Acceptance } from './idempotency.ts'
import { insertCombined, type Shipment } from './queries.ts'

/**
 * Accepts a combined shipment. @returns its leader
 * @throws FahuoError as acceptShipment does
 */
export async function acceptCombined(
  shop: Shop,
  { order_key, sub_orders, payer }: CombinedRequest,
  id: string = randomUUIDv7(),
): Promise<Acceptance> {
  const contents = await Promise.all(
    sub_orders.map((content, at) => withCarriers(shop, content, ['sub_orders', at])),
  )
  const shipments: Shipment[] = []
  for (const [at, content] of contents.entries()) {
    const own_id = at === 0 ? id : randomUUIDv7()
    const shipment = await newShipment(shop, content, payer?.openid ?? null, own_id)
    shipments.push({ ...shipment, combined: id, combined_key: at === 0 ? order_key : null })
  }
  // Twice, in case that another request for the same payment came in between.
  for (let round = 0; round < 2; round += 1) {
    const earlier = await earlierCombined(shop, shipments)
    if (earlier) return { shipment: earlier, created: false }
    const [leader] = shipments
    if (leader && (await insertCombined(shop, shipments))) {
      shop.log.info({ shipment: id, sub_orders: shipments.length }, 'combined shipment accepted')
      return { shipment: leader, created: true }
    }
  }
  throw new FahuoError('already_open', shipments[0]?.payment)
}

/** Returns the leader of the combined shipment that this one repeats. @throws FahuoError `already_open` */
async function earlierCombined(
  shop: Scope,
  shipments: readonly Shipment[],
): Promise<Shipment | undefined> {
  const earlier: Shipment[] = []
  for (const shipment of shipments) {
    const same = await earlierShipment(shop, shipment)
    if (same) earlier.push(same)
  }
  const [leader, ...others] = new Set(earlier.map(({ combined }) => combined))
  const whole = earlier.length === shipments.length && others.length === 0
  const known = whole ? earlier.find(({ id }) => id === leader) : undefined
  if (!known && earlier[0]) throw new FahuoError('already_open', earlier[0].id)
  return known
}

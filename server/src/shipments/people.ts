/** What a person reads of shipments, and does with those that need attention. */
import { setTimeout as wait } from 'node:timers/promises'
import { FahuoError } from '../core/errors.ts'
import { pageOf } from '../core/pagination.ts'
import type { Scope } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import {
  attemptsOfShipment,
  findShipment,
  listShipments,
  shipmentsOfPayment,
  type Attempt,
  type Shipment,
} from './queries.ts'
import { isOpen, type NextState, type ShipmentState } from './states.ts'
import { moveByHand, type ShipmentChange } from './transition-queries.ts'

export type { Shipment }

/** Reads a shipment with the history of its attempts. @throws FahuoError `not_found` */
export async function readShipment(
  shop: Scope,
  id: string,
): Promise<{ shipment: Shipment; attempts: Attempt[] }> {
  const shipment = await findShipment(shop, id)
  if (!shipment) throw new FahuoError('not_found')
  return { shipment, attempts: await attemptsOfShipment(shop, shipment.combined ?? id) }
}

/** Reads shipments, newest first; the cursor is the id to continue after. */
export async function readShipments(
  shop: Scope,
  query: { state?: ShipmentState | undefined; cursor?: string | undefined; limit: number },
): Promise<{ shipments: Shipment[]; next_cursor: string | null }> {
  const { state, cursor, limit } = query
  const found = await listShipments(shop, { state, after: cursor, limit: limit + 1 })
  const { rows, next_cursor } = pageOf(found, limit, (last) => last.id)
  return { shipments: rows, next_cursor }
}

/**
 * Retries a shipment that a person looked at. It asks get_order before anything else, as every
 * shipment does: a retry cannot spend the re-shipment chance.
 * @throws FahuoError `not_found`, `not_open` (nothing to retry), `already_open`
 */
export function retryShipment(shop: Shop, id: string): Promise<Shipment> {
  const now = shop.clock.now()
  return move(shop, id, 'queued', {
    reason: 'tried_again',
    tries: 0,
    due_at: now,
    lease: null,
    lease_until: 0,
  })
}

/**
 * Closes a shipment that needs attention and is not to be sent any more.
 * @throws FahuoError `not_found`, `not_open`
 */
export function closeShipment(shop: Shop, id: string): Promise<Shipment> {
  return move(shop, id, 'rejected', { reason: 'closed_by_hand' })
}

async function move(
  shop: Shop,
  id: string,
  state: NextState<'needs_attention'>,
  change: Omit<ShipmentChange, 'state' | 'updated_at'>,
): Promise<Shipment> {
  const { shipment } = await readShipment(shop, id)
  if (shipment.combined !== null && shipment.combined !== id)
    throw new FahuoError('not_open', {
      en: `part of ${shipment.combined}`,
      zh: `属于 ${shipment.combined}`,
    })
  const others = await shipmentsOfPayment(shop, shipment)
  const open = others.find((other) => other.id !== id && isOpen(other))
  if (open && state === 'queued') throw new FahuoError('already_open', open.id)
  const moved = await moveByHand(shop, id, 'needs_attention', {
    ...change,
    state,
    updated_at: shop.clock.now(),
  })
  if (!moved) throw new FahuoError('not_open', shipment.state)
  shop.log.warn({ shipment: id, state: moved.state, reason: moved.reason }, 'moved by hand')
  return moved
}

const POLL_MS = 40

/** Waits until a shipment has ended, at most `patience_ms`. @returns it as it is then */
export async function waitUntilEnded(
  shop: Shop,
  shipment: Shipment,
  patience_ms: number,
): Promise<Shipment> {
  const until = performance.now() + patience_ms
  let current = shipment
  while (isOpen(current) && performance.now() < until) {
    await wait(POLL_MS)
    current = (await findShipment(shop, shipment.id)) ?? current
  }
  return current
}

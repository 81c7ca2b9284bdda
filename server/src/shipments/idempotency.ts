import { randomUUIDv7 } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import { DAY_MS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { digestOf } from './content.ts'
import {
  claimIdempotencyKey,
  deleteOldIdempotencyKeys,
  pointIdempotencyKey,
  releaseIdempotencyKey,
} from './idempotency-queries.ts'
import type { Warning } from './item-warnings.ts'
import { findShipment, type Shipment } from './queries.ts'

/** What a request led to; `created` is false when the shipment was there before. */
export interface Acceptance {
  shipment: Shipment
  created: boolean
  /** What does not add up, and does not hold it up. */
  warnings?: readonly Warning[]
}

/** A request with an `Idempotency-Key`. */
export interface IdempotentRequest {
  key: string
  /** The body as it was read: neither the order of its fields nor its spelling counts. */
  body: unknown
}

/** How long a key stands for its shipment. */
const KEPT_FOR_MS = 30 * DAY_MS

/** Forgets the keys of more than 30 days ago. @returns true: it is done for now */
export async function forgetOldKeys(shop: Shop): Promise<boolean> {
  const forgotten = await deleteOldIdempotencyKeys(shop, shop.clock.now() - KEPT_FOR_MS)
  if (forgotten > 0) shop.log.info({ keys: forgotten }, 'old idempotency keys forgotten')
  return true
}

/**
 * Does what is requested once for each `Idempotency-Key`, whatever became of the shipment since.
 * Without a key, it is simply done.
 * @param accept gets the id that the shipment will have if it is new
 * @throws FahuoError `idempotency_key_reused` when the key came with another body before
 */
export async function oncePerKey(
  shop: Shop,
  request: IdempotentRequest | undefined,
  accept: (id: string) => Promise<Acceptance>,
): Promise<Acceptance> {
  const id = randomUUIDv7()
  if (!request) return accept(id)
  const { key, body } = request
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new FahuoError('invalid', {
      en: 'Idempotency-Key: 1 to 255 visible ASCII characters',
      zh: 'Idempotency-Key：1 至 255 个可见 ASCII 字符',
    })
  const request_hash = digestOf(body, shop.digest_key)
  const mine = { key, request_hash, shipment_id: id, created_at: shop.clock.now() }
  const holder = await claimIdempotencyKey(shop, mine)
  if (holder.request_hash !== request_hash) throw new FahuoError('idempotency_key_reused')
  const known = await findShipment(shop, holder.shipment_id)
  if (known) return { shipment: known, created: false }
  // Claimed, and nothing there: by us just now, or by one that was killed before it stored anything.
  try {
    const accepted = await accept(id)
    if (accepted.shipment.id !== holder.shipment_id)
      await pointIdempotencyKey(shop, key, accepted.shipment.id)
    return accepted
  } catch (error) {
    await releaseIdempotencyKey(shop, holder)
    throw error
  }
}

import { createHash, randomUUIDv7 } from 'node:crypto'
import {
  dropIdempotencyKey,
  pointIdempotencyKey,
  takeIdempotencyKey,
} from './idempotency-queries.ts'
import { findShipment, type ShipmentRow } from './queries.ts'
import type { Context } from '../core/context.ts'
import { FahuoError } from '../core/errors.ts'

/** What a request led to; `created` is false when it was there before. */
export interface Accepted {
  shipment: ShipmentRow
  created: boolean
}

/**
 * Does what is asked once for each `Idempotency-Key`, whatever became of the shipment since.
 * Without a key, it is simply done.
 * @param accept gets the id that the shipment will have if it is new
 * @throws FahuoError `idempotency_key_reused` when the key came with another body before
 */
export async function onceForKey(
  ctx: Context,
  given: { key: string | undefined; body: unknown },
  accept: (id: string) => Promise<Accepted>,
): Promise<Accepted> {
  const id = randomUUIDv7()
  const { key } = given
  if (key === undefined) return accept(id)
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new FahuoError('invalid', 'Idempotency-Key: 1 to 255 visible ASCII characters')
  const request_hash = createHash('sha256').update(JSON.stringify(given.body)).digest('base64url')
  const mine = {
    appid: ctx.appid,
    key,
    request_hash,
    shipment_id: id,
    created_at: ctx.clock.now(),
  }
  const holder = await takeIdempotencyKey(ctx.store, mine)
  if (holder.request_hash !== request_hash) throw new FahuoError('idempotency_key_reused')
  const known = await findShipment(ctx.store, ctx.appid, holder.shipment_id)
  if (known) return { shipment: known, created: false }
  // Taken, and nothing there: by us just now, or by one that was killed before it stored anything.
  try {
    const accepted = await accept(id)
    if (accepted.shipment.id !== holder.shipment_id)
      await pointIdempotencyKey(ctx.store, mine, accepted.shipment.id)
    return accepted
  } catch (error) {
    await dropIdempotencyKey(ctx.store, holder)
    throw error
  }
}

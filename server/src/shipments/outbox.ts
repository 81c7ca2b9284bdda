import { randomUUIDv7 } from 'node:crypto'
import { leaseOf, startLeasedWork } from '../core/leased-work.ts'
import type { Poller } from '../core/poller.ts'
import { MINUTE_MS, SECOND_MS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { advance } from './advance.ts'
import type { ShipmentTiming } from './decide.ts'
import type { Shipment } from './queries.ts'
import { claimDueShipments, makeFutureDue, releaseLease } from './transition-queries.ts'

export const defaultTiming: ShipmentTiming = {
  deadline_ms: MINUTE_MS,
  first_ms: SECOND_MS,
  longest_ms: 10 * MINUTE_MS,
  unknown_payment_ms: 60 * MINUTE_MS,
  unproven_ms: 24 * 60 * MINUTE_MS,
  answered_ms: 15 * MINUTE_MS,
  not_payable_ms: 30 * MINUTE_MS,
}

/** Shipments worked on at once: 32 make a call to WeChat each while some wait for the disk. */
const CONCURRENCY = 36

/**
 * Works the outbox until stopped: claims what is due and advances it. A shipment that takes long
 * delays no other.
 */
export function startOutbox(shop: Shop, timing: ShipmentTiming): Poller {
  const lease_ms = leaseOf(timing)
  return startLeasedWork(shop, {
    name: 'outbox',
    room: (running) => shop.pause.room(CONCURRENCY - running, running),
    claim: (limit, now) =>
      claimDueShipments(
        shop,
        { now, lease: randomUUIDv7(), lease_until: now + lease_ms, limit },
        (id, error) => reportFailure(shop, id, error),
      ),
    work: (shipment, stopping) => work(shop, shipment, timing, stopping),
    // That a clock was ahead is seldom, and a minute is soon enough.
    async eachMinute(now) {
      const latest = {
        due_at: now + timing.longest_ms + MINUTE_MS,
        lease_until: now + lease_ms + MINUTE_MS,
        deadline_at: now + timing.deadline_ms,
      }
      const shipments = await makeFutureDue(shop, latest, now)
      if (shipments > 0)
        shop.log.warn({ shipments }, 'due times were in the future: a clock was ahead; due now')
    },
  })
}

/** Advances one shipment until it waits or has ended; that transition releases its lease. */
async function work(
  shop: Shop,
  claimed: Shipment,
  timing: ShipmentTiming,
  stopping: AbortSignal,
): Promise<void> {
  let shipment = claimed
  try {
    while (shipment.lease !== null) {
      if (stopping.aborted) return await releaseLease(shop, shipment, shop.clock.now())
      const moved = await advance(shop, shipment, timing)
      if (!moved) return
      const { id, state, reason, errcode } = moved
      if (state !== shipment.state)
        shop.log.info({ shipment: id, state, reason, errcode }, 'shipment moved')
      shipment = moved
    }
  } catch (error) {
    reportFailure(shop, shipment.id, error)
  }
}

/** Not WeChat's doing (a full disk, a bug): the lease runs out, and the shipment comes up again. */
function reportFailure({ log, onFailure }: Shop, shipment: string, error: unknown): void {
  onFailure('outbox')
  log.error({ shipment, err: error }, 'a shipment could not be moved')
}

import { randomUUIDv7 } from 'node:crypto'
import type { Context } from '../domain/context.ts'
import { move, type ShipmentTiming } from '../domain/shipment-moves.ts'
import { stepShipment } from '../domain/shipment-steps.ts'
import { claimDueShipments } from '../store/shipment-moves.ts'
import type { ShipmentRow } from '../store/shipments.ts'
import { createLoop, type Loop } from './loop.ts'

/** Shipments worked on at once. */
const CONCURRENCY = 32

/** Claims are made for so many at once, since a claim is a commit; for fewer after a moment. */
const FEWEST = 8
const MOMENT = 200

/** A claim lasts longer than the deadline of an upload: there are questions before and after it. */
const LEASE_FACTOR = 1.5

/**
 * Works the outbox until stopped: claims what is due, moves it, lets go. A shipment that takes long
 * holds up no other.
 */
export function startOutbox(ctx: Context, timing: ShipmentTiming): Loop {
  const underway = new Set<Promise<void>>()
  const stopping = new AbortController()
  let claimed_at = 0

  async function claim(): Promise<number> {
    const free = CONCURRENCY - underway.size
    const now = ctx.clock.now()
    if (free === 0 || (free < FEWEST && now - claimed_at < MOMENT)) return 0
    claimed_at = now
    const due = await claimDueShipments(ctx.store, {
      appid: ctx.appid,
      now,
      lease: randomUUIDv7(),
      lease_until: now + timing.deadline * LEASE_FACTOR,
      limit: free,
    })
    for (const row of due) {
      const moving = work(ctx, row, timing, stopping.signal).finally(() => {
        underway.delete(moving)
        loop.wake()
      })
      underway.add(moving)
    }
    return due.length
  }

  const loop = createLoop(ctx, 'outbox', claim, () => Promise.all(underway))
  return {
    ...loop,
    stop() {
      stopping.abort()
      return loop.stop()
    },
  }
}

/**
 * Moves one shipment until it waits for something or is at its end; that move lets go of it. When
 * the server stops, it is let go of where it is.
 */
async function work(
  ctx: Context,
  claimed: ShipmentRow,
  timing: ShipmentTiming,
  stopping: AbortSignal,
): Promise<void> {
  let row: ShipmentRow = claimed
  try {
    while (row.lease !== null) {
      if (stopping.aborted) {
        await move(ctx, row, { lease: null, lease_until: 0 })
        return
      }
      const moved = await stepShipment(ctx, row, timing)
      if (!moved) return
      if (moved.state !== row.state)
        ctx.log.info(
          { shipment: moved.id, state: moved.state, reason: moved.reason, errcode: moved.errcode },
          'a shipment moved',
        )
      row = moved
    }
  } catch (error) {
    // Not WeChat's doing (a full disk, a bug): the lease stays, and the shipment comes up again.
    ctx.log.error({ shipment: row.id, err: error }, 'a shipment could not be moved')
  }
}

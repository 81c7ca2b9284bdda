import { randomUUIDv7 } from 'node:crypto'
import type { Context } from '../domain/context.ts'
import type { ShipmentTiming } from '../domain/shipment-moves.ts'
import { stepShipment } from '../domain/shipment-steps.ts'
import { claimDueShipments } from '../store/shipment-moves.ts'
import type { ShipmentRow } from '../store/shipments.ts'
import { createLoop, type Loop } from './loop.ts'

/** Shipments worked on at once. */
const CONCURRENCY = 32

/** Claims are made for so many at once, while others are under way: a claim is a commit. */
const FEWEST = 8

/** A claim lasts longer than the deadline of an upload: there are questions before and after it. */
const LEASE_FACTOR = 1.5

/**
 * Works the outbox until stopped: claims what is due, moves it, lets go. A shipment that takes long
 * holds up no other.
 */
export function startOutbox(ctx: Context, timing: ShipmentTiming): Loop {
  const underway = new Set<Promise<void>>()

  async function claim(): Promise<number> {
    const free = CONCURRENCY - underway.size
    if (free < FEWEST) return 0
    const now = ctx.clock.now()
    const due = await claimDueShipments(ctx.store, {
      appid: ctx.appid,
      now,
      lease: randomUUIDv7(),
      lease_until: now + timing.deadline * LEASE_FACTOR,
      limit: free,
    })
    for (const row of due) {
      const moving = work(ctx, row, timing).finally(() => {
        underway.delete(moving)
        loop.wake()
      })
      underway.add(moving)
    }
    return due.length
  }

  const loop = createLoop(ctx, 'outbox', claim, () => Promise.all(underway))
  return loop
}

/** Moves one shipment until it waits for something or is at its end; that move lets go of it. */
async function work(ctx: Context, claimed: ShipmentRow, timing: ShipmentTiming): Promise<void> {
  let row: ShipmentRow = claimed
  try {
    while (row.lease !== null) {
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

import { randomUUIDv7 } from 'node:crypto'
import type { Context } from '../domain/context.ts'
import { stepShipment, type ShipmentTiming } from '../domain/shipment-steps.ts'
import { claimDueShipments, moveShipment, type ShipmentRow } from '../store/shipments.ts'
import { createLoop, type Loop } from './loop.ts'

/** Shipments worked on at once. */
const CONCURRENCY = 32

/** Milliseconds that a claim lasts: longer than any step, so that a lease ends only with its worker. */
const LEASE = 90_000

/** Works the outbox until stopped: claims what is due, moves it, lets go. */
export function startOutbox(ctx: Context, timing: ShipmentTiming): Loop {
  return createLoop(ctx, 'outbox', async () => {
    const now = ctx.clock.now()
    const due = await claimDueShipments(ctx.store, {
      appid: ctx.appid,
      now,
      lease: randomUUIDv7(),
      lease_until: now + LEASE,
      limit: CONCURRENCY,
    })
    await Promise.all(due.map((row) => work(ctx, row, timing)))
    return due.length
  })
}

/** Moves one shipment until it waits for something or is at its end, then lets go of it. */
async function work(ctx: Context, claimed: ShipmentRow, timing: ShipmentTiming): Promise<void> {
  let row: ShipmentRow = claimed
  try {
    for (;;) {
      const moved = await stepShipment(ctx, row, timing)
      if (!moved) break
      if (moved.state !== row.state)
        ctx.log.info(
          { shipment: moved.id, state: moved.state, reason: moved.reason, errcode: moved.errcode },
          'a shipment moved',
        )
      row = moved
      if (row.due_at > ctx.clock.now()) break
    }
  } catch (error) {
    // Not WeChat's doing (a full disk, a bug): the lease stays, and the shipment comes up again.
    ctx.log.error({ shipment: row.id, err: error }, 'a shipment could not be moved')
    return
  }
  await moveShipment(ctx.store, row, { lease: null, lease_until: 0, updated_at: ctx.clock.now() })
}

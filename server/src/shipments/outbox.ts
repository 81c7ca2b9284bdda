import { randomUUIDv7 } from 'node:crypto'
import limitTo from 'p-limit'
import type { Context } from '../core/context.ts'
import { move, type OutboxContext, type ShipmentTiming } from './timing.ts'
import { stepShipment } from './advance.ts'
import { claimDueShipments } from './transition-queries.ts'
import type { ShipmentRow } from './queries.ts'
import { createLoop, type Loop } from '../core/poller.ts'

/** Calls to WeChat at once. */
const CALLS = 32

/** Shipments worked on at once: while some wait for WeChat, as many wait for the disk. */
const CONCURRENCY = 2 * CALLS

/** Claimed beyond these, so that nobody waits for a claim, which is a commit. */
const AHEAD = 32

/** Claims are made for so many at once. */
const FEWEST = 16

/** A claim lasts longer than the deadline of an upload: there are questions before and after it. */
const LEASE_FACTOR = 1.5

/** What has less left of its claim when its turn comes is let go of. */
const FRESH_FACTOR = 1.25

/**
 * Works the outbox until stopped: claims what is due, moves it, lets go. A shipment that takes long
 * holds up no other.
 */
export function startOutbox(context: Context, timing: ShipmentTiming): Loop {
  const ctx: OutboxContext = { ...context, slot: limitTo(CALLS) }
  const ready: ShipmentRow[] = []
  const underway = new Set<Promise<void>>()
  const stopping = new AbortController()

  async function claim(): Promise<number> {
    const wanted = CONCURRENCY - underway.size + AHEAD - ready.length
    if (wanted < FEWEST) return 0
    const now = ctx.clock.now()
    const due = await claimDueShipments(ctx.store, {
      appid: ctx.appid,
      now,
      lease: randomUUIDv7(),
      lease_until: now + timing.deadline * LEASE_FACTOR,
      limit: wanted,
    })
    ready.push(...due)
    startWork()
    return due.length
  }

  function startWork(): void {
    while (underway.size < CONCURRENCY) {
      const row = ready.shift()
      if (!row) break
      const fresh = row.lease_until - ctx.clock.now() > timing.deadline * FRESH_FACTOR
      const goesOn = () => fresh && !stopping.signal.aborted
      const done = work(ctx, row, timing, goesOn).finally(() => {
        underway.delete(done)
        startWork()
        loop.wake()
      })
      underway.add(done)
    }
  }

  const loop = createLoop(ctx, 'outbox', claim, async () => {
    while (underway.size > 0) await Promise.all(underway)
  })
  return {
    ...loop,
    stop() {
      stopping.abort()
      return loop.stop()
    },
  }
}

/**
 * Moves one shipment until it waits for something or is at its end; that move lets go of it.
 * @param goesOn asked before each step; when it does not, the shipment is let go of where it is
 */
async function work(
  ctx: OutboxContext,
  claimed: ShipmentRow,
  timing: ShipmentTiming,
  goesOn: () => boolean,
): Promise<void> {
  let row: ShipmentRow = claimed
  try {
    while (row.lease !== null) {
      if (!goesOn()) {
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

import type { Context } from '../core/context.ts'
import { lookAtWaybill } from '../orders/tracking.ts'
import { createLoop, type Loop } from '../core/poller.ts'

/** Watches tracked parcels until stopped, and reminds buyers of those that were signed for. */
export function startReminders(ctx: Context, every: number): Loop {
  return createLoop(ctx, 'reminders', () => lookAtWaybill(ctx, every))
}

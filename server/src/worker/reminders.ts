import type { Context } from '../domain/context.ts'
import { lookAtWaybill } from '../domain/waybills.ts'
import { createLoop, type Loop } from './loop.ts'

/** Watches tracked parcels until stopped, and reminds buyers of those that were signed for. */
export function startReminders(ctx: Context, every: number): Loop {
  return createLoop(ctx, 'reminders', () => lookAtWaybill(ctx, every))
}

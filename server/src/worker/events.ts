import type { Context } from '../domain/context.ts'
import { processDueEvents } from '../domain/events.ts'
import { createLoop, type Loop } from './loop.ts'

/** Processes stored pushes until stopped. */
export function startEvents(ctx: Context): Loop {
  return createLoop(ctx, 'events', () => processDueEvents(ctx))
}

import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../core/context.ts'
import { processDueEvents } from './events.ts'
import { createLoop, type Loop } from '../core/poller.ts'

/** Milliseconds between two rounds while pushes keep coming: answering WeChat goes first. */
const BREATH = 50

/** Processes stored pushes until stopped. */
export function startEvents(ctx: Context): Loop {
  let came = false
  const loop = createLoop(ctx, 'events', async () => {
    if (came) await wait(BREATH)
    came = false
    return processDueEvents(ctx)
  })
  return {
    ...loop,
    wake() {
      came = true
      loop.wake()
    },
  }
}

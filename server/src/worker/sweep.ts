import type { Context } from '../core/context.ts'
import { sweepOnce, sweepPlans } from '../orders/sync.ts'
import { createLoop, type Loop } from '../core/poller.ts'

/** Sweeps until stopped, one page of one sweep at a time. */
export function startSweep(ctx: Context): Loop {
  return createLoop(ctx, 'sweep', async () => {
    let pages = 0
    for (const plan of sweepPlans) pages += await sweepOnce(ctx, plan)
    return pages
  })
}

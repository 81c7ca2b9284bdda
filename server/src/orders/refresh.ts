import { setTimeout as wait } from 'node:timers/promises'
import { SECOND_MS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { askForRecent, readFreshness, readRecentPage } from './sync.ts'

/** How long one reader waits. */
const WAIT_MS = 3 * SECOND_MS

/** How long one refresh goes on; the sync continues with what is left. */
const LONGEST_MS = 30 * SECOND_MS

/** How often it looks whether another server has read on. */
const POLL_MS = 100

/** Creates the refresh of a shop: one at a time, for everybody who asks meanwhile. */
export function createRefresh(): Shop['refresh'] {
  let running: Promise<void> | null = null
  return async (shop) => {
    if (!shop.abilities.can_sync_list) return readFreshness(shop)
    running ??= refresh(shop).finally(() => {
      running = null
    })
    await Promise.race([running, wait(WAIT_MS, undefined, { ref: false })])
    return readFreshness(shop)
  }
}

async function refresh(shop: Shop): Promise<void> {
  try {
    if (!(await shop.mayClaim()) || !(await askForRecent(shop))) return
    const until = performance.now() + LONGEST_MS
    while (performance.now() < until) {
      const went = await readRecentPage(shop)
      if (went === 'ended') return
      if (went === 'elsewhere') await wait(POLL_MS, undefined, { ref: false })
    }
  } catch (error) {
    // The reader gets what there is, and how old it is.
    shop.log.warn({ err: error }, 'the local copy could not be brought up to date')
  }
}

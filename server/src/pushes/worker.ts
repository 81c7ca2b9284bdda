import { setTimeout as wait } from 'node:timers/promises'
import { createPoller, type Poller } from '../core/poller.ts'
import type { Shop } from '../shops/shop.ts'
import { processDueEvents } from './events.ts'

/** Pause between two rounds while pushes keep coming: answering WeChat goes first. */
const PAUSE_MS = 50

/** Processes stored pushes until stopped. */
export function startPushWorker(shop: Shop): Poller {
  let arrived = false
  const poller = createPoller(shop, 'pushes', async () => {
    if (arrived) await wait(PAUSE_MS)
    arrived = false
    return processDueEvents(shop)
  })
  return {
    ...poller,
    wake() {
      arrived = true
      poller.wake()
    },
  }
}

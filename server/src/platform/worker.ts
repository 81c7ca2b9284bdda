import { createPoller, type Poller } from '../core/poller.ts'
import { MINUTE_MS, SECOND_MS } from '../core/time.ts'
import { outageOf } from '../database/outage.ts'
import type { Platform } from '../shops/platform.ts'
import { claimAuthorisations } from './queries.ts'
import { processAuthorisation, RETRIES } from './process.ts'

/** How long one that is worked on is left to this server. */
const LEASE_MS = 30 * SECOND_MS

/** Authorisations worked on at once. */
const BATCH_SIZE = 16

/** Works on authorisations until stopped. */
export function startAuthorisations(platform: Platform): Poller {
  return createPoller(platform, 'authorisations', async () => {
    const now = platform.clock.now()
    const due = await claimAuthorisations(platform, {
      now,
      lease_until: now + LEASE_MS,
      latest: now + RETRIES.longest_ms + MINUTE_MS,
      limit: BATCH_SIZE,
    })
    const ended = await Promise.allSettled(due.map((row) => processAuthorisation(platform, row)))
    for (const one of ended)
      if (one.status === 'rejected') {
        if (outageOf(one.reason) !== null) throw one.reason
        platform.onFailure('authorisations')
        // It comes up again when its lease has run out.
        platform.log.error({ err: one.reason }, 'an authorisation could not be processed')
      }
    return due.length
  })
}

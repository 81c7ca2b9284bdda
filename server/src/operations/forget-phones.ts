/** Removes receivers' phone numbers as soon as nobody needs them, from the database and from its log. */
import { createPoller, type Poller } from '../core/poller.ts'
import { isFresh, SECOND_MS } from '../core/time.ts'
import { forgetImportPhones, importFinishedSince } from '../imports/phone-queries.ts'
import { forgetServicePhones, phonesChangedSince } from '../services/phone-queries.ts'
import type { Shop } from '../shops/shop.ts'

/** The log is emptied no more often: whoever writes waits meanwhile. */
const EMPTIED_EVERY_MS = 5 * SECOND_MS

/** Watches until stopped. */
export function startForgettingPhones(shop: Shop): Poller {
  // What was overwritten before this server started may still stand in the log.
  let is_in_log = true
  let tried_at = 0
  let emptied_at = shop.clock.now()

  return createPoller(shop, 'phones', async () => {
    const now = shop.clock.now()
    const forgotten = [await forgetServicePhones(shop, now), await forgetImportPhones(shop, now)]
    is_in_log ||= forgotten.some((count) => count > 0)
    if (isFresh(tried_at, EMPTIED_EVERY_MS, now)) return 0
    is_in_log ||=
      (await phonesChangedSince(shop, emptied_at)) || (await importFinishedSince(shop, emptied_at))
    if (!is_in_log) return 0
    tried_at = now
    if (await shop.database.emptyLog()) {
      is_in_log = false
      emptied_at = now
    }
    return 0
  })
}

import { createPoller, type Poller } from '../core/poller.ts'
import { DAY_MS, HOUR_MS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { Purged } from '../database/purge.ts'
import { purgeAudit } from '../audit/queries.ts'
import { COMPLAINTS_KEPT_DAYS } from '../complaints/complaints.ts'
import { purgeComplaints } from '../complaints/queries.ts'
import { IMPORTS_KEPT_DAYS, purgeImports } from '../imports/purge-queries.ts'
import { purgeDetails } from '../orders/details-queries.ts'
import { purgeOutgoing } from '../outgoing/purge-queries.ts'
import { purgeRefunds } from '../payments/refund-queries.ts'
import { purgeEvents } from '../pushes/purge-queries.ts'
import { purgeServices } from '../services/count-queries.ts'
import { purgeAttempts } from '../shipments/attempt-queries.ts'
import type { Shop } from '../shops/shop.ts'
import { purgeNotifications } from '../wechatpay/queries.ts'

/** How long rows are kept that nothing depends on. */
export interface Retention {
  events_days: number
  attempts_days: number
  outgoing_days: number
  audit_days: number
}

/** Days that details of orders wait for their order: most of those that nobody knows were never paid. */
const UNKNOWN_DETAILS_DAYS = 180

/** Days that a refund waits for its payment: it names no Mini Program, and may be another one's. */
const UNKNOWN_REFUNDS_DAYS = 1

/** Days that ids of notifications are kept: longer than any of them is believed. */
const NOTIFICATIONS_DAYS = 3

/** Days that what the services were told stays: nothing is tried for longer. */
const SERVICES_DAYS = 180

/** From the end of a purge to the beginning of the next. */
const EVERY_MS = HOUR_MS

interface Purge {
  kept_days: number
  step: (scope: Scope, before: number, after: number) => Promise<Purged>
}

/** Removes old rows, a few at a time, until stopped. */
export function startRetention(
  shop: Shop,
  { events_days, attempts_days, outgoing_days, audit_days }: Retention,
  every_ms = EVERY_MS,
): Poller {
  const purges: Purge[] = [
    { kept_days: events_days, step: purgeEvents },
    { kept_days: attempts_days, step: purgeAttempts },
    { kept_days: outgoing_days, step: purgeOutgoing },
    { kept_days: audit_days, step: purgeAudit },
    { kept_days: UNKNOWN_DETAILS_DAYS, step: purgeDetails },
    { kept_days: IMPORTS_KEPT_DAYS, step: purgeImports },
    { kept_days: SERVICES_DAYS, step: purgeServices },
    { kept_days: UNKNOWN_REFUNDS_DAYS, step: purgeRefunds },
    { kept_days: NOTIFICATIONS_DAYS, step: purgeNotifications },
    { kept_days: COMPLAINTS_KEPT_DAYS, step: purgeComplaints },
  ]
  let at = 0
  let after = 0
  let due_at = 0

  return createPoller(shop, 'retention', async () => {
    const now = shop.clock.now()
    const purge = purges[at]
    if (!purge || now < due_at) return 0
    const { removed, next } = await purge.step(shop, now - purge.kept_days * DAY_MS, after)
    if (next !== null) {
      after = next
      return 1
    }
    at = (at + 1) % purges.length
    after = 0
    if (at === 0) due_at = now + every_ms
    return Math.max(removed, at)
  })
}

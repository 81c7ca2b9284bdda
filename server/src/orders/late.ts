/** When an order is late: two days after its payment, or when it was promised or expected to ship. */
import { DAY_MS, HOUR_MS, isOver, MINUTE_MS, SECOND_MS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { createPoller, type Poller } from '../core/poller.ts'
import type { Shop } from '../shops/shop.ts'
import { findSpecial, notePromises, saveWaitsSince, unreportedPresales } from './late-queries.ts'

/** WeChat wants an order shipped within that time [official rules of trade]. */
export const LATE_AFTER_MS = 48 * HOUR_MS

/** A pre-sale that ships later than this must be reported [official rules of trade]. */
export const PRESALE_AFTER_MS = 15 * DAY_MS

/** Far away: an order that is never late. */
export const NEVER_LATE = 9_999_999_999

/**
 * Returns from when on an order counts as waiting, so that it is late at a promised time.
 * @param ship_time Unix seconds
 */
export const waitsSince = (ship_time: number): number => ship_time - LATE_AFTER_MS / SECOND_MS

/** Notes by when an order is promised to ship (Unix seconds). */
export const savePromise = (
  scope: Scope,
  transaction_id: string,
  promised_ship_time: number,
): Promise<void> => saveWaitsSince(scope, transaction_id, waitsSince(promised_ship_time))

const LEAD_SECONDS = LATE_AFTER_MS / SECOND_MS

/** How often promises that were told before their order are looked at. */
const EVERY_MS = MINUTE_MS

/** Notes what was promised of orders that are known meanwhile, until stopped. */
export function startPromises(shop: Shop): Poller {
  let due_at = 0
  return createPoller(shop, 'promises', async () => {
    const now = shop.clock.now()
    if (!isOver(due_at, EVERY_MS, now)) return 0
    await notePromises(shop, LEAD_SECONDS)
    due_at = now + EVERY_MS
    return 0
  })
}

/** Notes at once what was promised of orders that are known. */
export const notePromised = (scope: Scope): Promise<void> => notePromises(scope, LEAD_SECONDS)

/** Orders that are named at once. */
const NAMED = 20

/** A pre-sale to report: by POST /api/orders/{transaction_id}/special, before `report_before`. Unix seconds. */
export interface PresaleToReport {
  transaction_id: string
  delay_to: number
  report_before: number
}

/** Returns the orders that are promised for later than 15 days, and that nobody has reported to WeChat. */
export async function presalesToReport(
  scope: Scope,
): Promise<{ count: number; first: PresaleToReport[] }> {
  const presale_seconds = PRESALE_AFTER_MS / SECOND_MS
  const after_seconds = presale_seconds - LEAD_SECONDS
  const { count, first } = await unreportedPresales(scope, { after_seconds, limit: NAMED })
  return {
    count,
    first: first.map(({ transaction_id, pay_time, waits_since }) => ({
      transaction_id,
      delay_to: waits_since + LEAD_SECONDS,
      report_before: pay_time + presale_seconds,
    })),
  }
}

/** Returns as what an order was reported, and when it is late. Unix seconds. */
export async function specialOf(
  scope: Scope,
  { transaction_id, pay_time }: { transaction_id: string; pay_time: number },
): Promise<{ presale_time: number | null; special_type: number | null; late_at: number | null }> {
  const noted = await findSpecial(scope, transaction_id)
  const { presale_time = null, special_type = null, waits_since = null } = noted ?? {}
  return { presale_time, special_type, late_at: lateAt({ pay_time, waits_since }) }
}

/** When an order is late if it is not shipped, Unix seconds; null: never. */
export const lateAt = ({
  pay_time,
  waits_since,
}: {
  pay_time: number
  waits_since: number | null
}): number | null => (waits_since === NEVER_LATE ? null : (waits_since ?? pay_time) + LEAD_SECONDS)

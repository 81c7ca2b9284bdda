import type { Payment } from '../payments/queries.ts'
import { MINUTE_MS, SECOND_MS, toSeconds } from '../core/time.ts'
import type { Order } from '../orders/queries.ts'
import { newestShown } from './prove.ts'

/**
 * Returns the `upload_time` (Unix seconds) of the next upload: an upload is a compare-and-set, since
 * WeChat refuses times that are not later than the last one it took [seed 000 note 4]. A stamp that
 * may still be on its way is used again, so that of all uploads made on one view of the payment
 * WeChat can apply one only.
 * @param orders what WeChat shows of each payment, in the same order
 * @param asked_at Unix seconds of the look, by WeChat's clock
 * @returns null when the payments of a combined one have stamps that differ: no time serves all
 */
export function stampFor(
  payments: readonly Payment[],
  orders: readonly Order[],
  asked_at: number,
): number | null {
  const shown = orders.map(newestShown)
  const pending = payments.filter(
    ({ stamp, stamp_pending }, at) => stamp_pending && stamp > (shown[at] ?? 0),
  )
  const [first] = pending
  if (!first)
    return Math.max(
      asked_at,
      ...shown.map((time) => time + 1),
      ...payments.map(({ stamp }) => stamp + 1),
    )
  const serves_all =
    pending.every(({ stamp }) => stamp === first.stamp) && shown.every((time) => time < first.stamp)
  return serves_all ? first.stamp : null
}

/** Clocks that differ more than this are not both right, and WeChat's may be a proxy's. */
const TRUSTED_SKEW_MS = 5 * MINUTE_MS

/** The time of a look in Unix seconds, by WeChat's clock where it told it. @param ahead_ms of WeChat */
export function timeOfLook(asked_at_ms: number, ahead_ms: number | null): number {
  const ahead = ahead_ms !== null && Math.abs(ahead_ms) <= TRUSTED_SKEW_MS ? ahead_ms : 0
  return toSeconds(asked_at_ms + ahead)
}

export const stampMs = (stamp: number) => stamp * SECOND_MS

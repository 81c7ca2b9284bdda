import type { Payment } from '../payments/queries.ts'
import { SECOND_MS } from '../core/time.ts'
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

export const stampMs = (stamp: number) => stamp * SECOND_MS

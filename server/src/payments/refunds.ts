/** What is known of the refunds of a payment, whoever told: WeChat Pay, or the merchant. */
import { ORDER_STATE } from '@fahuo/contract'
import { DAY_MS } from '../core/time.ts'
import { REFUNDED, type Refund } from './refund-queries.ts'

/** WeChat's order is in state 5 the day after its refund [staff]; one that is not by then was not refunded. */
const ORDER_FOLLOWS_MS = 2 * DAY_MS

/** What a merchant tells is the sum of all; what WeChat Pay tells is one refund. */
const isSum = ({ refund_id }: Refund) => refund_id.startsWith('told:')

const isDone = ({ status }: Refund) => status === REFUNDED

/** Fen that went back: the larger of what WeChat Pay and what the merchant told counts. */
export function refundedAmount(refunds: readonly Refund[]): number {
  const done = refunds.filter(isDone)
  const told = done.filter(isSum).map(({ refund }) => refund)
  const single = done.filter((one) => !isSum(one)).map(({ refund }) => refund)
  return Math.max(
    0,
    ...told,
    single.reduce((sum, one) => sum + one, 0),
  )
}

/** Whether all of a payment went back. */
export function isRefundedInFull(refunds: readonly Refund[]): boolean {
  const total = Math.max(0, ...refunds.filter(isDone).map((one) => one.total))
  return total > 0 && refundedAmount(refunds) >= total
}

/**
 * Returns what is believed of the refunds of a payment. What a person has overruled counts again when
 * more is told.
 */
export function believedRefunds(refunds: readonly Refund[]): {
  refunded: boolean
  refunded_sum: number
} {
  const believed = refunds.filter((one) => isDone(one) && !one.overruled)
  return {
    refunded: believed.length > 0 && isRefundedInFull(refunds),
    refunded_sum: believed.reduce((sum, { refund }) => sum + refund, 0),
  }
}

/**
 * Returns what a buyer is shown of the refunds that were told of an order, before WeChat's own order says
 * so; undefined: nothing. What WeChat's order says later counts more, and what a person has overruled
 * counts nothing.
 */
export function shownRefund(
  refunds: readonly Refund[],
  order: { order_state: number; fetched_at: number },
): { refunded_amount: number; refunded_time?: number } | undefined {
  const shown = refunds.filter((one) => isDone(one) && !one.overruled)
  const refunded_amount = refundedAmount(shown)
  if (refunded_amount === 0) return undefined
  const told_at = Math.max(...shown.map((one) => one.told_at))
  const denied =
    order.order_state !== ORDER_STATE.refunded && order.fetched_at > told_at + ORDER_FOLLOWS_MS
  if (denied && isRefundedInFull(shown)) return undefined
  const times = shown.flatMap(({ success_time }) => success_time ?? [])
  return {
    refunded_amount,
    ...(times.length > 0 && { refunded_time: Math.max(...times) }),
  }
}

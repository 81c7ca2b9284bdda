import { ORDER_STATE } from '@fahuo/wechat'
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Context } from './context.ts'
import { RefundStatus, type PayRefund } from './pay.ts'
import type { PaymentOrder } from './state.ts'
import { SECOND_MS } from './time.ts'

export const RefundChange = z.strictObject({ status: RefundStatus })

export const NewRefund = z.strictObject({
  /** Fen; what is left of the payment without it. */
  amount: z.int().positive().max(1e11).optional(),
  status: RefundStatus.default('SUCCESS'),
  out_refund_no: z.string().min(1).max(64).optional(),
  /** Seconds until `order_state` is 5; at WeChat the next day [staff]. */
  state_after: z.number().min(0).max(1e9).default(0),
})

/** What was paid and has not been refunded, in fen; a closed refund gives its part back. */
export function refundable({ state }: Context, order: PaymentOrder): number {
  const refunded = [...state.pay_refunds.values()]
    .filter((one) => one.transaction_id === order.transaction_id && one.status !== 'CLOSED')
    .reduce((sum, { amount }) => sum + amount, 0)
  return (order.paid_amount ?? 0) - refunded
}

/** A number as WeChat Pay's: 5030… and digits [official samples]. */
const newRefundId = (now: number) =>
  `50300${Math.floor(now / SECOND_MS)}${randomInt(1e12).toString().padStart(13, '0')}`

/** Makes a refund; its amount must be {@link refundable}. */
export function makeRefund(
  context: Context,
  order: PaymentOrder,
  { amount, status, out_refund_no, state_after }: z.output<typeof NewRefund>,
): PayRefund {
  const now = context.now()
  const refund_id = newRefundId(now)
  const refund: PayRefund = {
    refund_id,
    out_refund_no: out_refund_no ?? `R${refund_id.slice(-16)}`,
    transaction_id: order.transaction_id,
    amount: amount ?? refundable(context, order),
    status,
    created_at: now,
    state_at: now + state_after * SECOND_MS,
  }
  context.state.pay_refunds.set(refund_id, refund)
  letRefundsThrough(context)
  return refund
}

/** Gives a refund another outcome, as a person at the merchant's does [official]. */
export function changeRefund(context: Context, refund: PayRefund, status: RefundStatus): void {
  refund.status = status
  refund.state_at = context.now()
  letRefundsThrough(context)
}

/**
 * Orders of which all was refunded are in state 5; a partial refund leaves them as they are [assumed].
 * @returns whether anything changed
 */
export function letRefundsThrough(context: Context): boolean {
  let changed = false
  for (const refund of context.state.pay_refunds.values()) {
    if (refund.state_at === null || refund.state_at > context.now()) continue
    refund.state_at = null
    changed = true
    const order = context.state.orders.get(refund.transaction_id)
    if (!order || refund.status !== 'SUCCESS') continue
    const back = [...context.state.pay_refunds.values()]
      .filter((one) => one.transaction_id === refund.transaction_id && one.status === 'SUCCESS')
      .reduce((sum, { amount }) => sum + amount, 0)
    if (back >= (order.paid_amount ?? 0)) order.order_state = ORDER_STATE.REFUNDED
  }
  return changed
}

import { PENALTY_STATUS } from '@fahuo/wechat'
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Complaint, Penalty } from '../state/complaints.ts'
import type { Context } from '../state/context.ts'

/** Points for an answer that was late [assumed: WeChat says that it takes some; its sample takes 2 for something else]. */
const LATE_POINTS = 2

/** What WeChat takes points for. */
export const NewPenalty = z.strictObject({
  complaint_order_id: z.string().max(32).default(''),
  transaction_id: z.string().max(64).default(''),
  reason: z.string().min(1).max(200).default('交易投诉处理超时'),
  points: z.int().min(1).max(100).default(LATE_POINTS),
  status: z
    .union(Object.values(PENALTY_STATUS).map((one) => z.literal(one)))
    .default(PENALTY_STATUS.DEDUCTED),
})

/** Takes points off the account's score. */
export function penalize(context: Context, wanted: z.output<typeof NewPenalty>): Penalty {
  const now = context.now()
  const penalty = {
    ...wanted,
    penalty_id: String(randomInt(1e9)),
    created_at: now,
    updated_at: now,
  }
  context.state.penalties.push(penalty)
  return penalty
}

/** The merchant did not answer a complaint in time: it costs points [staff]. */
export const penalizeLate = (context: Context, complaint: Complaint): Penalty =>
  penalize(
    context,
    NewPenalty.parse({
      complaint_order_id: complaint.complaint_order_id,
      transaction_id: complaint.transaction_id,
    }),
  )

/**
 * The life of a complaint. Statuses, steps and the 48 hours of 201 and 206 are documented; which
 * status follows which is inferred from their names, since the documents draw it as a picture only.
 */
import { APPEAL_STATE, COMPLAINT_STATUS, complaintTurn, ORDER_STATE } from '@fahuo/wechat'
import { seconds, type Context } from '../state/context.ts'
import { COMPLAINT_ITEM, type Complaint, type ComplaintItem } from '../state/complaints.ts'
import { makeRefund, refundable } from '../state/refunds.ts'
import type { PaymentOrder } from '../state/state.ts'
import { HOUR_MS } from '../state/time.ts'
import { penalizeLate } from './penalty.ts'
import { pushComplaint } from './push.ts'

/** Statuses beside those that the library names [official]. */
export const STATUS = {
  ...COMPLAINT_STATUS,
  PLATFORM: 101,
  PROOF_WANTED: 106,
  PROOF_GIVEN: 107,
  PROOF_OF_BOTH_WANTED: 108,
  PROOF_OF_BOTH_LATE: 109,
  CLOSED_BY_PLATFORM: 115,
  // One of three for "closed"; which is which is not said [assumed].
  REFUND_PROVEN: 116,
  // Both are "answered, the buyer confirms"; which is which is not said [assumed].
  REFUSED: 203,
  AGREED: 204,
  CLOSED: 205,
  REFUND_PROOF_GIVEN: 207,
  PROOF_LATE: 307,
  BUYER_RETURNS: 308,
  PLATFORM_REFUNDS: 312,
} as const

/** Hours of a status: 48 for 201 and 206 [official since 2024-03-25]; the others are assumed. */
const HOURS: Readonly<Record<number, number>> = {
  [STATUS.OPENED]: 48,
  [STATUS.REFUND_PROOF_WANTED]: 48,
  [STATUS.MERCHANT_LATE]: 48,
  [STATUS.AGREED]: 48,
  [STATUS.REFUSED]: 48,
  [STATUS.PROOF_WANTED]: 24,
  [STATUS.PROOF_OF_BOTH_WANTED]: 24,
  [STATUS.BUYER_RETURNS]: 168,
  [STATUS.PLATFORM_REFUNDS]: 24,
}

/** For an appeal against a decision [assumed: three days]. */
const APPEAL_HOURS = 72

interface Step {
  status: number
  itemType: number
  content?: string
  mediaIdList?: string[]
  blameResult?: number
}

/** What becomes of a status when its time is over, where anything does [inferred]. */
const WHEN_OVER: Readonly<Record<number, Step>> = {
  [STATUS.OPENED]: { status: STATUS.MERCHANT_LATE, itemType: COMPLAINT_ITEM.MERCHANT_LATE },
  // Late, the merchant is liable [official].
  [STATUS.MERCHANT_LATE]: {
    status: STATUS.REFUND_PROOF_WANTED,
    itemType: COMPLAINT_ITEM.DECIDED_AGAINST_MERCHANT,
    blameResult: 0,
  },
  // No proof of a refund: the platform refunds [official since 2024-03-25].
  [STATUS.REFUND_PROOF_WANTED]: {
    status: STATUS.PLATFORM_REFUNDS,
    itemType: COMPLAINT_ITEM.REFUND_PROOF_LATE,
  },
  [STATUS.PLATFORM_REFUNDS]: {
    status: STATUS.CLOSED_BY_PLATFORM,
    itemType: COMPLAINT_ITEM.COMPENSATED,
  },
  [STATUS.AGREED]: { status: STATUS.CLOSED, itemType: COMPLAINT_ITEM.BUYER_LATE },
  [STATUS.REFUSED]: { status: STATUS.CLOSED, itemType: COMPLAINT_ITEM.BUYER_LATE },
  [STATUS.PROOF_WANTED]: {
    status: STATUS.PROOF_LATE,
    itemType: COMPLAINT_ITEM.MERCHANT_PROOF_LATE,
  },
  [STATUS.PROOF_OF_BOTH_WANTED]: {
    status: STATUS.PROOF_OF_BOTH_LATE,
    itemType: COMPLAINT_ITEM.PROOF_OF_BOTH_LATE,
  },
  [STATUS.BUYER_RETURNS]: { status: STATUS.CLOSED, itemType: COMPLAINT_ITEM.BUYER_LATE },
}

/** How a step is named that somebody else takes to a status [official names; inferred which]. */
const ITEM_OF: Readonly<Record<number, number>> = {
  [STATUS.WITHDRAWN]: COMPLAINT_ITEM.WITHDRAWN,
  [STATUS.PROOF_WANTED]: COMPLAINT_ITEM.PROOF_WANTED,
  [STATUS.PROOF_OF_BOTH_WANTED]: COMPLAINT_ITEM.PROOF_OF_BOTH_WANTED,
  [STATUS.REFUND_PROOF_WANTED]: COMPLAINT_ITEM.DECIDED_AGAINST_MERCHANT,
  [STATUS.BUYER_RETURNS]: COMPLAINT_ITEM.DECIDED_AGAINST_MERCHANT,
  [STATUS.CLOSED]: COMPLAINT_ITEM.BUYER_SATISFIED,
  [STATUS.CLOSED_BY_PLATFORM]: COMPLAINT_ITEM.NOT_THE_MERCHANT,
  [STATUS.REFUND_PROVEN]: COMPLAINT_ITEM.REFUND_PROVEN,
}
export const itemTypeOf = (status: number): number => ITEM_OF[status] ?? COMPLAINT_ITEM.PLATFORM

export const isOver = ({ status }: Complaint): boolean => complaintTurn(status) === 'over'

const orderOf = ({ state }: Context, { transaction_id }: Complaint): PaymentOrder | undefined =>
  state.orders.get(transaction_id)

function addItem(context: Context, complaint: Complaint, step: Omit<Step, 'status'>): void {
  const { itemType, content = '', mediaIdList = [], blameResult } = step
  const item: ComplaintItem = { itemType, time: seconds(context.now()), content, mediaIdList }
  if (blameResult !== undefined) item.blameResult = blameResult
  complaint.items.push(item)
}

/** A buyer complains: the merchant has 48 hours [official]. */
export function openComplaint(
  context: Context,
  order: PaymentOrder,
  wanted: Pick<Complaint, 'type' | 'content' | 'media' | 'phone_number'>,
): Complaint {
  const now = context.now()
  const complaint: Complaint = {
    ...wanted,
    // Digits that a number of JavaScript holds [observed].
    complaint_order_id: String(200_000_000_000 + context.state.complaints.size * 7919 + 1),
    transaction_id: order.transaction_id,
    openid: order.openid,
    status: STATUS.OPENED,
    appeal_state: APPEAL_STATE.NONE,
    created_at: now,
    expires_at: now + (HOURS[STATUS.OPENED] ?? 0) * HOUR_MS,
    appeal_until: 0,
    items: [],
    return_bill: null,
  }
  const { content, media } = wanted
  addItem(context, complaint, { itemType: COMPLAINT_ITEM.OPENED, content, mediaIdList: media })
  context.state.complaints.set(complaint.complaint_order_id, complaint)
  // A dispute holds receipt and money [official].
  order.in_complaint = true
  pushComplaint(context, order, complaint)
  return complaint
}

/** Takes a complaint to a status. @param expire_in seconds; the usual time without it, 0: none */
export function moveComplaint(
  context: Context,
  complaint: Complaint,
  step: Step,
  expire_in?: number,
): void {
  const hours = HOURS[step.status] ?? 0
  const ms = expire_in === undefined ? hours * HOUR_MS : expire_in * 1000
  complaint.status = step.status
  complaint.expires_at = ms === 0 ? 0 : context.now() + ms
  addItem(context, complaint, step)
  const order = orderOf(context, complaint)
  if (!order) return
  // Another one of the same order may be open.
  order.in_complaint = [...context.state.complaints.values()].some(
    (one) => one.transaction_id === complaint.transaction_id && !isOver(one),
  )
  pushComplaint(context, order, complaint)
}

/** The buyer adds something, and what was changed of a complaint is pushed; its status stays. */
export function noteInComplaint(
  context: Context,
  complaint: Complaint,
  content: string,
  expire_in?: number,
): void {
  if (expire_in !== undefined)
    complaint.expires_at = expire_in === 0 ? 0 : context.now() + expire_in * 1000
  if (content !== '')
    addItem(context, complaint, { itemType: COMPLAINT_ITEM.BUYER_MESSAGE, content })
  const order = orderOf(context, complaint)
  if (order) pushComplaint(context, order, complaint)
}

/** WeChat pays the buyer from the merchant's money, all that is left or a part. */
export function refundByPlatform(context: Context, complaint: Complaint, amount?: number): void {
  const order = orderOf(context, complaint)
  const left = order ? refundable(context, order) : 0
  if (!order || left === 0 || order.order_state === ORDER_STATE.REFUNDED) return
  const refund = makeRefund(context, order, {
    amount: Math.min(amount ?? left, left),
    status: 'SUCCESS',
    state_after: 0,
  })
  context.tellRefund(order, refund)
}

/** Opens the time for an appeal against a decision. */
export function openAppeal(context: Context, complaint: Complaint): void {
  complaint.appeal_state = APPEAL_STATE.OPEN
  complaint.appeal_until = context.now() + APPEAL_HOURS * HOUR_MS
}

/** Lets the time of complaints run out. @returns whether anything changed */
export function letComplaintsExpire(context: Context): boolean {
  let changed = false
  const now = context.now()
  for (const complaint of context.state.complaints.values()) {
    const late = complaint.appeal_state === APPEAL_STATE.OPEN && complaint.appeal_until <= now
    if (late) complaint.appeal_state = APPEAL_STATE.LATE
    if (late) changed = true
    const over = complaint.expires_at !== 0 && complaint.expires_at <= now
    const step = over ? WHEN_OVER[complaint.status] : undefined
    if (!step) continue
    changed = true
    if (complaint.status === STATUS.PLATFORM_REFUNDS) refundByPlatform(context, complaint)
    if (step.status === STATUS.CLOSED_BY_PLATFORM) openAppeal(context, complaint)
    if (step.status === STATUS.MERCHANT_LATE) penalizeLate(context, complaint)
    moveComplaint(context, complaint, step)
  }
  return changed
}

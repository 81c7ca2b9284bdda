import { APPEAL_STATE, ERRCODE, PENALTY_STATUS } from '@fahuo/wechat'
import { moveComplaint, STATUS } from '../complaints/life.ts'
import { Refusal } from '../gateway/wechat-errors.ts'
import { COMPLAINT_ITEM, FULL_SCORE, type Complaint } from '../state/complaints.ts'
import { seconds, type Context } from '../state/context.ts'
import { isKept } from './media.ts'

interface Statement {
  complaintOrderId: number
  content?: string | undefined
  mediaIdList?: string[] | undefined
}

/** Characters of an answer [assumed: WeChat does not say]. */
const MAX_CONTENT = 1000

/** @throws Refusal 1: there is no such complaint [official] */
function complaintOf({ state }: Context, { complaintOrderId }: Statement): Complaint {
  const complaint = state.complaints.get(String(complaintOrderId))
  if (!complaint) throw new Refusal(ERRCODE.COMPLAINT_UNKNOWN)
  return complaint
}

/** A text that is too long, or a picture that is not there (any more). */
function checkMaterial(context: Context, statement: Statement, errcode: number): void {
  const { content = '', mediaIdList = [] } = statement
  if (content.length > MAX_CONTENT || !mediaIdList.every((id) => isKept(context, id)))
    throw new Refusal(errcode)
}

/** @throws Refusal 309: it is in another status, or went on to it [official] */
function checkStatus({ status }: Complaint, ...allowed: number[]): void {
  if (!allowed.includes(status)) throw new Refusal(ERRCODE.COMPLAINT_STATE_INVALID)
}

const materialOf = ({ content = '', mediaIdList = [] }: Statement) => ({ content, mediaIdList })

/** Agrees or refuses, once; then the buyer confirms [official]. */
export function respondComplaint(
  context: Context,
  request: Statement & { bussiHandle: number },
): void {
  const complaint = complaintOf(context, request)
  checkStatus(complaint, STATUS.OPENED)
  checkMaterial(context, request, ERRCODE.COMPLAINT_FAILED)
  const status = request.bussiHandle === 1 ? STATUS.AGREED : STATUS.REFUSED
  const itemType = COMPLAINT_ITEM.MERCHANT_ANSWERED
  moveComplaint(context, complaint, { status, itemType, ...materialOf(request) })
}

/** Proof that the platform asked for; then the platform goes on [inferred]. */
export function supplyProof(context: Context, request: Statement): void {
  const complaint = complaintOf(context, request)
  checkStatus(complaint, STATUS.PROOF_WANTED, STATUS.PROOF_OF_BOTH_WANTED)
  checkMaterial(context, request, ERRCODE.COMPLAINT_FAILED)
  const itemType = COMPLAINT_ITEM.MERCHANT_PROOF
  moveComplaint(context, complaint, {
    status: STATUS.PROOF_GIVEN,
    itemType,
    ...materialOf(request),
  })
}

/** Proof of a refund after a decision; with the return's number where goods came back [official]. */
export function supplyRefund(
  context: Context,
  request: Statement & { acceptReturn?: number | undefined; returnId?: number | undefined },
): void {
  const complaint = complaintOf(context, request)
  checkStatus(complaint, STATUS.REFUND_PROOF_WANTED)
  checkMaterial(context, request, ERRCODE.COMPLAINT_FAILED)
  const { return_bill } = complaint
  const { acceptReturn, returnId } = request
  if (return_bill && (acceptReturn === undefined || String(returnId) !== return_bill.returnId))
    throw new Refusal(ERRCODE.COMPLAINT_FAILED)
  const itemType = COMPLAINT_ITEM.REFUND_PROOF
  const material = materialOf(request)
  moveComplaint(context, complaint, { status: STATUS.REFUND_PROOF_GIVEN, itemType, ...material })
}

/** Against a decision, once, while it is open [official]. */
export function appealComplaint(context: Context, request: Statement): void {
  const complaint = complaintOf(context, request)
  if (complaint.appeal_state !== APPEAL_STATE.OPEN)
    throw new Refusal(ERRCODE.COMPLAINT_APPEAL_STATE_INVALID)
  checkMaterial(context, request, ERRCODE.COMPLAINT_MATERIAL_INVALID)
  complaint.appeal_state = APPEAL_STATE.RUNNING
  complaint.items.push({
    itemType: COMPLAINT_ITEM.PLATFORM,
    time: seconds(context.now()),
    ...materialOf(request),
    appealItemType: APPEAL_STATE.RUNNING,
  })
}

/** The buyer's name in a complaint. */
const NICKNAME = '微信用户'

/** The whole complaint; -1 for an unknown number, since the detail has no other code [official table]. */
export function complaintDetail(
  context: Context,
  { complaintOrderId }: { complaintOrderId: string },
) {
  const complaint = context.state.complaints.get(complaintOrderId)
  const order = context.state.orders.get(complaint?.transaction_id ?? '')
  if (!complaint || !order) throw new Refusal(ERRCODE.SYSTEM_BUSY)
  return {
    complaintOrder: {
      complaintOrderId,
      // The table has openid, real answers openId [observed].
      openId: complaint.openid,
      createTime: seconds(complaint.created_at),
      phoneNumber: complaint.phone_number,
      type: complaint.type,
      status: complaint.status,
      customerMaterial: { content: complaint.content, mediaIdList: complaint.media },
      orderId: order.transaction_id,
      outTradeNo: order.merchant_trade_no,
      productName: order.description,
      payTime: order.pay_time,
      // The table has totalCost, real answers this text [observed].
      totalCostStr: `¥${((order.paid_amount ?? 0) / 100).toFixed(2)}`,
      expireTime: seconds(complaint.expires_at),
      headImgUrl: '',
      nickName: NICKNAME,
      appealState: complaint.appeal_state,
    },
    item: complaint.items,
    ...(complaint.return_bill && { returnBill: complaint.return_bill }),
  }
}

/** What took points off the score: ids as text, `payorder@` before the payment's number [official sample]. */
export function penaltyList(
  context: Context,
  { offset, limit }: { offset: number; limit: number },
) {
  const penalties = context.state.penalties.toReversed()
  const taken = penalties
    .filter(({ status }) => status !== PENALTY_STATUS.APPEAL_WON)
    .reduce((sum, { points }) => sum + points, 0)
  return {
    appealList: penalties.slice(offset, offset + limit).map((penalty) => ({
      illegalOrderId: penalty.penalty_id,
      complaintOrderId: penalty.complaint_order_id,
      illegalWording: penalty.reason,
      status: penalty.status,
      minusScore: penalty.points,
      orderId: penalty.transaction_id === '' ? '' : `payorder@${penalty.transaction_id}`,
      illegalTime: seconds(penalty.created_at),
      updateTime: seconds(penalty.updated_at),
    })),
    currentScore: Math.max(0, FULL_SCORE - taken),
    totalNum: penalties.length,
  }
}

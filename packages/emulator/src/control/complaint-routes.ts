import type { Router } from '@koa/router'
import { complaintTurn } from '@fahuo/wechat'
import { z } from 'zod'
import {
  isOver,
  itemTypeOf,
  moveComplaint,
  noteInComplaint,
  openAppeal,
  openComplaint,
  refundByPlatform,
  STATUS,
} from '../complaints/life.ts'
import { NewPenalty, penalize } from '../complaints/penalty.ts'
import { Punishment, pushPunishment } from '../complaints/punishment.ts'
import { COMPLAINT_ITEM, type Complaint } from '../state/complaints.ts'
import { seconds, type Context } from '../state/context.ts'
import { body, ControlError, textOf } from './input.ts'

const NewComplaint = z.strictObject({
  transaction_id: z.string(),
  /** 611: not shipped as promised [official]. */
  type: z.int().positive().default(611),
  content: z.string().min(1).max(4000).default('没有收到货'),
  media: z.array(z.url()).max(9).default([]),
  phone_number: z.string().min(1).max(32).default('13800138000'),
})

const ComplaintChange = z.strictObject({
  /** Stays as it is without it. */
  status: z.int().min(100).max(999).optional(),
  content: z.string().max(1000).default(''),
  /** Seconds until the status ends; the usual time without it, 0: none. */
  expire_in: z.number().min(0).max(1e8).optional(),
  /** What WeChat gives back to the buyer: all that is left, or so many fen. */
  refunded: z.union([z.boolean(), z.int().positive()]).default(false),
  /** 401 lets the merchant appeal; 117 won, 118 lost. */
  appeal_state: z.union([z.literal(0), z.literal([401, 402, 403, 117, 118])]).optional(),
  /** Of goods that come back: `returnId` is what supplyRefund has to name. */
  return_bill: z
    .strictObject({
      returnId: z.string().regex(/^\d{1,15}$/),
      waybillId: z.string().max(64).default(''),
      deliveryName: z.string().max(64).default(''),
      orderStatus: z.int().min(0).max(99).default(0),
    })
    .optional(),
})

const view = ({ created_at, expires_at, appeal_until, items, ...complaint }: Complaint) => ({
  ...complaint,
  turn: complaintTurn(complaint.status),
  create_time: seconds(created_at),
  expire_time: seconds(expires_at),
  appeal_until: seconds(appeal_until),
  history: items,
})

/** Complaints of buyers, and punishments: what the buyer and WeChat do. */
export function complaintRoutes(router: Router, context: Context): void {
  const complaintOf = (ctx: { params: Record<string, string> }): Complaint => {
    const complaint = context.state.complaints.get(ctx.params['complaint_order_id'] ?? '')
    if (!complaint) throw new ControlError(404, 'not_found', 'there is no such complaint')
    return complaint
  }

  router.get('/complaints', (ctx) => {
    const transaction_id = textOf(ctx, 'transaction_id')
    ctx.body = {
      complaints: [...context.state.complaints.values()]
        .filter((one) => transaction_id === undefined || one.transaction_id === transaction_id)
        .map(view)
        .toReversed(),
    }
  })
  router.get('/complaints/:complaint_order_id', (ctx) => {
    ctx.body = view(complaintOf(ctx))
  })
  router.post('/complaints', async (ctx) => {
    const { transaction_id, ...wanted } = await body(ctx, NewComplaint)
    const order = context.state.orders.get(transaction_id)
    if (!order) throw new ControlError(404, 'not_found', 'there is no such order')
    const open = [...context.state.complaints.values()].some(
      (one) => one.transaction_id === transaction_id && !isOver(one),
    )
    if (open) throw new ControlError(409, 'exists', 'a complaint about this order is open')
    ctx.body = view(openComplaint(context, order, wanted))
  })
  router.post('/complaints/:complaint_order_id', async (ctx) => {
    const complaint = complaintOf(ctx)
    const { status, content, expire_in, refunded, appeal_state, return_bill } = await body(
      ctx,
      ComplaintChange,
    )
    if (return_bill !== undefined) complaint.return_bill = return_bill
    if (appeal_state === 401) openAppeal(context, complaint)
    else if (appeal_state !== undefined) complaint.appeal_state = appeal_state
    if (refunded !== false)
      refundByPlatform(context, complaint, refunded === true ? undefined : refunded)
    if (status !== undefined)
      moveComplaint(
        context,
        complaint,
        { status, itemType: itemTypeOf(status), content },
        expire_in,
      )
    else noteInComplaint(context, complaint, content, expire_in)
    ctx.body = view(complaint)
  })
  router.post('/complaints/:complaint_order_id/withdraw', (ctx) => {
    const complaint = complaintOf(ctx)
    if (isOver(complaint)) throw new ControlError(409, 'over', 'the complaint is over')
    const itemType = COMPLAINT_ITEM.WITHDRAWN
    moveComplaint(context, complaint, { status: STATUS.WITHDRAWN, itemType })
    ctx.body = view(complaint)
  })
  router.post('/penalties', async (ctx) => {
    ctx.body = penalize(context, await body(ctx, NewPenalty))
  })
  router.post('/punishments', async (ctx) => {
    ctx.body = pushPunishment(context, await body(ctx, Punishment))
  })
}

/**
 * The heart: how an accepted shipment moves. Each function makes one move, in one transaction.
 * Nobody goes from `sending` or `verifying` to another upload without get_order in between, because
 * a second upload of a shipped payment spends its one re-shipment chance [seed 000].
 */
import { isBusy, WechatError } from '@fahuo/wechat'
import {
  moveShipment,
  returnReshipment,
  shipmentsOfPayment,
  type ShipmentChange,
  type ShipmentMove,
  type ShipmentRow,
} from '../store/shipments.ts'
import { uploadTime } from './clock.ts'
import type { Context } from './context.ts'
import {
  fetchOrder,
  mirroredOrder,
  shippingOf,
  type OrderQuery,
  type WechatOrder,
} from './orders.ts'
import { proveShipment } from './shipment-proof.ts'
import { contentOf } from './shipments.ts'

const MINUTE = 60_000

/** Milliseconds; the tests of the heart bring shorter ones. */
export interface ShipmentTiming {
  /** How long an upload may still be on its way after it was sent. */
  deadline: number
  /** The first wait of a backoff; doubles up to `longest_wait`. */
  first_wait: number
  longest_wait: number
  /** How long a payment may be unknown to WeChat (10060001) before somebody should look. */
  unknown_payment: number
  /** How long a sent upload may stay unproven before somebody should look. */
  unproven: number
  /** For how long the mirror's word "awaiting shipment" is taken without asking again. */
  mirror_trusted: number
}

export const shipmentTiming: ShipmentTiming = {
  deadline: MINUTE,
  first_wait: 1_000,
  longest_wait: 10 * MINUTE,
  unknown_payment: 60 * MINUTE,
  unproven: 24 * 60 * MINUTE,
  mirror_trusted: MINUTE,
}

type Attempt = ShipmentMove['attempt']
type Move = Omit<ShipmentChange, 'updated_at'>

/** Moves a claimed shipment one step; undefined when it is not ours any more. */
export function stepShipment(
  ctx: Context,
  row: ShipmentRow,
  timing: ShipmentTiming,
): Promise<ShipmentRow | undefined> {
  switch (row.state) {
    case 'queued':
      return sendWhenProven(ctx, row, timing)
    case 'sending':
      // The worker that sent it is gone; the request may still be on its way.
      return move(ctx, row, { state: 'verifying', tries: 0, reason: 'interrupted' })
    case 'verifying':
      return verify(ctx, row, timing)
    case 'shipped':
    case 'rejected':
    case 'needs_attention':
      return Promise.resolve(undefined)
  }
}

function move(
  ctx: Context,
  row: ShipmentRow,
  change: Move,
  attempt?: Attempt,
): Promise<ShipmentRow | undefined> {
  const at = ctx.clock.now()
  return moveShipment(ctx.store, { from: row, change: { ...change, updated_at: at }, attempt })
}

function attemptOf(ctx: Context, call: string, error?: WechatError): Attempt {
  return {
    at: ctx.clock.now(),
    call,
    outcome: error?.outcome ?? 'ok',
    errcode: error?.errcode ?? null,
    rid: error?.rid ?? null,
  }
}

/** Later, with doubling waits. */
function later(ctx: Context, row: ShipmentRow, timing: ShipmentTiming, change: Move): Move {
  const wait = Math.min(timing.first_wait * 2 ** row.tries, timing.longest_wait)
  return { tries: row.tries + 1, due_at: ctx.clock.now() + wait, ...change }
}

/** Looks at the order first: somebody may have shipped it by hand in WeChat's console. */
async function sendWhenProven(
  ctx: Context,
  row: ShipmentRow,
  timing: ShipmentTiming,
): Promise<ShipmentRow | undefined> {
  let order: WechatOrder
  try {
    order = (await trustedMirror(ctx, row, timing)) ?? (await fetchOrder(ctx, queryOf(row)))
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const unknown = error.errcode === 10060001
    const waited = ctx.clock.now() - row.accepted_at
    if (unknown && waited > timing.unknown_payment) return stop(ctx, row, 'unknown_payment', error)
    return move(
      ctx,
      row,
      later(ctx, row, timing, {
        reason: unknown ? 'payment_not_known_yet' : 'wechat_does_not_answer',
        errcode: error.errcode ?? null,
      }),
      attemptOf(ctx, 'get_order', error),
    )
  }

  if (row.openid !== null && row.openid !== order.openid)
    return move(ctx, row, { state: 'rejected', reason: 'not_the_payer', errcode: 10060031 })
  const known = { transaction_id: order.transaction_id, openid: order.openid }
  if (await anotherIsOpen(ctx, row, order.transaction_id))
    return move(ctx, row, { state: 'rejected', reason: 'another_shipment_is_open' })

  switch (proveShipment(order, contentOf(row))) {
    case 'applied':
      return move(ctx, row, { ...known, state: 'shipped', reason: 'was_shipped_already' })
    case 'different':
      if (row.spends_reshipment === 0)
        return move(ctx, row, { ...known, state: 'needs_attention', reason: 'shipped_differently' })
      // A correction finds what it corrects, unless somebody else took the chance meanwhile.
      return order.shipping.finish_shipping_count === 2
        ? move(ctx, row, {
            ...known,
            state: 'rejected',
            reason: 'reshipment_spent',
            errcode: 10060003,
          })
        : send(ctx, row, order, timing)
    case 'closed':
      return move(ctx, row, { ...known, state: 'rejected', reason: 'closed', errcode: 10060004 })
    case 'absent':
      return send(ctx, row, order, timing)
  }
}

/** The mirror's order, when it was read just now and says that nothing was shipped. */
async function trustedMirror(
  ctx: Context,
  row: ShipmentRow,
  timing: ShipmentTiming,
): Promise<WechatOrder | undefined> {
  // After an upload only WeChat itself can tell.
  if (row.upload_time !== null || row.transaction_id === null) return undefined
  const mirrored = await mirroredOrder(ctx, { transaction_id: row.transaction_id })
  if (!mirrored || ctx.clock.now() - mirrored.fetched_at > timing.mirror_trusted) return undefined
  const shipping = shippingOf(mirrored)
  if (mirrored.order_state !== 1 || (shipping.shipping_list ?? []).length > 0) return undefined
  return {
    ...mirrored,
    in_complaint: mirrored.in_complaint === 1,
    trade_create_time: 0,
    shipping,
  }
}

function queryOf(row: ShipmentRow): OrderQuery {
  if (row.transaction_id !== null) return { transaction_id: row.transaction_id }
  const { mchid, out_trade_no } = contentOf(row).order_key
  return { merchant_id: mchid, merchant_trade_no: out_trade_no }
}

/** The same payment may have come once with each of its numbers. */
async function anotherIsOpen(
  ctx: Context,
  row: ShipmentRow,
  transaction_id: string,
): Promise<boolean> {
  if (row.transaction_id !== null) return false
  const others = await shipmentsOfPayment(ctx.store, ctx.appid, row.payment, transaction_id)
  return others.some(
    ({ id, state }) =>
      id !== row.id && (state === 'queued' || state === 'sending' || state === 'verifying'),
  )
}

/** Commits that it is being sent, then sends. */
async function send(
  ctx: Context,
  row: ShipmentRow,
  order: WechatOrder,
  timing: ShipmentTiming,
): Promise<ShipmentRow | undefined> {
  const now = ctx.clock.now()
  const sending = await move(ctx, row, {
    state: 'sending',
    transaction_id: order.transaction_id,
    openid: order.openid,
    // Kept over resends, and later than any upload of this payment before it [seed 000].
    upload_time: row.upload_time ?? uploadTime(Math.max(now, afterLastUpload(order))),
    deadline_at: now + timing.deadline,
    reason: null,
    errcode: null,
  })
  if (!sending) return undefined
  try {
    await ctx.wechat.shipping.upload({
      ...contentOf(sending),
      order_key: { order_number_type: 2, transaction_id: order.transaction_id },
      upload_time: sending.upload_time ?? '',
      payer: { openid: order.openid },
    })
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    return afterFailedUpload(ctx, sending, error, timing)
  }
  return move(ctx, sending, { state: 'verifying', tries: 0 }, attemptOf(ctx, 'upload'))
}

/** WeChat tells times in seconds: the next second is surely later. */
function afterLastUpload({ shipping }: WechatOrder): number {
  const times = (shipping.shipping_list ?? []).map((parcel) => parcel.upload_time)
  return (Math.max(0, ...times) + 1) * 1000
}

function afterFailedUpload(
  ctx: Context,
  row: ShipmentRow,
  error: WechatError,
  timing: ShipmentTiming,
): Promise<ShipmentRow | undefined> {
  const attempt = attemptOf(ctx, 'upload', error)
  const errcode = error.errcode ?? null
  const verifying = (reason: string): Promise<ShipmentRow | undefined> =>
    move(ctx, row, { state: 'verifying', tries: 0, reason, errcode }, attempt)

  if (error.outcome === 'unknown') return verifying('answer_lost')
  const again = (reason: string): Promise<ShipmentRow | undefined> =>
    move(ctx, row, later(ctx, row, timing, { state: 'queued', reason, errcode }), attempt)
  if (error.outcome === 'not_sent') return again('wechat_not_reached')
  if (errcode !== null && isBusy(errcode)) return verifying('wechat_busy')

  switch (error.kind) {
    case 'done':
      return verifying('already_there')
    case 'wait':
      // 10060001 among them: get_order decides next time how long it may stay unknown.
      return again('wechat_says_wait')
    case 'token':
      return again('token_refused')
    case 'retry':
      return verifying('wechat_busy')
    case 'operator':
    case 'invalid':
    case undefined:
      return reject(ctx, row, errcode, attempt)
  }
}

/** Refused for good. A correction that WeChat did not take has not spent the chance. */
async function reject(
  ctx: Context,
  row: ShipmentRow,
  errcode: number | null,
  attempt: Attempt,
): Promise<ShipmentRow | undefined> {
  const change = { state: 'rejected', reason: 'refused_by_wechat', errcode } as const
  const moved = await move(ctx, row, change, attempt)
  if (moved?.spends_reshipment === 1 && errcode !== 10060003 && moved.transaction_id !== null)
    await returnReshipment(ctx.store, ctx.appid, moved.transaction_id)
  return moved
}

/** Asks WeChat what became of the upload. */
async function verify(
  ctx: Context,
  row: ShipmentRow,
  timing: ShipmentTiming,
): Promise<ShipmentRow | undefined> {
  const unproven = ctx.clock.now() - row.deadline_at > timing.unproven
  let order: WechatOrder
  try {
    order = await fetchOrder(ctx, queryOf(row))
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    if (unproven) return stop(ctx, row, 'unproven', error)
    return move(ctx, row, later(ctx, row, timing, {}), attemptOf(ctx, 'get_order', error))
  }
  const asked = attemptOf(ctx, 'get_order')
  const proof = proveShipment(order, contentOf(row))
  // What a correction corrects is still there, and the chance is: it was not applied.
  const uncorrected =
    proof === 'different' &&
    row.spends_reshipment === 1 &&
    order.shipping.finish_shipping_count !== 2
  switch (uncorrected ? 'absent' : proof) {
    case 'applied':
      return move(ctx, row, { state: 'shipped', reason: null, errcode: null }, asked)
    case 'absent': {
      const onItsWay = ctx.clock.now() < row.deadline_at
      if (onItsWay) return move(ctx, row, later(ctx, row, timing, {}), asked)
      if (unproven) return stop(ctx, row, 'not_taken')
      return move(
        ctx,
        row,
        { state: 'queued', reason: 'not_applied', due_at: ctx.clock.now() },
        asked,
      )
    }
    case 'different':
    case 'closed':
      return stop(ctx, row, 'shipped_differently')
  }
}

/** Somebody should look. */
function stop(
  ctx: Context,
  row: ShipmentRow,
  reason: string,
  error?: WechatError,
): Promise<ShipmentRow | undefined> {
  ctx.log.error({ shipment: row.id, reason, errcode: error?.errcode }, 'a shipment needs attention')
  return move(
    ctx,
    row,
    { state: 'needs_attention', reason, errcode: error?.errcode ?? row.errcode },
    attemptOf(ctx, 'get_order', error),
  )
}

/**
 * The rules: what becomes of a shipment, given what WeChat says. Pure: no clock, no database, no
 * calls. Nobody goes from `sending` or `verifying` to another upload without get_order in between,
 * because a second upload of a shipped payment spends its one re-shipment chance [seed 000].
 */
import { ERRCODE, FINISH_SHIPPING_COUNT, isBusy, WechatInvalidRequest } from '@fahuo/wechat'
import type { WechatError } from '@fahuo/wechat'
import type { BackoffLimits } from '../core/backoff.ts'
import type { Order } from '../orders/queries.ts'
import type { Shipment } from './queries.ts'
import type { Reason } from './reasons.ts'
import { reconcileAll } from './reconcile.ts'
import type { NextState, ShipmentState } from './states.ts'

/** How long things may take, in milliseconds; tests pass shorter ones. */
export interface ShipmentTiming extends BackoffLimits {
  /** How long an upload may still take effect after it was sent. */
  deadline_ms: number
  /** How long after payment it may be unknown to WeChat before a person should look. */
  unknown_payment_ms: number
  /** How long a sent upload may stay unproven before a person should look. */
  unproven_ms: number
  /** How long "awaiting shipment" of the local copy is trusted without asking again. */
  copy_trusted_ms: number
}

/** A transition from a state; the table of states says which there are. */
export interface Transition<From extends ShipmentState> extends StepTo {
  state: NextState<From>
}

/** A transition to a state. */
export interface StepTo {
  state: ShipmentState
  reason: Reason | null
  errcode?: number | null
  /** When it is due again: at once, or after a backoff that grows with its tries. */
  due?: 'now' | 'later'
  /** The tries of the next state are counted from the start. */
  fresh_tries?: true
}

/** All that goes in one upload: a shipment, or those of a combined payment with the leader first. */
export interface Upload {
  shipments: readonly Shipment[]
  /** As WeChat returned them, one for each shipment. */
  orders: readonly Order[]
}

const contentsOf = ({ shipments }: Upload) => shipments.map(({ content }) => content)

const chanceSpent = ({ shipping }: Order) =>
  shipping.finish_shipping_count === FINISH_SHIPPING_COUNT.RESHIPPED

/** Decides what to do with a queued shipment once its orders are known. @returns 'upload' to send it */
export function decideQueued(
  upload: Upload,
  another_open: boolean,
): 'upload' | Transition<'queued'> {
  const { shipments, orders } = upload
  const [order] = orders
  const payer = order?.openid
  if (shipments.some(({ openid }) => openid !== null && openid !== payer))
    return { state: 'rejected', reason: 'not_the_payer', errcode: ERRCODE.PAYER_MISMATCH }
  if (another_open) return { state: 'rejected', reason: 'another_shipment_is_open' }
  switch (reconcileAll(orders, contentsOf(upload))) {
    case 'matches':
      return { state: 'shipped', reason: 'was_shipped_already' }
    case 'missing':
      return 'upload'
    case 'partly':
      return { state: 'needs_attention', reason: 'partly_shipped' }
    case 'closed':
      return { state: 'rejected', reason: 'closed', errcode: ERRCODE.NOT_SHIPPABLE }
    case 'conflicts':
      if (!shipments[0]?.spends_reshipment)
        return { state: 'needs_attention', reason: 'shipped_differently' }
      // A correction finds what it corrects, unless somebody else took the chance meanwhile.
      return order && chanceSpent(order)
        ? { state: 'rejected', reason: 'reshipment_spent', errcode: ERRCODE.RESHIPMENT_SPENT }
        : 'upload'
  }
}

/**
 * Decides what to do with a queued shipment when get_order failed.
 * @param age_ms since the payment, or since it was accepted when the payment's time is unknown
 */
export function decideUnanswered(
  error: WechatError,
  age_ms: number,
  timing: ShipmentTiming,
): Transition<'queued'> {
  const errcode = error.errcode ?? null
  if (errcode !== ERRCODE.PAYMENT_UNKNOWN)
    return { state: 'queued', reason: 'wechat_does_not_answer', errcode, due: 'later' }
  return age_ms > timing.unknown_payment_ms
    ? { state: 'needs_attention', reason: 'unknown_payment', errcode }
    : { state: 'queued', reason: 'payment_not_known_yet', errcode, due: 'later' }
}

/** Decides what to do after an upload that failed. @param age_ms since the payment */
export function decideFailedUpload(
  error: WechatError | WechatInvalidRequest,
  age_ms: number,
  timing: ShipmentTiming,
): Transition<'sending'> {
  // The API accepts none of these; one may have been accepted under older rules.
  if (error instanceof WechatInvalidRequest)
    return {
      state: 'rejected',
      reason: 'breaks_a_rule',
      errcode: error.issues[0]?.errcode ?? null,
    }
  const errcode = error.errcode ?? null
  const verify = (reason: Reason): Transition<'sending'> => ({
    state: 'verifying',
    reason,
    errcode,
    fresh_tries: true,
  })
  const again = (reason: Reason): Transition<'sending'> => ({
    state: 'queued',
    reason,
    errcode,
    due: 'later',
  })
  if (error.outcome === 'unknown') return verify('answer_lost')
  if (error.outcome === 'not_sent') return again('wechat_not_reached')
  if (errcode !== null && isBusy(errcode)) return verify('wechat_busy')
  switch (error.kind) {
    case 'done':
      return verify('already_there')
    case 'wait':
      if (errcode !== ERRCODE.PAYMENT_UNKNOWN) return again('wechat_says_wait')
      // get_order knows the payment and the upload does not: it is new, or never enters.
      return age_ms > timing.unknown_payment_ms
        ? { state: 'needs_attention', reason: 'unknown_payment', errcode }
        : again('payment_not_known_yet')
    case 'token':
      return again('token_refused')
    case 'retry':
      return verify('wechat_busy')
    case 'operator':
    case 'invalid':
    case undefined:
      return { state: 'rejected', reason: 'refused_by_wechat', errcode }
  }
}

/**
 * Decides what became of an upload that was sent.
 * @param orders as get_order tells them; null when it failed
 */
export function decideSent(
  { shipments, orders }: { shipments: readonly Shipment[]; orders: readonly Order[] | null },
  now: number,
  timing: ShipmentTiming,
): Transition<'verifying'> {
  const [shipment] = shipments
  if (!shipment) throw new Error('an upload without a shipment')
  const { reason, errcode, deadline_at, accepted_at, spends_reshipment } = shipment
  const again: Transition<'verifying'> = { state: 'verifying', reason, errcode, due: 'later' }
  const unproven = now - deadline_at > timing.unproven_ms
  if (!orders) return unproven ? { state: 'needs_attention', reason: 'unproven' } : again

  const result = reconcileAll(orders, contentsOf({ shipments, orders }))
  // What a correction corrects is still there, and the chance is: it did not take effect.
  const uncorrected = result === 'conflicts' && spends_reshipment && !orders.some(chanceSpent)
  switch (uncorrected ? 'missing' : result) {
    case 'matches':
      return { state: 'shipped', reason: null, errcode: null }
    case 'partly':
    case 'missing': {
      if (now < deadline_at) return again
      if (result === 'partly') return { state: 'needs_attention', reason: 'partly_shipped' }
      // WeChat accepted it, and still nothing is there: sending it again for ever would help nobody.
      const accepted = reason === null
      return accepted && now - accepted_at > timing.unproven_ms
        ? { state: 'needs_attention', reason: 'not_taken' }
        : { state: 'queued', reason: 'not_applied', due: 'now' }
    }
    case 'conflicts':
    case 'closed':
      return { state: 'needs_attention', reason: 'shipped_differently' }
  }
}

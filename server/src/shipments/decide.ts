/**
 * The rules: what becomes of a shipment, given what a look (get_order) shows. Pure: no clock, no
 * database, no calls. Only `decide` says `send`, and only for a queued shipment whose payment is
 * claimed and was looked at after the claim: a second upload of a shipped payment spends its one
 * re-shipment chance [seed 000]. docs/PROMISE.md tells what of this is checked, and how.
 */
import { ERRCODE, FINISH_SHIPPING_COUNT } from '@fahuo/wechat'
import type { BackoffLimits } from '../core/backoff.ts'
import type { LeaseTiming } from '../core/leased-work.ts'
import type { Order } from '../orders/queries.ts'
import type { Payment } from '../payments/queries.ts'
import { isStale, newestShown, prove, type Proof } from './prove.ts'
import type { Shipment } from './queries.ts'
import type { Reason } from './reasons.ts'
import type { NextState, ShipmentState } from './states.ts'

/** How long things may take, in milliseconds; tests pass shorter ones. */
export interface ShipmentTiming extends BackoffLimits, LeaseTiming {
  /** How long after payment it may be unknown to WeChat before a person should look. */
  unknown_payment_ms: number
  /** How long a sent upload may stay unproven after its deadline before a person should look. */
  unproven_ms: number
  /** How long WeChat's answer to an upload may contradict what get_order shows. */
  answered_ms: number
  /** How long a payment that get_order knows may be refused as not payable. */
  not_payable_ms: number
}

/**
 * Whether an upload without an answer is sent again when get_order shows nothing of it. `by-hand`: only
 * when a person retries it.
 */
export type Resend = 'auto' | 'by-hand'

/** What a look brought, for all that goes in one upload. */
export type Evidence =
  | { kind: 'orders'; orders: readonly Order[] }
  /** 10060001. */
  | { kind: 'unknown_payment' }
  /** WeChat did not answer, or answered about another payment. */
  | { kind: 'nothing'; errcode: number | null }
  /** Refused for the account, its token or its quota. */
  | { kind: 'account'; errcode: number }

/** All that goes in one upload: a shipment, or those of a combined payment with the leader first. */
export interface Upload {
  shipments: readonly Shipment[]
  /** As we know them, one for each shipment. */
  payments: readonly Payment[]
}

/** Which waits are over. */
export interface Late {
  unknown_payment: boolean
  unproven: boolean
  answered: boolean
  not_payable: boolean
}

/** A transition to a state. */
export interface StepTo {
  state: ShipmentState
  reason: Reason | null
  errcode?: number | null
}

/** A transition from a state; the table of states says which there are. */
export interface Transition<From extends ShipmentState> extends StepTo {
  state: NextState<From>
}

export type Decision<From extends 'queued' | 'verifying' = 'queued' | 'verifying'> =
  /** The same state, looked at again later. */
  | { do: 'stay'; reason: Reason | null; errcode: number | null }
  /** Store which payment it is, then look again. */
  | { do: 'claim' }
  | { do: 'send' }
  /** Nothing of this shop is looked at until WeChat serves it again. */
  | { do: 'pause'; errcode: number }
  /** @param new_stamp its last stamp was refused, and is not used again */
  | { do: 'move'; to: Transition<From>; new_stamp?: true }
  /** Of a combined shipment some are there: each ends as it is. */
  | { do: 'part'; shipped: readonly boolean[] }

const stay = (reason: Reason | null, errcode: number | null = null): Decision => ({
  do: 'stay',
  reason,
  errcode,
})
const attention = (reason: Reason, errcode?: number | null): Decision => ({
  do: 'move',
  to: { state: 'needs_attention', reason, ...(errcode !== undefined && { errcode }) },
})
const rejected = (reason: Reason, errcode?: number | null): Decision => ({
  do: 'move',
  to: { state: 'rejected', reason, ...(errcode !== undefined && { errcode }) },
})

/**
 * Decides what follows from a look.
 * @param on_its_way the deadline of its last upload runs: it may still take effect
 */
export function decide(
  upload: Upload,
  evidence: Evidence,
  late: Late,
  on_its_way: boolean,
  resend: Resend = 'auto',
): Decision {
  const [shipment] = upload.shipments
  if (!shipment) throw new Error('an upload without a shipment')
  const queued = shipment.state === 'queued'
  switch (evidence.kind) {
    case 'account':
      return { do: 'pause', errcode: evidence.errcode }
    case 'nothing':
      if (queued) return stay('wechat_does_not_answer', evidence.errcode)
      return late.unproven ? attention('unproven') : stay(shipment.reason, shipment.errcode)
    case 'unknown_payment': {
      const errcode = ERRCODE.PAYMENT_UNKNOWN
      if (queued)
        return late.unknown_payment
          ? attention('unknown_payment', errcode)
          : stay('payment_not_known_yet', errcode)
      return late.unproven ? attention('unproven') : stay(shipment.reason, shipment.errcode)
    }
    case 'orders':
      if (upload.shipments.some(({ transaction_id }) => transaction_id === null))
        return { do: 'claim' }
      return queued
        ? decideQueued(upload, evidence.orders, late)
        : decideSent(upload, evidence.orders, late, on_its_way, resend)
  }
}

/** What a look shows of all that goes in one upload. */
interface Proven {
  proofs: readonly Proof[]
  all: Proof | 'differ'
  stale: boolean
  /** An upload would spend no chance, or one that the request allows. */
  may_be_sent: boolean
}

function proveAll({ shipments, payments }: Upload, orders: readonly Order[]): Proven {
  const proofs = shipments.map(({ content, spends_reshipment }, at) => {
    const order = orders[at]
    return order ? prove(order, content, spends_reshipment) : 'different'
  })
  const sendable = proofs.map((proof, at) => {
    if (proof === 'absent' || proof === 'grows') return true
    return (
      proof === 'different' && (shipments[at]?.spends_reshipment ?? false) && !isSpent(orders[at])
    )
  })
  const [first = 'different', ...others] = new Set(proofs)
  const may_be_sent = sendable.every(Boolean)
  return {
    proofs,
    all: others.length === 0 ? first : 'differ',
    stale: orders.some((order, at) => isStale(order, payments[at]?.newest ?? 0)),
    may_be_sent,
  }
}

/** WeChat has counted the re-shipment of an order. */
export const isSpent = (order: Order | undefined) =>
  order?.shipping.finish_shipping_count === FINISH_SHIPPING_COUNT.RESHIPPED

function decideQueued(upload: Upload, orders: readonly Order[], late: Late): Decision {
  const { shipments } = upload
  if (shipments.some(({ openid }, at) => openid !== null && openid !== orders[at]?.openid))
    return rejected('not_the_payer', ERRCODE.PAYER_MISMATCH)
  const { proofs, all, stale, may_be_sent } = proveAll(upload, orders)
  if (all === 'applied')
    return { do: 'move', to: { state: 'shipped', reason: 'was_shipped_already', errcode: null } }
  if (stale) return late.unproven ? attention('unproven') : stay(shipments[0]?.reason ?? null)
  // What was told is no proof: a person may know better, and WeChat's own word ends it (takes_none).
  if (may_be_sent)
    return upload.payments.some(({ refunded }) => refunded) ? attention('refunded') : { do: 'send' }
  if (proofs.includes('applied'))
    return { do: 'part', shipped: proofs.map((proof) => proof === 'applied') }
  if (all === 'takes_none') return rejected('order_closed', ERRCODE.NOT_SHIPPABLE)
  if (all === 'differ') return attention('partly_shipped')
  return shipments.some(({ spends_reshipment }) => spends_reshipment)
    ? rejected('reshipment_spent', ERRCODE.RESHIPMENT_SPENT)
    : attention('shipped_differently')
}

function decideSent(
  upload: Upload,
  orders: readonly Order[],
  late: Late,
  on_its_way: boolean,
  resend: Resend,
): Decision {
  const { shipments, payments } = upload
  const [shipment] = shipments
  if (!shipment) throw new Error('an upload without a shipment')
  const { hint, unsure_before, reason, errcode } = shipment
  const corrects = shipments.some(({ spends_reshipment }) => spends_reshipment)
  const same = stay(reason, errcode)
  const { proofs, all, stale, may_be_sent } = proveAll(upload, orders)
  const wait = (is_late: boolean, why: Reason, code?: number | null) =>
    is_late ? attention(why, code) : same

  if (all === 'applied')
    return { do: 'move', to: { state: 'shipped', reason: null, errcode: null } }
  if (stale) return wait(late.unproven, 'unproven')
  if (on_its_way) return same
  if (!may_be_sent) {
    if (proofs.includes('applied'))
      return late.answered
        ? { do: 'part', shipped: proofs.map((proof) => proof === 'applied') }
        : same
    if (all === 'takes_none') return rejected('order_closed', ERRCODE.NOT_SHIPPABLE)
    if (all === 'differ') return wait(late.answered, 'partly_shipped')
    return corrects
      ? rejected('reshipment_spent', ERRCODE.RESHIPMENT_SPENT)
      : attention('shipped_differently')
  }
  const requeue: Decision = { do: 'move', to: { state: 'queued', reason: 'not_applied' } }
  const corrected = corrects && proofs.includes('different')
  switch (hint) {
    case 'none':
    case 'lost':
    case 'unsure':
      return resend === 'auto' ? requeue : wait(late.answered, 'unproven')
    case 'answered':
      return wait(late.answered, 'not_taken', errcode)
    case 'refused':
      if (unsure_before) return wait(late.answered, 'unproven', errcode)
      return rejected('refused_by_wechat', errcode)
    case 'complete':
      if (corrected && !unsure_before) return rejected('refused_by_wechat', errcode)
      return wait(late.answered, 'newer_at_wechat', errcode)
    case 'spent':
      if (corrects && !unsure_before) return rejected('reshipment_spent', errcode)
      return wait(late.answered, 'unproven', errcode)
    case 'not_payable':
      return late.not_payable
        ? attention('not_payable', errcode)
        : { do: 'move', to: { state: 'queued', reason: 'not_payable', errcode } }
    case 'stale_time': {
      const passed = orders.some((order, at) => newestShown(order) >= (payments[at]?.stamp ?? 0))
      if (passed || (corrects && !unsure_before)) return { ...requeue, new_stamp: true }
      return wait(late.answered, 'newer_at_wechat', errcode)
    }
  }
}

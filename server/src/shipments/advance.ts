/** What moves an accepted shipment: it looks (get_order), lets `decide` judge, and stores the transition. */
import { ERRCODE, ORDER_NUMBER_TYPE, WechatError, WechatInvalidRequest } from '@fahuo/wechat'
import { backoff } from '../core/backoff.ts'
import { SECOND_MS, toSeconds, uploadTime } from '../core/time.ts'
import { lookUpOrder, type OrderKey } from '../orders/mirror.ts'
import { savingOrders, type Order } from '../orders/queries.ts'
import {
  endingReservation,
  endingStamp,
  readPayments,
  savingLook,
  savingStamp,
  type MovedShipment,
  type Payment,
} from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { orderKeyOf } from './content.ts'
import {
  decide,
  type Decision,
  type Evidence as Shown,
  type Late,
  type ShipmentTiming,
  type StepTo,
} from './decide.ts'
import { hintOf, isAccountErrcode } from './hint.ts'
import { newestShown, uploadOf } from './prove.ts'
import {
  claimPayments,
  namingPayer,
  shipmentsTogether,
  type Attempt,
  type Shipment,
} from './queries.ts'
import { stampFor, stampMs, timeOfLook } from './stamp.ts'
import { assertTransition, isOpen } from './states.ts'
import { lookTeaches } from './teach.ts'
import {
  endingByLook,
  saveTransition,
  type Evidence,
  type ShipmentChange,
} from './transition-queries.ts'

/** A shipment after a step; undefined when it is not ours any more. */
type Step = Promise<Shipment | undefined>

/** A look older than this is taken again before an upload, once. */
const FRESH_MS = 2 * SECOND_MS

/** Moves a claimed shipment one step. */
export async function advance(shop: Shop, shipment: Shipment, timing: ShipmentTiming): Step {
  switch (shipment.state) {
    case 'sending':
      // The worker that sent it is gone; the request may still be on its way.
      return move(shop, shipment, timing, {
        to: { state: 'verifying', reason: 'interrupted' },
        change: { hint: 'lost', unsure_before: true, tries: 0 },
      })
    case 'queued':
    case 'verifying': {
      const look = await lookAtAll(shop, shipment)
      const decision = decide(
        look,
        look.shown,
        lateness(shop, shipment, look, timing),
        shop.clock.now() < shipment.deadline_at,
      )
      return carryOut(shop, shipment, timing, look, decision)
    }
    case 'shipped':
    case 'superseded':
    case 'rejected':
    case 'needs_attention':
      return undefined
  }
}

/** What get_order showed of all that goes in one upload, and what was known before it was asked. */
interface Look {
  shipments: readonly Shipment[]
  /** As they were before the look. */
  payments: readonly Payment[]
  orders: readonly Order[]
  shown: Shown
  attempt: Attempt
  asked_at: number
}

async function lookAtAll(shop: Shop, shipment: Shipment): Promise<Look> {
  const shipments = await shipmentsTogether(shop, shipment)
  const ids = shipments.flatMap(({ transaction_id }) => transaction_id ?? [])
  const payments = ids.length === shipments.length ? await readPayments(shop, ids) : []
  const asked_at = shop.clock.now()
  const known = { shipments, payments, asked_at }
  try {
    const orders = await Promise.all(shipments.map((one) => lookUpOrder(shop, orderKey(one))))
    shop.pause.resume('get_order')
    const named = orders.every(({ transaction_id }, at) =>
      isItsAnswer(shipments[at], transaction_id),
    )
    return {
      ...known,
      orders: named ? orders : [],
      shown: named ? { kind: 'orders', orders } : { kind: 'nothing', errcode: null },
      attempt: attempt(shop, 'get_order', named ? undefined : { outcome: 'unknown' }),
    }
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    return {
      ...known,
      orders: [],
      shown: shownBy(shop, error),
      attempt: attempt(shop, 'get_order', error),
    }
  }
}

/** An answer that names another payment is no answer. */
const isItsAnswer = (shipment: Shipment | undefined, transaction_id: string) =>
  shipment !== undefined &&
  (shipment.transaction_id === null || shipment.transaction_id === transaction_id)

function shownBy(shop: Shop, error: WechatError): Shown {
  const { outcome } = error
  const errcode = error.errcode ?? null
  if (outcome === 'refused' && errcode === ERRCODE.PAYMENT_UNKNOWN) {
    shop.pause.resume('get_order')
    return { kind: 'unknown_payment' }
  }
  if (outcome === 'refused' && errcode !== null && isAccountErrcode(errcode))
    return { kind: 'account', errcode }
  return { kind: 'nothing', errcode }
}

/** Which waits are over; they are counted while WeChat answered, not while it or we were away. */
function lateness(
  shop: Shop,
  shipment: Shipment,
  { orders }: Pick<Look, 'orders'>,
  timing: ShipmentTiming,
): Late {
  const answers_since = shop.pause.answersSince()
  const now = shop.clock.now()
  const over = (since: number, limit_ms: number) =>
    answers_since !== null && now - Math.max(since, answers_since) > limit_ms
  const paid_at = Math.min(...orders.map(({ pay_time }) => pay_time * SECOND_MS))
  const answered_at = Math.max(shipment.answered_at, shipment.deadline_at)
  return {
    unknown_payment: over(
      Number.isFinite(paid_at) ? paid_at : shipment.accepted_at,
      timing.unknown_payment_ms,
    ),
    unproven: over(Math.max(answered_at, shipment.accepted_at), timing.unproven_ms),
    answered: over(answered_at, timing.answered_ms),
    not_payable: over(answered_at, timing.not_payable_ms),
  }
}

async function carryOut(
  shop: Shop,
  shipment: Shipment,
  timing: ShipmentTiming,
  look: Look,
  decision: Decision,
): Step {
  const { attempt: looked, orders } = look
  switch (decision.do) {
    case 'pause':
      shop.pause.refuse(decision.errcode, 'get_order')
      return waitFor(shop, shipment, timing, {
        reason: shipment.state === 'queued' ? 'account_refused' : shipment.reason,
        errcode: decision.errcode,
      })
    case 'stay': {
      const { reason, errcode } = decision
      // The same again says nothing new: what was tried stays readable.
      const again = shipment.tries > 3 && reason === shipment.reason && errcode === shipment.errcode
      return waitFor(shop, shipment, timing, { reason, errcode }, again ? [] : [looked], look)
    }
    case 'claim':
      return claim(shop, shipment, timing, look)
    case 'send':
      return send(shop, shipment, timing, look)
    case 'part':
      return endParts(shop, shipment, timing, look, decision.shipped)
    case 'move': {
      const { to, new_stamp } = decision
      const now = shop.clock.now()
      const proven = to.state === 'shipped' ? look.shipments : []
      const requeued = to.state === 'queued'
      return move(shop, shipment, timing, {
        to,
        attempts: to.reason === 'was_shipped_already' ? [] : [looked],
        change: {
          updated_at: now,
          tries: 0,
          ...(requeued && {
            hint: to.reason === 'not_payable' ? shipment.hint : 'none',
            due_at: now + backoff(Math.max(shipment.sends - 1, 0), timing),
          }),
          ...(proven.length > 0 && whoseIt(orders[0])),
        },
        before: namingPayers(shop, look),
        more: [
          ...savingOrders(shop, orders),
          ...(await lookTeaches(shop, orders, proven)),
          ...endingStamps(
            shop,
            { id: shipment.id, state: to.state, updated_at: now },
            look,
            to.state === 'shipped',
            new_stamp ?? false,
          ),
          ...endingReservations(shop, now, look, to),
        ],
      })
    }
  }
}

/** The others of a combined shipment get their payers before they go anywhere. */
function namingPayers(shop: Shop, { shipments, orders }: Look) {
  return shipments.slice(1).flatMap(({ id, openid }, at) => {
    const order = orders[at + 1]
    return openid === null && order ? [namingPayer(shop, id, order.openid)] : []
  })
}

const whoseIt = (order: Order | undefined) =>
  order ? { transaction_id: order.transaction_id, openid: order.openid } : {}

/** The stamp of a payment ends with the proof of the upload that carried it, or its refusal. */
function endingStamps(
  shop: Shop,
  moved: MovedShipment,
  { shipments, payments, orders }: Look,
  proven: boolean,
  refused: boolean,
) {
  return payments.flatMap(({ transaction_id, stamp, stamp_pending }, at) => {
    const order = orders[at]
    const own = shipments[at]?.upload_time === uploadTime(stampMs(stamp))
    if (!stamp_pending || !order) return []
    if (proven && own) return [endingStamp(shop, transaction_id, stamp, moved, newestShown(order))]
    return refused ? [endingStamp(shop, transaction_id, stamp, moved)] : []
  })
}

/** A correction that has ended gives the chance back in the same commit, or has spent it. */
function endingReservations(
  shop: Shop,
  updated_at: number,
  { shipments, orders }: Look,
  { state, reason }: StepTo,
) {
  if (state !== 'rejected' && state !== 'shipped') return []
  return shipments.flatMap(({ id, spends_reshipment }, at) => {
    if (!spends_reshipment) return []
    if (state === 'rejected')
      return [
        endingReservation(
          shop,
          { id, state, updated_at },
          reason === 'reshipment_spent' ? 'spent' : undefined,
        ),
      ]
    const finished = orders[at]?.shipping.finish_shipping === true
    // WeChat counts it when the shipment is complete: until then it is spent as far as we know.
    return [endingReservation(shop, { id, state, updated_at }, finished ? undefined : 'presumed')]
  })
}

/** Stores which payments these are: only a look after that counts. */
async function claim(shop: Shop, shipment: Shipment, timing: ShipmentTiming, look: Look): Step {
  const { shipments, orders } = look
  const claims = shipments.flatMap(({ id }, at) => {
    const order = orders[at]
    return order ? [{ id, transaction_id: order.transaction_id, openid: order.openid }] : []
  })
  if (!(await claimPayments(shop, claims)))
    return waitFor(shop, shipment, timing, { reason: 'waits_for_other', errcode: null })
  const [own] = claims
  return own && { ...shipment, ...own, openid: shipment.openid ?? own.openid }
}

/** Commits the stamp and `sending`, then uploads: nothing else does. */
async function send(shop: Shop, shipment: Shipment, timing: ShipmentTiming, look: Look): Step {
  const { shipments, orders, payments, asked_at } = look
  const now = shop.clock.now()
  if (now - asked_at > FRESH_MS && shipment.tries === 0) {
    // Slow: somebody may have shipped it by hand meanwhile.
    return move(shop, shipment, timing, {
      to: { state: 'queued', reason: shipment.reason, errcode: shipment.errcode },
      change: { tries: 1, due_at: now },
      keep_lease: true,
    })
  }
  const stamp = stampFor(payments, orders, timeOfLook(asked_at, shop.wechat.clockAhead()))
  if (stamp === null)
    return move(shop, shipment, timing, {
      to: { state: 'needs_attention', reason: 'stamps_differ' },
      more: savingOrders(shop, orders),
    })
  const sending = await move(shop, shipment, timing, {
    to: { state: 'sending', reason: null, errcode: null },
    change: {
      ...whoseIt(orders[0]),
      openid: shipment.openid ?? orders[0]?.openid ?? null,
      upload_time: uploadTime(stampMs(stamp)),
      deadline_at: now + timing.deadline_ms,
      hint: shipment.hint === 'not_payable' ? 'not_payable' : 'none',
      sends: shipment.sends + 1,
    },
    stamps_seen: payments,
    before: namingPayers(shop, look),
    more: [
      ...savingOrders(shop, orders),
      ...savingStamp(
        shop,
        payments.map(({ transaction_id }) => transaction_id),
        stamp,
        shipment,
      ),
    ],
  })
  if (!sending) return undefined
  const failure = await callUpload(shop, sending, shipments, orders).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof WechatError || error instanceof WechatInvalidRequest) return error
      throw error
    },
  )
  return takeAnswer(shop, sending, timing, look, failure)
}

/** Stores what is known of the upload; only a look, or a person, ends a shipment. */
async function takeAnswer(
  shop: Shop,
  sending: Shipment,
  timing: ShipmentTiming,
  look: Look,
  failure: WechatError | WechatInvalidRequest | undefined,
): Step {
  const answer = hintOf(failure)
  const now = shop.clock.now()
  const attempts = failure instanceof WechatInvalidRequest ? [] : [attempt(shop, 'upload', failure)]
  const later = now + backoff(Math.max(sending.sends - 1, 0), timing)
  switch (answer.to) {
    case 'verifying': {
      const { hint, may_be_taken, reason, errcode } = answer
      if (hint !== 'lost') shop.pause.resume('upload')
      const definite = hint !== 'lost' && hint !== 'unsure'
      const kept = hint === 'not_payable' && sending.hint === 'not_payable'
      return move(shop, sending, timing, {
        to: { state: 'verifying', reason, errcode },
        attempts,
        change: {
          hint,
          tries: 0,
          ...(may_be_taken && { unsure_before: true }),
          ...(definite && { deadline_at: now }),
          answered_at: kept ? sending.answered_at : now,
        },
        // WeChat has it by its own word: a look that does not show it yet is an older one.
        more: failure ? [] : raisingVersion(shop, look, sending),
        keep_lease: true,
      })
    }
    case 'rejected':
      return move(shop, sending, timing, {
        to: { state: 'rejected', reason: answer.reason, errcode: answer.errcode },
        change: { updated_at: now },
        more: endingReservations(shop, now, look, { state: 'rejected', reason: answer.reason }),
      })
    case 'paused':
      shop.pause.refuse(answer.errcode, 'upload')
      return move(shop, sending, timing, {
        to: { state: 'queued', reason: 'account_refused', errcode: answer.errcode },
        attempts,
        change: { due_at: later, deadline_at: now },
      })
    case 'queued': {
      const { reason, errcode } = answer
      const { unknown_payment } = lateness(shop, sending, look, timing)
      const unknown = errcode === ERRCODE.PAYMENT_UNKNOWN && unknown_payment
      return move(shop, sending, timing, {
        to: unknown
          ? { state: 'needs_attention', reason: 'unknown_payment', errcode }
          : { state: 'queued', reason, errcode },
        attempts,
        change: { due_at: later, deadline_at: now },
      })
    }
  }
}

function raisingVersion(shop: Shop, { payments }: Look, { upload_time }: Shipment) {
  const newest = toSeconds(Date.parse(upload_time ?? ''))
  return payments.flatMap(({ transaction_id }) =>
    savingLook(shop, transaction_id, { newest, chance: null }),
  )
}

/** Of a combined shipment some parts are there: each ends as it is. */
async function endParts(
  shop: Shop,
  shipment: Shipment,
  timing: ShipmentTiming,
  look: Look,
  shipped: readonly boolean[],
): Step {
  const there = look.shipments.filter((_, at) => shipped[at])
  const updated_at = shop.clock.now()
  return move(shop, shipment, timing, {
    to: { state: 'needs_attention', reason: 'partly_shipped' },
    attempts: [look.attempt],
    change: whoseIt(look.orders[0]),
    before: namingPayers(shop, look),
    more: [
      ...savingOrders(shop, look.orders),
      endingByLook(
        shop,
        there.map(({ id }) => id),
        'needs_attention',
        { state: 'shipped', reason: null, updated_at },
      ),
    ],
  })
}

/** Leaves a shipment in its state, to be looked at again later. */
async function waitFor(
  shop: Shop,
  shipment: Shipment,
  timing: ShipmentTiming,
  { reason, errcode }: Pick<StepTo, 'reason'> & { errcode: number | null },
  attempts: readonly Attempt[] = [],
  look?: Look,
): Step {
  const { state, tries } = shipment
  return move(shop, shipment, timing, {
    to: { state, reason, errcode },
    attempts,
    change: { tries: tries + 1, due_at: shop.clock.now() + backoff(tries, timing) },
    more: look
      ? [...savingOrders(shop, look.orders), ...(await lookTeaches(shop, look.orders))]
      : [],
  })
}

function orderKey({ transaction_id, content }: Shipment): OrderKey {
  if (transaction_id !== null) return { transaction_id }
  const { mchid, out_trade_no } = content.order_key
  return { merchant_id: mchid, merchant_trade_no: out_trade_no }
}

function callUpload(
  shop: Shop,
  leader: Shipment,
  shipments: readonly Shipment[],
  orders: readonly Order[],
): Promise<unknown> {
  const { combined_key, transaction_id, openid } = leader
  const upload_time = leader.upload_time ?? ''
  const payer = { openid: openid ?? '' }
  const contents = shipments.map(({ content }, at) => {
    const order = orders[at]
    return order ? uploadOf(order, content) : content
  })
  if (combined_key !== null)
    return shop.wechat.shipping.uploadCombined({
      // Main and sub-orders by one kind of number: as the merchant gave them [268485253].
      order_key: orderKeyOf(combined_key),
      sub_orders: contents.map((content) => ({
        ...content,
        order_key: orderKeyOf(content.order_key),
      })),
      upload_time,
      payer,
    })
  const [content = leader.content] = contents
  return shop.wechat.shipping.upload({
    ...content,
    order_key: {
      order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY,
      transaction_id: transaction_id ?? '',
    },
    upload_time,
    payer,
  })
}

function attempt(
  shop: Shop,
  call: string,
  error?: Partial<Pick<WechatError, 'errcode' | 'rid'>> & Pick<Attempt, 'outcome'>,
): Attempt {
  const errcode = error?.errcode ?? null
  return {
    at: shop.clock.now(),
    call,
    outcome: error?.outcome ?? 'ok',
    errcode: Number.isNaN(errcode) ? null : errcode,
    rid: error?.rid ?? null,
  }
}

interface Move {
  to: StepTo
  change?: Partial<ShipmentChange>
  attempts?: readonly Attempt[]
  before?: Evidence['before']
  more?: Evidence['more']
  stamps_seen?: readonly Payment[]
  /** The same worker goes on with it at once. */
  keep_lease?: true
}

/** Stores a transition; lets go of the lease unless the same worker goes on. */
async function move(
  shop: Shop,
  shipment: Shipment,
  _timing: ShipmentTiming,
  { to, change = {}, attempts = [], before = [], more = [], stamps_seen = [], keep_lease }: Move,
): Step {
  const { state, reason, errcode } = to
  assertTransition(shipment.state, state)
  const { updated_at = shop.clock.now() } = change
  const full: ShipmentChange = { ...change, state, reason, updated_at }
  full.errcode = errcode === undefined ? null : errcode
  if (state === 'needs_attention') {
    full.errcode = errcode ?? attempts.at(-1)?.errcode ?? shipment.errcode
    const facts = { shipment: shipment.id, reason, errcode: full.errcode }
    shop.log.error(facts, 'a shipment needs attention')
  }
  const due_now = full.due_at === undefined || full.due_at <= updated_at
  const goes_on = isOpen({ state }) && (keep_lease || state === 'sending' || due_now)
  if (!goes_on) {
    full.lease = null
    full.lease_until = 0
  }
  return saveTransition(shop, shipment, full, { attempts, before, more, stamps_seen })
}

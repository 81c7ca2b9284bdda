/** Every step that two payments of a combined one may take, as accept, advance and send do it. */
import { decide, isSpent, type Evidence } from '../../../server/src/shipments/decide.ts'
import { stampFor } from '../../../server/src/shipments/stamp.ts'
import { newestOf } from '../rules.ts'
import type { Base } from '../state.ts'
import type { Context } from './context.ts'
import { partShipped, teach } from './looks.ts'
import { post } from './posting.ts'
import {
  ended,
  holds,
  isOpen,
  later,
  nameOf,
  paymentOf,
  shipmentsOf,
  shownOrder,
  SIDES,
  withPayment,
  withRow,
  type Row,
  type Side,
  type State,
} from './state.ts'
import { wireMoves } from './wire.ts'

const MAX_WIRE = 2
const SENT_AGAIN = new Set(['unproven', 'not_taken', 'newer_at_wechat'])
const same = (a: Base, b: Base) => JSON.stringify(a) === JSON.stringify(b)

export function moves(context: Context, state: State): void {
  const { emit, world } = context
  for (const side of SIDES) {
    const sight = { ...state, shown: state.shown.with(side, state.orders[side]) as [Base, Base] }
    if (!same(state.orders[side], state.shown[side])) emit(sight, 'get_order catches up', true)
    emit(teach(state, side), 'a sync reads an order', true)
  }
  if (world.told_refund)
    for (const side of SIDES)
      if (state.payments[side].refund === 0)
        emit(withPayment(state, side, { refund: 1 }), 'we are told of a refund in full of a part')
  for (const request of world.requests) post(context, state, request)
  for (const [at, row] of state.rows.entries()) if (row) rowMoves(context, state, at, row)
  for (const [at, message] of state.wire.entries()) wireMoves(context, state, at, message)
}

function rowMoves(context: Context, state: State, at: number, row: Row): void {
  const { emit, without, world } = context
  const name = nameOf(row)
  const flies = state.wire.some((one) => one.row === at)
  if (row.deadline && (!flies || world.unbounded))
    emit(withRow(state, at, { deadline: false }), 'a deadline is over', !flies)
  if (row.state === 'sending' && !state.wire.some((one) => one.row === at && one.live))
    emit(
      withRow(state, at, { state: 'verifying', hint: 'lost', unsure_before: true }),
      `${name}: interrupted`,
      true,
    )
  if (row.state === 'queued' || row.state === 'verifying') {
    step(context, state, at, row, false)
    if (world.hours) step(context, state, at, row, true)
  }
  const waits = row.state === 'needs_attention'
  const held = state.rows.some(
    (other, place) =>
      place !== at && other && holds(other) && other.sides.some((side) => row.sides.includes(side)),
  )
  if (waits && !held) {
    let next = withRow(state, at, { state: 'queued', hint: 'none', reason: '' })
    const [first] = row.sides
    const forgets = without('a retry forgets the version of each part') ? [first!] : row.sides
    if (SENT_AGAIN.has(row.reason))
      for (const side of forgets)
        if (next.payments[side].pending) next = withPayment(next, side, { newest: 0 })
    const overruled = without('a retry overrules the refund of each part') ? [first!] : row.sides
    if (row.reason === 'refunded')
      for (const side of overruled)
        if (next.payments[side].refund === 1) next = withPayment(next, side, { refund: 2 })
    emit(next, `retry ${name}`, true)
  }
  const closable =
    waits ||
    (row.state === 'queued' && row.upload_time === 0) ||
    (row.state !== 'sending' && isOpen(row) && !row.deadline)
  if (closable) {
    const [first] = row.sides
    const free = (side: Side) => side === first || !without('each part gives its reservation back')
    emit(ended(state, at, free), `close ${name}`, true)
  }
}

function step(context: Context, state: State, at: number, row: Row, late: boolean): void {
  const { emit } = context
  const { sides } = row
  const orders = sides.map((side) => shownOrder(state, side))
  const evidence: Evidence = { kind: 'orders', orders }
  const all = { unknown_payment: late, unproven: late, answered: late, not_payable: late }
  const payments = sides.map((side) => paymentOf(state, side))
  const decision = decide({ shipments: shipmentsOf(row), payments }, evidence, all, row.deadline)
  const label = `${nameOf(row)} (${row.state}${row.hint === 'none' ? '' : `, ${row.hint}`})${late ? ', late' : ''}`
  let learnt = state
  for (const side of sides) learnt = teach(learnt, side)
  if (!learnt.rows[at]) return emit(learnt, `${label}: superseded`, true)
  switch (decision.do) {
    case 'pause':
    case 'claim':
      return
    case 'stay':
      return emit(learnt, `${label}: looks, stays`, true)
    case 'send':
      return send(context, learnt, at, row, label)
    case 'part': {
      let next = withRow(learnt, at, { state: 'needs_attention', reason: 'partly_shipped' })
      for (const [part, side] of sides.entries())
        if (decision.shipped[part]) next = partShipped(teach(next, side, true), at, side)
      return emit(next, `${label}: some are there`, true)
    }
    case 'move': {
      const { state: to, reason } = decision.to
      const said = `${label} → ${to} ${reason ?? ''}`
      if (to === 'shipped') {
        let next = state
        for (const side of sides) next = proven(next, at, row, side)
        return emit(next, said, true)
      }
      if (to === 'rejected') return reject(context, learnt, at, row, reason ?? '', said)
      let next = withRow(learnt, at, {
        state: to === 'needs_attention' ? to : 'queued',
        reason: to === 'needs_attention' ? (reason ?? '') : '',
        hint: to === 'queued' && reason !== 'not_payable' ? 'none' : row.hint,
      })
      if (decision.new_stamp)
        for (const side of sides) {
          const { pending, newest, stamp } = next.payments[side]
          if (pending)
            next = withPayment(next, side, { pending: false, newest: Math.max(newest, stamp) })
        }
      return emit(next, said, true)
    }
  }
}

function proven(state: State, at: number, row: Row, side: Side): State {
  const { stamp, pending } = state.payments[side]
  const taught = teach(state, side, true)
  const next = partShipped(taught, at, side)
  return pending && row.upload_time === stamp
    ? withPayment(next, side, { pending: false, newest: newestOf(state.shown[side]) })
    : next
}

function reject(
  { emit, violate, without }: Context,
  state: State,
  at: number,
  row: Row,
  reason: string,
  label: string,
): void {
  const { sides, spends } = row
  const first = sides[0]
  const free = (side: Side) => side === first || !without('each part gives its reservation back')
  let next = ended(state, at, free)
  if (reason === 'reshipment_spent')
    for (const [part, side] of sides.entries())
      if (spends[part] && (sides.length === 1 || isSpent(shownOrder(state, side))))
        next = withPayment(next, side, { chance: 'spent' })
  if (reason === 'reshipment_spent' && !sides.some((side) => state.orders[side].spent))
    violate('S2: rejected for a chance that is not spent')
  emit(next, label, true)
}

/** Stamp and upload: of payments whose stamps differ nothing is sent. */
function send(context: Context, state: State, at: number, row: Row, label: string): void {
  const { emit, violate, without } = context
  const { sides } = row
  if (state.wire.length >= MAX_WIRE) return
  if (sides.some((side) => state.payments[side].refund === 1))
    violate('S6: sent although we were told of a refund in full')
  const payments = sides.map((side) => paymentOf(state, side))
  const orders = sides.map((side) => shownOrder(state, side))
  let stamp = stampFor(payments, orders, later(state))
  if (stamp === null && without('no stamp serves all')) stamp = later(state)
  if (stamp === null)
    return emit(
      withRow(state, at, { state: 'needs_attention', reason: 'stamps_differ' }),
      `${label} → needs_attention stamps_differ`,
      true,
    )
  let next = withRow(state, at, {
    state: 'sending',
    upload_time: stamp,
    deadline: true,
    hint: 'none',
  })
  for (const side of sides) next = withPayment(next, side, { stamp, pending: true })
  const message = { row: at, sides, parcel: row.parcel, said: row.spends, time: stamp, live: true }
  emit({ ...next, wire: [...next.wire, message] }, `${label} is sent with the time ${stamp}`, true)
}

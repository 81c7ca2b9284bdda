/** What the workers do, as advance.ts and send.ts: look, decide, commit. */
import { views, type Context } from './context.ts'
import { ask, askWaiting, proofOf, stampOf, uploaded, type Shown } from './rules.ts'
import { forgetful, isHeld, put, reject, samePayment, shipped, teach, withRow } from './rows.ts'
import { isOpen, later, MAX_WIRE, nameOf, nothing, type Row, type State } from './state.ts'

export function workerMoves(context: Context, state: State) {
  for (const [at, worker] of state.workers.entries()) {
    if (worker?.seen && !worker.waits) commitSending(context, state, at)
    if (worker) continue
    for (const [place, row] of state.rows.entries())
      if (isOpen(row) && row.lease === 0) step(context, state, at, place, row)
      else if (row?.state === 'waiting') goOn(context, state, place, row)
  }
}

/** As `advanceWaiting`: a unique index holds it back if another one holds the payment after all. */
function goOn(context: Context, state: State, at: number, row: Row) {
  const { emit, without } = context
  const others = state.rows.filter(
    (other, place): other is Row =>
      place !== at && other !== null && samePayment(context, other, row),
  )
  const last_last = without('the last parcel goes last')
  const before = last_last ? others.filter((other) => other.state !== 'waiting') : others
  if (askWaiting(row, before) !== 'go' || isHeld(context, state, at, row)) return
  emit(withRow(state, at, { state: 'queued' }), `${nameOf(row.content)} waits no more`, true)
}

function step(context: Context, state: State, worker: number, at: number, row: Row) {
  const { emit, without, world } = context
  const what = nameOf(row.content)
  if (row.state === 'sending') {
    const interrupted = { state: 'verifying', hint: 'lost', unsure_before: true } as const
    return emit(withRow(state, at, interrupted), `${what}: interrupted → verifying`, true)
  }
  for (const late of world.hours ? [false, true] : [false]) {
    if (late) decided(context, state, worker, at, row, { kind: 'nothing', errcode: null }, late)
    if (world.other) {
      // Another order, to which nothing was shipped.
      const base = { ...nothing, hands: state.wechat.hands }
      const believed = without('an answer that names another payment is no answer')
      const shown = believed
        ? { kind: 'order' as const, base }
        : { kind: 'nothing' as const, errcode: null }
      decided(context, state, worker, at, row, shown, late)
    }
    for (const base of views(context, state))
      decided(
        context,
        state,
        worker,
        at,
        row,
        base.known ? { kind: 'order', base } : { kind: 'unknown_payment' },
        late,
      )
  }
}

function asked(context: Context, state: State, row: Row, shown: Shown, late: boolean) {
  const { without } = context
  let [payment, given] = [state, row]
  if (without('an older look proves nothing')) payment = forgetful(state)
  if (without('a refusal after an unsure upload is no end'))
    given = { ...given, unsure_before: false }
  if (without('what is refunded is not sent'))
    payment = { ...payment, payment: { ...payment.payment, refund: 0 } }
  if (without('a deadline passes before a resend')) given = { ...given, deadline: false }
  if (without('a look after the claim') && row.state === 'queued' && shown.kind === 'order')
    given = { ...given, claimed: true }
  const decision = ask(payment, given, shown, late)
  const open = shown.kind === 'order' && proofOf(shown.base, row.content, row.spends) === 'grows'
  const closed_split = without('a split that is open takes the rest') && open
  return closed_split && (decision.do === 'send' || decision.do === 'move')
    ? ({ do: 'move', to: { state: 'needs_attention', reason: 'shipped_differently' } } as const)
    : decision
}

function decided(
  context: Context,
  state: State,
  worker: number,
  at: number,
  row: Row,
  shown: Shown,
  late: boolean,
) {
  const { emit, without } = context
  const decision = asked(context, state, row, shown, late)
  const base = shown.kind === 'order' ? shown.base : undefined
  const learnt = base && row.claimed ? teach(context, state, base) : state
  const label = `${nameOf(row.content)} (${row.state}${row.hint === 'none' ? '' : `, ${row.hint}`})${late ? ', late' : ''}`
  switch (decision.do) {
    case 'pause':
    case 'part':
      return
    case 'stay':
      return emit(learnt, `${label}: looks, stays`, true)
    case 'claim':
      if (isHeld(context, state, at, { number: row.number, claimed: true })) return
      return emit(withRow(state, at, { claimed: true }), `${label}: claims its payment`, true)
    case 'send': {
      if (!base || !learnt.rows[at]) return
      const leased = withRow(learnt, at, { lease: worker + 1 })
      const { stamp, pending, refund } = state.payment
      const looked = { row: at, seen: base, stamp, pending, refund, stamp_to_send: 0, waits: false }
      return emit(
        { ...leased, workers: put(leased.workers, worker, looked) },
        `${label}: server ${worker + 1} looks, may send`,
        true,
      )
    }
    case 'move': {
      const { state: to, reason } = decision.to
      const said = `${label} → ${to} ${reason ?? ''}`
      if (!learnt.rows[at]) return emit(learnt, said, true)
      if (to === 'rejected') return reject(context, learnt, at, label, reason ?? '')
      if (to === 'shipped' && base)
        return emit(
          shipped(context, teach(context, state, base, row.claimed), at, row, base),
          said,
          true,
        )
      let next = withRow(learnt, at, {
        state: to,
        lease: 0,
        reason: to === 'needs_attention' ? (reason ?? '') : '',
        hint: to === 'queued' && reason !== 'not_payable' ? 'none' : row.hint,
      })
      if ('new_stamp' in decision && decision.new_stamp)
        next = {
          ...next,
          payment: {
            ...next.payment,
            pending: false,
            newest: without('a refused time is a version')
              ? next.payment.newest
              : Math.max(next.payment.newest, state.payment.stamp),
          },
        }
      return emit(next, said, true)
    }
  }
}

function commitSending(context: Context, state: State, at: number) {
  const { emit, violate, without, world } = context
  const worker = state.workers[at]
  const row = worker && state.rows[worker.row]
  if (!worker?.seen || !row) return
  const { payment } = state
  const held = row.lease === at + 1 && row.state === 'queued'
  // A look before the claim knows no stamp of the payment.
  const moved =
    row.claimed &&
    !without('the stamp is as it was at the look') &&
    (payment.stamp !== worker.stamp || payment.pending !== worker.pending)
  const told =
    payment.refund !== worker.refund && !without('a refund that is told after the look counts')
  if (!held || moved || told || isHeld(context, state, worker.row, { ...row, claimed: true })) {
    const idle = { ...state, workers: put(state.workers, at, null) }
    return emit(
      held ? withRow(idle, worker.row, { lease: 0 }) : idle,
      'the stamp or the lease has moved: looks again',
      true,
    )
  }
  if (state.wire.length >= MAX_WIRE) return
  if (payment.refund === 1) violate('S6: sent although we were told of a refund in full')
  const asked_at = world.behind ? 0 : later(state)
  const kept = without('one stamp for all uploads of a payment')
    ? { ...state, payment: { ...payment, pending: false } }
    : state
  const stamp = stampOf(kept, worker.seen, asked_at)
  const sent = withRow(state, worker.row, {
    claimed: true,
    state: 'sending',
    upload_time: stamp,
    deadline: true,
  })
  emit(
    {
      ...sent,
      payment: { ...sent.payment, stamp, pending: true },
      workers: put(sent.workers, at, {
        ...worker,
        seen: null,
        stamp_to_send: stamp,
        waits: true,
      }),
      wire: [
        ...sent.wire,
        {
          row: worker.row,
          content: row.content,
          list: uploaded(worker.seen, row.content),
          time: stamp,
          said: row.spends,
          worker: at + 1,
          hands: worker.seen.hands,
        },
      ],
    },
    `${nameOf(row.content)} is sent with the time ${stamp}`,
    true,
  )
}

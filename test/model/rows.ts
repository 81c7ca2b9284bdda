/** What becomes of the rows of the database. */
import { same, type Context } from './context.ts'
import { lessonOf, newestOf, proofOf } from './rules.ts'
import { GONE, holdsPayment, isOpen, type Base, type Row, type State } from './state.ts'

export const put = <Item>(list: readonly Item[], at: number, item: Item) => list.with(at, item)

export const withRow = (state: State, at: number, change: Partial<Row>): State => {
  const row = state.rows[at]
  return row ? { ...state, rows: put(state.rows, at, { ...row, ...change }) } : state
}

/** It has ended: its uploads may still be on their way, and belong to nobody. */
export function ended(state: State, at: number, keep_reservation = false): State {
  const { payment } = state
  const mine = payment.reserved_by === at
  return {
    ...state,
    rows: put(state.rows, at, null),
    wire: state.wire.map((one) => (one.row === at ? { ...one, row: -1, worker: 0 } : one)),
    workers: state.workers.map((one) => (one?.row === at ? null : one)),
    payment: mine ? { ...payment, reserved_by: keep_reservation ? GONE : -1 } : payment,
  }
}

export const samePayment = ({ without }: Context, a: Row, b: Pick<Row, 'number' | 'claimed'>) =>
  a.number === b.number || (!without('one claim over both numbers') && a.claimed && b.claimed)

export const holds = ({ without }: Context, row: Row | null) =>
  without('an unsure shipment holds its payment') ? isOpen(row) : holdsPayment(row)

export const isHeld = (
  context: Context,
  state: State,
  at: number,
  row: Pick<Row, 'number' | 'claimed'>,
) =>
  state.rows.some(
    (other, place) =>
      place !== at && other && holds(context, other) && samePayment(context, other, row),
  )

export function teach(context: Context, state: State, base: Base, by_proof = false): State {
  const { without } = context
  if (!base.known) return state
  const lesson = lessonOf(
    without('an older look proves nothing') ? forgetful(state) : state,
    base,
    by_proof,
  )
  if (!lesson) return state
  const chance = without("the chance is WeChat's count") ? null : lesson.chance
  let next: State = {
    ...state,
    payment: {
      ...state.payment,
      newest: Math.max(state.payment.newest, lesson.newest),
      ...(chance && { chance }),
      ...(without('a look alone ends no stamp') && { pending: false }),
    },
    told: state.told || same(base, state.wechat),
  }
  for (const at of lesson.proven) next = proven(next, at, base)
  if (!without('what WeChat shows no more is superseded'))
    for (const at of lesson.superseded) next = ended(next, at)
  return next
}
export const forgetful = (state: State): State => ({
  ...state,
  payment: { ...state.payment, newest: 0 },
})

/** A row that WeChat shows: a correction has spent the chance, counted once it is complete. */
function proven(state: State, at: number, base: Base): State {
  const { payment } = state
  const next = withRow(state, at, { state: 'shipped', reason: '', lease: 0 })
  if (payment.reserved_by !== at) return next
  return {
    ...next,
    payment: {
      ...next.payment,
      reserved_by: -1,
      ...(!base.finished && { chance: 'presumed' as const }),
    },
  }
}

export function shipped(context: Context, state: State, at: number, row: Row, base: Base): State {
  const { without } = context
  const { payment } = state
  const next = proven(withRow(state, at, { claimed: true }), at, base)
  const own = row.upload_time > 0 && row.upload_time === payment.stamp
  if (!payment.pending || !(own || without('only its own worker ends a stamp'))) return next
  const newest = without('the own proof sets the version back')
    ? next.payment.newest
    : newestOf(base)
  return { ...next, payment: { ...next.payment, pending: false, newest } }
}

export function reject(context: Context, state: State, at: number, label: string, reason: string) {
  const { emit, violate, without } = context
  const row = state.rows[at]
  if (row?.applied && proofOf(state.wechat, row.content, row.spends) === 'applied')
    violate(`S3: rejected (${reason}) although WeChat has it`)
  if (reason === 'order_closed' && !state.wechat.closed)
    violate('S2: rejected as closed although the payment can be shipped')
  if (reason === 'reshipment_spent' && !state.wechat.spent)
    violate('S2: rejected for a chance that is not spent')
  let next = ended(state, at, without('a reservation is given back in the same commit'))
  if (reason === 'reshipment_spent')
    next = { ...next, payment: { ...next.payment, chance: 'spent' } }
  emit(next, `${label} → rejected ${reason}`, true)
}

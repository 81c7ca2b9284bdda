/** What a look at one of the two payments teaches. */
import { learn } from '../../../server/src/shipments/learn.ts'
import {
  ended,
  paymentOf,
  shipmentsOf,
  shownOrder,
  withPayment,
  type Row,
  type Side,
  type State,
} from './state.ts'

/** Stores what get_order shows of one payment. @param by_proof what it replaced is shipped no more */
export function teach(state: State, side: Side, by_proof = false): State {
  const order = shownOrder(state, side)
  const own = state.rows.flatMap((row, at) =>
    row && (row.state === 'shipped' || row.state === 'needs_attention') && row.sides.includes(side)
      ? [{ ...shipmentsOf(row)[row.sides.indexOf(side)]!, id: `${at}` }]
      : [],
  )
  const lesson = learn(paymentOf(state, side), own, order, by_proof)
  if (!lesson) return state
  const { newest, chance } = lesson
  let next = withPayment(state, side, { newest, ...(chance && { chance }) })
  for (const { id } of lesson.proven) next = partShipped(next, Number(id), side)
  for (const { id } of lesson.superseded) next = ended(next, Number(id))
  return next
}

/** One part of a row is shipped: the others stay as they are. */
export function partShipped(state: State, at: number, side: Side): State {
  const row = state.rows[at]
  if (!row) return state
  const shipped: Row = {
    ...row,
    sides: [side],
    spends: [row.spends[row.sides.indexOf(side)] ?? false],
    state: 'shipped',
    hint: 'none',
    unsure_before: false,
    reason: '',
    deadline: false,
  }
  const others = row.sides.filter((one) => one !== side)
  const place = others.length === 0 ? at : state.rows.indexOf(null)
  if (place < 0) return state
  let rows = state.rows.with(place, shipped)
  if (others.length > 0)
    rows = rows.with(at, {
      ...row,
      sides: others,
      spends: others.map((one) => row.spends[row.sides.indexOf(one)] ?? false),
    })
  const { reserved_by } = state.payments[side]
  const next = { ...state, rows }
  if (reserved_by !== at) return next
  const { finished } = state.shown[side]
  return withPayment(next, side, {
    reserved_by: -1,
    ...(!finished && { chance: 'presumed' as const }),
  })
}

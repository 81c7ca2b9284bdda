/** What a merchant posts. */
import { proofOf } from '../rules.ts'
import type { Context, Posted } from './context.ts'
import { teach } from './looks.ts'
import {
  contentOfRow,
  holds,
  nameOf,
  withPayment,
  type Row,
  type Side,
  type State,
} from './state.ts'

/** As accept.ts, combined.ts and correction.ts. */
export function post({ emit }: Context, state: State, { sides, parcel, said }: Posted): void {
  const rows = state.rows.filter((row) => row !== null)
  const of = (side: Side) => rows.filter((row) => row.sides.includes(side))
  if (sides.some((side) => of(side).some(holds))) return
  const name = `POST ${nameOf({ sides, parcel })}${said ? ', spend_reshipment' : ''}`
  const content = contentOfRow({ parcel })
  let taught = state
  if (said) for (const side of sides) taught = teach(taught, side)
  const judged = sides.map((side) => ({ side, proof: proofOf(taught.shown[side], content, true) }))
  const changes = judged.filter(({ proof }) => proof !== 'applied')
  if (said && changes.some(({ proof }) => proof === 'different')) {
    const corrects = changes.filter(({ proof }) => proof === 'different')
    const free = corrects.every(({ side }) => {
      const { chance, reserved_by } = taught.payments[side]
      return !taught.shown[side].spent && chance === 'there' && reserved_by < 0
    })
    if (!free) return
    const spends = new Set(corrects.map(({ side }) => side))
    const wanted = changes.map(({ side }) => side)
    const next = insert(taught, wanted, sides.length, parcel, spends)
    if (next) emit(next, `${name}: a correction`, true)
    return
  }
  const shipped = (side: Side) => of(side).filter((row) => row.state === 'shipped')
  if (sides.some((side) => shipped(side).some((row) => row.parcel !== parcel))) return
  const fresh = sides.filter((side) => shipped(side).length === 0)
  const next = fresh.length > 0 && insert(taught, fresh, sides.length, parcel, new Set())
  if (next) emit(next, name, true)
}

/** All in one upload if it is all of the request; else each by itself. */
function insert(
  state: State,
  sides: readonly Side[],
  asked: number,
  parcel: number,
  spends: ReadonlySet<Side>,
): State | undefined {
  const groups = sides.length === asked ? [sides] : sides.map((side) => [side])
  let next = state
  for (const group of groups) {
    const at = next.rows.indexOf(null)
    if (at < 0) return undefined
    const row: Row = {
      sides: group,
      parcel,
      spends: group.map((side) => spends.has(side)),
      state: 'queued',
      hint: 'none',
      unsure_before: false,
      upload_time: 0,
      deadline: false,
      reason: '',
    }
    next = { ...next, rows: next.rows.with(at, row) }
    for (const side of group)
      if (spends.has(side)) next = withPayment(next, side, { reserved_by: at })
  }
  return next
}

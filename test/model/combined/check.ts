/**
 * A combined payment: two payments in one upload with one time, beside uploads of one of them and
 * corrections. A look and its commit are one step here: what comes between them is checked with one
 * payment.
 */
import { explore, type Limits, type Result } from '../explore.ts'
import { proofOf } from '../rules.ts'
import type { World, Wrong } from './context.ts'
import { moves } from './moves.ts'
import { canonical, contentOfRow, initial, type State } from './state.ts'

export interface Scenario extends World {
  name: string
}

const isTrueEnd = ({ rows, wire, orders }: State) =>
  wire.length === 0 &&
  rows.every(
    (row) =>
      row === null ||
      (row.state === 'shipped' &&
        row.sides.every((side) => proofOf(orders[side], contentOfRow(row), false) === 'applied')),
  )

export function checkCombined(
  scenario: Scenario,
  off: ReadonlySet<Wrong> = new Set(),
  limits: Limits = {},
): Result {
  return explore(
    {
      first: initial(),
      canonical,
      moves: (emit, violate) => {
        const context = {
          world: scenario,
          without: (rule: Wrong) => off.has(rule),
          emit,
          violate,
        }
        return (state) => {
          for (const { reserved_by } of state.payments)
            if (reserved_by >= 0 && !state.rows[reserved_by])
              violate('S4: the chance is reserved by one that has ended')
          moves(context, state)
        }
      },
      goals: {
        'S5: there is no way to a true end': isTrueEnd,
        'S5: the orders cannot be finished any more': (state) =>
          isTrueEnd(state) && state.orders.every(({ finished }) => finished),
      },
    },
    limits,
  )
}

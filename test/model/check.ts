/** One payment and all that may happen to it, as a model that can be explored. */
import type { World } from './context.ts'
import { explore, type Limits, type Result } from './explore.ts'
import { isTrueEnd, movesOf } from './moves.ts'
import type { Rule } from './switches.ts'
import { canonical, initial } from './state.ts'

export interface Scenario extends World {
  name: string
}

export function check(
  scenario: Scenario,
  off: ReadonlySet<Rule> = new Set(),
  limits: Limits = {},
): Result {
  const hands = scenario.hands ?? (scenario.hand ? 1 : 0)
  return explore(
    {
      first: initial(hands, !scenario.unknown),
      canonical,
      moves: (emit, violate) => movesOf(scenario, off, emit, violate),
      goals: {
        'S5: there is no way to a true end': isTrueEnd,
        // Somebody who wants the order shipped can ship it, whatever happened.
        'S5: the order cannot be finished any more': (state) =>
          state.wechat.closed || (isTrueEnd(state) && state.wechat.finished),
      },
    },
    limits,
  )
}

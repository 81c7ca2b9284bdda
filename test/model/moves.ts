/** Every step that may come next, and what it breaks. What `advance` and `accept` do is done here in the small. */
import type { Emit, Violate, World } from './context.ts'
import { peopleMoves } from './people.ts'
import { proofOf } from './rules.ts'
import type { State } from './state.ts'
import type { Rule } from './switches.ts'
import { wireMoves } from './wire.ts'
import { workerMoves } from './workers.ts'
import { timeMoves, worldMoves } from './world.ts'

export function movesOf(world: World, off: ReadonlySet<Rule>, emit: Emit, violate: Violate) {
  const context = { world, without: (rule: Rule) => off.has(rule), emit, violate }
  return (state: State) => {
    worldMoves(context, state)
    wireMoves(context, state)
    timeMoves(context, state)
    workerMoves(context, state)
    peopleMoves(context, state)
  }
}

/** An end that is true: nothing is open, and what we call shipped WeChat has. */
export function isTrueEnd(state: State): boolean {
  return (
    state.wire.length === 0 &&
    state.rows.every(
      (row) =>
        row === null ||
        (row.state === 'shipped' &&
          (state.wechat.closed || proofOf(state.wechat, row.content, false) === 'applied')),
    )
  )
}

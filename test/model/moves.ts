/** Every step that may come next, and what it breaks. What `advance` and `accept` do is done here in the small. */
import { inSight, type Context, type Emit, type Violate, type World } from './context.ts'
import { peopleMoves } from './people.ts'
import { proofOf } from './rules.ts'
import { GONE, isOpen, type State } from './state.ts'
import type { Rule } from './switches.ts'
import { wireMoves } from './wire.ts'
import { workerMoves } from './workers.ts'
import { timeMoves, worldMoves } from './world.ts'

export function movesOf(world: World, off: ReadonlySet<Rule>, emit: Emit, violate: Violate) {
  const context = { world, without: (rule: Rule) => off.has(rule), emit, violate }
  return (state: State) => {
    checkTruth(context, state)
    worldMoves(context, state)
    wireMoves(context, state)
    timeMoves(context, state)
    workerMoves(context, state)
    peopleMoves(context, state)
  }
}

/** Once nothing is under way and WeChat's truth was told, our word is the truth. */
function checkTruth({ violate }: Context, state: State) {
  const { payment, rows, told, wechat, wire } = state
  if (wire.length > 0 || !told || !inSight(state) || rows.some(isOpen)) return
  const replaced = rows.some(
    (row) => row?.state === 'shipped' && proofOf(wechat, row.content, false) !== 'applied',
  )
  if (replaced && !wechat.closed) violate('S3: it says shipped, and WeChat does not show it')
  if (!wechat.finished) return
  if (wechat.spent !== (payment.chance === 'spent'))
    violate(`S4: the chance is ${payment.chance} by our word, and not by WeChat's`)
  if (payment.reserved_by === GONE) violate('S4: the chance is reserved by one that has ended')
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

/** Explores every interleaving, breadth first; then walks back from the true ends. */
import type { World } from './context.ts'
import { isTrueEnd, movesOf } from './moves.ts'
import type { Rule } from './switches.ts'
import { canonical, initial, type State } from './state.ts'

export interface Scenario extends World {
  name: string
}

export interface Result {
  states: number
  transitions: number
  depth: number
  /** What was broken, with the shortest way there. */
  violations: Map<string, string[]>
  /** All states were visited. */
  complete: boolean
  seconds: number
}

export interface Limits {
  states?: number
  stop_at_first?: boolean
  /** Called about once a second. */
  onProgress?: (states: number, depth: number) => void
}

export function check(
  scenario: Scenario,
  off: ReadonlySet<Rule> = new Set(),
  { states: most = 3_000_000, stop_at_first = false, onProgress }: Limits = {},
): Result {
  const started = performance.now()
  const hands = scenario.hands ?? (scenario.hand ? 1 : 0)
  const first = JSON.stringify(canonical(initial(hands, !scenario.unknown)))
  const index = new Map([[first, 0]])
  const keys = [first]
  const parents = [-1]
  const labels = ['']
  const depths = [0]
  const edges_from: number[] = []
  const edges_to: number[] = []
  /** States that are true ends, and of these the ones with a payment that needs no shipment. */
  const ends: number[] = []
  const shipped_ends: number[] = []
  const violations = new Map<string, string[]>()
  let transitions = 0
  let current = 0
  let pending: string[] = []

  const traceTo = (at: number): string[] => {
    const steps: string[] = []
    for (let one = at; one > 0; one = parents[one] ?? 0) steps.push(labels[one] ?? '')
    return steps.toReversed()
  }
  const note = (what: string, last?: string) => {
    if (!violations.has(what))
      violations.set(what, [...traceTo(current), ...(last === undefined ? [] : [last])])
  }
  const moves = movesOf(
    scenario,
    off,
    (state, label, good = false) => {
      for (const what of pending) note(what, label)
      pending = []
      transitions += 1
      const key = JSON.stringify(canonical(state))
      let at = index.get(key)
      if (at === undefined) {
        at = keys.length
        index.set(key, at)
        keys.push(key)
        parents.push(current)
        labels.push(label)
        depths.push((depths[current] ?? 0) + 1)
      }
      if (good && at !== current) {
        edges_from.push(current)
        edges_to.push(at)
      }
    },
    (what) => void pending.push(what),
  )

  let complete = true
  let said = started
  for (; current < keys.length; current += 1) {
    if (keys.length > most || (stop_at_first && violations.size > 0)) {
      complete = false
      break
    }
    const state = JSON.parse(keys[current] ?? '') as State
    const end = isTrueEnd(state)
    const { finished, closed } = state.wechat
    if (end) ends.push(current)
    if (closed || (end && finished)) shipped_ends.push(current)
    moves(state)
    for (const what of pending) note(what)
    pending = []
    if (onProgress && performance.now() - said > 1000) {
      said = performance.now()
      onProgress(keys.length, depths[current] ?? 0)
    }
  }
  if (complete) {
    const lost = unreachable(keys.length, edges_from, edges_to, ends)
    if (lost !== undefined) {
      current = lost
      note('S5: there is no way to a true end')
    }
    // Somebody who wants the order shipped can ship it, whatever happened.
    const stuck = unreachable(keys.length, edges_from, edges_to, shipped_ends)
    if (lost === undefined && stuck !== undefined) {
      current = stuck
      note('S5: the order cannot be finished any more')
    }
  }
  return {
    states: keys.length,
    transitions,
    depth: depths.at(-1) ?? 0,
    violations,
    complete,
    seconds: (performance.now() - started) / 1000,
  }
}

/** Returns the first state from which no good steps lead to a goal. */
function unreachable(
  states: number,
  from: readonly number[],
  to: readonly number[],
  goals: readonly number[],
): number | undefined {
  const head = new Int32Array(states).fill(-1)
  const next = new Int32Array(from.length)
  for (const [edge, target] of to.entries()) {
    next[edge] = head[target] ?? -1
    head[target] = edge
  }
  const reached = new Uint8Array(states)
  for (const goal of goals) reached[goal] = 1
  const queue = [...goals]
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    for (let edge = head[at] ?? -1; edge >= 0; edge = next[edge] ?? -1) {
      const source = from[edge] ?? 0
      if (reached[source]) continue
      reached[source] = 1
      queue.push(source)
    }
  const lost = reached.indexOf(0)
  return lost < 0 ? undefined : lost
}

/** Explores all states of a model, breadth first; then walks back from the true ends. */

/** @param good a step that a way to the end may rely on: time, truth, a person's action */
export type Emit<State> = (state: State, label: string, good?: boolean) => void

export interface Model<State> {
  first: State
  /** States that mean the same become one. */
  canonical: (state: State) => State
  moves: (emit: Emit<State>, violate: (what: string) => void) => (state: State) => void
  /** Ends that must be reachable from everywhere, by what it is called when they are not. */
  goals: Record<string, (state: State) => boolean>
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

export function explore<State>(
  { first, canonical, moves, goals }: Model<State>,
  { states: most = 3_000_000, stop_at_first = false, onProgress }: Limits = {},
): Result {
  const started = performance.now()
  const beginning = JSON.stringify(canonical(first))
  const index = new Map([[beginning, 0]])
  const keys = [beginning]
  const parents = [-1]
  const labels = ['']
  const depths = [0]
  const edges_from: number[] = []
  const edges_to: number[] = []
  const ends = Object.entries(goals).map(([what, isGoal]) => ({ what, isGoal, at: [] as number[] }))
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
  const step = moves(
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
    for (const { isGoal, at } of ends) if (isGoal(state)) at.push(current)
    step(state)
    for (const what of pending) note(what)
    pending = []
    if (onProgress && performance.now() - said > 1000) {
      said = performance.now()
      onProgress(keys.length, depths[current] ?? 0)
    }
  }
  if (complete)
    for (const { what, at } of ends) {
      const lost = unreachable(keys.length, edges_from, edges_to, at)
      if (lost === undefined) continue
      current = lost
      note(what)
      break
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

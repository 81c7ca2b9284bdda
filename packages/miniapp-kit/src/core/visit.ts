/** A stay on a page. What was asked for it ends with it: a Mini Program has no AbortController. */
export interface Visit {
  ended: () => boolean
  /** The page is left. */
  end: () => void
  /** Calls `stop` at the end; answers how to take that back. */
  onEnd: (stop: () => void) => () => void
}

export function createVisit(): Visit {
  const stops = new Set<() => void>()
  let over = false
  return {
    ended: () => over,
    end() {
      over = true
      for (const stop of Array.from(stops)) stop()
      stops.clear()
    },
    onEnd(stop) {
      stops.add(stop)
      return () => void stops.delete(stop)
    },
  }
}

/**
 * What this process found out and may take as true for a while. Other servers do not see it, and it
 * is gone after a restart: only for what can be found out again.
 */
export interface Remembered<Value> {
  /** @returns undefined when it was never known, or not for `now` (Unix milliseconds) any more */
  get: (key: string, now: number) => Value | undefined
  /** @param until Unix milliseconds */
  set: (key: string, value: Value, until: number) => void
}

/** @param most how many are kept; those that were set longest ago go first */
export function createRemembered<Value>(most = 10_000): Remembered<Value> {
  const kept = new Map<string, { value: Value; until: number }>()
  return {
    get(key, now) {
      const found = kept.get(key)
      if (found && found.until > now) return found.value
      kept.delete(key)
      return undefined
    },
    set(key, value, until) {
      kept.delete(key)
      kept.set(key, { value, until })
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
  }
}

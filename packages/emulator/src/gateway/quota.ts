import { DAY_MS, MINUTE_MS } from '../state/time.ts'

/** Counts calls by minute and by day of the virtual clock. */
export function createQuota() {
  const counts = new Map<string, { since: number; count: number }>()

  /** Counts one; answers how many there were in the window that `now` is in. */
  function count(key: string, window: number, now: number): number {
    const since = now - (now % window)
    const entry = counts.get(`${window} ${key}`)
    if (entry?.since === since) {
      entry.count += 1
      return entry.count
    }
    counts.set(`${window} ${key}`, { since, count: 1 })
    return 1
  }

  /** How many there were in the day that `now` is in. */
  function usedToday(key: string, now: number): number {
    const entry = counts.get(`${DAY_MS} ${key}`)
    return entry?.since === now - (now % DAY_MS) ? entry.count : 0
  }

  return {
    usedToday,
    perMinute: (key: string, now: number) => count(key, MINUTE_MS, now),
    perDay: (key: string, now: number) => count(key, DAY_MS, now),
    clear: () => counts.clear(),
  }
}
export type Quota = ReturnType<typeof createQuota>

import { DAY_MS, HOUR_MS, MINUTE_MS } from '../state/time.ts'

/** WeChat's day begins at midnight in Beijing [official]. */
const BEIJING_MS = 8 * HOUR_MS

const beginOf = (window: number, now: number) => now - ((now + BEIJING_MS) % window)

/** Counts calls by minute and by day of the virtual clock. */
export function createQuota() {
  const counts = new Map<string, { since: number; count: number }>()

  /** Counts one; answers how many there were in the window that `now` is in. */
  function count(key: string, window: number, now: number): number {
    const since = beginOf(window, now)
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
    return entry?.since === beginOf(DAY_MS, now) ? entry.count : 0
  }

  return {
    usedToday,
    perMinute: (key: string, now: number) => count(key, MINUTE_MS, now),
    perDay: (key: string, now: number) => count(key, DAY_MS, now),
    /** Forgets all counts, or those whose key begins so. */
    clear(prefix = ''): void {
      for (const key of counts.keys())
        if (key.slice(key.indexOf(' ') + 1).startsWith(prefix)) counts.delete(key)
    },
  }
}
export type Quota = ReturnType<typeof createQuota>

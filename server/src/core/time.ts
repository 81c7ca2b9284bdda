/** Returns the current time; a test passes its own. */
export interface Clock {
  /** Unix milliseconds. */
  now: () => number
}

export const systemClock: Clock = { now: Date.now }

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** Converts milliseconds to whole Unix seconds, in which WeChat counts. */
export const toSeconds = (milliseconds: number) => Math.floor(milliseconds / SECOND_MS)

/** ISO 8601 of the wall clock in Beijing, without a zone. */
const beijing = (milliseconds: number) =>
  new Date(milliseconds + 8 * HOUR_MS).toISOString().slice(0, -1)

/** Times in Unix seconds that a calendar with years of four digits has. */
const LAST_SECOND = Date.UTC(9999, 11, 31) / SECOND_MS

/**
 * Formats Unix seconds as spreadsheets read it, in Beijing time: `2026-11-21 09:00:00`; empty for
 * what is not a time.
 */
export function beijingTime(seconds: number): string {
  if (!(seconds >= 0 && seconds < LAST_SECOND)) return ''
  return beijing(seconds * SECOND_MS)
    .slice(0, 19)
    .replace('T', ' ')
}

/**
 * Formats `upload_time` as WeChat takes it: RFC 3339 in Beijing time. Three fraction digits unless
 * they are zero: one report says that `.000` is refused [wechat community; unconfirmed].
 */
export function uploadTime(milliseconds: number): string {
  return `${beijing(milliseconds).replace(/\.000$/, '')}+08:00`
}

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
export const DAY_SECONDS = DAY_MS / SECOND_MS

/** Converts milliseconds to whole Unix seconds, in which WeChat counts. */
export const toSeconds = (milliseconds: number) => Math.floor(milliseconds / SECOND_MS)

/** Tells whether something of that time is young enough. A time in the future is of a clock that was ahead. */
export const isFresh = (at: number, for_ms: number, now: number) => now >= at && now - at < for_ms

/**
 * Tells whether a wait is over. One that ends later than anything waits was stored by a clock that was
 * ahead.
 * @param longest_ms how long anything of its kind waits
 */
export const isOver = (until: number, longest_ms: number, now: number) =>
  until <= now || until > now + longest_ms

/** How far the clocks of Beijing are ahead of UTC, the whole year. */
const BEIJING_MS = 8 * HOUR_MS
export const BEIJING_SECONDS = BEIJING_MS / SECOND_MS

/** ISO 8601 of the wall clock in Beijing, without a zone. */
const beijing = (milliseconds: number) =>
  new Date(milliseconds + BEIJING_MS).toISOString().slice(0, -1)

/** WeChat's days: those of Beijing. @returns days since 1970 there */
export const beijingDay = (milliseconds: number) => Math.floor((milliseconds + BEIJING_MS) / DAY_MS)

/** Formats one of WeChat's days: `2026-11-21`. @param day since 1970 in Beijing */
export const dayText = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** Returns the first second of one of WeChat's days. @param day since 1970 in Beijing */
export const dayBegins = (day: number) => day * DAY_SECONDS - BEIJING_SECONDS

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

/** Clocks that differ more than this are not both right, and WeChat's may be a proxy's. */
const TRUSTED_SKEW_MS = 5 * MINUTE_MS

/** Converts a time of ours to Unix seconds of WeChat's clock, where it told it. @param ahead_ms of WeChat */
export function wechatSeconds(milliseconds: number, ahead_ms: number | null): number {
  const ahead = ahead_ms !== null && Math.abs(ahead_ms) <= TRUSTED_SKEW_MS ? ahead_ms : 0
  return toSeconds(milliseconds + ahead)
}

/** Returns the next midnight in Beijing, when WeChat counts calls anew; Unix milliseconds. */
export const nextMidnight = (milliseconds: number) =>
  (beijingDay(milliseconds) + 1) * DAY_MS - BEIJING_MS

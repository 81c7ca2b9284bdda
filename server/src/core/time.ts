/** The one way to ask for the time, so that a test can bring its own. */
export interface Clock {
  /** Unix milliseconds. */
  now: () => number
}

export const systemClock: Clock = { now: Date.now }

/** WeChat counts seconds. */
export const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000)

const BEIJING = 8 * 3600_000

/**
 * `upload_time` as WeChat takes it: RFC 3339 in Beijing time. Three fraction digits unless they are
 * zero: one report says that `.000` is refused [wechat community; unconfirmed].
 */
export function uploadTime(milliseconds: number): string {
  const beijing = new Date(milliseconds + BEIJING).toISOString()
  return beijing.replace(/(\.000)?Z$/, '+08:00')
}

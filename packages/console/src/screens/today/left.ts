import type { Tone } from '../../parts/pill.tsx'
import type { Text } from './words.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WINDOW = 48 * HOUR

/** Writes a time that lasts, in its two greatest units. @param seconds not negative */
export function lasting(seconds: number, text: Text): string {
  if (seconds >= 3 * DAY) return text.days(Math.floor(seconds / DAY))
  const hours = Math.floor(seconds / HOUR)
  const minutes = Math.floor((seconds % HOUR) / MINUTE)
  if (hours >= 6 || (hours > 0 && minutes === 0)) return text.hours(hours)
  if (hours > 0) return `${text.hours(hours)} ${text.minutes(minutes)}`
  return seconds >= MINUTE ? text.minutes(minutes) : text.seconds(Math.floor(seconds))
}

/** How much of the time of an order has passed, in a ring, a colour and words. */
export function leftOf(
  late_at: number | null,
  now_ms: number,
  text: Text,
): { part: number; tone: Tone; words: string } {
  if (late_at === null) return { part: 0, tone: 'grey', words: text.never }
  const left = late_at - Math.floor(now_ms / 1000)
  if (left <= 0) return { part: 1, tone: 'red', words: text.over(lasting(-left, text)) }
  const tone = left < 6 * HOUR ? 'red' : left < 12 * HOUR ? 'amber' : 'green'
  return { part: 1 - left / WINDOW, tone, words: text.left(lasting(left, text)) }
}

/** Beijing is eight hours ahead all year. */
const BEIJING_MS = 8 * 3_600_000

const two = (number: number) => String(number).padStart(2, '0')

type Moment = number | string

const beijing = (moment: Moment) => new Date(new Date(moment).getTime() + BEIJING_MS)

/** The day in Beijing: 2026-11-25. @param moment milliseconds, or a text as the API has it */
export const dayOf = (moment: Moment): string => beijing(moment).toISOString().slice(0, 10)

/** Day and time in Beijing: 11-25 13:53; with the year when it is another one than now. */
export function timeOf(moment: Moment, now: number = Date.now()): string {
  const date = beijing(moment)
  const year = date.getUTCFullYear()
  const shown = year === beijing(now).getUTCFullYear() ? '' : `${year}-`
  return `${shown}${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

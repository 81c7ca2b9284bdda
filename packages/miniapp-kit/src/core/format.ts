import type { Texts } from './texts.ts'

/** Formats 123456 fen as ¥1,234.56. */
export function formatMoney(fen: number): string {
  const digits = String(Math.abs(Math.trunc(fen))).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}¥${yuan}.${digits.slice(-2)}`
}

const twoDigits = (part: number) => String(part).padStart(2, '0')

/** Formats Unix seconds as 2026-11-21 09:05 in the phone's time zone. */
export function formatTime(seconds: number): string {
  const time = new Date(seconds * 1000)
  const date = `${time.getFullYear()}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())}`
  return `${date} ${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`
}

/** Formats Unix seconds as 11月22日, in the phone's time zone. */
export function formatDay(seconds: number, texts: Texts): string {
  const time = new Date(seconds * 1000)
  return texts.day(time.getMonth() + 1, time.getDate())
}

/** Formats Unix seconds as 09:05, in the phone's time zone. */
export const formatClock = (seconds: number): string => formatTime(seconds).slice(-5)

/** Returns how many midnights lie between two times in Unix seconds. */
export function calendarDaysBetween(from: number, to: number): number {
  const noon = (seconds: number) => new Date(seconds * 1000).setHours(12, 0, 0, 0)
  // Rounded: a day may have 23 or 25 hours.
  return Math.round((noon(to) - noon(from)) / 86_400_000)
}

/** Takes out the word joiners of a Chinese date; for what is copied. */
export const withoutJoiners = (text: string): string => text.replace(/\u2060/g, '')

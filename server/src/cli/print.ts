/** How the commands write times, money and rows. */
import { beijingTime } from '../core/time.ts'
import type { Language } from '../core/language.ts'
import { CliError } from './cli-error.ts'

/** Unix seconds in China's time, as WeChat's console shows it. */
export const time = (seconds: number | null): string =>
  seconds === null ? '-' : beijingTime(seconds)

/** Fen as yuan. */
export const money = (fen: number): string => `¥${(fen / 100).toFixed(2)}`

/** Columns that a terminal gives a text: Chinese characters take two. */
const widthOf = (text: string) =>
  Array.from(text).reduce((width, one) => width + (/[\u2e80-\uffe6]/.test(one) ? 2 : 1), 0)

/** What a buyer or a shop has typed may hold no commands for the terminal. */
const plain = (text: string) => text.replaceAll(/\p{Cc}/gu, ' ')

/** Prints rows so that their columns stand below each other. */
export function printRows(given: readonly (readonly string[])[]): void {
  const rows = given.map((row) => row.map(plain))
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  for (const row of rows) {
    const cells = row.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
    console.log(cells.join('  ').trimEnd())
  }
}

/** Says how new the local copy is. */
export function printAsOf(as_of: number | null, language: Language): void {
  const never = {
    en: 'Nothing was read from WeChat yet: `fahuo sync`.',
    zh: '尚未从微信读取：请运行 fahuo sync。',
  }
  const known = {
    en: `As of ${time(as_of)} (China).`,
    zh: `数据截至 ${time(as_of)}（北京时间）。`,
  }
  console.error((as_of === null ? never : known)[language])
}

/**
 * Reads a day in China (`2026-11-01`, its beginning) or Unix seconds.
 * @throws CliError for anything else
 */
export function readTime(option: string, text: string): number {
  if (/^\d{9,10}$/.test(text)) return Number(text)
  const midnight = Date.parse(`${text}T00:00:00+08:00`) / 1000
  // JavaScript takes 30 February for 2 March.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && midnight >= 0 && time(midnight).startsWith(text))
    return midnight
  throw new CliError({
    en: `${option} needs a day, for example 2026-11-01, or Unix seconds; not ${text}`,
    zh: `${option} 应为日期（如 2026-11-01）或 Unix 秒，而不是 ${text}`,
  })
}

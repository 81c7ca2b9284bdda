/** Amounts and times of payments as tables have them. */
import { fenOfYuan } from '@fahuo/wechat'
import { BEIJING_SECONDS, DAY_SECONDS } from '../core/time.ts'
import type { Unit } from './payment-columns.ts'
import { shown, type Cell } from './table.ts'
import { numberText, unguarded, type Value } from './values.ts'

const textOf = (cell: Cell): string =>
  unguarded(numberText(cell) ?? textOfNumber(cell)).normalize('NFKC')
const textOfNumber = (cell: Cell) => (typeof cell === 'string' ? cell : cell.number)

/** Reads an amount as fen; what the unit does not allow is a problem, never rounded. */
export function readAmount(cell: Cell, unit: Unit): Value<number> {
  const text = textOf(cell)
    .replaceAll(/[,¥\s]/g, '')
    .replace(/元$/, '')
  if (text === '') return {}
  if (unit === 'fen') {
    if (/^\d{1,12}$/.test(text)) return { value: Number(text) }
    return {
      problem: {
        en: `${shown(text)} is no amount in fen: a whole number; is the column in yuan?`,
        zh: `${shown(text)} 不是以分为单位的整数金额；该列是否以元为单位？`,
      },
    }
  }
  try {
    // A sheet writes 16.80 as 16.8.
    return { value: fenOfYuan(text) }
  } catch {
    return {
      problem: {
        en: `${shown(text)} is no amount in yuan: at most two decimals`,
        zh: `${shown(text)} 不是以元为单位的金额，最多两位小数`,
      },
    }
  }
}

/** Days of a sheet's calendar, from 1954 to 2119: what lies outside is no date. */
const SHEET_DAYS = { first: 20_000, last: 80_000, of_1970: 25_569 }

const LOCAL =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/** Reads a time as Unix seconds: a date in Beijing, ISO 8601 with its zone, Unix seconds, a sheet's date. */
export function readTime(cell: Cell): Value<number> {
  const text = textOf(cell).trim()
  if (text === '') return {}
  if (/^\d{10}$/.test(text)) return { value: Number(text) }
  const { first, last, of_1970 } = SHEET_DAYS
  const days = Number(text)
  if (/^\d{5}(\.\d+)?$/.test(text) && days >= first && days <= last)
    return { value: Math.round((days - of_1970) * DAY_SECONDS) - BEIJING_SECONDS }
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = LOCAL.exec(text) ?? []
  if (year !== undefined) {
    const parts = [year, month, day, hour, minute, second].map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    const [y, m, ...rest] = parts
    const at = new Date(Date.UTC(y, m - 1, ...rest))
    // 31 April and 25 o'clock would go over into another day.
    if (at.getUTCMonth() === m - 1 && at.getUTCDate() === rest[0] && Number(minute) < 60)
      return { value: at.getTime() / 1000 - BEIJING_SECONDS }
  }
  const zoned = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : NaN
  if (Number.isFinite(zoned)) return { value: Math.floor(zoned / 1000) }
  return {
    problem: {
      en: `${shown(text)} is no time: expected 2026-11-27 10:00 (Beijing), ISO 8601 with its zone, or Unix seconds`,
      zh: `${shown(text)} 不是时间：应为 2026-11-27 10:00（北京时间）、带时区的 ISO 8601，或 Unix 秒`,
    },
  }
}

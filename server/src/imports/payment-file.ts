/** Reads a file of payments as rows of POST /api/orders/import, with all that is wrong with each line. */
import type { Text } from '../core/language.ts'
import { kindOf } from './file-kind.ts'
import { textOf } from './headings.ts'
import { isJson, refuseHugeJson } from './json-lines.ts'
import {
  findPaymentColumns,
  knownPaymentHeadings,
  type PaymentColumns,
  type PaymentField,
  type Unit,
} from './payment-columns.ts'
import { readAmount, readTime } from './payment-values.ts'
import { refusedFile, tooLarge, type Cell, type TableLine } from './table.ts'
import { decode, FIRST_CHARACTERS, readLines, SEPARATORS, withBreaks } from './text.ts'
import { readNumber, unguarded, type Value } from './values.ts'
import { readWorkbook } from './workbook.ts'

/** Payments of one file: each is looked up while the request waits. */
export const MAX_PAYMENT_LINES = 5_000

export interface PaymentRow {
  /** In the file; the first is 1. */
  line: number
  /** As POST /api/orders/import takes it. */
  row: unknown
  /** Why the line cannot be read. */
  problems: Text[]
}

export interface PaymentFile {
  /** The file's headings by what they are read as; empty for JSON. */
  columns: Record<string, string>
  unused_columns: string[]
  rows: PaymentRow[]
}

/**
 * Reads a file: CSV, TSV, .xlsx, or JSON.
 * @param amounts what amounts are in whose headings do not say it
 * @throws FahuoError `invalid`, `file_too_large`: the file as a whole
 */
export async function readPaymentFile(
  bytes: Uint8Array,
  amounts: Unit | undefined,
): Promise<PaymentFile> {
  if (kindOf(bytes) === 'xlsx')
    return readPayments((await readWorkbook(bytes, knownPaymentHeadings)).lines, amounts)
  const text = withBreaks(decode(bytes).text)
  if (isJson(text)) return { columns: {}, unused_columns: [], rows: atMost(readJson(text)) }
  const start = text.slice(0, FIRST_CHARACTERS)
  const tried = SEPARATORS.map((separator) => ({
    separator,
    known: knownPaymentHeadings(readLines(start, separator)),
  }))
  const [best] = tried.toSorted((one, other) => other.known - one.known)
  return readPayments(readLines(text, best?.separator ?? ','), amounts)
}

/** The rows themselves: a list, or one a line. */
function readJson(text: string): PaymentRow[] {
  refuseHugeJson(text)
  const whole = parsed(text)
  if (Array.isArray(whole))
    return whole.map((row: unknown, at) => ({ line: at + 1, row, problems: [] }))
  if (whole !== undefined) return [{ line: 1, row: whole, problems: [] }]
  return text.split('\n').flatMap((one, at): PaymentRow[] => {
    if (one.trim() === '') return []
    const row = parsed(one)
    const problem = { en: 'the line is no JSON object', zh: '该行不是 JSON 对象' }
    return [{ line: at + 1, row, problems: row === undefined ? [problem] : [] }]
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function atMost(rows: PaymentRow[]): PaymentRow[] {
  if (rows.length === 0) throw refusedFile('The file has no payments', '文件中没有支付单')
  if (rows.length <= MAX_PAYMENT_LINES) return rows
  throw tooLarge(
    `more than ${MAX_PAYMENT_LINES.toLocaleString('en')} payments; split the file`,
    `超过 ${MAX_PAYMENT_LINES.toLocaleString('en')} 笔，请拆分后分别导入`,
  )
}

function readPayments(lines: readonly TableLine[], amounts: Unit | undefined): PaymentFile {
  const columns = findPaymentColumns(lines, amounts)
  const rows = lines
    .slice(columns.start)
    .filter(({ cells }) => cells.some((cell) => textOf(cell).trim() !== ''))
    .map((line) => readLine(line, columns))
  const { names, of, unused } = columns
  return {
    columns: Object.fromEntries([...of].map(([field, column]) => [field, names[column] ?? ''])),
    unused_columns: unused,
    rows: atMost(rows),
  }
}

function readLine({ line, cells, broken }: TableLine, columns: PaymentColumns): PaymentRow {
  if (broken) return { line, row: null, problems: [broken] }
  const row: Record<string, string | number> = {}
  const problems: Text[] = []
  for (const [field, column] of columns.of) {
    const { value, problem } = readCell(field, cells[column] ?? '', columns)
    if (value !== undefined) row[field] = value
    const name = columns.names[column] ?? field
    if (problem) problems.push({ en: `${name}: ${problem.en}`, zh: `${name}：${problem.zh}` })
  }
  return { line, row, problems }
}

function readCell(
  field: PaymentField,
  cell: Cell,
  { unit }: PaymentColumns,
): Value<string | number> {
  switch (field) {
    case 'paid_amount':
    case 'refunded_amount':
      return readAmount(cell, unit[field] ?? 'fen')
    case 'pay_time':
    case 'promised_ship_time':
    case 'refunded_time':
      return readTime(cell)
    case 'openid': {
      const value = unguarded(textOf(cell))
      return value === '' ? {} : { value }
    }
    default:
      return readNumber(cell)
  }
}

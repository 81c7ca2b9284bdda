/** Which column of a table is taken for what: by its headings, by what stands in it, or by choice. */
import { createHash } from 'node:crypto'
import type { Field } from './fields.ts'
import { guessFields } from './guess.ts'
import { fieldOf, isHeadings, plainHeading, SEARCHED_LINES, textOf } from './headings.ts'
import { refusedFile, shown, type TableLine } from './table.ts'

/** What a column was recognised by. */
export type RecognisedBy = 'heading' | 'values' | 'choice'

/** A column of a file, and what it is taken for; null: it is not used. */
export interface Column {
  /** As the file has it; where there are no headings, the letter that a sheet has for it. */
  name: string
  field: Field | null
  by: RecognisedBy | null
}

/** What a person chose for each column; null: not used. */
export type Choice = readonly (Field | null)[]

export interface ColumnOptions {
  columns?: Choice | undefined
  /** What was chosen before, by signature. */
  remembered?: Readonly<Record<string, Choice>> | undefined
}

export interface Columns {
  /** The line of the headings; 0: there are none. */
  line: number
  /** All headings as the file has them. */
  names: string[]
  /** Where each field stands; several columns may say the same thing. */
  of: Map<Field, number[]>
  /** Headings that are not used. */
  unused: string[]
  /** The same, column by column. */
  list: Column[]
  /** Names the headings: a choice is remembered by it. */
  signature: string
}

/** Columns that are looked at where there are no headings. */
const MAX_GUESSED = 100

/** Lines that tell what stands in a column. */
const SAMPLED_LINES = 50

/** Names a column as a sheet does: A, B … Z, AA. */
export const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26))

const isBlank = ({ cells }: TableLine) => cells.every((cell) => textOf(cell).trim() === '')

const nameOf = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/**
 * Finds out which column is which.
 * @returns also where the lines under the headings begin, as a place in `lines`
 * @throws FahuoError `invalid` when nobody can tell, or one heading stands twice
 */
export function findColumns(
  lines: readonly TableLine[],
  { columns: given, remembered }: ColumnOptions = {},
): { columns: Columns; start: number } {
  const { at, list, line } = readHeadings(lines) ?? guessed(lines) ?? {}
  if (!list || at === undefined || line === undefined) {
    if (!given) throw noHeadings(lines)
    const width = Math.max(0, ...lines.slice(0, SAMPLED_LINES).map(({ cells }) => cells.length))
    const unnamed = unnamedColumns(Math.min(width, MAX_GUESSED))
    return { columns: columnsOf(0, chosenFor(unnamed, given), ''), start: 0 }
  }
  const signature = signatureOf(line, list)
  const choice = given ?? remembered?.[signature]
  if (!choice && line > 0) refuseTwice(list)
  const columns = choice ? chosenFor(list, choice) : preferTradeNo(list)
  return { columns: columnsOf(line, columns, signature), start: at }
}

function chosenFor(list: readonly Column[], choice: Choice): Column[] {
  return list.map(({ name }, at) => {
    return { name, ...chosen(choice[at]) }
  })
}

/** What a person chose for a column; the shop's own number is what it paid with. */
export function chosen(given: Field | null | undefined): Pick<Column, 'field' | 'by'> {
  const field = given === 'order_no' ? 'merchant_trade_no' : (given ?? null)
  return { field, by: field && 'choice' }
}

/** Puts together what is asked of columns while lines are read. */
export function columnsOf(line: number, list: Column[], signature: string): Columns {
  const of = new Map<Field, number[]>()
  for (const [column, { field }] of list.entries())
    if (field) of.set(field, [...(of.get(field) ?? []), column])
  return {
    line,
    names: list.map(({ name }) => name),
    of,
    unused: list.flatMap(({ name, field }) => (field === null && name !== '' ? [name] : [])),
    list,
    signature,
  }
}

interface Found {
  line: number
  list: Column[]
  /** Where the lines under it begin. */
  at: number
}

const asHeading = (cell: TableLine['cells'][number]): Column => {
  const name = nameOf(textOf(cell))
  const field = fieldOf(name) ?? null
  return { name, field, by: field && 'heading' }
}

function readHeadings(lines: readonly TableLine[]): Found | undefined {
  const at = lines.slice(0, SEARCHED_LINES).findIndex(isHeadings)
  const found = lines[at]
  return found && { line: found.line, list: found.cells.map(asHeading), at: at + 1 }
}

const unnamedColumns = (width: number): Column[] =>
  Array.from({ length: width }, (_, at) => ({ name: letterOf(at), field: null, by: null }))

/**
 * Tells columns by what stands in them. A first line without a digit is a line of headings that
 * nobody knows, when something else is below it.
 * @returns undefined when it names no payment, or nothing else
 */
function guessed(lines: readonly TableLine[]): Found | undefined {
  const there = lines.filter((line) => !isBlank(line) && !line.broken).slice(0, SAMPLED_LINES)
  const [first, ...others] = there
  if (!first) return undefined
  const headed = others.length > 0 && first.cells.every((cell) => !/\d/.test(textOf(cell)))
  const rows = (headed ? others : there).map(({ cells }) => cells)
  const width = Math.max(...rows.map((cells) => cells.length))
  if (width > MAX_GUESSED) return undefined
  const names = headed ? first.cells.map(asHeading) : []
  const known = new Set(names.map(({ field }) => field))
  const list = guessFields(rows, width).map((field, at): Column => {
    const named = names[at]
    const name = named?.name || letterOf(at)
    if (named?.field) return { ...named, name }
    const guess = field !== null && !known.has(field) ? field : null
    return { name, field: guess, by: guess && 'values' }
  })
  const fields = new Set(list.flatMap(({ field }) => field ?? []))
  const payment = fields.has('transaction_id') || fields.has('merchant_trade_no')
  if (!payment || fields.size < 2) return undefined
  const at = lines.indexOf(first)
  return { line: headed ? first.line : 0, list, at: headed ? at + 1 : at }
}

/** How many columns are told by what stands in them; 0: nobody can tell. */
export const guessedColumns = (lines: readonly TableLine[]): number =>
  guessed(lines)?.list.filter(({ field }) => field !== null).length ?? 0

function signatureOf(line: number, list: readonly Column[]): string {
  const names = list.map(({ name, field }) => (line === 0 ? (field ?? '-') : plainHeading(name)))
  const text = JSON.stringify([line === 0 ? 'values' : 'headings', names])
  return createHash('sha256').update(text).digest('base64url')
}

/** The shop's own number is used only where WeChat's name for it is not there. */
function preferTradeNo(list: readonly Column[]): Column[] {
  const better = list.some(({ field }) => field === 'merchant_trade_no')
  return list.map((column) => {
    if (column.field !== 'order_no') return column
    return better ? { ...column, field: null, by: null } : { ...column, field: 'merchant_trade_no' }
  })
}

function refuseTwice(list: readonly Column[]): void {
  const seen = new Map<string, string>()
  for (const { name, field } of list) {
    if (field === null) continue
    const plain = plainHeading(name)
    const before = seen.get(plain)
    if (before !== undefined) throw twice(before, name)
    seen.set(plain, name)
  }
}

const twice = (one: string, other: string) =>
  refusedFile(
    `Two columns are headed ${shown(one)}${one === other ? '' : ` and ${shown(other)}`}: nobody can tell which is meant; remove or rename one`,
    `有两列的表头都是${shown(one)}${one === other ? '' : `（${shown(other)}）`}，无法判断以哪列为准；请删除或改名其中一列`,
  )

function noHeadings(lines: readonly TableLine[]) {
  const first = lines.find(({ cells }) => cells.some((cell) => textOf(cell).trim() !== ''))
  const there = (first?.cells ?? []).map(textOf).filter((text) => text.trim() !== '')
  const seen = there.slice(0, 8).map(shown).join(', ')
  return refusedFile(
    `No headings were found in the first ${SEARCHED_LINES} lines: a line with transaction_id (or merchant_trade_no), express_company, tracking_no and item_desc is needed. The first line holds ${seen || 'nothing'}`,
    `前 ${SEARCHED_LINES} 行中没有找到表头：需要一行包含“微信支付单号”（或“商户单号”）、“快递公司”、“快递单号”、“商品信息”。第一行内容是 ${seen || '空'}`,
  )
}

/** Returns the name of a field's column as the file has it. */
export function columnName({ names, of }: Columns, field: Field): string | null {
  const [column] = of.get(field) ?? []
  return column === undefined ? null : (names[column] ?? null)
}

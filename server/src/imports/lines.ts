/** The lines under the headings: what each says in WeChat's names, and which of them say nothing. */
import type { Text } from '../core/language.ts'
import { readWaybills } from '../shipments/waybill.ts'
import type { Field } from './fields.ts'
import { columnName, type Columns } from './columns.ts'
import { textOf } from './headings.ts'
import { readItem, type ImportItem } from './items.ts'
import { MAX_LINES, tooManyLines, type Cell, type Problem, type TableLine } from './table.ts'
import {
  numberText,
  readDeliveryMode,
  readLogisticsType,
  readNumber,
  readYesNo,
  unguarded,
  waybillNumberProblem,
} from './values.ts'

/** What one line says; absent where its cell is empty. */
export interface Line {
  line: number
  transaction_id?: string
  mchid?: string
  merchant_trade_no?: string
  logistics_type?: number
  delivery_mode?: number
  express_company?: string
  tracking_nos: string[]
  item_desc?: string
  /** One article of the line; it never holds a shipment up: what cannot be read is left out. */
  item?: ImportItem
  receiver_phone?: string
  receiver_contact?: string
  consignor_contact?: string
  is_all_delivered?: boolean
  spend_reshipment?: boolean
  problems: Problem[]
  hidden?: boolean
  /** Of a line that cannot be read: whatever its cells hold, to find its payment. */
  texts?: string[]
}

/** A line that is not shipped, and why. */
export interface SkippedLine {
  line: number
  why: 'blank' | 'total' | 'headings'
}

const TOTAL =
  /^(?:合计|总计|小计|汇总|共计|总数|sub\s*total|grand\s*total|total|sum)(?:[\s:：(（]|$)/i

/** Under it WeChat Pay's bill has its totals, and nothing else. */
const BILL_TOTALS = /^总(?:交易)?单数$/

/** Fields that say what is shipped, of which payment. */
const TELLING: Field[] = [
  'transaction_id',
  'merchant_trade_no',
  'express_company',
  'tracking_no',
  'item_desc',
]

/**
 * Reads the lines under the headings. Blank lines, totals and repeated headings are left out and named.
 * @throws FahuoError `file_too_large`; `invalid` when there is no line
 */
export function readTableLines(
  table: readonly TableLine[],
  columns: Columns,
): { lines: Line[]; skipped: SkippedLine[] } {
  const lines: Line[] = []
  const skipped: SkippedLine[] = []
  let bill_ended = false
  for (const line of table) {
    const row = asMended(line, columns)
    const first = row.cells.map((cell) => unguarded(textOf(cell))).find((text) => text !== '') ?? ''
    bill_ended ||= BILL_TOTALS.test(first)
    const why = bill_ended ? 'total' : reasonToSkip(row, columns, first)
    if (why === 'blank' && first === '') continue
    if (why) skipped.push({ line: row.line, why })
    else lines.push(row.broken ? brokenLine(row, row.broken) : readLine(row, columns))
    if (lines.length > MAX_LINES) throw tooManyLines()
  }
  return { lines, skipped }
}

/** Returns the cells of a field that hold something; what a person wrote stands for all of them. */
export function cellsOf({ cells, set }: TableLine, { of }: Columns, field: Field): Cell[] {
  const written = set?.[field]
  if (written !== undefined) return unguarded(written) === '' ? [] : [written]
  return (of.get(field) ?? [])
    .map((column) => cells[column] ?? '')
    .filter((cell) => unguarded(textOf(cell)) !== '')
}

const hasMore = ({ cells }: TableLine, { names }: Columns) =>
  cells.slice(names.length).some((cell) => textOf(cell).trim() !== '')

/** Of a line that could not be read, what a person wrote is all that counts. */
function asMended(row: TableLine, columns: Columns): TableLine {
  if (!row.set || !(row.broken || hasMore(row, columns))) return row
  const { line, set, hidden } = row
  return { line, cells: [], set, ...(hidden && { hidden }) }
}

function reasonToSkip(row: TableLine, columns: Columns, first: string) {
  if (row.broken || row.set) return undefined
  if (TOTAL.test(first) && cellsOf(row, columns, 'tracking_no').length === 0) return 'total'
  const empty = TELLING.every((field) => cellsOf(row, columns, field).length === 0)
  if (empty && !hasMore(row, columns)) return 'blank'
  const again = columns.names.every(
    (name, column) => textOf(row.cells[column]).replaceAll(/\s+/g, ' ').trim() === name,
  )
  return again ? 'headings' : undefined
}

function brokenLine({ line, cells, hidden }: TableLine, detail: Text): Line {
  const problem: Problem = { lines: [line], column: null, field: null, code: 'invalid', detail }
  const texts = cells.map((cell) => unguarded(textOf(cell).replaceAll('"', '')))
  return { line, tracking_nos: [], problems: [problem], texts, ...(hidden && { hidden }) }
}

const tooMany = (cells: number, headings: number): Text => ({
  en: `the line has ${cells} cells and the headings ${headings}: put text that holds the separator in quotes`,
  zh: `本行有 ${cells} 个单元格，表头只有 ${headings} 个；含有分隔符的文字请加引号`,
})

function readLine(row: TableLine, columns: Columns): Line {
  if (hasMore(row, columns)) return brokenLine(row, tooMany(row.cells.length, columns.names.length))
  const line: Line = { line: row.line, tracking_nos: [], problems: [] }
  if (row.hidden) line.hidden = true
  const report = (field: Field, detail: Text) =>
    line.problems.push({
      lines: [row.line],
      column: columnName(columns, field),
      field,
      code: 'invalid',
      detail,
    })
  /** The one cell of a field: several columns may say the same, not two things. */
  const cellOf = (field: Field): Cell => {
    const cells = cellsOf(row, columns, field)
    const [first = ''] = cells
    const other = cells.find((cell) => unguarded(textOf(cell)) !== unguarded(textOf(first)))
    if (other !== undefined) report(field, disagree(columns, field))
    return first
  }
  const read = <Type>(field: Field, by: (cell: Cell) => { value?: Type; problem?: Text }) => {
    const { value, problem } = by(cellOf(field))
    if (problem) report(field, problem)
    return value
  }
  const text = (field: Field) => {
    const value = unguarded(numberText(cellOf(field)) ?? textOf(cellOf(field)))
    return value === '' ? undefined : value
  }
  const byText =
    <Type>(by: (words: string) => { value?: Type; problem?: Text }) =>
    (cell: Cell) =>
      by(unguarded(textOf(cell)))
  Object.assign(line, {
    transaction_id: read('transaction_id', readNumber),
    mchid: read('mchid', readNumber),
    merchant_trade_no: read('merchant_trade_no', readNumber),
    logistics_type: read('logistics_type', byText(readLogisticsType)),
    delivery_mode: read('delivery_mode', byText(readDeliveryMode)),
    express_company: text('express_company'),
    item_desc: text('item_desc'),
    receiver_phone: text('receiver_phone'),
    receiver_contact: text('receiver_contact'),
    consignor_contact: text('consignor_contact'),
    is_all_delivered: read('is_all_delivered', byText(readYesNo)),
    spend_reshipment: read('spend_reshipment', byText(readYesNo)),
  })
  const item = readItem((field) => textOf(cellsOf(row, columns, field)[0]), line.item_desc)
  if (item) line.item = item
  readTracking(line, cellOf('tracking_no'), (detail) => report('tracking_no', detail))
  if (isRefund(row, columns)) report('trade_state', REFUND)
  if (line.transaction_id === undefined && line.merchant_trade_no === undefined)
    reportMissing(line, columns)
  return line
}

function readTracking(line: Line, cell: Cell, report: (detail: Text) => void): void {
  const lost = waybillNumberProblem(cell)
  if (lost) return report(lost)
  const value = numberText(cell) ?? ''
  if (unguarded(value) === '') return
  const { tracking_nos, problem } = readWaybills(value)
  // WeChat looks at the waybills of express only.
  if (problem && (line.logistics_type ?? 1) === 1) report(problem)
  line.tracking_nos = tracking_nos ?? []
}

function disagree(columns: Columns, field: Field): Text {
  const names = (columns.of.get(field) ?? []).map((column) => columns.names[column]).join(', ')
  return {
    en: `the columns ${names} say different things on this line`,
    zh: `本行的 ${names} 内容不一致`,
  }
}

const REFUND: Text = {
  en: 'this line of the bill is a refund or was revoked, not a payment',
  zh: '账单的这一行是退款或撤销，不是付款',
}

function isRefund(row: TableLine, columns: Columns): boolean {
  const [cell] = cellsOf(row, columns, 'trade_state')
  return /^(?:REFUND|REVOKED|CLOSED|PAYERROR|已退款|转入退款|已撤销|已关闭)$/i.test(
    unguarded(textOf(cell)),
  )
}

/** Says which payment is missing, unless its cell has been reported. */
function reportMissing(line: Line, columns: Columns): void {
  const names = [columnName(columns, 'transaction_id'), columnName(columns, 'merchant_trade_no')]
  const there = names.filter((name) => name !== null)
  if (line.problems.some(({ column }) => column !== null && there.includes(column))) return
  line.problems.push({
    lines: [line.line],
    column: there[0] ?? null,
    field: null,
    code: 'invalid',
    detail: {
      en: 'the payment number is missing; a CSV loses merged cells: fill in each line, or import the .xlsx',
      zh: '缺少支付单号；CSV 会丢失合并单元格，请逐行填写，或直接导入 .xlsx',
    },
  })
}

/** Corrects single rows of an import that are not sent, and judges them again. */
import { auditing } from '../audit/queries.ts'
import { FahuoError } from '../core/errors.ts'
import type { Statement } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import { lastNumber, OPEN_ROW_STATES, replaceRows, rowsToChange } from './change-queries.ts'
import { FIELD_NAMES, type Field } from './fields.ts'
import { readImport } from './imports.ts'
import { findRows, listRows, type FollowedRow, type Import, type ImportRow } from './queries.ts'
import { openLines, textIn, withNumbers } from './raw-lines.ts'
import { keptColumns, regroup, type ReadGroup } from './read.ts'
import { toRow } from './reader-thread.ts'
import type { TableLine } from './table.ts'
import { breathe, judgeRows, phonesOf } from './take.ts'

/** What is written into the cells of one line; null: as the file has it. */
export type Cells = Partial<Record<Field, string | null>>

export interface Mending {
  cells: Cells
  /** The line; the row's only one when it is left out. */
  line?: number | undefined
}

/** How often a change is tried when the rows change meanwhile. */
const TRIES = 3

/**
 * Writes cells of a row that is not sent, and judges it again, together with the rows of the payments
 * that its lines belong to now.
 * @param telling who does it, where that is more than this row
 * @returns the rows as they are now; one may have become several, or several one
 * @throws FahuoError `not_found`; `not_open` when it is sent, or its lines were not kept; `invalid`
 */
export async function mendRow(
  shop: Shop,
  id: string,
  number: number,
  mending: Mending,
  telling?: readonly Statement[],
): Promise<{ about: Import['about']; rows: FollowedRow[]; removed: number[] }> {
  const taken = await readImport(shop, id)
  const fields = Object.keys(mending.cells)
  const deeds = telling ?? auditing(shop, { subject: id, after: { row: number, fields } })
  for (let time = 0; time < TRIES; time += 1) {
    const changed = await tryMending(shop, taken, number, mending, deeds)
    if (!changed) continue
    const rows = await findRows(shop, id, changed.numbers)
    return { about: taken.about, rows, removed: changed.removed }
  }
  throw new FahuoError('not_open')
}

async function tryMending(
  shop: Shop,
  taken: Import,
  number: number,
  mending: Mending,
  telling: readonly Statement[],
) {
  const { id, about } = taken
  const [row] = await rowsToChange(shop, id, { numbers: [number] })
  if (!row) throw new FahuoError('not_found')
  refuseSent(taken, row)
  const written = write(linesOf(shop, taken, row), mending)
  const others = await othersOf(shop, taken, row, regroup(written, about))
  const before = [row, ...others]
  const lines = [...written, ...others.flatMap((other) => linesOf(shop, taken, other))]
  const groups = regroup(
    lines.toSorted((a, b) => a.line - b.line),
    about,
  )
  const numbers = await numbersFor(shop, id, groups, before)
  const after = await judgeRows(shop, groups.map(toRow), (at) => numbers[at] as number)
  if (!(await replaceRows(shop, id, before, after, telling))) return undefined
  const removed = before.map((one) => one.number).filter((one) => !numbers.includes(one))
  return { numbers, removed }
}

function refuseSent({ state, about }: Import, { state: row_state, cells }: ImportRow): void {
  const open = (OPEN_ROW_STATES as readonly string[]).includes(row_state)
  if (state === 'cancelling' || state === 'cancelled' || !open)
    throw new FahuoError('not_open', {
      en: 'this row is sent, or cancelled',
      zh: '该行已发送或已取消',
    })
  if (cells === null || !about.column_list)
    throw new FahuoError('not_open', {
      en: 'the cells of this import are not kept any more; import the file again',
      zh: '该导入的原始内容已不可用，请重新导入文件',
    })
}

function linesOf(shop: Shop, { about }: Import, row: ImportRow): TableLine[] {
  const lines = openLines(shop, row.cells)
  if (!lines) throw new FahuoError('not_open')
  return withNumbers(lines, row.group, phonesOf(shop, row), keptColumns(about))
}

/** @throws FahuoError `invalid` when it cannot be told which line is meant */
function write(lines: readonly TableLine[], { cells, line }: Mending): TableLine[] {
  const at =
    line === undefined && lines.length === 1 ? 0 : lines.findIndex((one) => one.line === line)
  if (at === -1)
    throw new FahuoError('invalid', {
      en: `line: the row has the lines ${lines.map((one) => one.line).join(', ')}; say which one`,
      zh: `line：该行包含第 ${lines.map((one) => one.line).join('、')} 行，请指明是哪一行`,
    })
  return lines.map((one, place) => (place === at ? withCells(one, cells) : one))
}

function withCells(line: TableLine, cells: Cells): TableLine {
  const set = { ...line.set }
  for (const field of Object.keys(FIELD_NAMES) as Field[]) {
    const text = cells[field]
    if (text === null) delete set[field]
    else if (text !== undefined) set[field] = text
  }
  const { set: _, ...rest } = line
  return Object.keys(set).length > 0 ? { ...rest, set } : rest
}

/** Finds the rows of the payments that some lines belong to now: they are one shipment with them. */
async function othersOf(shop: Shop, { id }: Import, row: ImportRow, groups: readonly ReadGroup[]) {
  const payments = groups.flatMap(({ payment }) => (payment === '' ? [] : [payment]))
  const rows = await rowsToChange(shop, id, { payments })
  return rows.filter((other) => other.number !== row.number && other.cells !== null)
}

/** Gives each group the number of the row that its first line was in; further ones get new numbers. */
async function numbersFor(
  shop: Shop,
  id: string,
  groups: readonly ReadGroup[],
  before: readonly ImportRow[],
): Promise<number[]> {
  const numberOfLine = new Map(
    before.flatMap(({ number, group }) => group.lines.map((line) => [line, number] as const)),
  )
  const given = new Set<number>()
  let last = await lastNumber(shop, id)
  return groups.map(({ lines }) => {
    const own = lines.flatMap((line) => numberOfLine.get(line) ?? [])
    let number = own.find((one) => !given.has(one))
    if (number === undefined) {
      last += 1
      number = last
    }
    given.add(number)
    return number
  })
}

/** Rows that are looked through at once. */
const PAGE = 200

/**
 * Writes a value wherever the file has another one: 圆通速递 for 园通, in all rows that are not sent.
 * @returns in how many rows
 * @throws FahuoError `not_found`, `not_open`
 */
export async function replaceInRows(
  shop: Shop,
  id: string,
  { field, from, to }: { field: Field; from: string; to: string },
): Promise<number> {
  const taken = await readImport(shop, id)
  const columns = keptColumns(taken.about)
  // With the first row: a kill after it leaves others as they were.
  let telling = auditing(shop, { subject: id, after: { field } })
  let changed = 0
  for (let after: number | undefined = 0; after !== undefined;) {
    const rows: FollowedRow[] = await listRows(shop, id, {
      after,
      limit: PAGE,
      states: OPEN_ROW_STATES,
    })
    for (const row of rows) {
      const lines = openLines(shop, row.cells) ?? []
      const meant = lines.filter((line) => textIn(line, columns, field) === from)
      for (const { line } of meant) {
        await mendRow(shop, id, row.number, { line, cells: { [field]: to } }, telling)
        telling = []
      }
      changed += meant.length > 0 ? 1 : 0
      await breathe()
    }
    after = rows.at(-1)?.number
  }
  return changed
}

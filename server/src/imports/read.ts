/** Reads a whole file: its kind, its headings, its lines, and what is shipped of each payment. */
import { maskContact } from '../core/masking.ts'
import { readPhone } from '../services/phone.ts'
import { checkGroup, type ColumnNames } from './body.ts'
import {
  chosen,
  columnName,
  columnsOf,
  findColumns,
  guessedColumns,
  type Choice,
  type Column,
  type ColumnOptions,
  type Columns,
} from './columns.ts'
import { groupLines, type Group } from './groups.ts'
import { kindOf } from './file-kind.ts'
import type { Field } from './fields.ts'
import { knownHeadings } from './headings.ts'
import { isJson, readJsonLines } from './json-lines.ts'
import { readTableLines, type SkippedLine } from './lines.ts'
import { maskedLine } from './raw-lines.ts'
import { type Table, type TableLine } from './table.ts'
import { decode, FIRST_CHARACTERS, readLines, SEPARATORS, withBreaks } from './text.ts'
import { readWorkbook } from './workbook.ts'

/** How a file was read, for whoever checks it. */
export interface About {
  kind: Table['kind']
  encoding?: string
  separator?: string
  sheet?: string
  other_sheets: string[]
  /** 0: there are none. */
  heading_line: number
  /** The file's headings by what they are read as. */
  columns: ColumnNames
  /** Column by column, what it is taken for; not there in imports of a version before. */
  column_list?: Column[]
  /** By what a choice of columns is remembered. */
  signature?: string
  /** Lines that the sheet hides. */
  hidden_lines?: number
  unused_columns: string[]
  skipped_lines: SkippedLine[]
  /** Lines that are shipped or answered for. */
  lines: number
}

/** A group, and the full phone numbers of its parcels' receivers: sealed apart, or stored nowhere. */
export type ReadGroup = Group & {
  phones: (string | null)[]
  /** The lines that it was read from, phone numbers masked. */
  raw: TableLine[]
}

export interface ReadFile {
  about: About
  /** Payment by payment, checked as they are asked for: all at once would be held in memory twice. */
  groups: Iterable<ReadGroup>
}

/**
 * Reads a file.
 * @throws FahuoError `invalid`, `file_too_large`: the file as a whole
 */
export async function readFile(bytes: Uint8Array, options: ColumnOptions = {}): Promise<ReadFile> {
  const table = kindOf(bytes) === 'xlsx' ? await readWorkbook(bytes, recognised) : readText(bytes)
  const { columns, start } = findColumns(table.lines, options)
  return readTable(table, columns, table.lines.slice(start))
}

/** Lines that were read before, and how. */
export interface KeptTable {
  about: About
  lines: TableLine[]
  columns: Choice
}

/** Reads lines that were read before once more, by other columns. */
export function readAgain({ about, lines, columns: choice }: KeptTable): ReadFile {
  const list = (about.column_list ?? []).map(({ name }, at): Column => ({
    name,
    ...chosen(choice[at]),
  }))
  const columns = columnsOf(about.heading_line, list, about.signature ?? '')
  const read = readTable(about, columns, lines)
  const skipped_lines = [...about.skipped_lines, ...read.about.skipped_lines].slice(0, 100)
  return { ...read, about: { ...read.about, skipped_lines } }
}

/** Returns the columns of a file that was read before. */
export const keptColumns = ({ heading_line, column_list = [], signature = '' }: About): Columns =>
  columnsOf(heading_line, column_list, signature)

/** How well a table can be read: known headings count more than what stands under them. */
const recognised = (lines: readonly TableLine[]): number =>
  knownHeadings(lines) * 1_000 || guessedColumns(lines)

const widthOf = (lines: readonly TableLine[]) => {
  const { columns } = findColumns(lines)
  return columns.line > 0 ? columns.names.length : undefined
}

function readText(bytes: Uint8Array): Table {
  const { text: decoded, encoding } = decode(bytes)
  const text = withBreaks(decoded)
  if (isJson(text)) return { kind: 'json', encoding, ...readJsonLines(text) }
  const start = text.slice(0, FIRST_CHARACTERS)
  const tried = SEPARATORS.map((separator) => {
    const lines = readLines(start, separator)
    return { separator, known: recognised(lines), lines }
  })
  const [best] = tried.toSorted((a, b) => b.known - a.known)
  const separator = best?.separator ?? ','
  const width = best && best.known > 0 ? widthOf(best.lines) : undefined
  return { kind: 'text', encoding, separator, lines: readLines(text, separator, width) }
}

function readTable(
  table: Omit<Table, 'lines'>,
  columns: Columns,
  under: readonly TableLine[],
): ReadFile {
  const { lines, skipped } = readTableLines(under, columns)
  const names = namesOf(columns)
  const hidden_lines = lines.filter(({ hidden }) => hidden).length
  return {
    about: {
      kind: table.kind,
      ...(table.encoding !== undefined && { encoding: table.encoding }),
      ...(table.separator !== undefined && { separator: table.separator }),
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      other_sheets: table.other_sheets ?? [],
      heading_line: columns.line,
      columns: names,
      column_list: columns.list,
      signature: columns.signature,
      ...(hidden_lines > 0 && { hidden_lines }),
      unused_columns: columns.unused,
      skipped_lines: skipped.slice(0, 100),
      lines: lines.length,
    },
    groups: checkedGroups(groupLines(lines, columns), columns, under),
  }
}

/** Reads some lines of a file that was read before. @throws FahuoError as {@link readFile} does */
export function regroup(lines: readonly TableLine[], about: About): ReadGroup[] {
  const columns = keptColumns(about)
  return [
    ...checkedGroups(groupLines(readTableLines(lines, columns).lines, columns), columns, lines),
  ]
}

function* checkedGroups(
  groups: readonly Group[],
  columns: Columns,
  lines: readonly TableLine[],
): Generator<ReadGroup> {
  const byNumber = Map.groupBy(lines, ({ line }) => line)
  const names = namesOf(columns)
  for (const group of groups) {
    const raw = [...new Set(group.lines)].flatMap((line) => byNumber.get(line) ?? [])
    yield { ...masked(checked(group, names)), raw: raw.map((line) => maskedLine(line, columns)) }
  }
}

const namesOf = (columns: Columns): ColumnNames =>
  Object.fromEntries(
    [...columns.of.keys()].map((field: Field) => [field, columnName(columns, field)]),
  )

const checked = (group: Group, names: ColumnNames): Group => ({
  ...group,
  problems: [...group.problems, ...checkGroup(group, names)],
})

/** In what is stored as it is, phone numbers are masked. */
function masked(group: Group): Omit<ReadGroup, 'raw'> {
  const parcels = group.parcels.map((parcel) => {
    const { contact, receiver_phone: _, ...rest } = parcel
    if (!contact) return rest
    const phones = Object.entries(contact).map(([name, phone]) => [name, maskContact(phone)])
    return { ...rest, contact: Object.fromEntries(phones) as typeof contact }
  })
  const phones = group.parcels.map(({ receiver_phone, contact }) =>
    readPhone(receiver_phone ?? contact?.receiver_contact ?? ''),
  )
  return { ...group, parcels, phones }
}

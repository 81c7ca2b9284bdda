/** Reads a whole file: its kind, its headings, its lines, and what is shipped of each payment. */
import { maskContact } from '../core/masking.ts'
import { checkGroup, type ColumnNames } from './body.ts'
import { groupLines, type Group } from './groups.ts'
import { kindOf } from './file-kind.ts'
import type { Field } from './fields.ts'
import { columnName, findColumns, knownHeadings, type Columns } from './headings.ts'
import { readTableLines, type SkippedLine } from './lines.ts'
import { MAX_LINES, tooManyLines, type Table } from './table.ts'
import { decode, readLines, SEPARATORS } from './text.ts'
import { readWorkbook } from './workbook.ts'

/** How a file was read, for whoever checks it. */
export interface About {
  kind: Table['kind']
  encoding?: string
  separator?: string
  sheet?: string
  other_sheets: string[]
  heading_line: number
  /** The file's headings by what they are read as. */
  columns: ColumnNames
  unused_columns: string[]
  skipped_lines: SkippedLine[]
  /** Lines that are shipped or answered for. */
  lines: number
}

export interface ReadFile {
  about: About
  /** Payment by payment, checked as they are asked for: all at once would be held in memory twice. */
  groups: Iterable<Group>
}

/** Lines of a text that may be looked at: blank ones and titles beside those that count. */
const MAX_TEXT_LINES = MAX_LINES * 5

/** Lines in which the headings are looked for, to tell the separator. */
const FIRST_CHARACTERS = 64 * 1024

/**
 * Reads a file.
 * @throws FahuoError `invalid`, `file_too_large`: the file as a whole
 */
export async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  return readTable(
    kindOf(bytes) === 'xlsx' ? await readWorkbook(bytes, knownHeadings) : readText(bytes),
  )
}

function readText(bytes: Uint8Array): Table {
  const { text: decoded, encoding } = decode(bytes)
  const text = decoded.replaceAll(/\r\n?/g, '\n')
  let breaks = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    breaks += 1
    if (breaks > MAX_TEXT_LINES) throw tooManyLines()
  }
  const start = text.slice(0, FIRST_CHARACTERS)
  const tried = SEPARATORS.map((separator) => {
    const lines = readLines(start, separator)
    return { separator, known: knownHeadings(lines), lines }
  })
  const [best] = tried.toSorted((a, b) => b.known - a.known)
  const separator = best?.separator ?? ','
  const width = best && best.known > 0 ? findColumns(best.lines).columns.names.length : undefined
  return { kind: 'text', encoding, separator, lines: readLines(text, separator, width) }
}

function readTable(table: Table): ReadFile {
  const { columns, start } = findColumns(table.lines)
  const { lines, skipped } = readTableLines(table.lines.slice(start), columns)
  const names = namesOf(columns)
  const groups = groupLines(lines, columns)
  return {
    about: {
      kind: table.kind,
      ...(table.encoding !== undefined && { encoding: table.encoding }),
      ...(table.separator !== undefined && { separator: table.separator }),
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      other_sheets: table.other_sheets ?? [],
      heading_line: columns.line,
      columns: names,
      unused_columns: columns.unused,
      skipped_lines: skipped.slice(0, 100),
      lines: lines.length,
    },
    groups: checkedGroups(groups, names),
  }
}

function* checkedGroups(groups: readonly Group[], names: ColumnNames): Generator<Group> {
  for (const group of groups) yield masked(checked(group, names))
}

const namesOf = (columns: Columns): ColumnNames =>
  Object.fromEntries(
    [...columns.of.keys()].map((field: Field) => [field, columnName(columns, field)]),
  )

const checked = (group: Group, names: ColumnNames): Group => ({
  ...group,
  problems: [...group.problems, ...checkGroup(group, names)],
})

/** Full phone numbers are stored nowhere. */
function masked(group: Group): Group {
  const parcels = group.parcels.map(({ contact, ...parcel }) =>
    contact
      ? {
          ...parcel,
          contact: Object.fromEntries(
            Object.entries(contact).map(([name, phone]) => [name, maskContact(phone)]),
          ),
        }
      : parcel,
  )
  return { ...group, parcels }
}

/**
 * Reads .xlsx. What it unpacks to is bounded before anything is unpacked: a file of 620 KB took
 * 1.3 GB. Runs in the reader thread: it takes a second for 10,000 lines.
 */
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate'
// Unpacks in this thread what is in memory already; its version for Node is made for streams.
import readXlsxFile from 'read-excel-file/universal'
import { FahuoError } from '../core/errors.ts'
import {
  MAX_CELLS,
  MAX_COLUMNS,
  MAX_READ_LINES,
  MAX_UNPACKED_BYTES,
  refusedFile,
  tooLarge,
  tooManyLines,
  tooWide,
  type Cell,
  type Table,
  type TableLine,
} from './table.ts'

/** A sheet as the workbook lists it. */
interface Sheet {
  name: string
  path: string
  hidden: boolean
}

/**
 * Reads the sheet with the most known headings; the first one of those that are equal.
 * @param known how many headings are known in some lines
 * @throws FahuoError `invalid`, `file_too_large`
 */
export async function readWorkbook(
  bytes: Uint8Array,
  known: (lines: readonly TableLine[]) => number,
): Promise<Table> {
  const files = unpack(bytes)
  const sheets = sheetsOf(files)
  const merges = new Map<string, string[]>()
  const hidden_rows = new Map<string, Set<number>>()
  for (const { path } of sheets) {
    const xml = files[path]
    if (!xml) continue
    const { tidied, merged, hidden } = tidySheet(xml)
    files[path] = tidied
    merges.set(path, merged)
    hidden_rows.set(path, hidden)
  }
  const read = await readSheets(files)
  const tables = read.map(({ sheet, data }, at) => {
    const hidden = hidden_rows.get(sheets[at]?.path ?? '')
    const lines = data.map((cells, row): TableLine => ({
      line: row + 1,
      cells: cells.map(toCell),
      ...(hidden?.has(row + 1) && { hidden: true }),
    }))
    return { sheet, lines, known: known(lines), listed: sheets[at] }
  })
  const visible = tables.filter(({ listed }) => listed?.hidden !== true)
  const [best] = visible.toSorted((a, b) => b.known - a.known)
  if (!best) throw unreadable()
  for (const range of merges.get(best.listed?.path ?? '') ?? []) fillDown(best.lines, range)
  const others = tables.filter((one) => one !== best && one.lines.length > 0)
  return {
    kind: 'xlsx',
    sheet: best.sheet,
    other_sheets: others.map(({ sheet }) => sheet),
    lines: best.lines,
  }
}

const unreadable = () =>
  refusedFile(
    'The workbook cannot be read; open it in Excel or WPS and save it as .xlsx again',
    '无法读取该工作簿；请用 Excel 或 WPS 打开后重新另存为 .xlsx',
  )

/** Unpacks what a workbook is made of. Sizes are the archive's own words, and no more is unpacked. */
function unpack(bytes: Uint8Array): Unzipped {
  let total = 0
  let too_large = false
  const names: string[] = []
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (names.length < MAX_NAMES) names.push(name)
        const needed = name.startsWith('xl/') && /\.(?:xml|rels)$/.test(name)
        total += needed ? originalSize : 0
        too_large ||= total > MAX_UNPACKED_BYTES
        return needed && !too_large
      },
    })
    if (too_large) throw unpackedTooLarge()
    if (!files['xl/workbook.xml']) throw noWorkbook(names)
    return files
  } catch (error) {
    throw error instanceof FahuoError ? error : unreadable()
  }
}

const unpackedTooLarge = () =>
  tooLarge(
    `more than ${MAX_UNPACKED_BYTES / 1024 / 1024} MB when it is unpacked; split the file, or delete pictures and empty sheets`,
    `解压后超过 ${MAX_UNPACKED_BYTES / 1024 / 1024} MB；请拆分文件，或删除图片与空白工作表`,
  )

/** Names in an archive that are looked at. */
const MAX_NAMES = 1_000

/** Archives that are something else, by a name in them. */
const OTHERS: [name: RegExp, en: string, zh: string][] = [
  [
    /\.iwa$|^index\.apxl$|(?:^|\/)Index\.zip$/i,
    'The file is a Numbers document of Apple; in Numbers choose File > Export To > Excel (.xlsx) or CSV',
    '文件是苹果 Numbers 表格；请在 Numbers 中选择“文件 > 导出为 > Excel（.xlsx）”或 CSV',
  ],
  [
    /^xl\/workbook\.bin$/,
    'The file is a binary workbook (.xlsb); open it in Excel or WPS and save it as .xlsx',
    '文件是二进制工作簿（.xlsb）；请用 Excel 或 WPS 打开后另存为 .xlsx',
  ],
  [
    /^content\.xml$/,
    'The file is an OpenDocument sheet (.ods); open it in Excel, WPS or LibreOffice and save it as .xlsx',
    '文件是 OpenDocument 表格（.ods）；请用 Excel、WPS 或 LibreOffice 打开后另存为 .xlsx',
  ],
  [
    /^word\//,
    'The file is a Word document; copy its table into a sheet, or paste it',
    '文件是 Word 文档；请把表格复制到工作表，或直接粘贴',
  ],
]

function noWorkbook(names: readonly string[]) {
  const other = OTHERS.find(([name]) => names.some((one) => name.test(one)))
  if (other) return refusedFile(other[1], other[2])
  return refusedFile(
    'The file is a zip archive, not a workbook; unpack it, or save the table as .xlsx',
    '文件是压缩包，不是工作簿；请解压，或把表格另存为 .xlsx',
  )
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1]

/** Returns the sheets in the order in which the reader gives them. */
function sheetsOf(files: Unzipped): Sheet[] {
  const workbook = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())
  const relations = strFromU8(files['xl/_rels/workbook.xml.rels'] ?? new Uint8Array())
  const targets = new Map(
    (relations.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []).map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target') ?? '',
    ]),
  )
  return (workbook.match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? []).map((tag) => {
    const target = targets.get(/\s\w+:id="([^"]*)"/.exec(tag)?.[1]) ?? ''
    return {
      name: attribute(tag, 'name') ?? '',
      path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
    }
  })
}

/** Bytes of a sheet that are text at once: a whole one would be held several times over. */
const PIECE_BYTES = 256 * 1024

/** Most bytes between two tags: a cell holds no more. */
const MAX_TEXT_BYTES = 4 * PIECE_BYTES

/** Gives a sheet's XML in pieces that end with a tag. @throws FahuoError `invalid` where there is none */
function* piecesOf(xml: Uint8Array): Generator<string> {
  const decoder = new TextDecoder()
  let begun = ''
  for (let at = 0; at < xml.length; at += PIECE_BYTES) {
    const end = at + PIECE_BYTES
    const text = decoder.decode(xml.subarray(at, end), { stream: end < xml.length })
    const last = text.lastIndexOf('>') + 1
    if (last > 0) yield begun + text.slice(0, last)
    begun = last > 0 ? text.slice(last) : begun + text
    if (begun.length > MAX_TEXT_BYTES) throw unreadable()
  }
  yield begun
}

interface TidySheet {
  tidied: Uint8Array<ArrayBuffer>
  merged: string[]
  /** Rows that the sheet hides. */
  hidden: Set<number>
}

/**
 * Names the place of each row and cell, and leaves empty cells out: some programs write a million
 * of them, others no places. @throws FahuoError `file_too_large`
 */
function tidySheet(xml: Uint8Array): TidySheet {
  let row = 0
  let column = 0
  const tidy = (tag: string, prefix: string, name: string, rest: string, closed: string) => {
    const place = attribute(` ${rest}`, 'r')
    if (name === 'row') {
      row = Number(place ?? row + 1)
      column = 0
      if (/^(?:1|true)$/.test(attribute(` ${rest}`, 'hidden') ?? '')) hidden.add(row)
      const others = rest.replace(/\sr="[^"]*"/, '')
      return `<${prefix}row r="${row}"${others}${closed}>`
    }
    column = place === undefined ? column + 1 : columnOf(place)
    if (closed === '/') return ''
    last_column = Math.max(last_column, column)
    last_row = Math.max(last_row, row)
    return place === undefined ? `<${prefix}c r="${nameOf(column)}${row}"${rest}>` : tag
  }
  let last_column = 0
  let last_row = 0
  const merged: string[] = []
  const hidden = new Set<number>()
  const tidied: Uint8Array[] = []
  for (const piece of piecesOf(xml)) {
    tidied.push(strToU8(piece.replaceAll(/<((?:\w+:)?)(row|c)\b([^>]*?)(\/?)>/g, tidy)))
    for (const tag of piece.match(/<(?:\w+:)?mergeCell\s[^>]*>/g) ?? [])
      if (merged.length < MAX_READ_LINES) merged.push(attribute(tag, 'ref') ?? '')
  }
  if (last_column > MAX_COLUMNS || last_row * last_column > MAX_CELLS) throw tooWide()
  if (last_row > MAX_READ_LINES) throw tooManyLines()
  return { tidied: Buffer.concat(tidied), merged, hidden }
}

/** The column's number of a place: `B7` is 2. */
function columnOf(place: string): number {
  let column = 0
  for (const letter of place.toUpperCase()) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column
}

const nameOf = (column: number): string =>
  column === 0
    ? ''
    : `${nameOf(Math.floor((column - 1) / 26))}${String.fromCharCode(65 + ((column - 1) % 26))}`

type SheetCell = string | { number: string } | boolean | Date | null

async function readSheets(files: Unzipped): Promise<{ sheet: string; data: SheetCell[][] }[]> {
  try {
    const stored = zipSync(files, { level: 0 })
    // The reader unpacks them again: they need not be held twice.
    for (const name of Object.keys(files)) delete files[name]
    const sheets = await readXlsxFile(stored.buffer, {
      parseNumber: (number: string) => ({ number }),
    })
    return sheets as unknown as { sheet: string; data: SheetCell[][] }[]
  } catch {
    throw unreadable()
  }
}

function toCell(cell: SheetCell): Cell {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'true' : 'false'
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return cell
}

/** Fills a merged cell's value into the rows that it covers: only where the sheet says so. */
function fillDown(lines: readonly TableLine[], range: string): void {
  const [, from = '', top = '', to = '', bottom = ''] =
    /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(range) ?? []
  // Across columns it is a title.
  if (from === '' || from !== to) return
  const column = columnOf(from) - 1
  const value = lines[Number(top) - 1]?.cells[column]
  if (value === undefined || value === '') return
  for (let row = Number(top); row < Number(bottom) && row < lines.length; row += 1) {
    const cells = lines[row]?.cells
    if (cells && column < cells.length) cells[column] = value
  }
}

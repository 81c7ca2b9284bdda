/**
 * Text files as spreadsheets and shop systems write them. The lines are read by our own reader: a
 * library takes a quote that is none for the begin of a cell, and swallows the orders after it.
 */
import type { Text } from '../core/language.ts'
import {
  MAX_CELL,
  MAX_CELLS,
  MAX_READ_LINES,
  refusedFile,
  tooManyLines,
  tooWide,
  type TableLine,
} from './table.ts'

const decoded = (encoding: string, bytes: Uint8Array) =>
  new TextDecoder(encoding, { fatal: true }).decode(bytes)

/** Each encoding with the bytes that it may begin with. */
const MARKS: [mark: string, encoding: string][] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
]

/**
 * Decodes a text file: UTF-8 and UTF-16 with and without a mark, GBK (GB 18030).
 * @throws FahuoError `invalid` when it is none of them: broken characters would go to buyers
 */
export function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const start = Buffer.from(bytes.subarray(0, 3)).toString('hex')
  const encoding = MARKS.find(([mark]) => start.startsWith(mark))?.[1] ?? unmarkedUtf16(bytes)
  try {
    if (encoding !== undefined) return { text: decoded(encoding, bytes), encoding }
    return { text: decoded('utf-8', bytes), encoding: 'utf-8' }
  } catch {
    if (encoding !== undefined || isDamagedUtf8(bytes)) throw damaged(encoding ?? 'utf-8')
  }
  try {
    return { text: decoded('gb18030', bytes), encoding: 'gbk' }
  } catch {
    throw damaged('UTF-8, UTF-16, GBK')
  }
}

const damaged = (encoding: string) =>
  refusedFile(
    `The file has characters that are not ${encoding}; save it again as "CSV UTF-8" or .xlsx`,
    `文件含有不属于 ${encoding} 的字符；请重新保存为“CSV UTF-8”或 .xlsx`,
  )

/** ASCII in UTF-16 has a NUL in each pair of bytes. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, 1024)
  const [even, odd] = [0, 1].map(
    (side) => start.filter((byte, at) => byte === 0 && at % 2 === side).length,
  )
  const some = start.length / 8
  if ((odd ?? 0) > some && even === 0) return 'utf-16le'
  return (even ?? 0) > some && odd === 0 ? 'utf-16be' : undefined
}

/** GBK read as UTF-8 is mostly broken; UTF-8 with a broken place is mostly whole. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.split('\uFFFD').length - 1
  const whole = (text.match(/[^\0-\x7F\uFFFD]/gu) ?? []).length
  return whole > broken * 4
}

/** Separators that files have, the commonest first; what is copied from a chat has blanks. */
export const SEPARATORS = [',', '\t', ';', '，', '|', ' '] as const

/** Characters in which the headings are looked for, to tell the separator. */
export const FIRST_CHARACTERS = 64 * 1024

/** Returns a text with one kind of line break. @throws FahuoError `file_too_large` when it has too many */
export function withBreaks(decoded: string): string {
  const text = decoded.replaceAll(/\r\n?/g, '\n')
  if (exceeds(text, '\n', MAX_READ_LINES)) throw tooManyLines()
  return text
}

/** Whether a text holds a character more often than that. */
export function exceeds(text: string, character: string, most: number): boolean {
  let count = 0
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) {
    count += 1
    if (count > most) return true
  }
  return false
}

const OPEN_QUOTE: Text = {
  en: 'a quote is opened and not closed; write the cell without quotes, or double the quotes in it',
  zh: '引号没有配对；请去掉该单元格的引号，或把其中的引号写成两个',
}

const CONTROL: Text = {
  en: 'it holds control characters (NUL or the like); remove them',
  zh: '含有控制字符（如 NUL），请删除',
}

// Tab and line breaks are the file's own.
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/

/**
 * Reads lines of cells. A line whose quotes make no sense is `broken` by itself; the next one goes on.
 * @throws FahuoError `file_too_large` when there are too many cells
 * @param width cells of the headings: more of them inside a quoted cell are lines that it swallowed
 */
export function readLines(text: string, separator: string, width = Infinity): TableLine[] {
  if (separator === ' ') return readBlanks(text)
  const lines: TableLine[] = []
  let at = 0
  let line = 1
  let count = 0
  while (at < text.length) {
    const end = endOfLine(text, at)
    const raw = text.slice(at, end)
    const record = raw.includes('"') ? readRecord(text, at, separator, width) : undefined
    const cells = record?.cells ?? raw.split(separator, MAX_CELLS)
    count += cells.length
    if (count > MAX_CELLS) throw tooWide()
    if (record === null) {
      lines.push({ line, cells, broken: OPEN_QUOTE })
    } else {
      const controls = CONTROLS.test(record ? cells.join('') : raw)
      lines.push({ line, cells, ...(controls && { broken: CONTROL }) })
    }
    const next = record?.end ?? end
    line += record?.breaks ?? 0
    at = next + 1
    line += 1
  }
  return lines
}

/**
 * Reads lines whose cells have blanks between them, any number of any kind. Words of the last cell may
 * have blanks inside: most lines tell how many cells there are.
 */
function readBlanks(text: string): TableLine[] {
  const lines = text.split('\n').map((raw, at): TableLine & { cells: string[] } => ({
    line: at + 1,
    cells: raw.trim() === '' ? [] : raw.trim().split(/\s+/, MAX_CELLS),
    ...(CONTROLS.test(raw) && { broken: CONTROL }),
  }))
  const widths = Map.groupBy(
    lines.filter(({ cells }) => cells.length > 1),
    ({ cells }) => cells.length,
  )
  const [[width] = [Infinity]] = [...widths].toSorted((a, b) => b[1].length - a[1].length)
  return lines.map((line) => {
    if (line.cells.length <= width) return line
    const last = line.cells.slice(width - 1).join(' ')
    return { ...line, cells: [...line.cells.slice(0, width - 1), last] }
  })
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

interface Read {
  cells: string[]
  /** Where its line ends. */
  end: number
  /** Line breaks inside its cells. */
  breaks: number
}

/** Reads one line with quotes in it. @returns null when they make no sense */
function readRecord(text: string, from: number, separator: string, width: number): Read | null {
  const cells: string[] = []
  let breaks = 0
  let at = from
  for (;;) {
    const quoted = readQuoted(text, at, separator, width)
    if (quoted === null) return null
    const plain = quoted ?? readPlain(text, at, separator)
    cells.push(plain.cell)
    if (cells.length > MAX_CELLS) throw tooWide()
    breaks += plain.breaks
    if (text[plain.end] !== separator) return { cells, end: plain.end, breaks }
    at = plain.end + 1
  }
}

interface ReadCell {
  cell: string
  end: number
  breaks: number
}

function readPlain(text: string, at: number, separator: string): ReadCell {
  const line_end = endOfLine(text, at)
  const next = text.slice(at, line_end).indexOf(separator)
  const end = next === -1 ? line_end : at + next
  return { cell: text.slice(at, end), end, breaks: 0 }
}

/** Skips spaces that are no separator. */
function skipSpaces(text: string, from: number, separator: string): number {
  const spaces = separator === '\t' ? ' ' : ' \t'
  let at = from
  while (at < text.length && spaces.includes(text.charAt(at))) at += 1
  return at
}

/** @returns undefined when the cell has no quote before it, null when its quotes make no sense */
function readQuoted(
  text: string,
  from: number,
  separator: string,
  width: number,
): ReadCell | null | undefined {
  const start = skipSpaces(text, from, separator)
  if (text[start] !== '"') return undefined
  let cell = ''
  let breaks = 0
  let at = start + 1
  for (;;) {
    const next = text.indexOf('"', at)
    if (next === -1 || next - start > MAX_CELL) return null
    const part = text.slice(at, next)
    breaks += part.split('\n').length - 1
    cell += part
    const after = skipSpaces(text, next + 1, separator)
    const closes = after >= text.length || text[after] === separator || text[after] === '\n'
    if (text[next + 1] === '"') {
      cell += '"'
      at = next + 2
    } else if (closes) {
      return breaks > 0 && swallows(cell, separator, width) ? null : { cell, end: after, breaks }
    } else if (breaks === 0) {
      // A quote that is none: 15.6" 笔记本.
      cell += '"'
      at = next + 1
    } else {
      return null
    }
  }
}

/** Tells whether a cell of several lines holds lines of the file. */
const swallows = (cell: string, separator: string, width: number) =>
  cell.split('\n').some((inner) => inner.split(separator).length >= Math.max(2, width - 1))

/** A file as lines of cells, whatever kind it is, and what may be wrong with a line. */
import { FahuoError, type FahuoErrorCode } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import type { Carrier } from '../wechat/carriers.ts'
import type { Field } from './fields.ts'

/** Most bytes of an .xlsx, unpacked. */
export const MAX_UNPACKED_BYTES = 50 * 1024 * 1024

/** Most lines under the headings. */
export const MAX_LINES = 10_000

/** Lines of a file that may be looked at: blank ones and titles beside those that count. */
export const MAX_READ_LINES = MAX_LINES * 5

/** Most cells of a table, empty ones between others counted. */
export const MAX_CELLS = 2_000_000

export const MAX_COLUMNS = 500

/** Most characters of a cell, as Excel has it. */
export const MAX_CELL = 32_767

/** Text as it is written; `number` where a sheet holds it as a number. */
export type Cell = string | { number: string }

export interface TableLine {
  /** In the file; the first is 1. */
  line: number
  cells: Cell[]
  /** Why the line cannot be read; its cells are a guess. */
  broken?: Text
  /** The sheet hides it: it was filtered away, most likely. */
  hidden?: boolean
  /** What a person wrote in the place of its cells. */
  set?: Partial<Record<Field, string>>
}

export interface Table {
  lines: TableLine[]
  /** What the file is, for whoever wonders how it was read. */
  kind: 'text' | 'xlsx' | 'json'
  encoding?: string
  separator?: string
  sheet?: string
  /** Sheets that were not read. */
  other_sheets?: string[]
}

/** What is wrong with some lines. */
export interface Problem {
  lines: number[]
  /** The heading as the file has it; null when it has none, or when it is the line as a whole. */
  column: string | null
  /** Which field it is; null when it is the line as a whole. */
  field: Field | null
  code: FahuoErrorCode
  detail?: string | Text | undefined
  errcode?: number | undefined
  /** Carriers that may have been meant. */
  suggestions?: Carrier[] | undefined
}

/** Refuses the whole file. */
export const refusedFile = (en: string, zh: string) => new FahuoError('invalid', { en, zh })

export const tooLarge = (en: string, zh: string) => new FahuoError('file_too_large', { en, zh })

export const tooManyLines = () =>
  tooLarge(
    `more than ${MAX_LINES.toLocaleString('en')} lines; split the file`,
    `超过 ${MAX_LINES.toLocaleString('en')} 行，请拆分后分别导入`,
  )

export const tooWide = () =>
  tooLarge(
    'cells stand far outside of the table; delete the empty rows and columns around it, or copy it to a new sheet',
    '表格之外很远处还有单元格；请删除多余的空白行列，或把表格复制到新工作表',
  )

/** A value as an error repeats it. */
export function shown(value: string): string {
  const text = value.trim()
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}

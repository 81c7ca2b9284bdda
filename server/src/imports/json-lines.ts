/** Lines of JSON as lines of a table: one object a line, or a list of them; its names are the headings. */
import {
  MAX_CELLS,
  MAX_COLUMNS,
  MAX_READ_LINES,
  refusedFile,
  tooManyLines,
  tooWide,
  type Cell,
  type Table,
} from './table.ts'
import { exceeds } from './text.ts'

type Flat = Map<string, Cell>

/** Nothing that is shipped lies deeper. */
const DEEPEST = 5

/** Objects inside are read as if their fields stood outside; a list of words as one cell. */
function flatten(value: object, into: Flat = new Map(), depth = 0): Flat {
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    if (inner === null || inner === undefined) continue
    if (Array.isArray(inner)) into.set(name, inner.filter(isScalar).join('\n'))
    else if (typeof inner === 'object') {
      if (depth < DEEPEST) flatten(inner, into, depth + 1)
    } else if (typeof inner === 'number') into.set(name, { number: String(inner) })
    else if (isScalar(inner)) into.set(name, String(inner))
  }
  return into
}

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One line for each parcel of a body as POST /api/shipments takes it, and for each of its items. */
function partsOf({ shipping_list, ...rest }: Record<string, unknown>): Flat[] {
  if (!Array.isArray(shipping_list)) return [flatten(rest)]
  return shipping_list.filter(isRecord).flatMap(({ items, ...parcel }) => {
    const ids = Array.isArray(items) ? items.filter(isScalar) : []
    const each = ids.length === 0 ? [{}] : ids.map((merchant_item_id) => ({ merchant_item_id }))
    return each.map((item) => flatten({ ...rest, ...parcel, ...item }))
  })
}

/** Whether a text is JSON, by how it begins. */
export const isJson = (text: string): boolean => /^\s*(?:\{|\[\s*\{)/.test(text)

/** Most objects and lists, those inside of others included. */
const MAX_OBJECTS = 300_000

/**
 * Refuses what would take many times its size once it is parsed: nothing stops that when it has begun.
 * @throws FahuoError `file_too_large`
 */
export function refuseHugeJson(text: string): void {
  if (['{', '['].some((begin) => exceeds(text, begin, MAX_OBJECTS))) throw tooManyLines()
  if (exceeds(text, ',', MAX_CELLS)) throw tooWide()
}

/** @throws FahuoError `invalid`, naming the line that is no JSON; `file_too_large` */
export function readJsonLines(text: string): Pick<Table, 'lines'> {
  refuseHugeJson(text)
  const objects = parseAll(text)
  const flat = objects.flatMap(({ line, value }) =>
    partsOf(value).map((cells) => ({ line, cells })),
  )
  if (flat.length > MAX_READ_LINES) throw tooManyLines()
  const names = [...new Set(flat.flatMap(({ cells }) => [...cells.keys()]))]
  if (names.length > MAX_COLUMNS || names.length * flat.length > MAX_CELLS * 5) throw tooWide()
  return {
    lines: [
      { line: 0, cells: names },
      ...flat.map(({ line, cells }) => ({
        line,
        cells: names.map((name) => cells.get(name) ?? ''),
      })),
    ],
  }
}

function parseAll(text: string): { line: number; value: Record<string, unknown> }[] {
  const whole = parsed(text)
  const values = Array.isArray(whole)
    ? whole.map((value: unknown, at) => ({ line: at + 1, value }))
    : whole === undefined
      ? text
          .split('\n')
          .map((line, at) => ({ line: at + 1, text: line }))
          .filter((one) => one.text.trim() !== '')
          .map((one) => ({ line: one.line, value: parsed(one.text) }))
      : [{ line: 1, value: whole }]
  return values.map(({ line, value }) => {
    if (isRecord(value)) return { line, value }
    throw refusedFile(
      `Line ${line} is no JSON object; each line holds one, for example {"transaction_id": "…", "express_company": "YTO", "tracking_no": "…", "item_desc": "…"}`,
      `第 ${line} 行不是 JSON 对象；每行应为一个对象，例如 {"transaction_id": "…", "express_company": "YTO", "tracking_no": "…", "item_desc": "…"}`,
    )
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

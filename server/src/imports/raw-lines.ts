/** The cells that a row was read from: kept sealed, so that single ones can be corrected. */
import { maskContact, maskPhonesIn } from '../core/masking.ts'
import type { Place } from '../core/sealing.ts'
import type { Shop } from '../shops/shop.ts'
import type { Columns } from './columns.ts'
import type { Field } from './fields.ts'
import type { Group } from './groups.ts'
import { textOf } from './headings.ts'
import { cellsOf } from './lines.ts'
import type { Cell, TableLine } from './table.ts'
import { unguarded } from './values.ts'

const PHONE_FIELDS = new Set<Field>(['receiver_contact', 'consignor_contact', 'receiver_phone'])

/** Numbers by which things are found: eleven digits of them are no phone number. */
const NUMBER_FIELDS = new Set<Field>([
  'transaction_id',
  'mchid',
  'merchant_trade_no',
  'order_no',
  'tracking_no',
  'merchant_item_id',
])

function maskedText(text: string, field: Field | null): string {
  if (field !== null && PHONE_FIELDS.has(field)) return maskContact(text)
  return field !== null && NUMBER_FIELDS.has(field) ? text : maskPhonesIn(text)
}

function maskedCell(cell: Cell, field: Field | null): Cell {
  if (typeof cell === 'string') return maskedText(cell, field)
  const masked = maskedText(cell.number, field)
  return masked === cell.number ? cell : masked
}

/** Masks the phone numbers of a line, in columns that are used and in others. */
export function maskedLine(line: TableLine, { list }: Pick<Columns, 'list'>): TableLine {
  const set = line.set && Object.entries(line.set)
  return {
    ...line,
    cells: line.cells.map((cell, at) => maskedCell(cell, list[at]?.field ?? null)),
    ...(set && {
      set: Object.fromEntries(set.map(([name, text]) => [name, maskedText(text, name as Field)])),
    }),
  }
}

/** Puts the full numbers of a row's receivers back where they were masked, in memory only. */
export function withNumbers(
  lines: readonly TableLine[],
  { parcels }: Group,
  phones: readonly (string | null)[],
  { of }: Pick<Columns, 'of'>,
): TableLine[] {
  const byLine = new Map(
    parcels.flatMap((parcel, at) => {
      const phone = phones[at]
      return phone ? parcel.lines.map((line) => [line, phone] as const) : []
    }),
  )
  return lines.map((line) => {
    const phone = byLine.get(line.line)
    if (phone === undefined) return line
    const masked = maskContact(phone)
    const full = (text: string) => (unguarded(text) === masked ? phone : text)
    const columns = new Set([...PHONE_FIELDS].flatMap((field) => of.get(field) ?? []))
    const cells = line.cells.map((cell, at) => (columns.has(at) ? full(textOf(cell)) : cell))
    const set = line.set && Object.entries(line.set)
    return {
      ...line,
      cells,
      ...(set && { set: Object.fromEntries(set.map(([name, text]) => [name, full(text)])) }),
    }
  })
}

/** Returns what a line says of a field, as the file or a person wrote it; empty: nothing. */
export function textIn(line: TableLine, columns: Columns, field: Field): string {
  const [cell] = cellsOf(line, columns, field)
  return unguarded(textOf(cell))
}

const placeOf = (appid: string): Place => ({ table: 'import_rows', column: 'cells', appid })

/** Seals lines, as JSON. */
export const sealLines = ({ sealer, appid }: Shop, json: string): string =>
  sealer.seal(json, placeOf(appid))

/** @returns null for what was taken before lines were kept, or sealed by a key that is gone */
export function openLines({ sealer, appid }: Shop, sealed: string | null): TableLine[] | null {
  const text = sealed === null ? null : sealer.open(sealed, placeOf(appid))
  return text === null ? null : (JSON.parse(text) as TableLine[])
}

import type { Text } from './words.ts'

/** Characters that are not seen: zero width, direction marks, soft hyphen. */
const INVISIBLE = /\p{Cf}|\s/gu
const DASHES = /[\u2010-\u2015\u2212\u30fc]/g

/** A waybill as a scanner, a person or a spreadsheet writes it: full width, spaces and marks go. */
export const cleanWaybill = (typed: string): string =>
  typed.normalize('NFKC').replaceAll(INVISIBLE, '').replaceAll(DASHES, '-')

/** Says at once why something cannot be a waybill; the server has the last word. */
export function waybillProblem(
  waybill: string,
  order_numbers: ReadonlySet<string>,
  text: Text,
): string | null {
  if (waybill === '') return text.empty_waybill
  if (order_numbers.has(waybill)) return text.is_order_number
  if (/^\d(?:\.\d*)?e\+?\d{1,3}$/i.test(waybill) || /^\d{4,}0{8}$/.test(waybill))
    return text.rounded
  if (!/^[0-9a-z-]+$/i.test(waybill)) return text.bad_letters
  if (waybill.length < 4 || waybill.length > 128) return text.bad_length
  return null
}

/** The result of an import as a file: its own columns, and what became of each line. */
import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { numberCell, textCell } from '../core/spreadsheet.ts'
import { sentences, type Language } from '../core/language.ts'
import type { Shop } from '../shops/shop.ts'
import { pagesOf } from './follow.ts'
import { textOf } from './headings.ts'
import { readImport } from './imports.ts'
import type { FollowedRow, Import } from './queries.ts'
import { openLines } from './raw-lines.ts'
import { writeInThread } from './reader.ts'
import { resultWords } from './result-words.ts'
import { viewRow } from './row-view.ts'
import { unguarded } from './values.ts'

const TITLES: Record<Language, string[]> = {
  en: ['Line', 'Result', 'What to do'],
  zh: ['行', '结果', '怎么办'],
}

/** What an import of a version before shows: it kept no cells. */
const KNOWN = ['payment', 'express_company', 'tracking_no', 'item_desc'] as const

function headingsOf({ about }: Import, language: Language): string[] {
  const own = about.column_list?.map(({ name }) => name) ?? KNOWN.map(String)
  return [...own, ...TITLES[language]]
}

/** Gives the result's lines, in the order of the rows. */
async function* linesOf(shop: Shop, taken: Import, language: Language): AsyncGenerator<string[]> {
  for await (const rows of pagesOf(shop, taken.id))
    for (const row of rows) yield* linesOfRow(shop, row, taken, language)
}

function linesOfRow(shop: Shop, row: FollowedRow, { about }: Import, language: Language) {
  const view = viewRow(shop, row, about, language)
  const words = resultWords(row.state, row.shipment, language)
  const said = view.errors.map(({ message, remedy }) => sentences(message, remedy))
  const waits = view.shipment?.cause
    ? [sentences(view.shipment.cause, view.shipment.remedy ?? '')]
    : []
  const what = [...said, ...waits].join(' ')
  const width = about.column_list?.length ?? KNOWN.length
  return cellsOf(shop, row, about).map(({ line, cells }) => [
    ...Array.from({ length: width }, (_, at) => cells[at] ?? ''),
    String(line),
    words,
    what,
  ])
}

/** The cells of a row's lines: as the file has them, with what was corrected. */
function cellsOf(shop: Shop, row: FollowedRow, { column_list }: Import['about']) {
  const lines = openLines(shop, row.cells)
  if (lines && column_list)
    return lines.map(({ line, cells, set }) => ({
      line,
      cells: column_list.map(({ field }, at) => {
        const written = field === null ? undefined : set?.[field]
        return written ?? unguarded(textOf(cells[at]))
      }),
    }))
  return row.group.parcels.map((parcel) => ({
    line: parcel.lines[0] ?? '',
    cells: [row.payment, parcel.express_company ?? '', parcel.tracking_no ?? '', parcel.item_desc],
  }))
}

/** Writes the result as CSV, page by page. @throws FahuoError `not_found` */
export async function resultCsv(shop: Shop, id: string, language: Language): Promise<Readable> {
  const taken = await readImport(shop, id)
  async function* guarded() {
    yield headingsOf(taken, language).map(textCell)
    for await (const line of linesOf(shop, taken, language)) yield line.map(numberCell)
  }
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  const csv = stringify({ bom: true })
  return pipeline(Readable.from(guarded()), csv, () => {})
}

/** Writes the result as .xlsx: all cells are text. @throws FahuoError `not_found`, `too_many` */
export async function resultWorkbook(
  shop: Shop,
  id: string,
  language: Language,
): Promise<Uint8Array> {
  const taken = await readImport(shop, id)
  const rows = [headingsOf(taken, language).map(textCell)]
  for await (const line of linesOf(shop, taken, language)) rows.push(line.map(textCell))
  return writeInThread(shop.thread, { sheet: TITLES[language][1] as string, rows })
}

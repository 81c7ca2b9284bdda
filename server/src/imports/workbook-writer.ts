/** Writes .xlsx. Runs in the reader thread: it takes a second for 10,000 lines. */
import writeXlsxFile from 'write-excel-file/universal'

/** A sheet; the first row is its headings. */
export interface TextSheet {
  sheet: string
  /** A number is an amount that a spreadsheet may sum up; ids and times are texts. */
  rows: (string | number)[][]
}

/** Characters that XML cannot hold. */
const NOT_IN_XML =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Width of the columns, in characters. */
const COLUMN_WIDTH = 24

/** Writes a sheet: its texts stay texts, so that no long number is rounded and no formula is run. */
export async function writeWorkbook({ sheet, rows }: TextSheet): Promise<Uint8Array<ArrayBuffer>> {
  const data = rows.map((cells, row) =>
    cells.map((cell) =>
      typeof cell === 'number'
        ? { value: cell, type: Number, format: '0.00' }
        : {
            value: cell.replaceAll(NOT_IN_XML, ''),
            type: String,
            ...(row === 0 && { fontWeight: 'bold' as const }),
          },
    ),
  )
  const columns = (rows[0] ?? []).map(() => ({ width: COLUMN_WIDTH }))
  const blob = await writeXlsxFile(data, { sheet, columns, stickyRowsCount: 1 }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

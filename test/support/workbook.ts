import { strToU8, zipSync, type Zippable } from 'fflate'

/** A cell: text, a number as the sheet writes it, or nothing. */
export type SheetCell = string | { number: string } | null

interface Sheet {
  name: string
  rows: SheetCell[][]
  merged?: string[]
  hidden?: boolean
  /** Rows that a filter hides, from 0. */
  hidden_rows?: number[]
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const nameOf = (column: number): string =>
  (column >= 26 ? nameOf(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26))

function cellXml(cell: SheetCell, row: number, column: number): string {
  const place = `${nameOf(column)}${row + 1}`
  if (cell === null) return `<c r="${place}"/>`
  if (typeof cell === 'object') return `<c r="${place}"><v>${cell.number}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

function sheetXml({ rows, merged = [], hidden_rows = [] }: Sheet): string {
  const data = rows.map(
    (cells, row) =>
      `<row r="${row + 1}"${hidden_rows.includes(row) ? ' hidden="1"' : ''}>${cells.map((cell, column) => cellXml(cell, row, column)).join('')}</row>`,
  )
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('')
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${data.join('')}</sheetData>${
    merges === '' ? '' : `<mergeCells count="${merged.length}">${merges}</mergeCells>`
  }</worksheet>`
}

/** Makes an .xlsx as a spreadsheet saves it. @param more other files of the archive, or other contents */
export function workbook(sheets: Sheet[], more: Record<string, string> = {}): Buffer {
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map(
        ({ name, hidden }, at) =>
          `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)]),
    ),
    ...more,
  }
  const packed: Zippable = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, strToU8(text)]),
  )
  return Buffer.from(zipSync(packed))
}

import type { FahuoError } from '../core/errors.ts'
import { refusedFile } from './table.ts'

/** Files that are no table, by how they begin. */
const OTHERS: [magic: string, name: string][] = [
  ['255044462d', 'PDF'],
  ['89504e47', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['47494638', 'GIF'],
  ['1f8b', 'gzip'],
  ['52617221', 'RAR'],
  ['377abcaf271c', '7z'],
]

/**
 * Tells by its content what a file is; its name says nothing (an ERP's .xls is often HTML).
 * @throws FahuoError `invalid` for what is neither text nor .xlsx, with how to save it
 */
export function kindOf(bytes: Uint8Array): 'text' | 'xlsx' {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (start === '') throw refusedFile('The file is empty', '文件是空的')
  if (start.startsWith('504b')) return 'xlsx'
  if (start.startsWith('d0cf11e0')) throw isEncrypted(bytes) ? withPassword() : oldWorkbook()
  const other = OTHERS.find(([magic]) => start.startsWith(magic))
  if (other)
    throw refusedFile(
      `The file is ${other[1]}, not a table; import .csv, .tsv or .xlsx`,
      `文件是 ${other[1]}，不是表格；请导入 .csv、.tsv 或 .xlsx`,
    )
  if (startsAsMarkup(bytes))
    throw refusedFile(
      'The file is a web page or XML, whatever its name is; open it in Excel or WPS and save it as .xlsx',
      '文件实际是网页或 XML（与文件名无关）；请用 Excel 或 WPS 打开后另存为 .xlsx',
    )
  return 'text'
}

function oldWorkbook(): FahuoError {
  return refusedFile(
    'The file is an old .xls or .et workbook, whatever its name is; open it in Excel or WPS and save it as .xlsx',
    '文件实际是旧版 .xls 或 .et 工作簿（与文件名无关）；请用 Excel 或 WPS 打开后另存为 .xlsx',
  )
}

/** A workbook with a password is a container with a part of this name. */
const isEncrypted = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    'EncryptedPackage',
    0,
    'utf16le',
  )

function withPassword(): FahuoError {
  return refusedFile(
    'The workbook has a password; open it in Excel or WPS, take the password off and save it again',
    '工作簿设有打开密码；请用 Excel 或 WPS 打开，取消密码后重新保存',
  )
}

function startsAsMarkup(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1').replaceAll('\0', '')
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(start)
}

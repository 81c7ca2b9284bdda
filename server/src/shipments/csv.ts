import { parse } from 'csv-parse/sync'
import { FahuoError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'

/** Columns by the names that shops' exports use. */
const COLUMNS: Record<string, string> = {
  微信支付单号: 'transaction_id',
  支付单号: 'transaction_id',
  交易单号: 'transaction_id',
  商户号: 'mchid',
  商户单号: 'out_trade_no',
  商户订单号: 'out_trade_no',
  物流模式: 'logistics_type',
  快递公司: 'express_company',
  物流公司: 'express_company',
  快递单号: 'tracking_no',
  运单号: 'tracking_no',
  物流单号: 'tracking_no',
  商品: 'item_desc',
  商品信息: 'item_desc',
  商品描述: 'item_desc',
  收件人电话: 'receiver_contact',
  寄件人电话: 'consignor_contact',
  全部发货: 'is_all_delivered',
}
const KNOWN = new Set(Object.values(COLUMNS))

/** WeChat's numbers by what a cell may say. */
const LOGISTICS: Record<string, number> = {
  '': 1,
  快递: 1,
  express: 1,
  同城配送: 2,
  same_city: 2,
  虚拟商品: 3,
  virtual: 3,
  自提: 4,
  用户自提: 4,
  pickup: 4,
}

type Row = Record<string, string>

/** One payment of a CSV: the body to ship it with, or what is wrong with its lines. */
export interface CsvShipment {
  /** The header is line 1. */
  lines: number[]
  payment: string
  body: unknown
  error: FahuoError | null
}

/** Tells whether a file begins as .xlsx or .xls do. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  ['504b0304', 'd0cf11e0'].includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'))

/**
 * Decodes a CSV as spreadsheets save it in China: UTF-8, else GB 18030.
 * @throws FahuoError `invalid` for a workbook
 */
export function decodeCsv(bytes: Uint8Array): string {
  if (isWorkbook(bytes))
    throw invalid('an Excel workbook; save it as CSV', 'Excel 工作簿；请另存为 CSV')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/**
 * Reads a CSV payment by payment; several lines of one payment are its parcels. A line that is wrong
 * spoils no other one.
 * @throws FahuoError `invalid` when it is no CSV with the columns that shipping needs
 */
export function readShipmentCsv(text: string): CsvShipment[] {
  return groupByPayment(readRows(text)).map(({ payment, lines, rows }) => {
    try {
      return { lines, payment, body: bodyOf(rows), error: null }
    } catch (error) {
      if (!(error instanceof FahuoError)) throw error
      return { lines, payment, body: null, error }
    }
  })
}

const invalid = (en: string, zh: string) =>
  new FahuoError('invalid', { en: `CSV: ${en}`, zh: `CSV：${zh}` } satisfies Text)

function readRows(text: string): { line: number; row: Row }[] {
  let records: { info: { lines: number }; record: Row }[]
  try {
    records = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => COLUMNS[name.trim()] ?? name.trim()),
      info: true,
      skip_empty_lines: true,
      relax_column_count_less: true,
      trim: true,
    }) as unknown as typeof records
  } catch (error) {
    const line = (error as { lines?: unknown }).lines
    throw invalid(
      `unreadable${typeof line === 'number' ? ` near line ${line}` : ''}; check quotes and separators`,
      `无法解析${typeof line === 'number' ? `（第 ${line} 行附近）` : ''}，请检查引号和分隔符`,
    )
  }
  const [first] = records
  if (!first) throw invalid('no rows under the header', '表头下没有数据行')
  const names = Object.keys(first.record)
  if (!names.includes('transaction_id') && !names.includes('out_trade_no'))
    throw invalid(
      `needs a column transaction_id, or mchid and out_trade_no; known columns: ${[...KNOWN].join(', ')}`,
      `缺少列“微信支付单号”，或“商户号”与“商户订单号”；可用的列：${Object.keys(COLUMNS).join('、')}`,
    )
  return records.map(({ info, record }) => ({ line: info.lines, row: record }))
}

function groupByPayment(rows: readonly { line: number; row: Row }[]) {
  const groups = Map.groupBy(rows, ({ row }) =>
    row['transaction_id']
      ? row['transaction_id']
      : `${row['mchid'] ?? ''}:${row['out_trade_no'] ?? ''}`,
  )
  return [...groups].map(([payment, members]) => ({
    payment,
    lines: members.map(({ line }) => line),
    rows: members.map(({ row }) => row),
  }))
}

/** Makes WeChat's upload body of one payment's lines. */
function bodyOf(rows: readonly Row[]): unknown {
  const [first = {}] = rows
  const { transaction_id, mchid, out_trade_no } = first
  // What a spreadsheet makes of a long number: nobody can tell the digits any more.
  const destroyed = rows
    .flatMap(Object.entries)
    .find(([, cell]) => /^\d(\.\d+)?E\+\d+$/i.test(cell))
  if (destroyed)
    throw new FahuoError('invalid', {
      en: `${destroyed[0]}: ${destroyed[1]} was rounded by a spreadsheet; format the column as text and export again`,
      zh: `${destroyed[0]}：${destroyed[1]} 已被表格软件取整，请把该列设为文本格式后重新导出`,
    })
  const split = rows.length > 1 || isNo(first['is_all_delivered'])
  return {
    order_key: transaction_id
      ? { order_number_type: 2, transaction_id }
      : { order_number_type: 1, mchid, out_trade_no },
    logistics_type: logisticsType(first['logistics_type'] ?? ''),
    delivery_mode: split ? 2 : 1,
    ...(split && { is_all_delivered: !isNo(first['is_all_delivered']) }),
    shipping_list: rows.map(parcelOf),
  }
}

function logisticsType(cell: string): number {
  const type = LOGISTICS[cell] ?? Number(cell)
  if ([1, 2, 3, 4].includes(type)) return type
  throw new FahuoError('invalid', {
    en: `logistics_type: ${JSON.stringify(cell)}, expected 1, 2, 3 or 4`,
    zh: `logistics_type：${JSON.stringify(cell)}，应为 1、2、3 或 4`,
  })
}

const isNo = (cell: string | undefined) => /^(false|no|0|否)$/i.test(cell ?? '')

function parcelOf(row: Row): unknown {
  const { tracking_no, express_company, item_desc, receiver_contact, consignor_contact } = row
  return {
    ...(tracking_no && { tracking_no }),
    ...(express_company && { express_company }),
    item_desc,
    ...((receiver_contact || consignor_contact) && {
      contact: {
        ...(receiver_contact && { receiver_contact }),
        ...(consignor_contact && { consignor_contact }),
      },
    }),
  }
}

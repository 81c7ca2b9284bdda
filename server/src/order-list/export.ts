/** The list of orders as a file: without the buyers' ids, phones masked, nothing that runs as a formula. */
import { pipeline, Readable } from 'node:stream'
import { ORDER_STATE } from '@fahuo/contract'
import { stringify } from 'csv-stringify'
import { FahuoError } from '../core/errors.ts'
import type { Language, Text } from '../core/language.ts'
import { maskPhonesIn } from '../core/masking.ts'
import { numberCell, textCell } from '../core/spreadsheet.ts'
import { beijingTime } from '../core/time.ts'
import { writeInThread } from '../imports/reader.ts'
import { ORDER_STATE_LABELS } from '../orders/labels.ts'
import type { Shop } from '../shops/shop.ts'
import { COUNTED_AT_MOST, searchOrders, type OrderQuery, type OrderRow } from './list.ts'
import { GOODS, MONEY } from './stage-names.ts'

const PAGE_SIZE = 500

/** Orders of a workbook, which is written in memory; a CSV has no limit. */
const WORKBOOK_ROWS = COUNTED_AT_MOST

type Cell = (order: OrderRow, language: Language) => string

const time = (seconds: number | null) => (seconds === null ? '' : beijingTime(seconds))
const parcels = ({ shipping }: OrderRow) => shipping.shipping_list ?? []

/** Which cells there are: numbers of many digits and others' texts are apart, since each file guards its own. */
const COLUMNS: { title: Text; kind: 'number' | 'text' | 'own'; cell: Cell }[] = [
  {
    title: { en: 'Order', zh: '微信支付单号' },
    kind: 'number',
    cell: ({ transaction_id }) => transaction_id,
  },
  {
    title: { en: "Shop's number", zh: '商户单号' },
    kind: 'number',
    cell: ({ merchant_trade_no }) => merchant_trade_no,
  },
  {
    title: { en: 'Merchant number', zh: '商户号' },
    kind: 'number',
    cell: ({ merchant_id }) => merchant_id,
  },
  {
    title: { en: 'Item', zh: '商品' },
    kind: 'text',
    cell: ({ description }) => maskPhonesIn(description),
  },
  {
    title: { en: 'Amount (yuan)', zh: '金额（元）' },
    kind: 'own',
    cell: ({ paid_amount }) => (paid_amount / 100).toFixed(2),
  },
  { title: { en: 'Paid at', zh: '付款时间' }, kind: 'own', cell: ({ pay_time }) => time(pay_time) },
  {
    title: { en: 'Goods', zh: '货' },
    kind: 'own',
    cell: ({ goods }, language) => GOODS[goods][language],
  },
  {
    title: { en: 'Money', zh: '款' },
    kind: 'own',
    cell: ({ money }, language) => MONEY[money][language],
  },
  {
    title: { en: "WeChat's state", zh: '微信状态' },
    kind: 'own',
    cell: ({ order_state }, language) =>
      ORDER_STATE_LABELS[order_state]?.[language] ?? String(order_state),
  },
  {
    title: { en: 'Carrier', zh: '快递公司' },
    kind: 'text',
    cell: (order) => [...new Set(parcels(order).map((one) => one.express_company))].join(' '),
  },
  {
    title: { en: 'Waybills', zh: '快递单号' },
    kind: 'number',
    cell: (order) =>
      parcels(order)
        .map((one) => one.tracking_no)
        .filter(Boolean)
        .join(' '),
  },
  {
    title: { en: 'Late at', zh: '超时时间' },
    kind: 'own',
    cell: ({ late_at, order_state }) =>
      order_state === ORDER_STATE.awaiting_shipment ? time(late_at) : '',
  },
]

const titles = (language: Language) => COLUMNS.map(({ title }) => title[language])

const GUARDS = { number: numberCell, text: textCell, own: (text: string) => text }

/** Reads all that match, page by page: they need not fit into memory. */
async function* ordersOf(shop: Shop, query: OrderQuery): AsyncGenerator<OrderRow> {
  let cursor: string | undefined
  do {
    const page = await searchOrders(shop, { ...query, cursor, limit: PAGE_SIZE })
    yield* page.orders
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
}

/** Writes the orders that match as CSV, while they are read. */
export function ordersCsv(shop: Shop, query: OrderQuery, language: Language): Readable {
  async function* lines() {
    for await (const order of ordersOf(shop, query))
      yield COLUMNS.map(({ kind, cell }) => GUARDS[kind](cell(order, language)))
  }
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  const csv = stringify({ header: true, columns: titles(language), bom: true })
  // What fails while it is read breaks the response off: whoever sends it sees the error.
  return pipeline(Readable.from(lines()), csv, () => {})
}

/**
 * Writes the orders that match as a workbook, in the thread that writes them.
 * @throws FahuoError `invalid` when there are more than it holds
 */
export async function ordersWorkbook(
  shop: Shop,
  query: OrderQuery,
  language: Language,
): Promise<Uint8Array> {
  const rows = [titles(language)]
  for await (const order of ordersOf(shop, query)) {
    if (rows.length > WORKBOOK_ROWS)
      throw new FahuoError('invalid', {
        en: `more than ${WORKBOOK_ROWS} orders match: filter them, or take the CSV, which has no limit`,
        zh: `符合条件的订单超过 ${WORKBOOK_ROWS} 单：请缩小范围，或导出 CSV（不限数量）`,
      })
    // Cells of texts: no number is rounded; the apostrophe guards those who save it as CSV.
    rows.push(
      COLUMNS.map(({ kind, cell }) => {
        const text = cell(order, language)
        return kind === 'own' ? text : textCell(text)
      }),
    )
  }
  return writeInThread(shop.thread, { sheet: language === 'zh' ? '订单' : 'Orders', rows })
}

/** The settlements of a period as .xlsx, for whoever keeps the books. */
import { FahuoError } from '../core/errors.ts'
import type { Language, Text } from '../core/language.ts'
import { textCell } from '../core/spreadsheet.ts'
import { beijingTime, DAY_SECONDS } from '../core/time.ts'
import { writeInThread } from '../imports/reader.ts'
import { ORDER_STATE_LABELS } from '../orders/labels.ts'
import type { SettlementLine } from '../orders/settlement-queries.ts'
import { readSettlements, type SettlementFilter } from '../orders/settlements.ts'
import type { Shop } from '../shops/shop.ts'

/** What a workbook holds: writing it takes some 15 KB a line, in a thread of its own. */
export const MOST_LINES = 10_000
export const MOST_DAYS = 100

const PAGE_SIZE = 1000

const time = (seconds: number | null) => (seconds === null ? '' : beijingTime(seconds))

const METHODS: Record<number, Text> = {
  1: { en: 'by hand', zh: '手动' },
  2: { en: 'automatic', zh: '自动' },
}

/** Ids are texts, which no spreadsheet rounds; amounts are numbers, which it sums up. */
const COLUMNS: [Text, (line: SettlementLine, language: Language) => string | number][] = [
  [{ en: 'Settled at', zh: '到账时间' }, (line) => time(line.settlement_time)],
  [{ en: 'Paid, yuan', zh: '买家实付（元）' }, (line) => line.paid_amount / 100],
  [{ en: 'Order number', zh: '商户单号' }, (line) => textCell(line.merchant_trade_no)],
  [{ en: 'WeChat Pay number', zh: '微信支付单号' }, (line) => textCell(line.transaction_id)],
  [{ en: 'Merchant number', zh: '商户号' }, (line) => textCell(line.merchant_id)],
  [{ en: 'Sub-merchant number', zh: '子商户号' }, (line) => textCell(line.sub_merchant_id)],
  [
    { en: 'State', zh: '状态' },
    ({ order_state }, language) =>
      ORDER_STATE_LABELS[order_state]?.[language] ?? String(order_state),
  ],
  [{ en: 'Paid at', zh: '付款时间' }, (line) => time(line.pay_time)],
  [{ en: 'Shipped at', zh: '发货时间' }, (line) => time(line.shipped_time)],
  [
    { en: 'Receipt', zh: '收货方式' },
    ({ confirm_receive_method: method }, language) =>
      method === null ? '' : (METHODS[method]?.[language] ?? String(method)),
  ],
  [{ en: 'Received at', zh: '收货时间' }, (line) => time(line.confirm_receive_time)],
  [{ en: 'Expected at', zh: '预计到账时间' }, (line) => time(line.estimated_settlement_time)],
]

const SHEET: Text = { en: 'Settlements', zh: '结算明细' }

/** Says whether a filter names a period that is short enough for one workbook. */
export function isShortPeriod(filter: SettlementFilter): boolean {
  const periods = [
    [filter.settlement_from, filter.settlement_before],
    [filter.estimated_from, filter.estimated_before],
    [filter.shipped_from, filter.shipped_before],
  ]
  return periods.some(
    ([from, before]) =>
      from !== undefined && before !== undefined && before - from <= MOST_DAYS * DAY_SECONDS,
  )
}

/**
 * Writes the settlements of a period as .xlsx.
 * @throws FahuoError `invalid` for more than 10,000, `too_many` while files are read
 */
export async function settlementsWorkbook(
  shop: Shop,
  filter: SettlementFilter,
  language: Language,
): Promise<Uint8Array> {
  const rows = [COLUMNS.map(([heading]): string | number => heading[language])]
  let cursor: string | undefined
  do {
    const page = await readSettlements(shop, { ...filter, cursor, limit: PAGE_SIZE })
    for (const line of page.settlements) rows.push(COLUMNS.map(([, cell]) => cell(line, language)))
    if (rows.length > MOST_LINES + 1)
      throw new FahuoError('invalid', {
        en: `the period has more than ${MOST_LINES} settlements: choose a shorter one, or take GET /api/settlements.csv`,
        zh: `该时段超过 ${MOST_LINES} 笔结算：请缩短时段，或改用 GET /api/settlements.csv`,
      })
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
  return writeInThread(shop.thread, { sheet: SHEET[language], rows })
}

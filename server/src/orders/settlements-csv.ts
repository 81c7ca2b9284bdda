import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { numberCell } from '../core/spreadsheet.ts'
import { beijingTime } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { SettlementLine } from './settlement-queries.ts'
import { readSettlements, type SettlementFilter } from './settlements.ts'

const PAGE_SIZE = 1000

const time = (seconds: number | null) => (seconds === null ? '' : beijingTime(seconds))

const COLUMNS: Record<string, (line: SettlementLine) => string> = {
  transaction_id: ({ transaction_id }) => numberCell(transaction_id),
  merchant_id: ({ merchant_id }) => numberCell(merchant_id),
  sub_merchant_id: ({ sub_merchant_id }) => numberCell(sub_merchant_id),
  merchant_trade_no: ({ merchant_trade_no }) => numberCell(merchant_trade_no),
  paid_amount_yuan: ({ paid_amount }) => (paid_amount / 100).toFixed(2),
  order_state: ({ order_state }) => String(order_state),
  pay_time: ({ pay_time }) => time(pay_time),
  shipped_time: ({ shipped_time }) => time(shipped_time),
  estimated_settlement_time: (line) => time(line.estimated_settlement_time),
  confirm_receive_method: ({ confirm_receive_method }) => String(confirm_receive_method ?? ''),
  confirm_receive_time: ({ confirm_receive_time }) => time(confirm_receive_time),
  settlement_time: ({ settlement_time }) => time(settlement_time),
}

/** Writes all settlements as CSV, page by page: a year of them need not fit into memory. */
export function settlementsCsv(shop: Scope, query: SettlementFilter): Readable {
  async function* lines() {
    let cursor: string | undefined
    do {
      const page = await readSettlements(shop, { ...query, cursor, limit: PAGE_SIZE })
      for (const line of page.settlements) yield Object.values(COLUMNS).map((cell) => cell(line))
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
  }
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  const csv = stringify({ header: true, columns: Object.keys(COLUMNS), bom: true })
  // What fails while it is read breaks the response off: whoever sends it sees the error.
  return pipeline(Readable.from(lines()), csv, () => {})
}

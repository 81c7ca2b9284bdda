import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { SettlementLine } from '../operations/queries.ts'
import { readSettlements } from '../operations/dashboard.ts'
import type { Context } from '../core/context.ts'

const PAGE = 1000

const BEIJING = 8 * 3600

/** `2026-11-21 09:00:00`, as spreadsheets read it; in China, where the money is counted. */
const beijing = (time: number | null) =>
  time === null
    ? ''
    : new Date((time + BEIJING) * 1000).toISOString().slice(0, 19).replace('T', ' ')

const COLUMNS: Record<string, (line: SettlementLine) => string> = {
  // A tab before long numbers keeps spreadsheets from rounding them.
  transaction_id: ({ transaction_id }) => `\t${transaction_id}`,
  merchant_id: ({ merchant_id }) => `\t${merchant_id}`,
  sub_merchant_id: ({ sub_merchant_id }) => sub_merchant_id && `\t${sub_merchant_id}`,
  merchant_trade_no: ({ merchant_trade_no }) => `\t${merchant_trade_no}`,
  paid_amount_yuan: ({ paid_amount }) => (paid_amount / 100).toFixed(2),
  order_state: ({ order_state }) => String(order_state),
  pay_time: ({ pay_time }) => beijing(pay_time),
  shipped_time: ({ shipped_time }) => beijing(shipped_time),
  estimated_settlement_time: (line) => beijing(line.estimated_settlement_time),
  confirm_receive_method: ({ confirm_receive_method }) => String(confirm_receive_method ?? ''),
  confirm_receive_time: ({ confirm_receive_time }) => beijing(confirm_receive_time),
  settlement_time: ({ settlement_time }) => beijing(settlement_time),
}

/** All settlements as CSV, page by page: a year of them need not fit into memory. */
export function settlementsCsv(ctx: Context, query: { settled?: boolean | undefined }): Readable {
  async function* lines() {
    let cursor: string | undefined
    do {
      const page = await readSettlements(ctx, { ...query, cursor, limit: PAGE })
      for (const line of page.settlements) yield Object.values(COLUMNS).map((cell) => cell(line))
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
  }
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return Readable.from(lines()).pipe(
    stringify({ header: true, columns: Object.keys(COLUMNS), bom: true }),
  )
}

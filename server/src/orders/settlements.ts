import { setImmediate as giveWay } from 'node:timers/promises'
import { pageOf, readCursor, writeCursor } from '../core/pagination.ts'
import type { Scope } from '../database/database.ts'
import {
  listSettlements,
  sumSettlements,
  type Settlement,
  type SettlementFilter,
  type SettlementLine,
  type SettlementSums,
} from './settlement-queries.ts'

export type { Settlement, SettlementFilter }

/**
 * Reads what WeChat reported about the money of each shipped order, latest first: by the time that
 * the filter's period is of, else by the time of shipment.
 */
export async function readSettlements(
  shop: Scope,
  query: SettlementFilter & { cursor?: string | undefined; limit: number },
): Promise<{ settlements: SettlementLine[]; next_cursor: string | null }> {
  const { cursor, limit, ...filter } = query
  const place = cursor === undefined ? undefined : readCursor(cursor)
  const lines = await listSettlements(shop, filter, {
    after: place && { time: place.time, transaction_id: place.id },
    limit: limit + 1,
  })
  const { rows, next_cursor } = pageOf(lines, limit, (last) =>
    writeCursor({ time: last.time, id: last.transaction_id }),
  )
  const settlements = rows.map((row) => {
    const { time: _, ...line } = row
    return line
  })
  return { settlements, next_cursor }
}

/** Settlements that are summed up before others get a turn. */
const SUMMED_AT_ONCE = 2_000

export type SettlementTotals = Omit<SettlementSums, 'last'>

/** Sums all settlements of a filter up. Money in fen, as buyers paid: WeChat Pay's fees are in its bill. */
export async function totalSettlements(
  shop: Scope,
  filter: SettlementFilter,
): Promise<SettlementTotals> {
  const totals = {
    settled: { orders: 0, paid_amount: 0 },
    unsettled: { orders: 0, paid_amount: 0 },
  }
  let after: SettlementSums['last'] | undefined
  do {
    const page = { after: after ?? undefined, limit: SUMMED_AT_ONCE }
    const { last, ...sums } = await sumSettlements(shop, filter, page)
    for (const name of ['settled', 'unsettled'] as const) {
      totals[name].orders += sums[name].orders
      totals[name].paid_amount += sums[name].paid_amount
    }
    after = last
    await giveWay()
  } while (after !== null)
  return totals
}

import { pageOf, readCursor, writeCursor } from '../core/pagination.ts'
import type { Scope } from '../database/database.ts'
import { listSettlements, type Settlement, type SettlementLine } from './settlement-queries.ts'

export type { Settlement }

/** Reads what WeChat reported about the money of each shipped order, latest shipment first. */
export async function readSettlements(
  shop: Scope,
  query: { settled?: boolean | undefined; cursor?: string | undefined; limit: number },
): Promise<{ settlements: SettlementLine[]; next_cursor: string | null }> {
  const place = query.cursor === undefined ? undefined : readCursor(query.cursor)
  const lines = await listSettlements(shop, {
    settled: query.settled,
    after: place && { shipped_time: place.time, transaction_id: place.id },
    limit: query.limit + 1,
  })
  const { rows, next_cursor } = pageOf(lines, query.limit, (last) =>
    writeCursor({ time: last.shipped_time ?? 0, id: last.transaction_id }),
  )
  return { settlements: rows, next_cursor }
}

import { pageOf, readCursor, writeCursor } from '../core/pagination.ts'
import type { Scope } from '../database/database.ts'
import { SECOND_MS } from '../core/time.ts'
import { listOrders, type OrderFilter, type StoredOrder } from './queries.ts'

/** Reads the merchant's orders from the local copy, newest payment first. */
export async function searchOrders(
  shop: Scope,
  query: Omit<OrderFilter, 'updated_from'> & {
    /** Unix seconds. */
    updated_since?: number | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<{ orders: StoredOrder[]; next_cursor: string | null }> {
  const { cursor, limit, updated_since, ...filter } = query
  const updated_from = updated_since === undefined ? undefined : updated_since * SECOND_MS
  const place = cursor === undefined ? undefined : readCursor(cursor)
  const orders = await listOrders(
    shop,
    { ...filter, updated_from },
    {
      after: place && { pay_time: place.time, transaction_id: place.id },
      limit: limit + 1,
    },
  )
  const { rows, next_cursor } = pageOf(orders, limit, (last) =>
    writeCursor({ time: last.pay_time, id: last.transaction_id }),
  )
  return { orders: rows, next_cursor }
}

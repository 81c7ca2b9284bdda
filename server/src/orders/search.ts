import { pageOf, readCursor, writeCursor } from '../core/pagination.ts'
import type { Scope } from '../database/database.ts'
import { listOrders, type Order, type OrderFilter } from './queries.ts'

/** Reads the merchant's orders from the local copy, newest payment first. */
export async function searchOrders(
  shop: Scope,
  { cursor, limit, ...filter }: OrderFilter & { cursor?: string | undefined; limit: number },
): Promise<{ orders: Order[]; next_cursor: string | null }> {
  const place = cursor === undefined ? undefined : readCursor(cursor)
  const orders = await listOrders(shop, filter, {
    after: place && { pay_time: place.time, transaction_id: place.id },
    limit: limit + 1,
  })
  const { rows, next_cursor } = pageOf(orders, limit, (last) =>
    writeCursor({ time: last.pay_time, id: last.transaction_id }),
  )
  return { orders: rows, next_cursor }
}

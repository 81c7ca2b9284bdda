import { pageOf, readCursor, writeCursor } from '../core/pagination.ts'
import type { Scope } from '../database/database.ts'
import { listComplaints, type Complaint } from './queries.ts'

/** Searches complaints, newest first. @throws FahuoError `invalid` for a cursor of somebody else's */
export async function searchComplaints(
  shop: Scope,
  query: {
    state: 'open' | 'closed' | 'all'
    transaction_id?: string | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<{ complaints: Complaint[]; next_cursor: string | null }> {
  const { state, transaction_id, cursor, limit } = query
  const found = await listComplaints(shop, {
    ...(state !== 'all' && { closed: state === 'closed' }),
    transaction_id,
    ...(cursor !== undefined && { before: readCursor(cursor) }),
    limit: limit + 1,
  })
  const { rows, next_cursor } = pageOf(found, limit, (last) =>
    writeCursor({ time: last.create_time, id: last.complaint_order_id }),
  )
  return { complaints: rows, next_cursor }
}

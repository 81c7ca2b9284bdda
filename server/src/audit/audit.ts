/** Who did what to which order. */
import { pageOf } from '../core/pagination.ts'
import type { Scope } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import { insertDeed, listAudit, type AuditEntry, type AuditFilter } from './queries.ts'

export { insertDeed, type AuditEntry }

/** Reads what was done, newest first; the cursor is the id to continue after. */
export async function readAudit(
  scope: Scope,
  { limit, ...filter }: AuditFilter,
): Promise<{ entries: AuditEntry[]; next_cursor: string | null }> {
  const found = await listAudit(scope, { ...filter, limit: limit + 1 })
  const { rows, next_cursor } = pageOf(found, limit, (last) => last.id)
  return { entries: rows, next_cursor }
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 128) : null

/** Notes what a route did whose own commit does not tell, by what its request names. */
export function auditRequest(
  shop: Shop,
  { params, body }: { params: unknown; body: unknown },
): Promise<void> {
  const named = { ...(params as Record<string, unknown> | undefined) }
  const key = (body as { order_key?: Record<string, unknown> } | undefined)?.order_key ?? {}
  const { transaction_id = key['transaction_id'] ?? body_transaction(body), ...others } = named
  return insertDeed(shop, {
    transaction_id: textOf(transaction_id),
    subject: textOf(Object.values(others)[0]),
  })
}

const body_transaction = (body: unknown): unknown =>
  (body as { transaction_id?: unknown } | undefined)?.transaction_id

/** Who did what to which order. */
import { WechatError } from '@fahuo/wechat'
import { pageOf } from '../core/pagination.ts'
import type { Scope } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import { mayHaveArrived } from '../wechat/map-error.ts'
import {
  insertDeed,
  insertIntention,
  listAudit,
  updateAfter,
  type AuditEntry,
  type AuditFilter,
  type Deed,
} from './queries.ts'

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

/** What WeChat said to what was asked; `unknown`: nothing came back, or nobody was left to hear it. */
export type Answer = 'unknown' | 'taken' | 'refused' | 'not_sent'

const answerTo = (error: unknown): { answer: Answer; errcode?: number } => {
  if (!(error instanceof WechatError) || mayHaveArrived(error)) return { answer: 'unknown' }
  const answer = error.outcome === 'refused' ? 'refused' : 'not_sent'
  return error.errcode === undefined ? { answer } : { answer, errcode: error.errcode }
}

/**
 * Asks WeChat for what changes something there. Who asks is stored before, and the answer after: a
 * kill in between leaves `unknown`.
 * @throws what the call throws; without a call when it cannot be stored who asks
 */
export async function auditedCall<Value>(
  shop: Shop,
  { after, ...deed }: Deed,
  call: () => Promise<Value>,
): Promise<Value> {
  const told = (answered: ReturnType<typeof answerTo>) => ({ ...after, ...answered })
  const id = await insertIntention(shop, { ...deed, after: told({ answer: 'unknown' }) })
  if (id === null) return call()
  // WeChat has answered: whoever asked hears it, whatever the database says.
  const note = (answered: ReturnType<typeof answerTo>) =>
    updateAfter(shop, id, told(answered)).catch((error: unknown) =>
      shop.log.error({ err: error }, "what WeChat answered is not in the audit: it says 'unknown'"),
    )
  try {
    const value = await call()
    await note({ answer: 'taken' })
    return value
  } catch (error) {
    await note(answerTo(error))
    throw error
  }
}

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

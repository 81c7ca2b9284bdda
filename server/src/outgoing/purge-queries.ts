import type { Scope } from '../database/database.ts'
import { PURGED_AT_ONCE, type Purged } from '../database/purge.ts'

/**
 * Removes the events of the feed that were written before a time (Unix milliseconds), with what was
 * delivered of them.
 * @param after the seq to go on after
 */
export async function purgeOutgoing(
  { database: { db, unit }, appid }: Scope,
  before: number,
  after: number,
): Promise<Purged> {
  const rows = await db
    .selectFrom('outgoing')
    .select(['id', 'seq', 'created_at'])
    .where('appid', '=', appid)
    .where('seq', 'is not', null)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(PURGED_AT_ONCE)
    .execute()
  const old = rows.filter(({ created_at }) => created_at < before)
  const ids = old.map(({ id }) => id)
  const next = old.length === 0 || rows.length < PURGED_AT_ONCE ? null : (rows.at(-1)?.seq ?? null)
  if (ids.length === 0) return { removed: 0, next }
  await unit([
    db.deleteFrom('webhook_deliveries').where('appid', '=', appid).where('event_id', 'in', ids),
    db.deleteFrom('outgoing').where('appid', '=', appid).where('id', 'in', ids),
  ])
  return { removed: old.length, next }
}

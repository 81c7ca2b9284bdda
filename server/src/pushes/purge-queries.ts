import type { Scope } from '../database/database.ts'
import { PURGED_AT_ONCE, type Purged } from '../database/purge.ts'

/**
 * Removes pushes that were processed and came before a time (Unix milliseconds), with their keys.
 * Those that wait, for processing or for a person, stay.
 * @param after the id to go on after: they grow with time, so no index is needed
 */
export async function purgeEvents(
  { database: { db, unit }, appid }: Scope,
  before: number,
  after: number,
): Promise<Purged> {
  const rows = await db
    .selectFrom('events')
    .select(['id', 'key', 'state', 'received_at'])
    .where('appid', '=', appid)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PURGED_AT_ONCE)
    .execute()
  const old = rows.filter(({ received_at }) => received_at < before)
  const done = old.filter(({ state }) => state === 'done')
  const next = old.length === 0 || rows.length < PURGED_AT_ONCE ? null : (rows.at(-1)?.id ?? null)
  if (done.length === 0) return { removed: 0, next }
  const keys = done.flatMap(({ key }) => key ?? [])
  const ids = done.map(({ id }) => id)
  await unit([
    ...(keys.length > 0
      ? [db.deleteFrom('event_keys').where('appid', '=', appid).where('key', 'in', keys)]
      : []),
    db.deleteFrom('events').where('appid', '=', appid).where('id', 'in', ids),
  ])
  return { removed: done.length, next }
}

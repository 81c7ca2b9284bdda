import type { Scope } from '../database/database.ts'
import { PURGED_AT_ONCE, type Purged } from '../database/purge.ts'

/**
 * Removes pushes that were processed and came before a time (Unix milliseconds), with their keys.
 * Those that wait, for processing or for a person, stay.
 * @param after the id to go on after: they grow with time, so no index is needed
 */
export async function purgeEvents(
  { database }: Scope,
  before: number,
  after: number,
): Promise<Purged> {
  const { db, unit } = database
  const rows = await db
    .selectFrom('events')
    .select(['id', 'appid', 'key', 'state', 'received_at'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(PURGED_AT_ONCE)
    .execute()
  const old = rows.filter(({ received_at }) => received_at < before)
  const done = old.filter(({ state }) => state === 'done')
  const next = old.length === 0 || rows.length < PURGED_AT_ONCE ? null : (rows.at(-1)?.id ?? null)
  if (done.length === 0) return { removed: 0, next }
  const keys = Map.groupBy(
    done.filter(({ key }) => key !== null),
    ({ appid }) => appid,
  )
  await unit([
    ...[...keys].map(([appid, those]) =>
      db
        .deleteFrom('event_keys')
        .where('appid', '=', appid)
        .where(
          'key',
          'in',
          those.flatMap(({ key }) => key ?? []),
        ),
    ),
    db.deleteFrom('events').where(
      'id',
      'in',
      done.map(({ id }) => id),
    ),
  ])
  return { removed: done.length, next }
}

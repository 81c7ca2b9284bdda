import { sql, type Compilable } from 'kysely'
import type { Scope } from '../database/database.ts'
import { PURGED_AT_ONCE, type Purged } from '../database/purge.ts'
import type { Attempt } from './queries.ts'

/** Of a shipment's attempts the first one and so many of the last are kept: they explain it. */
const LAST_ATTEMPTS_KEPT = 20

/** Statements that store attempts, and remove those that explain nothing any more. */
export function savingAttempts(
  { database: { db }, appid }: Scope,
  shipment_id: string,
  attempts: readonly Attempt[],
): Compilable[] {
  if (attempts.length === 0) return []
  const own = db
    .selectFrom('attempts')
    .where('appid', '=', appid)
    .where('shipment_id', '=', shipment_id)
  return [
    db
      .insertInto('attempts')
      .values(attempts.map((attempt) => ({ ...attempt, appid, shipment_id }))),
    db
      .deleteFrom('attempts')
      .where('appid', '=', appid)
      .where('shipment_id', '=', shipment_id)
      // Nothing is before the last ones while there are fewer: then this compares with null.
      .where(
        'id',
        '<',
        own
          .select('id')
          .orderBy('id', 'desc')
          .limit(1)
          .offset(LAST_ATTEMPTS_KEPT - 1),
      )
      .where('id', '>', own.select('id').orderBy('id').limit(1)),
  ]
}

/**
 * Removes attempts made before a time (Unix milliseconds), of shipments that are at their end.
 * @param after the id to go on after: they grow with time, so no index is needed
 */
export async function purgeAttempts(
  { database: { db }, appid }: Scope,
  before: number,
  after: number,
): Promise<Purged> {
  const rows = await db
    .selectFrom('attempts')
    .select(['id', 'at'])
    .where('appid', '=', appid)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PURGED_AT_ONCE)
    .execute()
  const old = rows.filter(({ at }) => at < before)
  if (old.length === 0) return { removed: 0, next: null }
  const removed = await db
    .deleteFrom('attempts')
    .where('appid', '=', appid)
    .where(
      'id',
      'in',
      old.map(({ id }) => id),
    )
    .where(
      sql<boolean>`exists (select 1 from shipments where shipments.appid = attempts.appid
        and shipments.id = attempts.shipment_id
        and shipments.state in ('shipped', 'superseded', 'rejected'))`,
    )
    .returning('id')
    .execute()
  return {
    removed: removed.length,
    next: rows.length < PURGED_AT_ONCE ? null : (rows.at(-1)?.id ?? null),
  }
}

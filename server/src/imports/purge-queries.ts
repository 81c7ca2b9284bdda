import type { Scope } from '../database/database.ts'
import { PURGED_AT_ONCE, type Purged } from '../database/purge.ts'

/** How long an import can be read. */
export const IMPORTS_KEPT_DAYS = 30

/** Removes imports that were taken before a time (Unix milliseconds), a few rows in each step. */
export async function purgeImports(scope: Scope, before: number): Promise<Purged> {
  const removed = await removeImports(scope, idAt(before), PURGED_AT_ONCE)
  return { removed, next: removed > 0 ? 0 : null }
}

/** The first id of a time: ids begin with it. */
function idAt(milliseconds: number): string {
  const time = Math.max(0, milliseconds).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}`
}

/**
 * Removes imports, and rows that never became one, with ids before this one: some at once.
 * @returns how many rows; 0 when there are no more
 */
export async function removeImports(
  { database: { db }, appid }: Scope,
  before: string,
  limit: number,
): Promise<number> {
  const old = db
    .selectFrom('import_rows')
    .select(['import_id', 'number'])
    .where('appid', '=', appid)
    .where('import_id', '<', before)
    .limit(limit)
  const removed = await db
    .deleteFrom('import_rows')
    .where('appid', '=', appid)
    .where((eb) =>
      eb(eb.refTuple('import_id', 'number'), 'in', old.$asTuple('import_id', 'number')),
    )
    .returning('number')
    .execute()
  if (removed.length > 0) return removed.length
  await db.deleteFrom('imports').where('appid', '=', appid).where('id', '<', before).execute()
  return 0
}

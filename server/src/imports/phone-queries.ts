import type { Scope } from '../database/database.ts'

/** Removes the phone numbers whose time has passed. @returns of how many rows */
export async function forgetImportPhones(
  { database: { db }, appid }: Scope,
  now: number,
): Promise<number> {
  const rows = await db
    .updateTable('import_rows')
    .set({ phones: null, phones_until: null })
    .where('appid', '=', appid)
    .where('phones', 'is not', null)
    .where('phones_until', '<=', now)
    .returning('number')
    .execute()
  return rows.length
}

/** Tells whether an import was sent to its end since a time, Unix milliseconds. */
export async function importFinishedSince(
  { database: { db }, appid }: Scope,
  since: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('appid', '=', appid)
    .where('finished_at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Small facts of one Mini Program, by name: the registered jump path, the session secret, the shared token. */
import { sql } from 'kysely'
import type { Scope, Statement } from './database.ts'

export async function readValue(
  { database: { db }, appid }: Scope,
  name: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('appid', '=', appid)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value ?? null
}

/** Statement that writes a value. */
export const writingValue = (
  { database: { db }, appid }: Scope,
  name: string,
  value: string,
): Statement =>
  db
    .insertInto('settings')
    .values({ appid, name, value })
    .onConflict((conflict) => conflict.columns(['appid', 'name']).doUpdateSet({ value }))

export async function writeValue(scope: Scope, name: string, value: string): Promise<void> {
  await scope.database.unit([writingValue(scope, name, value)])
}

/** Writes a value unless there is one. @returns the value that is there now */
export async function writeFirstValue(scope: Scope, name: string, value: string): Promise<string> {
  const written = await swapValue(scope, name, null, value)
  return written ? value : ((await readValue(scope, name)) ?? value)
}

/** Removes a value if it still is this one. */
export async function removeValue(
  { database: { db }, appid }: Scope,
  name: string,
  value: string,
): Promise<void> {
  await db
    .deleteFrom('settings')
    .where('appid', '=', appid)
    .where('name', '=', name)
    .where('value', '=', value)
    .execute()
}

/** A value is this one now: a condition of what is written beside it. */
export const valueIs = (appid: string, name: string, value: string) =>
  sql<boolean>`exists (select 1 from settings where settings.appid = ${appid}
    and settings.name = ${name} and settings.value = ${value})`

/**
 * Writes a value if it still is what it was (null: not there).
 * @param more statements of the same commit; they must ask {@link valueIs} themselves
 * @returns whether it did
 */
export async function swapValue(
  { database: { db, unit }, appid }: Scope,
  name: string,
  from: string | null,
  to: string,
  more: readonly Statement[] = [],
): Promise<boolean> {
  const query =
    from === null
      ? db
          .insertInto('settings')
          .values({ appid, name, value: to })
          .onConflict((conflict) => conflict.doNothing())
          .returning('name')
      : db
          .updateTable('settings')
          .set({ value: to })
          .where('appid', '=', appid)
          .where('name', '=', name)
          .where('value', '=', from)
          .returning('name')
  const [written] = await unit([query, ...more])
  return written.length > 0
}

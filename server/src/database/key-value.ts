/** Small facts of one Mini Program, by name: the registered jump path, the session secret, the shared token. */
import type { Scope } from './database.ts'

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

export async function writeValue(
  { database: { db }, appid }: Scope,
  name: string,
  value: string,
): Promise<void> {
  await db
    .insertInto('settings')
    .values({ appid, name, value })
    .onConflict((conflict) => conflict.columns(['appid', 'name']).doUpdateSet({ value }))
    .execute()
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

/** Writes a value if it still is what it was (null: not there). @returns whether it did */
export async function swapValue(
  { database: { db }, appid }: Scope,
  name: string,
  from: string | null,
  to: string,
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
  return (await query.executeTakeFirst()) !== undefined
}

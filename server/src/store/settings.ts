import type { Store } from './store.ts'

export async function readSetting(
  { db }: Store,
  appid: string,
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

export async function writeSetting(
  { db }: Store,
  appid: string,
  name: string,
  value: string,
): Promise<void> {
  await db
    .insertInto('settings')
    .values({ appid, name, value })
    .onConflict((conflict) => conflict.columns(['appid', 'name']).doUpdateSet({ value }))
    .execute()
}

/** Writes a setting that is not there yet; answers the one that is there now. */
export async function settleSetting(
  store: Store,
  appid: string,
  name: string,
  value: string,
): Promise<string> {
  await store.db
    .insertInto('settings')
    .values({ appid, name, value })
    .onConflict((conflict) => conflict.columns(['appid', 'name']).doNothing())
    .execute()
  return (await readSetting(store, appid, name)) ?? value
}

/** Removes a setting if it still has this value. */
export async function removeSetting(
  { db }: Store,
  appid: string,
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

import { prepared } from '../store/prepared.ts'
import type { Store } from './database.ts'

const settingQuery = prepared((db, { appid, name }: { appid: string; name: string }) =>
  db.selectFrom('settings').select('value').where('appid', '=', appid).where('name', '=', name),
)

export async function readSetting(
  store: Store,
  appid: string,
  name: string,
): Promise<string | null> {
  const [row] = await settingQuery(store, { appid, name })
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

/** Writes a setting if it still is what it was (null: not there). @returns whether it did */
export async function swapSetting(
  { db }: Store,
  appid: string,
  name: string,
  from: string | null,
  to: string,
): Promise<boolean> {
  if (from === null) {
    const inserted = await db
      .insertInto('settings')
      .values({ appid, name, value: to })
      .onConflict((conflict) => conflict.doNothing())
      .returning('name')
      .executeTakeFirst()
    return inserted !== undefined
  }
  const swapped = await db
    .updateTable('settings')
    .set({ value: to })
    .where('appid', '=', appid)
    .where('name', '=', name)
    .where('value', '=', from)
    .returning('name')
    .executeTakeFirst()
  return swapped !== undefined
}

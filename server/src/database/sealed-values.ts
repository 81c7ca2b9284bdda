/** Sealed values among the small facts of a Mini Program, by name. */
import { sql, type Kysely } from 'kysely'
import { isSealed, type Place, type Sealer } from '../core/sealing.ts'
import type { Database, Db, Scope } from './database.ts'
import { readValue, writeFirstValue } from './key-value.ts'

/** A scope whose sealed values can be read. */
export interface SealedScope extends Scope {
  sealer: Sealer
}

/** The names of values that are sealed; those of a version before are sealed at the first start. */
const SEALED_NAMES = ['access_token', 'session_secret'] as const

/** The secrets of a Mini Program that is not the environment's. */
export const SHOP_SECRETS = [
  'shop_secret',
  'shop_push_token',
  'shop_push_aes_key',
  'shop_refresh_token',
] as const
export type ShopSecret = (typeof SHOP_SECRETS)[number]

export type SealedName =
  | (typeof SEALED_NAMES)[number]
  | ShopSecret
  | 'component_ticket'
  | `authorisation:${string}`
  | `webhook:${string}`
  | `robot:${string}`

/** Phone numbers that wait: a column, when it must be gone, and what names its row. */
export const SEALED_PHONES = [
  { table: 'services', column: 'phone', until: 'phone_until', key: ['appid', 'id'] },
  {
    table: 'import_rows',
    column: 'phones',
    until: 'phones_until',
    key: ['appid', 'import_id', 'number'],
  },
] as const

/** Tables without columns known. */
type Rows = Kysely<Record<string, Record<string, unknown>>>

/** Tells keys of a database apart: the row belongs to no Mini Program. */
const CHECK = { appid: '', name: 'master_key_check' } as const

const placeOf = (appid: string, name: string): Place => ({
  table: 'settings',
  column: `value:${name}`,
  appid,
})

/** Where the APIv3 key of a merchant number is sealed for. */
export const apiV3KeyPlace = (appid: string, mchid: string): Place => ({
  table: 'pay_merchants',
  column: `api_v3_key:${mchid}`,
  appid,
})

/** Seals a value for the database. */
export const sealValue = ({ sealer, appid }: SealedScope, name: SealedName, text: string): string =>
  sealer.seal(text, placeOf(appid, name))

/** Reads a sealed value: as it is stored, and its text; null when it cannot be opened. */
export async function readSealed(
  scope: SealedScope,
  name: SealedName,
): Promise<{ stored: string; text: string | null } | null> {
  const stored = await readValue(scope, name)
  if (stored === null) return null
  const text = isSealed(stored) ? scope.sealer.open(stored, placeOf(scope.appid, name)) : stored
  return { stored, text }
}

/** Lists which secrets of further Mini Programs are there and can be opened, by appid. */
export async function openableSecrets(
  { database: { db }, sealer }: Omit<SealedScope, 'appid'>,
  appids: readonly string[],
): Promise<Map<string, Set<ShopSecret>>> {
  const rows = await db
    .selectFrom('settings')
    .select(['appid', 'name', 'value'])
    .where('appid', 'in', appids)
    .where('name', 'in', SHOP_SECRETS)
    .execute()
  const opened = new Map<string, Set<ShopSecret>>()
  for (const { appid, name, value } of rows) {
    if (sealer.open(value, placeOf(appid, name)) === null) continue
    const names = opened.get(appid) ?? new Set()
    opened.set(appid, names.add(name as ShopSecret))
  }
  return opened
}

/** Returns which key the database was sealed with; null: with none yet. */
export const readKeyCheck = ({ database }: Pick<Scope, 'database'>): Promise<string | null> =>
  readValue({ database, appid: CHECK.appid }, CHECK.name)

/** Notes the key unless one is noted. @returns which one is */
export const writeKeyCheck = (database: Database, check: string): Promise<string> =>
  writeFirstValue({ database, appid: CHECK.appid }, CHECK.name, check)

/**
 * Removes all that is sealed: what can be made anew is, with the key of the next start. APIv3 keys must
 * be given again: `fahuo payments list` says of which merchant numbers.
 */
export async function forgetSealed({ db }: Database): Promise<number> {
  const keys = await db
    .updateTable('pay_merchants')
    .set({ api_v3_key: null })
    .where('api_v3_key', 'is not', null)
    .returning('mchid')
    .execute()
  await forgetPhones(db)
  await forgetCells(db)
  const removed = await db
    .deleteFrom('settings')
    .where((eb) =>
      eb.or([
        eb('value', 'like', 'sealed.%'),
        eb.and([eb('appid', '=', CHECK.appid), eb('name', '=', CHECK.name)]),
      ]),
    )
    .returning('name')
    .execute()
  return removed.length + keys.length
}

/** Removes all phone numbers that wait: the buyer is asked instead. */
async function forgetPhones(db: Db): Promise<void> {
  // The linter takes the two types for one; the compiler does not.
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
  const rows = db as unknown as Rows
  for (const { table, column, until } of SEALED_PHONES)
    await rows
      .updateTable(table)
      .set({ [column]: null, [until]: null })
      .where(column, 'is not', null)
      .execute()
}

/** Removes the cells of imported files: what is not sent yet is imported again, to be corrected. */
async function forgetCells(db: Db): Promise<void> {
  await db.updateTable('import_rows').set({ cells: null }).where('cells', 'is not', null).execute()
}

/** Seals the phone numbers that wait by another key; what cannot be opened is removed. */
async function sealPhones(db: Db, from: Sealer, to: Sealer): Promise<number> {
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
  const rows = db as unknown as Rows
  let sealed = 0
  for (const { table, column, until, key } of SEALED_PHONES) {
    const found = await rows
      .selectFrom(table)
      .select([...key, column])
      .where(column, 'is not', null)
      .execute()
    for (const row of found) {
      const place = { table, column, appid: String(row['appid']) }
      const text = from.open(String(row[column]), place)
      let update = rows
        .updateTable(table)
        .set(text === null ? { [column]: null, [until]: null } : { [column]: to.seal(text, place) })
      for (const name of key) update = update.where(name, '=', row[name])
      await update.execute()
      sealed += text === null ? 0 : 1
    }
  }
  return sealed
}

/**
 * Seals everything by another key, in one transaction, and notes that key: what was stored in plain
 * text by a version before, and what `from` opens. What it does not open stays as it is.
 * @returns how many values were sealed
 */
export async function sealAll(
  { db, engine }: Database,
  { from, to }: { from: Sealer | null; to: Sealer },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    // What stood there in plain text must not stay readable in the file.
    if (engine === 'sqlite') await sql`pragma secure_delete = on`.execute(trx)
    const rows = await trx.selectFrom('settings').selectAll().execute()
    let sealed = from ? await sealPhones(trx, from, to) : 0
    if (from) await forgetCells(trx)
    for (const { appid, name, value } of rows) {
      const place = placeOf(appid, name)
      const plain = !isSealed(value) && (SEALED_NAMES as readonly string[]).includes(name)
      const text = plain ? value : (from?.open(value, place) ?? null)
      if (text === null) continue
      await trx
        .updateTable('settings')
        .set({ value: to.seal(text, place) })
        .where('appid', '=', appid)
        .where('name', '=', name)
        .execute()
      sealed += 1
    }
    sealed += await sealKeys(trx, from, to)
    await trx
      .insertInto('settings')
      .values({ ...CHECK, value: to.check })
      .onConflict((conflict) =>
        conflict.columns(['appid', 'name']).doUpdateSet({ value: to.check }),
      )
      .execute()
    return sealed
  })
}

/** Seals the APIv3 keys by another key; what `from` does not open stays as it is. */
async function sealKeys(trx: Db, from: Sealer | null, to: Sealer): Promise<number> {
  const rows = await trx
    .selectFrom('pay_merchants')
    .select(['appid', 'mchid', 'api_v3_key'])
    .execute()
  let sealed = 0
  for (const { appid, mchid, api_v3_key } of rows) {
    const place = apiV3KeyPlace(appid, mchid)
    const text = api_v3_key === null ? null : (from?.open(api_v3_key, place) ?? null)
    if (text === null) continue
    await trx
      .updateTable('pay_merchants')
      .set({ api_v3_key: to.seal(text, place) })
      .where('appid', '=', appid)
      .where('mchid', '=', mchid)
      .execute()
    sealed += 1
  }
  return sealed
}

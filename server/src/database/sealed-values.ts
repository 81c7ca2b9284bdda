/** Sealed values among the small facts of a Mini Program, by name. */
import { sql } from 'kysely'
import { isSealed, type Place, type Sealer } from '../core/sealing.ts'
import type { Database, Scope } from './database.ts'
import { readValue, writeFirstValue } from './key-value.ts'

/** A scope whose sealed values can be read. */
export interface SealedScope extends Scope {
  sealer: Sealer
}

/** The names of values that are sealed; those of a version before are sealed at the first start. */
const SEALED_NAMES = ['access_token', 'session_secret'] as const

export type SealedName = (typeof SEALED_NAMES)[number]

/** Tells keys of a database apart: the row belongs to no Mini Program. */
const CHECK = { appid: '', name: 'master_key_check' } as const

const placeOf = (appid: string, name: string): Place => ({
  table: 'settings',
  column: `value:${name}`,
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

/** Returns which key the database was sealed with; null: with none yet. */
export const readKeyCheck = ({ database }: Pick<Scope, 'database'>): Promise<string | null> =>
  readValue({ database, appid: CHECK.appid }, CHECK.name)

/** Notes the key unless one is noted. @returns which one is */
export const writeKeyCheck = (database: Database, check: string): Promise<string> =>
  writeFirstValue({ database, appid: CHECK.appid }, CHECK.name, check)

/** Removes all that is sealed: what can be made anew is, with the key of the next start. */
export async function forgetSealed({ db }: Database): Promise<number> {
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
  return removed.length
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
    let sealed = 0
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

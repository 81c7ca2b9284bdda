import { sql, type Selectable } from 'kysely'
import { auditing } from '../audit/queries.ts'
import type { Database, Scope, Statement } from '../database/database.ts'
import { sealValue, type SealedScope, type ShopSecret } from '../database/sealed-values.ts'
import type { ShopsTable } from '../database/schema-shops.ts'
import { ShopOptions, type ShopChange, type ShopRecord } from './record.ts'

const toRecord = (row: Selectable<ShopsTable>): ShopRecord => ({
  ...row,
  permission_sets: JSON.parse(row.permission_sets) as number[],
  settings: ShopOptions.parse(JSON.parse(row.settings)),
})

/** Finds a shop of the table, whatever its state. */
export async function findShop({
  database: { db },
  appid,
}: Scope): Promise<ShopRecord | undefined> {
  const row = await db.selectFrom('shops').selectAll().where('appid', '=', appid).executeTakeFirst()
  return row && toRecord(row)
}

/** Lists the shops of the table, oldest first. */
export async function listShops({ db }: Database): Promise<ShopRecord[]> {
  const rows = await db
    .selectFrom('shops')
    .selectAll()
    .orderBy('created_at')
    .orderBy('appid')
    .execute()
  return rows.map(toRecord)
}

/** What a server must know of a shop to tell whether it serves it, and as it was built. */
export type ShopNote = Pick<ShopRecord, 'appid' | 'mode' | 'state' | 'revision'>

/** Reads what changed after a revision, in the order of the changes. */
export const changedShops = ({ db }: Database, after: number): Promise<ShopNote[]> =>
  db
    .selectFrom('shops')
    .select(['appid', 'mode', 'state', 'revision'])
    .where('revision', '>', after)
    .orderBy('revision')
    .execute()

/** Where the last revision is counted; the row belongs to no Mini Program. */
const REVISION = { appid: '', name: 'shops_revision' } as const

/**
 * Counts on. Its row is locked until the commit: whoever reads a revision has seen all before it,
 * whatever the clocks of the servers say.
 */
const countingOn = ({ db }: Database) =>
  db
    .insertInto('settings')
    .values({ ...REVISION, value: '1' })
    .onConflict((conflict) =>
      conflict
        .columns(['appid', 'name'])
        .doUpdateSet({ value: sql`cast(cast(settings.value as bigint) + 1 as text)` }),
    )

const counted = sql<number>`(select cast(s.value as bigint) from settings s
  where s.appid = ${REVISION.appid} and s.name = ${REVISION.name})`

/**
 * The statements that store a shop or change it, for the commit of what else changes with it: new ones
 * are of the mode `own` and active where nothing else is said.
 * @param now Unix milliseconds
 */
export function savingShop(scope: Scope, change: ShopChange, now: number): Statement[] {
  const { database, appid } = scope
  const { permission_sets, settings, ...rest } = change
  const written = {
    ...rest,
    ...(permission_sets && { permission_sets: JSON.stringify(permission_sets) }),
    ...(settings && { settings: JSON.stringify(settings) }),
    revision: counted,
    updated_at: now,
  }
  return [
    countingOn(database),
    database.db
      .insertInto('shops')
      .values({
        appid,
        mode: 'own',
        state: 'active',
        name: '',
        user_name: '',
        principal_name: '',
        permission_sets: '[]',
        settings: '{}',
        created_at: now,
        ...written,
      })
      .onConflict((conflict) => conflict.column('appid').doUpdateSet(written)),
    ...auditing(scope, { subject: appid, after: { mode: change.mode, state: change.state } }),
  ]
}

/** The statement that seals a secret of a shop; null: that removes it. */
export function sealingSecret(
  scope: SealedScope,
  name: ShopSecret,
  text: string | null,
): Statement {
  const { database, appid } = scope
  if (text === null)
    return database.db.deleteFrom('settings').where('appid', '=', appid).where('name', '=', name)
  const value = sealValue(scope, name, text)
  return database.db
    .insertInto('settings')
    .values({ appid, name, value })
    .onConflict((conflict) => conflict.columns(['appid', 'name']).doUpdateSet({ value }))
}

/** Stores a shop and its secrets in one commit; secrets that are left out stay, null removes one. */
export async function saveShop(
  scope: SealedScope,
  change: ShopChange,
  {
    secrets = {},
    now,
  }: { secrets?: Readonly<Partial<Record<ShopSecret, string | null>>>; now: number },
): Promise<void> {
  const sealed = (Object.entries(secrets) as [ShopSecret, string | null][]).map(([name, text]) =>
    sealingSecret(scope, name, text),
  )
  await scope.database.unit([...savingShop(scope, change, now), ...sealed])
}

import { sql, type Selectable } from 'kysely'
import { auditing } from '../audit/queries.ts'
import type { KeyScope } from '../core/rights.ts'
import type { Database, Scope } from '../database/database.ts'
import type { ApiKeysTable } from '../database/schema-access.ts'

/** A key as it is listed: never the key itself. */
export interface ApiKey extends Omit<Selectable<ApiKeysTable>, 'appid' | 'hash' | 'scope'> {
  scope: KeyScope
}

const COLUMNS = ['id', 'name', 'scope', 'created_at', 'revoked_at'] as const

type Row = Pick<Selectable<ApiKeysTable>, (typeof COLUMNS)[number]>

const toKey = (row: Row): ApiKey => ({ ...row, scope: row.scope as KeyScope })

export async function insertApiKey(scope: Scope, key: ApiKey, hash: string): Promise<void> {
  const { database, appid } = scope
  const { id, name, scope: of } = key
  await database.unit([
    database.db.insertInto('api_keys').values({ ...key, appid, hash }),
    ...auditing(scope, { subject: id, after: { name, scope: of } }),
  ])
}

/** Lists the keys of one Mini Program, oldest first. */
export async function listApiKeys({ database: { db }, appid }: Scope): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_keys')
    .select(COLUMNS)
    .where('appid', '=', appid)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toKey)
}

/** Finds a key that is not revoked, and whose it is: a key is all that its bearer says. */
export async function findApiKey(
  { db }: Database,
  hash: string,
): Promise<{ appid: string; key: ApiKey } | undefined> {
  const row = await db
    .selectFrom('api_keys')
    .select(['appid', ...COLUMNS])
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { appid, ...key } = row
  return { appid, key: toKey(key) }
}

/** @returns false when there is no such key, or it was revoked before */
export async function revokeApiKey(scope: Scope, id: string, revoked_at: number): Promise<boolean> {
  const { database, appid } = scope
  const update = database.db
    .updateTable('api_keys')
    .set({ revoked_at })
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
  const revoked = sql<boolean>`exists (select 1 from api_keys where api_keys.appid = ${appid}
    and api_keys.id = ${id} and api_keys.revoked_at = ${revoked_at})`
  const [rows] = await database.unit([
    update,
    ...auditing(scope, { subject: id, after: { revoked: true } }, revoked),
  ])
  return rows.length > 0
}

import type { Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { ApiKeysTable } from '../database/schema.ts'

/** A key as it is listed: never the key itself. */
export type ApiKey = Omit<Selectable<ApiKeysTable>, 'appid' | 'hash'>

const COLUMNS = ['id', 'name', 'created_at', 'revoked_at'] as const

export async function insertApiKey(
  { database: { db }, appid }: Scope,
  key: ApiKey,
  hash: string,
): Promise<void> {
  await db
    .insertInto('api_keys')
    .values({ ...key, appid, hash })
    .execute()
}

/** Lists the keys of one Mini Program, oldest first. */
export function listApiKeys({ database: { db }, appid }: Scope): Promise<ApiKey[]> {
  return db
    .selectFrom('api_keys')
    .select(COLUMNS)
    .where('appid', '=', appid)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Finds a key that is not revoked. */
export function findApiKey(
  { database: { db }, appid }: Scope,
  hash: string,
): Promise<ApiKey | undefined> {
  return db
    .selectFrom('api_keys')
    .select(COLUMNS)
    .where('hash', '=', hash)
    .where('appid', '=', appid)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** @returns false when there is no such key, or it was revoked before */
export async function revokeApiKey(
  { database: { db }, appid }: Scope,
  id: string,
  revoked_at: number,
): Promise<boolean> {
  const revoked = await db
    .updateTable('api_keys')
    .set({ revoked_at })
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return revoked !== undefined
}

import type { Selectable } from 'kysely'
import type { ApiKeysTable } from '../database/schema.ts'
import type { Store } from '../database/database.ts'

export type ApiKeyRow = Selectable<ApiKeysTable>

export async function insertApiKey({ db }: Store, row: ApiKeyRow): Promise<void> {
  await db.insertInto('api_keys').values(row).execute()
}

/** The keys of one Mini Program, oldest first. */
export function listApiKeys({ db }: Store, appid: string): Promise<ApiKeyRow[]> {
  return db
    .selectFrom('api_keys')
    .selectAll()
    .where('appid', '=', appid)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** A key that is not revoked. */
export function findApiKey(
  { db }: Store,
  appid: string,
  hash: string,
): Promise<ApiKeyRow | undefined> {
  return db
    .selectFrom('api_keys')
    .selectAll()
    .where('hash', '=', hash)
    .where('appid', '=', appid)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** @returns false when there is no such key, or it was revoked before */
export async function revokeApiKey(
  { db }: Store,
  appid: string,
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

import type { Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { IdempotencyKeysTable } from '../database/schema.ts'

/** Which shipment an `Idempotency-Key` stands for. */
export type IdempotencyKey = Omit<Selectable<IdempotencyKeysTable>, 'appid'>

/** Claims a key, unless somebody has it. @returns who has it now: ours, or the earlier one */
export async function claimIdempotencyKey(
  { database: { db }, appid }: Scope,
  mine: IdempotencyKey,
): Promise<IdempotencyKey> {
  const claimed = await db
    .insertInto('idempotency_keys')
    .values({ ...mine, appid })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return mine
  const earlier = await db
    .selectFrom('idempotency_keys')
    .select(['key', 'request_hash', 'shipment_id', 'created_at'])
    .where('appid', '=', appid)
    .where('key', '=', mine.key)
    .executeTakeFirst()
  return earlier ?? mine
}

/** Stores which shipment the key stands for after all. */
export async function pointIdempotencyKey(
  { database: { db }, appid }: Scope,
  key: string,
  shipment_id: string,
): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ shipment_id })
    .where('appid', '=', appid)
    .where('key', '=', key)
    .execute()
}

/** Releases a key whose request was refused: it may come again, corrected. */
export async function releaseIdempotencyKey(
  { database: { db }, appid }: Scope,
  { key, shipment_id }: IdempotencyKey,
): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('appid', '=', appid)
    .where('key', '=', key)
    .where('shipment_id', '=', shipment_id)
    .execute()
}

/** Rows of one statement: a long one would hold the write lock. */
const DELETED_AT_ONCE = 1_000

/** Deletes the keys that were made before a time, Unix milliseconds. @returns how many */
export async function deleteOldIdempotencyKeys(
  { database: { db }, appid }: Scope,
  before: number,
): Promise<number> {
  let deleted = 0
  for (;;) {
    const rows = await db
      .deleteFrom('idempotency_keys')
      .where('appid', '=', appid)
      .where('key', 'in', (old) =>
        old
          .selectFrom('idempotency_keys')
          .select('key')
          .where('appid', '=', appid)
          .where('created_at', '<', before)
          .limit(DELETED_AT_ONCE),
      )
      .returning('key')
      .execute()
    deleted += rows.length
    if (rows.length < DELETED_AT_ONCE) return deleted
  }
}

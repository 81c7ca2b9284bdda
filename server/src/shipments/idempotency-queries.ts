import type { Selectable } from 'kysely'
import type { IdempotencyKeysTable } from '../database/schema.ts'
import type { Store } from '../database/database.ts'

export type IdempotencyKeyRow = Selectable<IdempotencyKeysTable>

/** Takes a key, unless somebody has it. @returns who has it now: the given row, or the earlier one */
export async function takeIdempotencyKey(
  { db }: Store,
  row: IdempotencyKeyRow,
): Promise<IdempotencyKeyRow> {
  const taken = await db
    .insertInto('idempotency_keys')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return row
  const earlier = await db
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('appid', '=', row.appid)
    .where('key', '=', row.key)
    .executeTakeFirst()
  return earlier ?? row
}

/** Says which shipment the key stands for after all. */
export async function pointIdempotencyKey(
  { db }: Store,
  { appid, key }: Pick<IdempotencyKeyRow, 'appid' | 'key'>,
  shipment_id: string,
): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ shipment_id })
    .where('appid', '=', appid)
    .where('key', '=', key)
    .execute()
}

/** Lets go of a key whose request was refused: it may come again, corrected. */
export async function dropIdempotencyKey(
  { db }: Store,
  { appid, key, shipment_id }: Pick<IdempotencyKeyRow, 'appid' | 'key' | 'shipment_id'>,
): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('appid', '=', appid)
    .where('key', '=', key)
    .where('shipment_id', '=', shipment_id)
    .execute()
}

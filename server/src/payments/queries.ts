import type { Scope } from '../database/database.ts'

/** Returns how many of the payment's one re-shipment chance are left, as far as we know: 0 or 1. */
export async function reshipmentsLeft(
  { database: { db }, appid }: Scope,
  transaction_id: string,
): Promise<number> {
  const row = await db
    .selectFrom('payments')
    .select('reshipments_left')
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .executeTakeFirst()
  return row?.reshipments_left ?? 1
}

/** Gives the chance back: WeChat refused, and proved that it was not spent. */
export async function returnReshipment(
  { database: { db }, appid }: Scope,
  transaction_id: string,
): Promise<void> {
  await db
    .updateTable('payments')
    .set({ reshipments_left: 1 })
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .execute()
}

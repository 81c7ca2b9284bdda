/** SQL of the services that are told of parcels. */
import { sql, type Compilable } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { Service } from './queries.ts'
import { NOT_DUE } from './services.ts'

/** Returns WeChat Pay's number of a parcel's payment; null while nobody knows it. */
export async function transactionOfParcel(
  { database: { db }, appid }: Scope,
  { transaction_id, shipment_id }: Pick<Service, 'transaction_id' | 'shipment_id'>,
): Promise<string | null> {
  if (transaction_id !== null || shipment_id === null) return transaction_id
  const row = await db
    .selectFrom('shipments')
    .select('transaction_id')
    .where('appid', '=', appid)
    .where('id', '=', shipment_id)
    .executeTakeFirst()
  return row?.transaction_id ?? null
}

/** Notes that a person told WeChat of a parcel; its number is not needed any more. */
export async function noteTracked(
  { database: { db }, appid }: Scope,
  parcel: { transaction_id: string; tracking_no: string },
  token: string,
  now: number,
): Promise<void> {
  await db
    .updateTable('services')
    .set({
      state: 'done',
      reason: null,
      errcode: null,
      token,
      phone: null,
      phone_until: null,
      lease: null,
      lease_until: 0,
      // What is under way ends nothing.
      version: sql<number>`version + 1`,
      updated_at: now,
    })
    .where('appid', '=', appid)
    .where('service', '=', 'tracking')
    .where('part', '=', parcel.tracking_no)
    .where('state', '!=', 'done')
    .where('due_at', '<', NOT_DUE)
    .where('shipment_id', 'in', (eb) =>
      eb
        .selectFrom('shipments')
        .select('shipments.id')
        .where('shipments.appid', '=', appid)
        .where('shipments.transaction_id', '=', parcel.transaction_id),
    )
    .execute()
}

/** What the shop told of the goods may be told anew, but for what waits for its shipment. */
const TOLD_BEFORE = sql<boolean>`service in ('messages', 'tracking')
  and due_at < ${sql.lit(NOT_DUE)}
  and (state in ('done', 'sending', 'verifying')
    or (state in ('not_available', 'needs_attention') and reason = 'no_goods'))`

/**
 * Statement that tells WeChat of the goods of some payments anew; it belongs into the commit that
 * stores them. What WeChat knows already is found when the call is prepared.
 * @param payments by all of their numbers, as `paymentKey` writes them
 */
export function tellingGoods(
  { database: { db }, appid }: Scope,
  {
    transaction_ids,
    payments,
  }: { transaction_ids: readonly string[]; payments: readonly string[] },
  now: number,
): Compilable {
  return db
    .updateTable('services')
    .set({
      state: 'waiting',
      reason: null,
      errcode: null,
      tries: 0,
      due_at: now,
      open_since: now,
      lease: null,
      lease_until: 0,
      // What is under way tells the goods of before.
      version: sql<number>`version + 1`,
      updated_at: now,
    })
    .where('appid', '=', appid)
    .where(TOLD_BEFORE)
    .where((eb) =>
      eb.or([
        ...(transaction_ids.length > 0 ? [eb('transaction_id', 'in', transaction_ids)] : []),
        ...(payments.length > 0 ? [eb('payment', 'in', payments)] : []),
      ]),
    )
}

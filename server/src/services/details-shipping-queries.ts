/** SQL of the waybills that WeChat's order centre is told of. */
import type { Compilable } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '../database/database.ts'

/** A shipment that WeChat shows, as far as the order centre is told of it. */
export interface ShippedShipment {
  id: string
  transaction_id: string | null
  openid: string | null
  accepted_at: number
}

/** Returns which of some shipments are shipped. */
export function shippedAmong(
  { database: { db }, appid }: Scope,
  ids: readonly string[],
): Promise<ShippedShipment[]> {
  return db
    .selectFrom('shipments')
    .select(['id', 'transaction_id', 'openid', 'accepted_at'])
    .where('appid', '=', appid)
    .where('id', 'in', ids)
    .where('state', '=', 'shipped')
    .execute()
}

/** Statement that tells the goods of a payment once more: WeChat does not have what it took. */
export function tellingGoodsAgain(
  { database: { db }, appid }: Scope,
  payment: string,
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
      version: sql<number>`version + 1`,
      updated_at: now,
    })
    .where('appid', '=', appid)
    .where('payment', '=', payment)
    .where('service', '=', 'details')
    .where('state', '=', 'done')
}

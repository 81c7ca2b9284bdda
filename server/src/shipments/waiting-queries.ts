import { DELIVERY_MODE } from '@fahuo/wechat'
import type { Compilable } from 'kysely'
import type { Scope } from '../database/database.ts'
import { hasMoved, type MovedShipment } from '../payments/queries.ts'
import { isOfPayment, type Shipment } from './queries.ts'

/** Statement that makes due the further parcels of a split, one of which has ended. */
export function wakingWaiting(
  { database: { db }, appid }: Scope,
  shipment: Shipment,
  now: number,
): Compilable[] {
  if (shipment.content.delivery_mode !== DELIVERY_MODE.SPLIT) return []
  return [
    db
      .updateTable('shipments')
      .set({ due_at: now, tries: 0 })
      .where('appid', '=', appid)
      .where('state', '=', 'waiting')
      .where(isOfPayment(appid, shipment)),
  ]
}

/** Statement that lets parcels go on whose earlier parcel was missing, and is closed now. */
export function recallingMissing(
  { database: { db }, appid }: Scope,
  shipment: Shipment,
  moved: MovedShipment,
): Compilable {
  return db
    .updateTable('shipments')
    .set({
      state: 'waiting',
      reason: 'waits_for_parcel',
      due_at: moved.updated_at,
      updated_at: moved.updated_at,
      tries: 0,
    })
    .where('appid', '=', appid)
    .where('state', '=', 'needs_attention')
    .where('reason', '=', 'parcel_missing')
    .where(isOfPayment(appid, shipment))
    .where(hasMoved(appid, moved))
}

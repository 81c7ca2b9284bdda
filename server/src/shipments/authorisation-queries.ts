import type { Scope, Statement } from '../database/database.ts'

/** Shipments that waited while the merchant had not authorised go on now. */
export function releaseShipments({ database: { db }, appid }: Scope, now: number): Statement[] {
  return [
    db
      .updateTable('shipments')
      .set({ reason: null, errcode: null, due_at: now, tries: 0 })
      .where('appid', '=', appid)
      .where('state', '=', 'queued')
      .where('reason', '=', 'not_authorized'),
  ]
}

/** Shipments that wait for the merchant to authorise again say so. */
export function holdShipments({ database: { db }, appid }: Scope): Statement[] {
  return [
    db
      .updateTable('shipments')
      .set({ reason: 'not_authorized' })
      .where('appid', '=', appid)
      .where('state', '=', 'queued'),
  ]
}

import type { Selectable } from 'kysely'
import type { AttemptsTable, ShipmentState, ShipmentsTable } from '../database/schema.ts'
import type { Store } from '../database/database.ts'
import { together } from '../store/together.ts'

export type ShipmentRow = Selectable<ShipmentsTable>
export type AttemptRow = Selectable<AttemptsTable>

/**
 * Stores an accepted shipment; false when another one of this payment is open. Many at once share a
 * commit.
 */
export const insertShipment = together(insertShipments)

async function insertShipments({ db }: Store, rows: readonly ShipmentRow[]): Promise<boolean[]> {
  const inserted = await db
    .insertInto('shipments')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  const ids = new Set(inserted.map(({ id }) => id))
  return rows.map(({ id }) => ids.has(id))
}

/**
 * Stores a correction and takes the payment's one chance for it, both or neither.
 * @returns false when another shipment of this payment is open
 * @throws when the chance is taken already: the database's CHECK
 */
export function insertCorrection(
  { db }: Store,
  row: ShipmentRow & { transaction_id: string },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('shipments')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) return false
    const { appid, transaction_id } = row
    await trx
      .insertInto('payments')
      .values({ appid, transaction_id, reshipments_left: 0 })
      .onConflict((conflict) =>
        conflict
          .columns(['appid', 'transaction_id'])
          .doUpdateSet((eb) => ({ reshipments_left: eb('payments.reshipments_left', '-', 1) })),
      )
      .execute()
    return true
  })
}

/** Stores all rows of a combined shipment, or none; false when one of its payments has an open one. */
export async function insertCombined(
  { db }: Store,
  rows: readonly ShipmentRow[],
): Promise<boolean> {
  const incomplete = new Error('one of the payments has an open shipment')
  try {
    await db.transaction().execute(async (trx) => {
      const inserted = await trx
        .insertInto('shipments')
        .values([...rows])
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute()
      if (inserted.length < rows.length) throw incomplete
    })
    return true
  } catch (error) {
    if (error === incomplete) return false
    throw error
  }
}

/** All shipments of a combined one, its leader first. */
export function shipmentsOfCombined({ db }: Store, leader: string): Promise<ShipmentRow[]> {
  return db
    .selectFrom('shipments')
    .selectAll()
    .where('combined', '=', leader)
    .orderBy('id')
    .execute()
}

/** Notes which payment and payer a shipment of a combined one has, once WeChat told. */
export async function nameShipment(
  { db }: Store,
  id: string,
  known: { transaction_id: string; openid: string },
): Promise<void> {
  await db.updateTable('shipments').set(known).where('id', '=', id).execute()
}

/** Whether the payment's one chance is still there, as far as we know. */
export async function reshipmentsLeft(
  { db }: Store,
  appid: string,
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
  { db }: Store,
  appid: string,
  transaction_id: string,
): Promise<void> {
  await db
    .updateTable('payments')
    .set({ reshipments_left: 1 })
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .execute()
}

export function findShipment(
  { db }: Store,
  appid: string,
  id: string,
): Promise<ShipmentRow | undefined> {
  return db
    .selectFrom('shipments')
    .selectAll()
    .where('appid', '=', appid)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Shipments, newest first, after `after`. */
export function listShipments(
  { db }: Store,
  appid: string,
  page: { state?: ShipmentState | undefined; after?: string | undefined; limit: number },
): Promise<ShipmentRow[]> {
  let query = db.selectFrom('shipments').selectAll().where('appid', '=', appid)
  if (page.state !== undefined) query = query.where('state', '=', page.state)
  if (page.after !== undefined) query = query.where('id', '<', page.after)
  return query.orderBy('id', 'desc').limit(page.limit).execute()
}

/** All shipments of one payment, whichever number they came with, newest first. */
export function shipmentsOfPayment(
  { db }: Store,
  appid: string,
  payment: string,
  transaction_id: string | null,
): Promise<ShipmentRow[]> {
  return db
    .selectFrom('shipments')
    .selectAll()
    .where((eb) => {
      const byPayment = eb.and([eb('appid', '=', appid), eb('payment', '=', payment)])
      if (transaction_id === null) return byPayment
      // The appid stands in each branch, so that each finds its index (0.0 instead of 1,561 ms
      // among 1,000,000 shipments).
      return eb.or([
        byPayment,
        eb.and([eb('appid', '=', appid), eb('transaction_id', '=', transaction_id)]),
      ])
    })
    .orderBy('accepted_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export function attemptsOfShipment({ db }: Store, shipment_id: string): Promise<AttemptRow[]> {
  return db
    .selectFrom('attempts')
    .selectAll()
    .where('shipment_id', '=', shipment_id)
    .orderBy('id')
    .execute()
}

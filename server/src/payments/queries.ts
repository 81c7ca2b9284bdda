import { sql, type Compilable, type Selectable } from 'kysely'
import type { Db, Scope } from '../database/database.ts'
import type { PaymentsTable } from '../database/schema.ts'
import { hasMoved, type MovedShipment } from './moved-queries.ts'
import { refundsOf } from './refund-queries.ts'
import { believedRefunds } from './refunds.ts'

export { hasMoved, type MovedShipment }

/**
 * The one re-shipment chance of a payment: `there`; `presumed` spent by a correction that WeChat has
 * taken and not counted yet; `spent`.
 */
export type Chance = 'there' | 'presumed' | 'spent'

/** What is known of a payment. Times in Unix seconds, 0: none. */
export type Payment = Omit<Selectable<PaymentsTable>, 'appid' | 'chance' | 'stamp_pending'> & {
  chance: Chance
  /** The upload that carries the stamp may still be on its way. */
  stamp_pending: boolean
  /** We were told that it is refunded in full, and no person has said otherwise. */
  refunded: boolean
  /** Fen of the refunds that are believed: another sum is news. */
  refunded_sum: number
}

const unknown = (transaction_id: string) => ({
  transaction_id,
  stamp: 0,
  stamp_pending: false,
  newest: 0,
  chance: 'there' as Chance,
  reserved_by: null as string | null,
})

/** Returns payments in the order of their numbers; what was never stored has its first values. */
export async function readPayments(
  { database, appid }: Scope,
  transaction_ids: readonly string[],
): Promise<Payment[]> {
  if (transaction_ids.length === 0) return []
  const rows = await database.db
    .selectFrom('payments')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', 'in', [...transaction_ids])
    .execute()
  const refunds = Map.groupBy(
    await refundsOf({ database, appid }, transaction_ids),
    (refund) => refund.transaction_id,
  )
  const known = new Map(
    rows.map(({ transaction_id, stamp, stamp_pending, newest, chance, reserved_by }) => [
      transaction_id,
      {
        transaction_id,
        stamp,
        stamp_pending: stamp_pending === 1,
        newest,
        chance: chance as Chance,
        reserved_by,
      },
    ]),
  )
  return transaction_ids.map((id) => ({
    ...(known.get(id) ?? unknown(id)),
    ...believedRefunds(refunds.get(id) ?? []),
  }))
}

/** Makes sure that a payment has a row. */
function addPayment(db: Db, appid: string, transaction_id: string) {
  return db
    .insertInto('payments')
    .values({ appid, ...unknown(transaction_id), stamp_pending: 0 })
    .onConflict((conflict) => conflict.doNothing())
}

/** Statements that store what a look showed of a payment. @param chance null: it says nothing of it */
export function savingLook(
  { database: { db }, appid }: Scope,
  transaction_id: string,
  { newest, chance }: { newest: number; chance: Chance | null },
): Compilable[] {
  return [
    addPayment(db, appid, transaction_id),
    db
      .updateTable('payments')
      .set({
        newest: sql<number>`case when newest < ${newest} then ${newest} else newest end`,
        ...(chance !== null && { chance }),
      })
      .where('appid', '=', appid)
      .where('transaction_id', '=', transaction_id),
  ]
}

/** Statements that store the stamp of an upload, if its shipment went to `sending` with this lease. */
export function savingStamp(
  { database: { db }, appid }: Scope,
  transaction_ids: readonly string[],
  stamp: number,
  sender: { id: string; lease: string | null },
): Compilable[] {
  return transaction_ids.flatMap((transaction_id) => [
    addPayment(db, appid, transaction_id),
    db
      .updateTable('payments')
      .set({ stamp, stamp_pending: 1 })
      .where('appid', '=', appid)
      .where('transaction_id', '=', transaction_id)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('shipments')
            .select('shipments.id')
            .where('shipments.appid', '=', appid)
            .where('shipments.id', '=', sender.id)
            .where('shipments.state', '=', 'sending')
            .where('shipments.lease', '=', sender.lease),
        ),
      ),
  ])
}

/**
 * Statement for a stamp that is not used again: its upload was proven by its own worker, or refused
 * for its time. @param shown what WeChat shows now, which is the newest then
 */
export function endingStamp(
  { database: { db }, appid }: Scope,
  transaction_id: string,
  stamp: number,
  moved: MovedShipment,
  shown?: number,
): Compilable {
  return db
    .updateTable('payments')
    .set({ stamp_pending: 0, ...(shown !== undefined && { newest: shown }) })
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .where('stamp', '=', stamp)
    .where(hasMoved(appid, moved))
}

/** Statement that gives a reservation back when its shipment has ended. @param chance what is left then */
export function endingReservation(
  { database: { db }, appid }: Scope,
  moved: MovedShipment,
  chance?: Chance,
): Compilable {
  return db
    .updateTable('payments')
    .set({ reserved_by: null, ...(chance !== undefined && { chance }) })
    .where('appid', '=', appid)
    .where('reserved_by', '=', moved.id)
    .where(hasMoved(appid, moved))
}

/**
 * Reserves a payment's chance for a correction, in the transaction that accepts it.
 * @returns false when it is spent, or reserved
 */
export async function reserveChance(
  trx: Db,
  appid: string,
  transaction_id: string,
  shipment_id: string,
): Promise<boolean> {
  await addPayment(trx, appid, transaction_id).execute()
  const reserved = await trx
    .updateTable('payments')
    .set({ reserved_by: shipment_id })
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .where('reserved_by', 'is', null)
    .where('chance', '=', 'there')
    .returning('transaction_id')
    .executeTakeFirst()
  return reserved !== undefined
}

/**
 * A person says that WeChat shows nothing newer: the next look is believed as it comes. Only while an
 * upload that carries the stamp may be on its way: the next one carries it, too, so that WeChat
 * refuses it if it has something newer after all.
 */
export function forgettingNewest(
  { database: { db }, appid }: Scope,
  transaction_id: string,
  moved: MovedShipment,
): Compilable {
  return db
    .updateTable('payments')
    .set({ newest: 0 })
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .where('stamp_pending', '=', 1)
    .where(hasMoved(appid, moved))
}

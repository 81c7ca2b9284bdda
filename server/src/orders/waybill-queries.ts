import type { Selectable } from 'kysely'
import { skipLocked } from '../database/dialects.ts'
import type { ReminderState, WaybillsTable } from '../database/schema.ts'
import type { Store } from '../database/database.ts'

export type WaybillRow = Selectable<WaybillsTable>

/** Keeps a tracked parcel; tracked again, its token is the newer one. */
export async function saveWaybill({ db }: Store, row: WaybillRow): Promise<void> {
  await db
    .insertInto('waybills')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['appid', 'transaction_id', 'tracking_no'])
        .doUpdateSet({ waybill_token: row.waybill_token }),
    )
    .execute()
}

export function waybillsOfOrder(
  { db }: Store,
  appid: string,
  transaction_id: string,
): Promise<WaybillRow[]> {
  return db
    .selectFrom('waybills')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .orderBy('tracking_no')
    .execute()
}

/** Takes one parcel that is due for a look, and holds it until `hold_until`. */
export function claimDueWaybill(
  { db, engine }: Store,
  appid: string,
  now: number,
  hold_until: number,
): Promise<WaybillRow | undefined> {
  return db.transaction().execute(async (trx) => {
    const due = await skipLocked(
      trx
        .selectFrom('waybills')
        .selectAll()
        .where('appid', '=', appid)
        .where('reminder', '=', 'watching')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(1),
      engine,
    ).executeTakeFirst()
    if (due)
      await trx
        .updateTable('waybills')
        .set({ due_at: hold_until })
        .where('appid', '=', appid)
        .where('transaction_id', '=', due.transaction_id)
        .where('tracking_no', '=', due.tracking_no)
        .execute()
    return due
  })
}

type Key = Pick<WaybillRow, 'appid' | 'transaction_id' | 'tracking_no'>

/** Notes where a parcel is, and when to look again. */
export async function noteWaybill(
  { db }: Store,
  key: Key,
  change: { status?: number; due_at?: number; reminder?: ReminderState },
): Promise<void> {
  await db
    .updateTable('waybills')
    .set(change)
    .where('appid', '=', key.appid)
    .where('transaction_id', '=', key.transaction_id)
    .where('tracking_no', '=', key.tracking_no)
    .execute()
}

/**
 * Takes the one reminder of a payment for this parcel, before WeChat is asked.
 * @returns false when another parcel of it has or had it: the database's unique index
 */
export async function takeReminder({ db }: Store, key: Key): Promise<boolean> {
  const taken = await db
    .updateTable('waybills')
    .set({ reminder: 'sending' })
    .where('appid', '=', key.appid)
    .where('transaction_id', '=', key.transaction_id)
    .where('tracking_no', '=', key.tracking_no)
    .where('reminder', '=', 'watching')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('waybills as other')
            .select('other.tracking_no')
            .where('other.appid', '=', key.appid)
            .where('other.transaction_id', '=', key.transaction_id)
            .where('other.reminder', 'in', ['sending', 'sent']),
        ),
      ),
    )
    .returning('tracking_no')
    .executeTakeFirst()
  return taken !== undefined
}

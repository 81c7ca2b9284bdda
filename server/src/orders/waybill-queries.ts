import type { Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import { skipLocked } from '../database/dialects.ts'
import type { ReminderState, WaybillsTable } from '../database/schema.ts'

/** A parcel that WeChat tracks for us. */
export type Waybill = Omit<Selectable<WaybillsTable>, 'appid'>

const COLUMNS = [
  'transaction_id',
  'tracking_no',
  'waybill_token',
  'status',
  'reminder',
  'due_at',
  'until',
] as const

/** Stores a tracked parcel; tracked again, its token is the newer one. */
export async function saveWaybill({ database: { db }, appid }: Scope, row: Waybill): Promise<void> {
  await db
    .insertInto('waybills')
    .values({ ...row, appid })
    .onConflict((conflict) =>
      conflict
        .columns(['appid', 'transaction_id', 'tracking_no'])
        .doUpdateSet({ waybill_token: row.waybill_token }),
    )
    .execute()
}

export function waybillsOfOrder(
  { database: { db }, appid }: Scope,
  transaction_id: string,
): Promise<Waybill[]> {
  return db
    .selectFrom('waybills')
    .select(COLUMNS)
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .orderBy('tracking_no')
    .execute()
}

/** Claims one parcel that is due; no other server claims it before `lease_until`. */
export function claimDueWaybill(
  { database: { db, engine }, appid }: Scope,
  now: number,
  { lease_until, latest }: { lease_until: number; latest: number },
): Promise<Waybill | undefined> {
  return db.transaction().execute(async (trx) => {
    const due = await skipLocked(
      trx
        .selectFrom('waybills')
        .select(COLUMNS)
        .where('appid', '=', appid)
        .where('reminder', '=', 'watching')
        // Later than anything waits: a clock was ahead.
        .where((eb) => eb.or([eb('due_at', '<=', now), eb('due_at', '>', latest)]))
        .orderBy('due_at')
        .limit(1),
      engine,
    ).executeTakeFirst()
    if (due)
      await trx
        .updateTable('waybills')
        .set({ due_at: lease_until })
        .where('appid', '=', appid)
        .where('transaction_id', '=', due.transaction_id)
        .where('tracking_no', '=', due.tracking_no)
        .execute()
    return due
  })
}

type Key = Pick<Waybill, 'transaction_id' | 'tracking_no'>

/** Stores where a parcel is, and when to look again. */
export async function updateWaybill(
  { database: { db }, appid }: Scope,
  key: Key,
  change: { status?: number; due_at?: number; reminder?: ReminderState },
): Promise<void> {
  await db
    .updateTable('waybills')
    .set(change)
    .where('appid', '=', appid)
    .where('transaction_id', '=', key.transaction_id)
    .where('tracking_no', '=', key.tracking_no)
    .execute()
}

/**
 * Claims the one reminder of a payment for this parcel, before WeChat is asked.
 * @returns false when another parcel of it has or had it: the database's unique index
 */
export async function claimReminder(
  { database: { db }, appid }: Scope,
  key: Key,
): Promise<boolean> {
  const taken = await db
    .updateTable('waybills')
    .set({ reminder: 'sending' })
    .where('appid', '=', appid)
    .where('transaction_id', '=', key.transaction_id)
    .where('tracking_no', '=', key.tracking_no)
    .where('reminder', '=', 'watching')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('waybills as other')
            .select('other.tracking_no')
            .where('other.appid', '=', appid)
            .where('other.transaction_id', '=', key.transaction_id)
            .where('other.reminder', 'in', ['sending', 'sent']),
        ),
      ),
    )
    .returning('tracking_no')
    .executeTakeFirst()
  return taken !== undefined
}

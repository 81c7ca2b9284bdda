import { sql, type Selectable } from 'kysely'
import type { Scope, Statement } from '../database/database.ts'
import { skipLocked } from '../database/dialects.ts'
import type { ReminderState, WaybillsTable } from '../database/schema.ts'

export type { ReminderState }

/** A status that a parcel had, and when it was first seen (Unix seconds). */
export interface StatusChange {
  status: number
  at: number
}

/** What WeChat was told of a parcel: its carrier, and a hash of the goods. */
export interface Told {
  delivery_id: string
  goods: string
}

/** A parcel that WeChat tracks for us. */
export type Waybill = Omit<
  Selectable<WaybillsTable>,
  'appid' | 'statuses' | 'tracking_told' | 'messages_told' | 'watched'
> & {
  statuses: StatusChange[]
  tracking_told: Told | null
  messages_told: Told | null
  watched: boolean
}

const toTold = (text: string) => (text === '' ? null : (JSON.parse(text) as Told))

export function toWaybill(stored: Selectable<WaybillsTable>): Waybill {
  const { appid: _, ...row } = stored
  return {
    ...row,
    statuses: JSON.parse(row.statuses) as StatusChange[],
    tracking_told: toTold(row.tracking_told),
    messages_told: toTold(row.messages_told),
    watched: row.watched === 1,
  }
}

/** Of which parcel, and from when to when (Unix milliseconds) it is looked up. */
export type NewWaybill = Pick<Waybill, 'transaction_id' | 'tracking_no' | 'due_at' | 'until'>

/** A token of one of the two components, with what WeChat was told for it. */
export type Binding =
  | { message_token: string; messages_told: Told }
  | { waybill_token: string; tracking_told: Told }

const bindingColumns = (binding: Binding) =>
  'message_token' in binding
    ? { ...binding, messages_told: JSON.stringify(binding.messages_told) }
    : { ...binding, tracking_told: JSON.stringify(binding.tracking_told) }

/** Stores a tracked parcel; tracked again, its token is the newer one and it is looked up again. */
export async function saveWaybill(
  { database: { db }, appid }: Scope,
  row: NewWaybill,
  binding: Binding,
): Promise<Waybill> {
  const columns = bindingColumns(binding)
  const stored = await db
    .insertInto('waybills')
    .values({
      ...EMPTY,
      ...row,
      ...columns,
      appid,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['appid', 'transaction_id', 'tracking_no'])
        .doUpdateSet({ ...columns, due_at: row.due_at, until: row.until, watched: 1 }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return toWaybill(stored)
}

const EMPTY = {
  waybill_token: '',
  message_token: '',
  tracking_told: '',
  messages_told: '',
  status: 0,
  statuses: '[]',
  reminder: 'watching',
  watched: 1,
} as const

/** Notes what WeChat was told last of a parcel that it tracks. */
export async function saveTold(
  { database: { db }, appid }: Scope,
  { transaction_id, tracking_no }: Key,
  told: { messages_told: Told } | { tracking_told: Told },
): Promise<void> {
  const columns = Object.fromEntries(
    Object.entries(told).map(([column, value]) => [column, JSON.stringify(value)]),
  )
  await db
    .updateTable('waybills')
    .set(columns)
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .where('tracking_no', '=', tracking_no)
    .execute()
}

/** Forgets a token that WeChat does not take any more. */
export async function forgetToken(
  { database: { db }, appid }: Scope,
  { transaction_id, tracking_no }: Key,
  column: 'waybill_token' | 'message_token',
  token: string,
): Promise<void> {
  await db
    .updateTable('waybills')
    .set({ [column]: '' })
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .where('tracking_no', '=', tracking_no)
    .where(column, '=', token)
    .execute()
}

export async function waybillsOfOrder(
  { database: { db }, appid }: Scope,
  transaction_id: string,
): Promise<Waybill[]> {
  const rows = await db
    .selectFrom('waybills')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .orderBy('tracking_no')
    .execute()
  return rows.map(toWaybill)
}

/** Claims one parcel that is due; no other server claims it before `lease_until`. */
export async function claimDueWaybill(
  { database: { db, engine }, appid }: Scope,
  now: number,
  { lease_until, latest }: { lease_until: number; latest: number },
): Promise<Waybill | undefined> {
  return db.transaction().execute(async (trx) => {
    // Written as the partial index has it: a bound value would not find it.
    const watched = trx
      .selectFrom('waybills')
      .selectAll()
      .where('appid', '=', appid)
      .where(sql<boolean>`watched = 1`)
      .limit(1)
    const first = (query: typeof watched) => skipLocked(query, engine).executeTakeFirst()
    const due =
      (await first(watched.where('due_at', '<=', now).orderBy('due_at'))) ??
      // Later than anything waits: a clock was ahead.
      (await first(watched.where('due_at', '>', latest).orderBy('due_at', 'desc')))
    if (!due) return undefined
    await trx
      .updateTable('waybills')
      .set({ due_at: lease_until })
      .where('appid', '=', appid)
      .where('transaction_id', '=', due.transaction_id)
      .where('tracking_no', '=', due.tracking_no)
      .execute()
    return toWaybill(due)
  })
}

type Key = Pick<Waybill, 'transaction_id' | 'tracking_no'>

/** Stores where a parcel is, and when to look again. @param before statements of the same commit */
export async function updateWaybill(
  { database: { db, unit }, appid }: Scope,
  key: Key,
  {
    statuses,
    watched,
    ...change
  }: {
    status?: number
    statuses?: readonly StatusChange[]
    due_at?: number
    reminder?: ReminderState
    signed_at?: number
    remind_at?: number | null
    remind_errcode?: number | null
    watched?: boolean
  },
  before: readonly Statement[] = [],
): Promise<void> {
  await unit([
    ...before,
    db
      .updateTable('waybills')
      .set({
        ...change,
        ...(statuses && { statuses: JSON.stringify(statuses) }),
        ...(watched !== undefined && { watched: watched ? 1 : 0 }),
      })
      .where('appid', '=', appid)
      .where('transaction_id', '=', key.transaction_id)
      .where('tracking_no', '=', key.tracking_no),
  ])
}

/** The parcel is elsewhere yet: a condition of what is told of it, before its status is stored. */
export const isElsewhere = (
  appid: string,
  { transaction_id, tracking_no }: Key,
  status: number,
) => sql<boolean>`exists (select 1 from waybills where waybills.appid = ${appid}
    and waybills.transaction_id = ${transaction_id} and waybills.tracking_no = ${tracking_no}
    and waybills.status <> ${status})`

/** Ends the watch over some parcels, all of the order when `tracking_no` is left out. */
export async function endWatch(
  { database: { db }, appid }: Scope,
  { transaction_id, tracking_no }: { transaction_id: string; tracking_no?: string },
): Promise<void> {
  let query = db
    .updateTable('waybills')
    .set({
      watched: 0,
      reminder: sql<ReminderState>`case reminder when 'watching' then 'not_needed' else reminder end`,
    })
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
  if (tracking_no !== undefined) query = query.where('tracking_no', '=', tracking_no)
  await query.execute()
}

/**
 * Claims the one reminder of a payment for this parcel, before WeChat is asked.
 * @param from in which states it may be; a person wants it also after the watch has ended
 * @returns false when another parcel of it has or had it: the database's unique index
 */
export async function claimReminder(
  { database: { db }, appid }: Scope,
  key: Key,
  from: readonly ReminderState[] = ['watching'],
): Promise<boolean> {
  const taken = await db
    .updateTable('waybills')
    .set({ reminder: 'sending' })
    .where('appid', '=', appid)
    .where('transaction_id', '=', key.transaction_id)
    .where('tracking_no', '=', key.tracking_no)
    .where('reminder', 'in', [...from])
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

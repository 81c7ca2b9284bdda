/** SQL of complaints. */
import { sql, type Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import { takeDue, type PutOff } from '../database/lease-queries.ts'
import { PURGED_AT_ONCE, type Purged } from '../database/purge.ts'
import type { ComplaintsTable } from '../database/schema.ts'
import { appending, type NewEvent } from '../outgoing/event-queries.ts'
import type { ComplaintDetail } from './detail.ts'

type Row = Selectable<ComplaintsTable>

/** A complaint, as WeChat last told of it. Times ending in `_at`, and `answer_by`, in Unix milliseconds. */
export type Complaint = Omit<Row, 'appid' | 'detail' | 'closed'> & {
  detail: ComplaintDetail | null
  closed: boolean
}

const toComplaint = ({ detail, closed, ...row }: Row): Complaint => ({
  ...row,
  detail: detail === null ? null : (JSON.parse(detail) as ComplaintDetail),
  closed: closed === 1,
})

export async function findComplaint(
  { database: { db }, appid }: Scope,
  complaint_order_id: string,
): Promise<Complaint | undefined> {
  const row = await db
    .selectFrom('complaints')
    .selectAll()
    .where('appid', '=', appid)
    .where('complaint_order_id', '=', complaint_order_id)
    .executeTakeFirst()
  return row && toComplaint(row)
}

/** Stores a complaint that is not known yet, and tells of it. @returns false when it is known */
export async function insertComplaint(
  scope: Scope,
  { detail, closed, ...complaint }: Complaint,
  news: readonly NewEvent[],
): Promise<boolean> {
  const { database, appid } = scope
  const insert = database.db
    .insertInto('complaints')
    .values({
      ...complaint,
      appid,
      detail: detail && JSON.stringify(detail),
      closed: closed ? 1 : 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('complaint_order_id')
  const [inserted] = await database.unit([insert, ...appending(scope, news)])
  return inserted.length > 0
}

/** What a look, a push or an alarm changes. */
export type ComplaintChange = Partial<Omit<Complaint, 'complaint_order_id' | 'received_at'>>

export async function updateComplaint(
  scope: Scope,
  complaint_order_id: string,
  { detail, closed, ...change }: ComplaintChange,
  news: readonly NewEvent[] = [],
): Promise<void> {
  const { database, appid } = scope
  const update = database.db
    .updateTable('complaints')
    .set({
      ...change,
      ...(detail !== undefined && { detail: detail && JSON.stringify(detail) }),
      ...(closed !== undefined && { closed: closed ? 1 : 0 }),
    })
    .where('appid', '=', appid)
    .where('complaint_order_id', '=', complaint_order_id)
  await database.unit([update, ...appending(scope, news)])
}

/** Claims open complaints that are to be read; no other server claims them before `lease_until`. */
export async function claimComplaints(scope: Scope, claim: PutOff): Promise<Complaint[]> {
  const columns = { key: 'complaint_order_id', due_at: 'read_due_at' }
  const rows = await takeDue(scope, 'complaints', columns, claim, sql`closed = 0`)
  return rows.map(toComplaint)
}

/** Takes an alarm that is due, once: the next time is stored with it, and what is told of it. */
export async function takeAlarm(
  scope: Scope,
  { complaint_order_id, alarm_at }: Complaint,
  next: number | null,
  news: readonly NewEvent[],
): Promise<boolean> {
  const { database, appid } = scope
  const take = database.db
    .updateTable('complaints')
    .set({ alarm_at: next })
    .where('appid', '=', appid)
    .where('complaint_order_id', '=', complaint_order_id)
    .where('alarm_at', '=', alarm_at)
    .returning('complaint_order_id')
  const [taken] = await database.unit([take, ...appending(scope, news)])
  return taken.length > 0
}

export async function dueAlarms(
  { database: { db }, appid }: Scope,
  now: number,
): Promise<Complaint[]> {
  const rows = await db
    .selectFrom('complaints')
    .selectAll()
    .where('appid', '=', appid)
    .where('closed', '=', 0)
    .where('alarm_at', '<=', now)
    .execute()
  return rows.map(toComplaint)
}

/** Lists complaints, newest first. @param before the last one of the page before */
export async function listComplaints(
  { database: { db }, appid }: Scope,
  page: {
    closed?: boolean | undefined
    transaction_id?: string | undefined
    before?: { time: number; id: string } | undefined
    limit: number
  },
): Promise<Complaint[]> {
  let query = db.selectFrom('complaints').selectAll().where('appid', '=', appid)
  const { closed, transaction_id, before } = page
  if (closed !== undefined) query = query.where('closed', '=', closed ? 1 : 0)
  if (transaction_id !== undefined) query = query.where('transaction_id', '=', transaction_id)
  if (before)
    query = query.where((eb) =>
      eb.or([
        eb('create_time', '<', before.time),
        eb.and([eb('create_time', '=', before.time), eb('complaint_order_id', '<', before.id)]),
      ]),
    )
  const rows = await query
    .orderBy('create_time', 'desc')
    .orderBy('complaint_order_id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toComplaint)
}

/** Counts open complaints: all, and those that the merchant must answer, with the nearest end. */
export async function countComplaints({
  database: { db },
  appid,
}: Scope): Promise<{ open: number; to_answer: number; answer_by: number | null }> {
  const row = await db
    .selectFrom('complaints')
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn.count<number>('answer_by').as('to_answer'),
      eb.fn.min('answer_by').as('answer_by'),
    ])
    .where('appid', '=', appid)
    .where('closed', '=', 0)
    .executeTakeFirstOrThrow()
  return {
    open: Number(row.open),
    to_answer: Number(row.to_answer),
    answer_by: row.answer_by === null ? null : Number(row.answer_by),
  }
}

/** Returns orders in dispute of which no open complaint is known: their push was lost, or is on its way. */
export async function disputesWithoutComplaint(
  { database: { db }, appid }: Scope,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('orders')
    .select('transaction_id')
    .where('appid', '=', appid)
    .where('in_complaint', '=', 1)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('complaints')
            .select('complaint_order_id')
            .whereRef('complaints.appid', '=', 'orders.appid')
            .whereRef('complaints.transaction_id', '=', 'orders.transaction_id')
            .where('closed', '=', 0),
        ),
      ),
    )
    .limit(limit)
    .execute()
  return rows.map(({ transaction_id }) => transaction_id)
}

/** Removes complaints that were closed before a time (Unix milliseconds), with their answers. */
export async function purgeComplaints(
  { database: { db, unit } }: Scope,
  before: number,
): Promise<Purged> {
  const old = await db
    .selectFrom('complaints')
    .select(['appid', 'complaint_order_id'])
    .where('closed', '=', 1)
    .where('updated_at', '<', before)
    .limit(PURGED_AT_ONCE)
    .execute()
  if (old.length === 0) return { removed: 0, next: null }
  await unit(
    old.flatMap(({ appid, complaint_order_id }) =>
      (['complaint_answers', 'complaints'] as const).map((table) =>
        db
          .deleteFrom(table)
          .where('appid', '=', appid)
          .where('complaint_order_id', '=', complaint_order_id),
      ),
    ),
  )
  return { removed: old.length, next: old.length < PURGED_AT_ONCE ? null : 0 }
}

/** SQL of orders whose parcels were signed for, and whose buyers have not confirmed. */
import { ORDER_STATE } from '@fahuo/contract'
import { sql } from 'kysely'
import { auditing } from '../audit/queries.ts'
import type { Scope } from '../database/database.ts'
import { skipLocked } from '../database/dialects.ts'
import type { Waybill } from './waybill-queries.ts'
import { toWaybill } from './waybill-queries.ts'

/** Of which orders. Unix seconds. */
export interface Unconfirmed {
  /** All of an order's parcels were signed for by then. */
  signed_before: number
  /** What was paid earlier is left out: WeChat confirms by itself. */
  paid_from: number
}

/**
 * One row for each order: how its reminder stands, and the parcel that it goes by. Orders in dispute
 * are left out: their buyers do not confirm. A parcel that was replaced does not count, and one that
 * nobody tracks may still be on its way.
 */
const rowsOf = (appid: string, { signed_before, paid_from }: Unconfirmed) => sql`
  select orders.transaction_id as transaction_id, orders.paid_amount as paid_amount,
    min(waybills.tracking_no) as tracking_no,
    max(case when waybills.reminder in ('sending', 'sent') then 1 else 0 end) as reminded,
    max(case when waybills.reminder = 'refused' then 1 else 0 end) as refused,
    max(case when waybills.remind_at is not null then 1 else 0 end) as waiting,
    max(waybills.remind_errcode) as errcode
  from orders join waybills on waybills.appid = orders.appid
    and waybills.transaction_id = orders.transaction_id
    and orders.shipping like '%"tracking_no":"' || waybills.tracking_no || '"%'
  where orders.appid = ${appid} and orders.order_state = ${sql.lit(ORDER_STATE.shipped)}
    and orders.in_complaint = 0
    and orders.pay_time >= ${paid_from} and orders.pay_time < ${signed_before}
  group by orders.transaction_id, orders.paid_amount, orders.shipping
  having count(*) = count(waybills.signed_at) and max(waybills.signed_at) <= ${signed_before}
    and count(*) * ${sql.lit(PARCEL.length)} =
      length(orders.shipping) - length(replace(orders.shipping, ${sql.lit(PARCEL)}, ''))`

/** How the stored `shipping` begins the number of each parcel. */
const PARCEL = '"tracking_no":"'

export interface UnconfirmedTally {
  orders: number
  paid_amount: number
  /** Whose buyers may still be reminded. */
  to_remind: number
  /** Whose reminders wait to be sent. */
  waiting: number
  reminded: number
}

const TO_REMIND = sql`reminded = 0 and refused = 0 and waiting = 0`

export async function tallyUnconfirmed(
  { database: { db }, appid }: Scope,
  which: Unconfirmed,
): Promise<UnconfirmedTally> {
  const { rows } = await sql<Record<keyof UnconfirmedTally, number | string | null>>`
    select count(*) as orders, sum(paid_amount) as paid_amount, sum(waiting) as waiting,
      sum(reminded) as reminded, sum(case when ${TO_REMIND} then 1 else 0 end) as to_remind
    from (${rowsOf(appid, which)}) as unconfirmed`.execute(db)
  const of = (name: keyof UnconfirmedTally) => Number(rows[0]?.[name] ?? 0)
  return {
    orders: of('orders'),
    paid_amount: of('paid_amount'),
    to_remind: of('to_remind'),
    waiting: of('waiting'),
    reminded: of('reminded'),
  }
}

/** Orders whose reminders WeChat refused, with its errcode. */
export async function refusedReminders(
  { database: { db }, appid }: Scope,
  which: Unconfirmed,
  limit: number,
): Promise<{ transaction_id: string; errcode: number | null }[]> {
  const { rows } = await sql<{ transaction_id: string; errcode: number | null }>`
    select transaction_id, errcode from (${rowsOf(appid, which)}) as unconfirmed
    where refused = 1 and reminded = 0 order by transaction_id limit ${limit}`.execute(db)
  return rows
}

/**
 * Wants a reminder for each order that may have one, once, whoever asks; and tells who did.
 * @param now Unix milliseconds
 * @returns how many are new
 */
export async function requestReminders(
  scope: Scope,
  which: Unconfirmed,
  now: number,
): Promise<number> {
  const { database, appid } = scope
  const wanting = sql<{ tracking_no: string }>`
    update waybills set remind_at = ${now}
    where appid = ${appid} and remind_at is null and reminder in ('watching', 'not_needed')
      and (transaction_id, tracking_no) in (
        select transaction_id, tracking_no from (${rowsOf(appid, which)}) as unconfirmed
        where ${TO_REMIND})
    returning tracking_no`
  const [wanted] = await database.unit([
    { compile: () => wanting.compile(database.db) },
    ...auditing(scope, { after: { signed_before: which.signed_before } }),
  ])
  return wanted.length
}

/** Claims one reminder that is due; no other server claims it before `lease_until`. */
export async function claimDueReminder(
  { database: { db, engine }, appid }: Scope,
  now: number,
  lease_until: number,
): Promise<Waybill | undefined> {
  return db.transaction().execute(async (trx) => {
    const due = trx
      .selectFrom('waybills')
      .selectAll()
      .where('appid', '=', appid)
      .where(sql<boolean>`remind_at is not null`)
      .where((eb) =>
        eb.or([eb('remind_at', '<=', now), eb('remind_at', '>', 2 * lease_until - now)]),
      )
      .orderBy('remind_at')
      .limit(1)
    const row = await skipLocked(due, engine).executeTakeFirst()
    if (!row) return undefined
    await trx
      .updateTable('waybills')
      .set({ remind_at: lease_until })
      .where('appid', '=', appid)
      .where('transaction_id', '=', row.transaction_id)
      .where('tracking_no', '=', row.tracking_no)
      .execute()
    return toWaybill(row)
  })
}

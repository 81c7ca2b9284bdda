/** SQL of refunds that we were told of. */
import { sql, type Compilable, type RawBuilder, type Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import { hasMoved, type MovedShipment } from './moved-queries.ts'
import { PURGED_AT_ONCE, type Purged } from '../database/purge.ts'
import type { RefundsTable } from '../database/schema-wechatpay.ts'

/** A refund as it was told. Fen; `success_time` in Unix seconds, `told_at` in milliseconds. */
export type Refund = Omit<Selectable<RefundsTable>, 'appid' | 'known' | 'overruled'> & {
  overruled: boolean
}

/** The refund is made; any other status is not, or not yet. */
export const REFUNDED = 'SUCCESS'

/** How a refund is named that a merchant told, and that has no number of WeChat Pay's. */
export const toldRefundId = (transaction_id: string): string => `told:${transaction_id}`

/**
 * Statement that stores a refund. One that has succeeded stays so; another status is news.
 */
export function savingRefund(
  { database: { db }, appid }: Scope,
  refund: Omit<Refund, 'overruled'>,
): Compilable {
  const { status, refund: amount, total, success_time, out_refund_no, told_at } = refund
  return db
    .insertInto('refunds')
    .values({ appid, ...refund, known: 0, overruled: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['appid', 'refund_id'])
        .doUpdateSet({
          status,
          refund: amount,
          total,
          success_time,
          out_refund_no,
          told_at,
          overruled: 0,
        })
        .where((eb) =>
          eb.or([eb('refunds.status', '!=', status), eb('refunds.refund', '!=', amount)]),
        )
        .where((eb) =>
          eb.or([
            eb('refunds.status', '!=', REFUNDED),
            // What a merchant tells is the sum: it may grow.
            eb('refunds.refund_id', 'like', 'told:%'),
          ]),
        ),
    )
}

/** Reads the refunds of some payments, oldest first. */
export async function refundsOf(
  { database: { db }, appid }: Scope,
  transaction_ids: readonly string[],
): Promise<Refund[]> {
  if (transaction_ids.length === 0) return []
  const rows = await db
    .selectFrom('refunds')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', 'in', [...transaction_ids])
    .orderBy('told_at')
    .orderBy('refund_id')
    .execute()
  return rows.map(toRefund)
}

function toRefund(stored: Selectable<RefundsTable>): Refund {
  const { appid: _, known: __, overruled, ...row } = stored
  return { ...row, overruled: overruled === 1 }
}

/** Statement for a person who says: not refunded in full, ship it. */
export const overrulingRefunds = (
  { database: { db }, appid }: Scope,
  transaction_id: string,
  moved: MovedShipment,
): Compilable =>
  db
    .updateTable('refunds')
    .set({ overruled: 1 })
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .where(hasMoved(appid, moved))

/** The refunds that are believed are those that were seen. */
export const refundsHold = (
  { appid }: Scope,
  { transaction_id, refunded_sum }: { transaction_id: string; refunded_sum: number },
) =>
  sql<boolean>`(select coalesce(sum(refunds.refund), 0) from refunds where refunds.appid = ${appid}
    and refunds.transaction_id = ${transaction_id} and refunds.status = ${REFUNDED}
    and refunds.overruled = 0) = ${refunded_sum}`

/** All of a payment went back, as what was told of its refunds says: a condition of what is told of it. */
export const isRefundedInFullNow = (appid: string, transaction_id: string) =>
  isRefundedInFullOf(sql`${appid}`, sql`${transaction_id}`)

/** The same of the payment of a row. */
export const isRefundedInFullOf = (appid: RawBuilder<unknown>, payment: RawBuilder<unknown>) => {
  const is_sum = sql`parts.refund_id like ${sql.lit('told:%')}`
  return sql<boolean>`exists (select 1 from refunds as parts where parts.appid = ${appid}
    and parts.transaction_id = ${payment} and parts.status = ${sql.lit(REFUNDED)}
    group by parts.transaction_id
    having max(parts.total) > 0 and (
      max(case when ${is_sum} then parts.refund else 0 end) >= max(parts.total)
      or sum(case when ${is_sum} then 0 else parts.refund end) >= max(parts.total)))`
}

/**
 * Removes refunds told before a time (Unix milliseconds) of payments that nobody knows: those of other
 * Mini Programs with the same merchant number. Rows of orders that are known meanwhile are looked at once.
 */
export async function purgeRefunds(
  { database: { db, unit } }: Scope,
  before: number,
): Promise<Purged> {
  const rows = await db
    .selectFrom('refunds')
    .select('told_at')
    .where('known', '=', 0)
    .where('told_at', '<', before)
    .orderBy('told_at')
    .limit(PURGED_AT_ONCE)
    .execute()
  const last = rows.at(-1)
  if (!last) return { removed: 0, next: null }
  const old = sql<boolean>`known = 0 and told_at <= ${last.told_at}`
  const is_known = sql<boolean>`(
    exists (select 1 from orders where orders.appid = refunds.appid
      and orders.transaction_id = refunds.transaction_id)
    or exists (select 1 from shipments where shipments.appid = refunds.appid
      and shipments.transaction_id = refunds.transaction_id))`
  const [, removed] = await unit([
    db.updateTable('refunds').set({ known: 1 }).where(old).where(is_known),
    db.deleteFrom('refunds').where(old).returning('appid'),
  ])
  return { removed: removed.length, next: rows.length < PURGED_AT_ONCE ? null : 0 }
}

/** SQL of what needs a person, with the money that is at stake. */
import { sql } from 'kysely'
import type { Scope } from '../database/database.ts'
import { OPEN_STATES } from '../shipments/states.ts'

/** A complaint that the merchant must answer. Money in fen; `answer_by` in Unix milliseconds. */
export interface ComplaintToAnswer {
  complaint_order_id: string
  transaction_id: string
  answer_by: number
  paid_amount: number | null
  detail: string | null
}

/** Lists the complaints that the merchant must answer, soonest first. */
export async function complaintsToAnswer(
  { database: { db }, appid }: Scope,
  limit: number,
): Promise<ComplaintToAnswer[]> {
  const rows = await db
    .selectFrom('complaints')
    .leftJoin('orders', (join) =>
      join
        .onRef('orders.appid', '=', 'complaints.appid')
        .onRef('orders.transaction_id', '=', 'complaints.transaction_id'),
    )
    .select([
      'complaints.complaint_order_id',
      'complaints.transaction_id',
      'complaints.answer_by',
      'complaints.detail',
      'orders.paid_amount',
    ])
    .where('complaints.appid', '=', appid)
    .where('complaints.closed', '=', 0)
    .where('complaints.answer_by', 'is not', null)
    .orderBy('complaints.answer_by')
    .orderBy('complaints.complaint_order_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, answer_by: Number(row.answer_by) }))
}

/** Sums the orders in complaints that the merchant must answer, each once; in fen. */
export async function complainedAmount({ database: { db }, appid }: Scope): Promise<number> {
  // Of an order there may be several.
  const row = await db
    .selectFrom('orders')
    .select((eb) => eb.fn.sum<number | string | null>('paid_amount').as('paid_amount'))
    .where('appid', '=', appid)
    .where('transaction_id', 'in', (eb) =>
      eb
        .selectFrom('complaints')
        .select('complaints.transaction_id')
        .where('complaints.appid', '=', appid)
        .where('complaints.closed', '=', 0)
        .where('complaints.answer_by', 'is not', null),
    )
    .executeTakeFirstOrThrow()
  return Number(row.paid_amount ?? 0)
}

/** Returns when the last push came, Unix milliseconds; null: none is kept. */
export async function lastPushAt({ database: { db }, appid }: Scope): Promise<number | null> {
  const row = await db
    .selectFrom('events')
    .select('received_at')
    .where('appid', '=', appid)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? Number(row.received_at) : null
}

/** Returns when the first shipment of a time was shipped, Unix milliseconds; null: none was. */
export async function firstShippedAt(
  { database: { db }, appid }: Scope,
  { from, before }: { from: number; before: number },
): Promise<number | null> {
  const row = await db
    .selectFrom('shipments')
    .select('updated_at')
    .where('appid', '=', appid)
    .where('updated_at', '>=', from)
    .where('updated_at', '<', before)
    .where('state', '=', 'shipped')
    .orderBy('updated_at')
    .limit(1)
    .executeTakeFirst()
  return row ? Number(row.updated_at) : null
}

/** Counts the shipments that a worker has something to do for. */
export async function countOpen({ database: { db }, appid }: Scope): Promise<number> {
  const row = await db
    .selectFrom('shipments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('appid', '=', appid)
    .where(sql<boolean>`state in (${sql.join(OPEN_STATES.map((state) => sql.lit(state)))})`)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

import { sql, type Kysely } from 'kysely'

type Tables = Kysely<Record<string, Record<string, unknown>>>

const SIGNED = [4, 6]

/**
 * Orders to ship by the time that is left, with what they come to. When a parcel was signed for, that a
 * person wants its buyer reminded, and why WeChat did not.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create index orders_to_ship on orders
    (appid, coalesce(waits_since, pay_time), transaction_id, paid_amount) where order_state = 1`)
  await run('alter table waybills add column signed_at bigint')
  await run('alter table waybills add column remind_at bigint')
  await run('alter table waybills add column remind_errcode integer')
  await run(`create index waybills_to_remind on waybills (appid, remind_at)
    where remind_at is not null`)
  const tables = db as unknown as Tables
  const signed = await tables
    .selectFrom('waybills')
    .select(['appid', 'transaction_id', 'tracking_no', 'statuses'])
    .where('status', 'in', SIGNED)
    .execute()
  for (const { appid, transaction_id, tracking_no, statuses } of signed) {
    const changes = JSON.parse(String(statuses)) as { status: number; at: number }[]
    const signed_at = changes.find(({ status }) => SIGNED.includes(status))?.at
    if (signed_at === undefined) continue
    await tables
      .updateTable('waybills')
      .set({ signed_at })
      .where('appid', '=', appid)
      .where('transaction_id', '=', transaction_id)
      .where('tracking_no', '=', tracking_no)
      .execute()
  }
}

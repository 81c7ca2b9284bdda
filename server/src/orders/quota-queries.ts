/** SQL of how often WeChat's logistics were called on a day. */
import { sql } from 'kysely'
import type { Scope } from '../database/database.ts'

/** Whose calls, of which of the two components, on which day in Beijing. */
interface Counter {
  component: 'messages' | 'tracking'
  day: number
  /** Empty: all of the account. */
  openid: string
}

/**
 * Counts one more call, unless as many as `limit` were made that day.
 * @returns how many it makes; null: there are as many already
 */
export async function countWaybillCall(
  { database: { db }, appid }: Scope,
  counter: Counter,
  limit: number,
): Promise<number | null> {
  if (limit <= 0) return null
  const row = await db
    .insertInto('waybill_calls')
    .values({ appid, ...counter, calls: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['appid', 'component', 'day', 'openid'])
        .doUpdateSet({ calls: sql<number>`waybill_calls.calls + 1` })
        .where('waybill_calls.calls', '<', limit),
    )
    .returning('calls')
    .executeTakeFirst()
  return row?.calls ?? null
}

/** Notes that as many as `limit` were made, whoever made them. */
export async function spendWaybillCalls(
  { database: { db }, appid }: Scope,
  counter: Counter,
  limit: number,
): Promise<void> {
  await db
    .insertInto('waybill_calls')
    .values({ appid, ...counter, calls: limit })
    .onConflict((conflict) =>
      conflict
        .columns(['appid', 'component', 'day', 'openid'])
        .doUpdateSet({ calls: limit })
        .where('waybill_calls.calls', '<', limit),
    )
    .execute()
}

/** Forgets the calls of days before: nothing depends on them. */
export async function forgetWaybillCalls(
  { database: { db }, appid }: Scope,
  { component, day }: Pick<Counter, 'component' | 'day'>,
): Promise<void> {
  await db
    .deleteFrom('waybill_calls')
    .where('appid', '=', appid)
    .where('component', '=', component)
    .where('day', '<', day)
    .execute()
}

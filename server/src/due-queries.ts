/** Which shops have something to do: each is asked by its own indexes, so many in one round. */
import { sql, type RawBuilder } from 'kysely'
import type { Database } from './database/database.ts'
import { OPEN_SERVICE_STATES } from './services/services.ts'
import { OPEN_STATES } from './shipments/states.ts'
import type { Among, SeenShop, ShopLooks } from './shops/turns.ts'

/** Written as the partial indexes have it: bound values would not find them. */
const stateIn = (states: readonly string[]) =>
  sql`state in (${sql.join(states.map((state) => sql.lit(state)))})`

/** Rows that a worker would take on; conditions are written as the partial indexes have them. */
const WORK: readonly { table: string; is_due: (now: RawBuilder<number>) => RawBuilder<boolean> }[] =
  [
    {
      table: 'shipments',
      is_due: (now) => sql`${stateIn(OPEN_STATES)} and due_at <= ${now} and lease_until <= ${now}`,
    },
    {
      table: 'services',
      is_due: (now) =>
        sql`${stateIn(OPEN_SERVICE_STATES)} and due_at <= ${now} and lease_until <= ${now}`,
    },
    { table: 'events', is_due: (now) => sql`state = 'new' and due_at <= ${now}` },
    {
      table: 'imports',
      is_due: (now) => sql`state in ('sending', 'cancelling') and lease_until <= ${now}`,
    },
    { table: 'outgoing', is_due: () => sql`seq is null` },
    { table: 'webhook_deliveries', is_due: (now) => sql`state = 'pending' and due_at <= ${now}` },
    { table: 'robot_alarms', is_due: (now) => sql`pending > 0 and due_at <= ${now}` },
    { table: 'complaints', is_due: (now) => sql`closed = 0 and read_due_at <= ${now}` },
    { table: 'expected_orders', is_due: (now) => sql`due_at <= ${now}` },
  ]

/** Whether a shop of the outer query has something to do. */
function isDue(now: number): RawBuilder<boolean> {
  const at = sql<number>`cast(${now} as bigint)`
  const parts = WORK.map(
    ({ table, is_due }) =>
      sql`exists (select 1 from ${sql.table(table)} as work
        where work.appid = seen.appid and ${is_due(at)})`,
  )
  return sql`case when ${sql.join(parts, sql` or `)} then 1 else 0 end`
}

async function ask(
  { db }: Database,
  { modes, except, now }: Among,
  which: RawBuilder<unknown>,
): Promise<SeenShop[]> {
  const { rows } = await sql<{ appid: string; due: number }>`
    select appid, ${isDue(now)} as due from (
      select appid from shops where state = 'active' and mode in (${sql.join(modes)})
        and appid <> ${except} and ${which}) as seen
    order by appid`.execute(db)
  return rows.map(({ appid, due }) => ({ appid, due: Number(due) === 1 }))
}

/** What the turns of shops ask of the database. */
export const looksAtShops = (database: Database): ShopLooks => ({
  after: (appid, limit, among) =>
    ask(database, among, sql`appid > ${appid} order by appid limit ${limit}`),
  these: (appids, among) => ask(database, among, sql`appid in (${sql.join(appids)})`),
})

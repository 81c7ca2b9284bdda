/** Which shops have something to do: each is asked by its own indexes, so many in one round. */
import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../database/database.ts'
import type { ShopMode } from './record.ts'

/** A shop, and whether it has something to do now. */
export interface SeenShop {
  appid: string
  due: boolean
}

/** Rows that a worker would take on; conditions are written as the partial indexes have them. */
const WORK: readonly { table: string; is_due: (now: RawBuilder<number>) => RawBuilder<boolean> }[] =
  [
    {
      table: 'shipments',
      is_due: (now) =>
        sql`state in ('waiting', 'queued', 'sending', 'verifying') and due_at <= ${now} and lease_until <= ${now}`,
    },
    {
      table: 'services',
      is_due: (now) =>
        sql`state in ('waiting', 'sending', 'verifying') and due_at <= ${now} and lease_until <= ${now}`,
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

/** Which shops are asked for. */
interface Among {
  modes: readonly ShopMode[]
  except: string
  /** Unix milliseconds. */
  now: number
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

/** Lists active shops after an appid, in the order of their appids. */
export const lookAtShops = (
  database: Database,
  { after, limit, ...among }: Among & { after: string; limit: number },
): Promise<SeenShop[]> => ask(database, among, sql`appid > ${after} order by appid limit ${limit}`)

/** The same of some shops. */
export const lookAtThese = (
  database: Database,
  appids: readonly string[],
  among: Among,
): Promise<SeenShop[]> => ask(database, among, sql`appid in (${sql.join(appids)})`)

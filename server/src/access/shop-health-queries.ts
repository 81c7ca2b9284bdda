/** What is stored of further shops, many in one statement. */
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'

export interface ShopFacts {
  appid: string
  /** A merchant number whose notifications are believed. */
  has_pay: boolean
  /** There are notices of it, over or not. */
  has_notices: boolean
  /** Unix milliseconds; null: no push is kept. */
  last_push_at: number | null
}

/** Reads what is stored of shops. */
export async function readShopFacts(
  { db }: Database,
  appids: readonly string[],
): Promise<ShopFacts[]> {
  const { rows } = await sql<Record<'appid' | 'pay' | 'notices' | 'last_push_at', unknown>>`
    select appid,
      case when exists (select 1 from pay_merchants as pay where pay.appid = shops.appid)
        then 1 else 0 end as pay,
      case when exists (select 1 from notices where notices.appid = shops.appid)
        then 1 else 0 end as notices,
      (select received_at from events where events.appid = shops.appid
        order by events.id desc limit 1) as last_push_at
    from shops where appid in (${sql.join(appids)})`.execute(db)
  return rows.map(({ appid, pay, notices, last_push_at }) => ({
    appid: String(appid),
    has_pay: Number(pay) === 1,
    has_notices: Number(notices) === 1,
    last_push_at: last_push_at === null ? null : Number(last_push_at),
  }))
}

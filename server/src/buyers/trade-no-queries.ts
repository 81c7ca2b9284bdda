import { sql } from 'kysely'
import type { Scope } from '../database/database.ts'

/** Whose payment an order is: who placed it, and for which sub-merchant; `''` for none. */
export interface Merchants {
  merchant_id: string
  sub_merchant_id: string
}

/** Finds a buyer's newest payment with the merchant's number, of any merchant or of one sub-merchant. */
export async function findOwnTradeNo(
  { database: { db }, appid }: Scope,
  openid: string,
  { merchant_trade_no, sub_merchant_id }: { merchant_trade_no: string; sub_merchant_id?: string },
): Promise<string | undefined> {
  let query = db
    .selectFrom('orders')
    .select('transaction_id')
    .where('appid', '=', appid)
    .where('merchant_trade_no', '=', merchant_trade_no)
    // By the number's index: one buyer may have many orders, and a number has few.
    .where(sql<string>`openid || ''`, '=', openid)
  if (sub_merchant_id !== undefined) query = query.where('sub_merchant_id', '=', sub_merchant_id)
  const newest = await query
    .orderBy(sql`+pay_time`, 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.transaction_id
}

/** How many orders are read for their merchants; the newest. */
const READ = 200

/** Returns the merchants of a buyer's newest orders, then of the shop's, each once. */
export async function knownMerchants(
  { database: { db }, appid }: Scope,
  openid: string,
): Promise<Merchants[]> {
  const orders = db
    .selectFrom('orders')
    .select(['merchant_id', 'sub_merchant_id'])
    .where('appid', '=', appid)
    .orderBy('pay_time', 'desc')
    .orderBy('transaction_id', 'desc')
    .limit(READ)
  const rows = [
    ...(await orders.where('openid', '=', openid).execute()),
    ...(await orders.execute()),
  ]
  const byName = new Map(rows.map((row) => [`${row.merchant_id}:${row.sub_merchant_id}`, row]))
  return [...byName.values()]
}

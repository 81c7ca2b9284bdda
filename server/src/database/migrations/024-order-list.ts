import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects.ts'
import { withoutNul } from './011-search.ts'

/**
 * What the list of orders is searched and filtered by: beginnings of numbers in any case, the last four
 * characters of a waybill, the carrier of an order's first parcel, the merchant number, pre-sales.
 * Settlements, refunds and shipments are read by indexes that are there.
 */
export async function up(db: Kysely<never>, engine: Engine): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`alter table orders add column express_company text not null default ''`)
  const carrier =
    engine === 'sqlite'
      ? `json_extract(shipping, '$.shipping_list[0].express_company')`
      : `${withoutNul('shipping')} -> 'shipping_list' -> 0 ->> 'express_company'`
  await run(`update orders set express_company = coalesce(${carrier}, '')
    where shipping like '%express_company%'`)
  const newest = 'pay_time desc, transaction_id desc'
  await run(`create index orders_by_carrier on orders (appid, express_company, ${newest})
    where express_company <> ''`)
  await run(`create index orders_by_merchant on orders (appid, merchant_id, ${newest})`)
  await run(`create index orders_presale on orders (appid, ${newest}) where special_type = 1`)
  await run(`create index orders_in_complaint on orders (appid, ${newest}) where in_complaint = 1`)

  // A beginning is a range only where texts are in the order of their bytes.
  const folded = (column: string) =>
    engine === 'sqlite' ? `upper(${column})` : `upper(${column} collate "C")`
  const ending = (column: string) =>
    engine === 'sqlite' ? `upper(substr(${column}, -4))` : `upper(right(${column}, 4) collate "C")`
  await run(`create index orders_search on orders (appid, (${folded('merchant_trade_no')}))`)
  for (const table of ['order_parcels', 'shipment_parcels']) {
    await run(`create index ${table}_search on ${table} (appid, (${folded('tracking_no')}))`)
    await run(`create index ${table}_ending on ${table} (appid, (${ending('tracking_no')}))`)
  }
}

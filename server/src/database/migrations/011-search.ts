import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects.ts'

/**
 * What a shop searches by: waybills of orders and shipments, its own number and the buyer of a
 * shipment, and what changed lately. Settlements without a time of shipment come last on both engines.
 */
export async function up(db: Kysely<never>, engine: Engine): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  for (const [table, id] of [
    ['order_parcels', 'transaction_id'],
    ['shipment_parcels', 'shipment_id'],
  ])
    await run(`create table ${table} (
      appid text not null, tracking_no text not null, ${id} text not null,
      primary key (appid, tracking_no, ${id}))`)
  await run(parcelsOf(engine, 'order_parcels', 'orders', 'transaction_id', 'shipping'))
  await run(parcelsOf(engine, 'shipment_parcels', 'shipments', 'id', 'content'))

  await run('alter table shipments add column out_trade_no text')
  const out_trade_no =
    engine === 'sqlite'
      ? `json_extract(content, '$.order_key.out_trade_no')`
      : `${withoutNul('content')} -> 'order_key' ->> 'out_trade_no'`
  await run(`update shipments set out_trade_no = ${out_trade_no} where payment like '1:%'`)
  await run(`create index shipments_by_out_trade_no on shipments (appid, out_trade_no)
    where out_trade_no is not null`)
  await run('create index shipments_of_buyer on shipments (appid, openid, id)')
  await run('create index shipments_by_update on shipments (appid, updated_at)')

  await run('alter table orders add column updated_at bigint not null default 0')
  await run('update orders set updated_at = fetched_at')
  await run('create index orders_by_update on orders (appid, updated_at)')

  await run('drop index settlements_by_time')
  await run(`create index settlements_by_time on settlements
    (appid, coalesce(shipped_time, 0) desc, transaction_id desc)`)
  await run(`create index settlements_by_settlement on settlements
    (appid, settlement_time desc, transaction_id desc)`)
  await run(`create index settlements_by_estimate on settlements
    (appid, estimated_settlement_time desc, transaction_id desc)`)
  await run(`create index settlements_unsettled on settlements
    (appid, coalesce(shipped_time, 0) desc, transaction_id desc) where settlement_time is null`)
}

/** JSON without the escaped NULs that 0.1 stored and PostgreSQL refuses to read. */
export const withoutNul = (json: string) =>
  String.raw`regexp_replace(${json}, '(^|[^\\])((\\\\)*)\\u0000', '\1\2', 'g')::json`

/** Fills a table of waybills from the JSON of another. */
function parcelsOf(engine: Engine, into: string, from: string, id: string, json: string): string {
  const tracking_no =
    engine === 'sqlite'
      ? `json_extract(parcel.value, '$.tracking_no')`
      : `parcel.value ->> 'tracking_no'`
  const parcels =
    engine === 'sqlite'
      ? `json_each(${json}, '$.shipping_list') as parcel`
      : `lateral (select ${withoutNul(json)} -> 'shipping_list' as list) as there,
         lateral json_array_elements(case when json_typeof(there.list) = 'array'
           then there.list else '[]'::json end) as parcel(value)`
  return `insert into ${into} select distinct appid, tracking_no, id from (
    select ${from}.appid as appid, ${tracking_no} as tracking_no, ${from}.${id} as id
    from ${from}, ${parcels}) as parcels
    where tracking_no is not null and tracking_no <> ''`
}

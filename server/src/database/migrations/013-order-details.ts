import { sql, type Kysely } from 'kysely'

/**
 * What a shop tells of an order, by WeChat Pay's number or by its own pair, also before anybody knows
 * the order; and when a pre-sale is expected to ship.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  // One of the two numbers; the other one is empty.
  await run(`create table order_details (
    appid text not null,
    transaction_id text not null, mchid text not null, out_trade_no text not null,
    details text not null, combined text,
    known integer not null check (known in (0, 1)), updated_at bigint not null,
    check ((transaction_id = '') <> (out_trade_no = '')),
    primary key (appid, transaction_id, mchid, out_trade_no))`)
  await run(`create index order_details_of_combined on order_details (appid, combined)
    where combined is not null`)
  await run('create index order_details_unknown on order_details (updated_at) where known = 0')
  await run('alter table orders add column presale_time bigint')
}

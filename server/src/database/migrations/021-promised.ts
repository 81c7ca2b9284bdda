import { sql, type Kysely } from 'kysely'

/** By when an order is promised to ship, as its details told it, until the order is known. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table order_details add column promised_ship_time bigint`.execute(db)
  await sql
    .raw(
      `create index order_details_promised on order_details (appid)
        where promised_ship_time is not null`,
    )
    .execute(db)
}

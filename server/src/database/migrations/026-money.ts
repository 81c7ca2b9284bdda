import { sql, type Kysely } from 'kysely'

/** Money that has not come, by when WeChat expects it: most settlements have come, and are left out. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `create index settlements_to_come on settlements (appid, estimated_settlement_time)
        where settlement_time is null`,
    )
    .execute(db)
}

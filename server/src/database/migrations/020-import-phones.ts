import { sql, type Kysely } from 'kysely'

/** Phone numbers of a file's receivers, sealed, until its rows are accepted. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('alter table import_rows add column phones text')
  await run('alter table import_rows add column phones_until bigint')
  await run(`create index import_rows_phones on import_rows (appid, phones_until)
    where phones is not null`)
}

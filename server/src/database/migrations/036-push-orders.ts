import { sql, type Kysely } from 'kysely'

/** Which order a push told of, for the order's timeline; of those that came before it is not known. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('alter table events add column transaction_id text')
  await run(`create index events_of_order on events (appid, transaction_id)
    where transaction_id is not null`)
}

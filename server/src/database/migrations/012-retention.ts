import { sql, type Kysely } from 'kysely'

/**
 * An event keeps its key, so that both are removed together. The keys of events from before go: WeChat
 * repeats a push within seconds, and an effect that happens twice is there once.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table events add column key text`.execute(db)
  await sql`delete from event_keys`.execute(db)
}

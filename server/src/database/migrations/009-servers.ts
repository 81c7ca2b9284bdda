import type { Kysely } from 'kysely'

/** The servers that live: what must not run beside one finds them here. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('servers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .execute()
}

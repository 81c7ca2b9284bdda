import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What is due is found by the appid, too: several Mini Programs may share a database. */
export async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.dropIndex('shipments_due').execute()
  await schema
    .createIndex('shipments_due')
    .on('shipments')
    .columns(['appid', 'due_at'])
    .where(sql<boolean>`state in ('queued', 'sending', 'verifying')`)
    .execute()
  await schema.dropIndex('events_due').execute()
  await schema
    .createIndex('events_due')
    .on('events')
    .columns(['appid', 'due_at'])
    .where(sql<boolean>`state = 'new'`)
    .execute()
}

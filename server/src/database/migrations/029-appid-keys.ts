import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects.ts'

type Tables = Kysely<Record<string, Record<string, unknown>>>

/**
 * Every key begins with appid, so that PostgreSQL and what speaks like it can keep the rows of one
 * Mini Program together: attempts get the column, and the keys of attempts, events and API keys begin
 * with it. SQLite counts ids by the row alone, and has one file: its keys stay.
 */
export async function up(db: Kysely<never>, engine: Engine): Promise<void> {
  const tables = db as unknown as Tables
  await db.schema
    .alterTable('attempts')
    .addColumn('appid', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await tables
    .updateTable('attempts')
    .set({
      appid: sql`coalesce((select appid from shipments where shipments.id = attempts.shipment_id limit 1), '')`,
    })
    .execute()
  await db.schema.dropIndex('attempts_of_shipment').execute()
  await db.schema
    .createIndex('attempts_of_shipment')
    .on('attempts')
    .columns(['appid', 'shipment_id', 'id'] as never)
    .execute()
  if (engine === 'sqlite') return
  for (const table of ['attempts', 'events']) {
    await dropConstraint(db, table, 'p')
    await sql`alter table ${sql.table(table)} add primary key (appid, id)`.execute(db)
  }
  await dropConstraint(db, 'api_keys', 'u')
  await sql`alter table api_keys add constraint api_keys_of_hash unique (appid, hash)`.execute(db)
}

/** Drops a table's primary key (p) or its one unique constraint (u), whatever its name became. */
async function dropConstraint(db: Kysely<never>, table: string, kind: 'p' | 'u'): Promise<void> {
  const { rows } = await sql<{ conname: string }>`select conname from pg_constraint
    where conrelid = ${table}::regclass and contype = ${kind}`.execute(db)
  for (const { conname } of rows)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(conname)}`.execute(db)
}

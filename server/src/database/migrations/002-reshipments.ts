import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Corrections, and the one re-shipment chance of each payment, which the database itself guards. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('payments')
    .addColumn('appid', 'text', (c) => c.notNull())
    .addColumn('transaction_id', 'text', (c) => c.notNull())
    // One chance a payment, ever [seed 000 §I note 6]: taking a second one breaks the CHECK.
    .addColumn('reshipments_left', 'integer', (c) =>
      c.notNull().check(sql`reshipments_left in (0, 1)`),
    )
    .addPrimaryKeyConstraint('payments_pk', ['appid', 'transaction_id'])
    .execute()
  await db.schema
    .alterTable('shipments')
    .addColumn('spends_reshipment', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}

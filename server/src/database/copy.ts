import { sql, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import type { Database } from './database.ts'

/** Each table with the columns that order it; a growing `id` is given anew, in the same order. */
const TABLES: { name: keyof Schema; order: string[]; renumbered?: true }[] = [
  { name: 'orders', order: ['appid', 'transaction_id'] },
  { name: 'order_parcels', order: ['appid', 'tracking_no', 'transaction_id'] },
  { name: 'settlements', order: ['appid', 'transaction_id'] },
  { name: 'shipments', order: ['appid', 'id'] },
  { name: 'shipment_parcels', order: ['appid', 'tracking_no', 'shipment_id'] },
  { name: 'payments', order: ['appid', 'transaction_id'] },
  { name: 'attempts', order: ['id'], renumbered: true },
  { name: 'event_keys', order: ['appid', 'key'] },
  { name: 'events', order: ['id'], renumbered: true },
  { name: 'settings', order: ['appid', 'name'] },
  { name: 'buyers', order: ['appid', 'openid'] },
  { name: 'api_keys', order: ['appid', 'id'] },
  { name: 'idempotency_keys', order: ['appid', 'key'] },
  { name: 'notices', order: ['appid', 'kind', 'subject'] },
  { name: 'waybills', order: ['appid', 'transaction_id', 'tracking_no'] },
  { name: 'imports', order: ['appid', 'id'] },
  { name: 'import_rows', order: ['appid', 'import_id', 'number'] },
]

/** The tables that are copied: all there are. */
export const copiedTables: readonly string[] = TABLES.map(({ name }) => name)

/** Rows that are read and written at once. */
const BATCH = 500

/** Tables without columns known: what a copy works on. */
type Rows = Kysely<Record<string, Record<string, unknown>>>

function rowsOf({ db }: Database): Rows {
  // The linter takes the two types for one; the compiler does not.
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
  return db as unknown as Rows
}

async function count(db: Rows, table: string): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  return Number(row.rows)
}

/**
 * Copies everything into another, empty database; either may be SQLite or PostgreSQL.
 * @param onProgress called for each table: how many rows are copied, of how many
 * @throws when the other is not empty, or when rows were written meanwhile: stop the servers first
 */
export async function copyDatabase(
  from: Database,
  to: Database,
  onProgress: (table: string, copied: number, all: number) => void,
): Promise<void> {
  const [source, target] = [rowsOf(from), rowsOf(to)]
  for (const { name } of TABLES)
    if ((await count(target, name)) > 0) throw new Error(`the other database is not empty: ${name}`)
  for (const table of TABLES) {
    const all = await count(source, table.name)
    const copied = await copyTable(source, target, table, (rows) =>
      onProgress(table.name, rows, all),
    )
    const [there, now] = [await count(target, table.name), await count(source, table.name)]
    if (copied !== there || now !== there)
      throw new Error(`${table.name}: ${now} rows here, ${there} there; is a server running?`)
  }
}

function withoutId(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'id'))
}

async function copyTable(
  source: Rows,
  target: Rows,
  { name, order, renumbered }: (typeof TABLES)[number],
  onProgress: (copied: number) => void,
): Promise<number> {
  let copied = 0
  let last: Record<string, unknown> | undefined
  for (;;) {
    let query = source.selectFrom(name).selectAll().limit(BATCH)
    for (const column of order) query = query.orderBy(column)
    if (last) {
      const place = last
      const columns = sql.join(order.map((column) => sql.ref(column)))
      const values = sql.join(order.map((column) => sql.val(place[column])))
      query = query.where(sql<boolean>`(${columns}) > (${values})`)
    }
    const rows = await query.execute()
    last = rows.at(-1)
    if (!last) return copied
    await target
      .insertInto(name)
      .values(renumbered ? rows.map(withoutId) : rows)
      .execute()
    copied += rows.length
    onProgress(copied)
  }
}

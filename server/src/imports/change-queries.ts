/** Correcting rows of an import that are not sent. */
import { sql } from 'kysely'
import { auditing } from '../audit/queries.ts'
import type { Scope, Statement } from '../database/database.ts'
import type { Choice } from './columns.ts'
import { toRow, toStored, type ImportRow, type NewRow, type RowState } from './queries.ts'
import type { About } from './read.ts'
import { isInState } from './send-queries.ts'

/** States of a row that may still be changed: nothing of it is on its way. */
export const OPEN_ROW_STATES = [
  'invalid',
  'ready',
  'spends',
  'hidden',
  'unchanged',
  'refused',
] as const satisfies RowState[]

/** Returns rows by number, and others that are not sent of the same payments. */
export async function rowsToChange(
  { database: { db }, appid }: Scope,
  import_id: string,
  { numbers = [], payments = [] }: { numbers?: readonly number[]; payments?: readonly string[] },
): Promise<ImportRow[]> {
  if (numbers.length + payments.length === 0) return []
  const rows = await db
    .selectFrom('import_rows')
    .selectAll()
    .where('appid', '=', appid)
    .where('import_id', '=', import_id)
    .where((eb) =>
      eb.or([
        ...(numbers.length > 0 ? [eb('number', 'in', [...numbers])] : []),
        ...(payments.length > 0
          ? [eb.and([eb('payment', 'in', [...payments]), eb('state', 'in', [...OPEN_ROW_STATES])])]
          : []),
      ]),
    )
    .orderBy('number')
    .execute()
  return rows.map(toRow)
}

/** Returns the greatest number of an import's rows; 0 when it has none. */
export async function lastNumber(
  { database: { db }, appid }: Scope,
  import_id: string,
): Promise<number> {
  const row = await db
    .selectFrom('import_rows')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('appid', '=', appid)
    .where('import_id', '=', import_id)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

/**
 * Puts rows in the place of others, all or none.
 * @param before the rows as they were read: none of them may have changed since
 * @param telling who does it
 * @returns false when one has
 */
export async function replaceRows(
  { database: { db }, appid }: Scope,
  import_id: string,
  before: readonly ImportRow[],
  after: readonly NewRow[],
  telling: readonly Statement[],
): Promise<boolean> {
  return db
    .transaction()
    .execute(async (trx) => {
      for (const { number, state, cells } of before) {
        let removal = trx
          .deleteFrom('import_rows')
          .where('appid', '=', appid)
          .where('import_id', '=', import_id)
          .where('number', '=', number)
          .where('state', '=', state)
        removal =
          cells === null ? removal.where('cells', 'is', null) : removal.where('cells', '=', cells)
        const { numDeletedRows } = await removal.executeTakeFirst()
        if (numDeletedRows !== 1n) throw new Changed()
      }
      if (after.length > 0)
        await trx
          .insertInto('import_rows')
          .values(after.map((row) => ({ ...toStored(row), appid, import_id })))
          .execute()
      for (const statement of telling) await trx.executeQuery(statement.compile())
      return true
    })
    .catch((error: unknown) => {
      if (error instanceof Changed) return false
      throw error
    })
}

/** Undoes a transaction whose rows changed meanwhile. */
class Changed extends Error {}

/**
 * Puts the rows that were stored under another id in the place of an import's own, with how they were
 * read. @returns false when it was sent meanwhile
 */
export async function swapRows(
  scope: Scope,
  id: string,
  other_id: string,
  about: About,
): Promise<boolean> {
  const { database, appid } = scope
  const { db } = database
  const unsent = db
    .selectFrom('imports')
    .select('id')
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('state', '=', 'ready')
  const statements: Statement[] = [
    db.deleteFrom('import_rows').where('appid', '=', appid).where('import_id', 'in', unsent),
    db
      .updateTable('import_rows')
      .set({ import_id: id })
      .where('appid', '=', appid)
      .where('import_id', '=', other_id)
      .where(sql<boolean>`exists ${unsent}`),
    db
      .updateTable('imports')
      .set({ about: JSON.stringify(about) })
      .where('appid', '=', appid)
      .where('id', 'in', unsent)
      .returning('id'),
    ...auditing(
      scope,
      { subject: id, after: { columns: 'changed' } },
      isInState(scope, id, 'ready'),
    ),
  ]
  const results: unknown[][] = await database.unit(statements)
  return (results[2] ?? []).length > 0
}

/** Choices of columns that are remembered of a shop. */
const REMEMBERED = 200

/** Returns what was chosen for each signature of headings. */
export async function rememberedColumns({
  database: { db },
  appid,
}: Scope): Promise<Record<string, Choice>> {
  const rows = await db
    .selectFrom('import_columns')
    .select(['signature', 'columns'])
    .where('appid', '=', appid)
    .orderBy('used_at', 'desc')
    .limit(REMEMBERED)
    .execute()
  return Object.fromEntries(
    rows.map(({ signature, columns }) => [signature, JSON.parse(columns) as Choice]),
  )
}

/** Remembers a choice of columns. */
export async function rememberColumns(
  { database: { db }, appid }: Scope,
  signature: string,
  choice: Choice,
  now: number,
): Promise<void> {
  const columns = JSON.stringify(choice)
  await db
    .insertInto('import_columns')
    .values({ appid, signature, columns, used_at: now })
    .onConflict((conflict) =>
      conflict.columns(['appid', 'signature']).doUpdateSet({ columns, used_at: now }),
    )
    .execute()
}

import { randomUUIDv7 } from 'node:crypto'
import { sql, type RawBuilder, type Selectable } from 'kysely'
import type { Db, Scope, Statement } from '../database/database.ts'
import { PURGED_AT_ONCE, type Purged } from '../database/purge.ts'
import type { AuditTable } from '../database/schema-access.ts'

/** What was done, and to what. Never a secret, and nothing of a buyer. */
export interface Deed {
  transaction_id?: string | null
  shipment_id?: string | null
  /** What else it is about: a complaint, a person, a key. */
  subject?: string | null
  before?: object | null
  after?: object | null
}

/** Longer ones tell a person nothing. */
const LONGEST_JSON = 2000

function asJson(value: object | null | undefined): string | null {
  if (!value) return null
  const text = JSON.stringify(value)
  return text.length > LONGEST_JSON ? null : text
}

/** Makes of something that was done what is stored; null where a worker does it. */
export function toDeedRow(
  { appid, actor }: Pick<Scope, 'appid' | 'actor'>,
  { transaction_id = null, shipment_id = null, subject = null, before, after }: Deed,
): AuditTable | null {
  if (!actor) return null
  actor.told = true
  const { at, kind: by_kind, id: by_id, name: by_name, action } = actor
  return {
    appid,
    id: randomUUIDv7(),
    at,
    by_kind,
    by_id,
    by_name,
    action,
    transaction_id,
    shipment_id,
    subject,
    before: asJson(before),
    after: asJson(after),
  }
}

const COLUMNS = [
  'appid',
  'id',
  'at',
  'by_kind',
  'by_id',
  'by_name',
  'action',
  'transaction_id',
  'shipment_id',
  'subject',
  'before',
  'after',
] as const satisfies (keyof AuditTable)[]

/** Inserts what was done as a query gives it. @param rest of the SELECT that has its values */
const inserting = (db: Pick<Db, 'insertInto'>, row: AuditTable, rest: RawBuilder<unknown>) => {
  const values = COLUMNS.map((column) =>
    column === 'at' ? sql`cast(${row.at} as bigint)` : sql`cast(${row[column]} as text)`,
  )
  return db
    .insertInto('audit')
    .columns([...COLUMNS])
    .expression(sql`select ${sql.join(values)} ${rest}`)
}

/**
 * Returns the statement that tells who did something, to be part of its commit; none where a worker
 * does it.
 * @param holds written only if it does: that the change took place, for instance
 */
export function auditing(
  scope: Scope,
  deed: Deed,
  holds: RawBuilder<boolean> = sql<boolean>`1 = 1`,
): Statement[] {
  const row = toDeedRow(scope, deed)
  return row ? [inserting(scope.database.db, row, sql`where ${holds}`)] : []
}

/** The same as a part of one statement: for the rows of a table expression before it. */
export const auditingRows = (db: Pick<Db, 'insertInto'>, row: AuditTable, from: string) =>
  inserting(db, row, sql`from ${sql.table(from)}`)

/** Tells who did something whose own commit does not. */
export async function insertDeed(scope: Scope, deed: Deed): Promise<void> {
  await scope.database.unit(auditing(scope, deed))
}

/** Tells who is about to do something. @returns the id of that; null where a worker does it */
export async function insertIntention(scope: Scope, deed: Deed): Promise<string | null> {
  const row = toDeedRow(scope, deed)
  if (row) await scope.database.unit([inserting(scope.database.db, row, sql``)])
  return row?.id ?? null
}

/** Writes what became of it. */
export async function updateAfter(
  { database: { db }, appid }: Scope,
  id: string,
  after: object,
): Promise<void> {
  await db
    .updateTable('audit')
    .set({ after: asJson(after) })
    .where('appid', '=', appid)
    .where('id', '=', id)
    .execute()
}

/** Something that was done. Times in Unix milliseconds. */
export interface AuditEntry {
  id: string
  at: number
  by: { kind: AuditTable['by_kind']; id: string; name: string }
  action: string
  transaction_id: string | null
  shipment_id: string | null
  subject: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

const read = (json: string | null) =>
  json === null ? null : (JSON.parse(json) as Record<string, unknown>)

const toEntry = ({
  by_kind,
  by_id,
  by_name,
  before,
  after,
  ...row
}: Omit<Selectable<AuditTable>, 'appid'>): AuditEntry => ({
  ...row,
  by: { kind: by_kind, id: by_id, name: by_name },
  before: read(before),
  after: read(after),
})

export interface AuditFilter {
  /** The id of a person or key. */
  by?: string | undefined
  transaction_id?: string | undefined
  /** Unix milliseconds. */
  from?: number | undefined
  to?: number | undefined
  /** The id to go on after. */
  after?: string | undefined
  limit: number
}

/** Lists what was done, newest first. */
export async function listAudit(
  { database: { db }, appid }: Scope,
  { by, transaction_id, from, to, after, limit }: AuditFilter,
): Promise<AuditEntry[]> {
  let query = db
    .selectFrom('audit')
    .leftJoin('shipments', (join) =>
      join
        .onRef('shipments.appid', '=', 'audit.appid')
        .onRef('shipments.id', '=', 'audit.shipment_id'),
    )
    .select([
      'audit.id',
      'audit.at',
      'audit.by_kind',
      'audit.by_id',
      'audit.by_name',
      'audit.action',
      'audit.shipment_id',
      'audit.subject',
      'audit.before',
      'audit.after',
    ])
    // It may have come with the merchant's own number, before WeChat named the payment.
    .select(({ fn }) =>
      fn.coalesce('audit.transaction_id', 'shipments.transaction_id').as('transaction_id'),
    )
    .where('audit.appid', '=', appid)
  if (by !== undefined) query = query.where('audit.by_id', '=', by)
  if (from !== undefined) query = query.where('audit.at', '>=', from)
  if (to !== undefined) query = query.where('audit.at', '<', to)
  if (after !== undefined) query = query.where('audit.id', '<', after)
  if (transaction_id !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('audit.transaction_id', '=', transaction_id),
        eb(
          'audit.shipment_id',
          'in',
          eb
            .selectFrom('shipments as of_order')
            .select('of_order.id')
            .where('of_order.appid', '=', appid)
            .where('of_order.transaction_id', '=', transaction_id),
        ),
      ]),
    )
  const rows = await query.orderBy('audit.id', 'desc').limit(limit).execute()
  return rows.map(toEntry)
}

/** Removes what was done before a time (Unix milliseconds), some at once. */
export async function purgeAudit(
  { database: { db }, appid }: Scope,
  before: number,
): Promise<Purged> {
  const old = db
    .selectFrom('audit')
    .select('id')
    .where('appid', '=', appid)
    .where('at', '<', before)
    .limit(PURGED_AT_ONCE)
  const removed = await db
    .deleteFrom('audit')
    .where('appid', '=', appid)
    .where('id', 'in', old)
    .returning('id')
    .execute()
  return { removed: removed.length, next: removed.length < PURGED_AT_ONCE ? null : 0 }
}

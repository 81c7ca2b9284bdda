import { sql, type Selectable } from 'kysely'
import type { Scope, Statement } from '../database/database.ts'
import { skipLocked } from '../database/dialects.ts'
import type { ImportRowsTable, ImportsTable } from '../database/schema.ts'
import type { FahuoErrorCode } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import type { Reason } from '../shipments/reasons.ts'
import type { ShipmentState } from '../shipments/states.ts'
import type { Group } from './groups.ts'
import type { About } from './read.ts'

export const IMPORT_STATES = ['ready', 'sending', 'sent'] as const
export const ROW_STATES = ['invalid', 'ready', 'accepted', 'unchanged', 'refused'] as const

export type ImportState = (typeof IMPORT_STATES)[number]
export type RowState = (typeof ROW_STATES)[number]

/** A file of shipments. Times in Unix milliseconds. */
export type Import = Omit<
  Selectable<ImportsTable>,
  'appid' | 'state' | 'about' | 'lease' | 'lease_until'
> & {
  state: ImportState
  about: About
}

/** Why a row was refused when it was sent. */
export interface Refusal {
  code: FahuoErrorCode | 'internal'
  detail?: string | Text | undefined
  errcode?: number | undefined
}

/** What a file says of one payment, and what became of it. */
export interface ImportRow {
  number: number
  state: RowState
  payment: string
  group: Group
  shipment_id: string
  refusal: Refusal | null
}

/** A row with where its shipment is now; null while there is none. */
export type FollowedRow = ImportRow & {
  shipment: { state: ShipmentState; reason: Reason | null; errcode: number | null } | null
}

/** A row as it is stored first. */
export type NewRow = Pick<ImportRow, 'number' | 'state' | 'payment' | 'shipment_id'> & {
  /** The group as JSON. */
  content: string
}

export async function insertRows(
  { database: { db }, appid }: Scope,
  import_id: string,
  rows: readonly NewRow[],
): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('import_rows')
    .values(rows.map((row) => ({ ...row, appid, import_id, refusal: null })))
    .execute()
}

/** Stores an import whose rows are there already: from now on it is seen. */
export async function insertImport(
  { database: { db }, appid }: Scope,
  { about, ...one }: Import,
): Promise<void> {
  await db
    .insertInto('imports')
    .values({ ...one, appid, about: JSON.stringify(about), lease: null, lease_until: 0 })
    .execute()
}

export async function findImport(
  { database: { db }, appid }: Scope,
  id: string,
): Promise<Import | undefined> {
  const row = await db
    .selectFrom('imports')
    .select(['id', 'state', 'about', 'created_at', 'send_at', 'finished_at'])
    .where('appid', '=', appid)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, state: row.state as ImportState, about: JSON.parse(row.about) as About }
}

/** Counts the rows of an import by state. */
export async function countRows(
  { database: { db }, appid }: Scope,
  import_id: string,
): Promise<{ state: RowState; count: number }[]> {
  const rows = await db
    .selectFrom('import_rows')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('appid', '=', appid)
    .where('import_id', '=', import_id)
    .groupBy('state')
    .execute()
  return rows.map(({ state, count }) => ({ state: state as RowState, count: Number(count) }))
}

/**
 * Counts the shipments of some rows of an import by state and reason.
 * @param numbers the first row and the last
 */
export async function countShipments(
  { database: { db }, appid }: Scope,
  import_id: string,
  [first, last]: readonly [number, number],
): Promise<{ state: ShipmentState; reason: Reason | null; count: number }[]> {
  const { rows } = await sql<{ state: string; reason: string | null; count: number }>`
    select s.state, s.reason, count(*) as count
    -- Rows first: SQLite keeps the order of a cross join, and would read all shipments otherwise.
    from import_rows r cross join shipments s
    where r.appid = ${appid} and r.import_id = ${import_id}
      and r.number between ${first} and ${last} and r.state in ('accepted', 'unchanged')
      and s.appid = r.appid and s.id = r.shipment_id
    group by s.state, s.reason`.execute(db)
  return rows.map(({ state, reason, count }) => ({
    state: state as ShipmentState,
    reason: reason as Reason | null,
    count: Number(count),
  }))
}

/** Lists rows in the order of the file, with where their shipments are now. */
export async function listRows(
  { database: { db }, appid }: Scope,
  import_id: string,
  page: { state?: RowState | undefined; after: number; limit: number },
): Promise<FollowedRow[]> {
  let query = db
    .selectFrom('import_rows as r')
    .leftJoin('shipments as s', (join) =>
      join.onRef('s.appid', '=', 'r.appid').onRef('s.id', '=', 'r.shipment_id'),
    )
    .select([
      'r.number',
      'r.state',
      'r.payment',
      'r.content',
      'r.shipment_id',
      'r.refusal',
      's.state as shipment_state',
      's.reason',
      's.errcode',
    ])
    .where('r.appid', '=', appid)
    .where('r.import_id', '=', import_id)
    .where('r.number', '>', page.after)
  if (page.state !== undefined) query = query.where('r.state', '=', page.state)
  const rows = await query.orderBy('r.number').limit(page.limit).execute()
  return rows.map(({ shipment_state, reason, errcode, ...row }) => ({
    ...toRow(row),
    shipment:
      shipment_state === null
        ? null
        : { state: shipment_state as ShipmentState, reason: reason as Reason | null, errcode },
  }))
}

function toRow({
  content,
  refusal,
  ...row
}: Omit<Selectable<ImportRowsTable>, 'appid' | 'import_id'>): ImportRow {
  return {
    ...row,
    state: row.state as RowState,
    group: JSON.parse(content) as Group,
    refusal: refusal === null ? null : (JSON.parse(refusal) as Refusal),
  }
}

/** Returns rows that are not sent yet, in the order of the file. */
export async function readyRows(
  { database: { db }, appid }: Scope,
  import_id: string,
  limit: number,
): Promise<ImportRow[]> {
  const rows = await db
    .selectFrom('import_rows')
    .select(['number', 'state', 'payment', 'content', 'shipment_id', 'refusal'])
    .where('appid', '=', appid)
    .where('import_id', '=', import_id)
    .where('state', '=', 'ready')
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(toRow)
}

/** Statement that stores what became of a row. */
export function finishingRow(
  { database: { db }, appid }: Scope,
  import_id: string,
  number: number,
  outcome: Pick<ImportRow, 'state' | 'shipment_id' | 'refusal'>,
): Statement {
  const { state, shipment_id, refusal } = outcome
  return db
    .updateTable('import_rows')
    .set({ state, shipment_id, refusal: refusal && JSON.stringify(refusal) })
    .where('appid', '=', appid)
    .where('import_id', '=', import_id)
    .where('number', '=', number)
    .where('state', '=', 'ready')
}

/** Marks an import to be sent; what was refused before is tried again. What is being sent goes on. */
export async function startSending(
  { database, appid }: Scope,
  id: string,
  now: number,
): Promise<void> {
  const { db } = database
  const idle = db
    .selectFrom('imports')
    .select('id')
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('state', '!=', 'sending')
  await database.unit([
    db
      .updateTable('import_rows')
      .set({ state: 'ready', refusal: null })
      .where('appid', '=', appid)
      .where('import_id', 'in', idle)
      .where('state', '=', 'refused'),
    db
      .updateTable('imports')
      .set({ state: 'sending', send_at: sql<number>`coalesce(send_at, ${now})`, finished_at: null })
      .where('appid', '=', appid)
      .where('id', '=', id)
      .where('state', '!=', 'sending'),
  ])
}

/** Takes the lease of an import that is to be sent, or keeps it. @returns its id */
export async function claimImport(
  { database: { db, engine }, appid }: Scope,
  { now, lease, lease_until }: { now: number; lease: string; lease_until: number },
): Promise<string | undefined> {
  const row = await db
    .updateTable('imports')
    .set({ lease, lease_until })
    .where('appid', '=', appid)
    .where('id', 'in', (eb) =>
      skipLocked(
        eb
          .selectFrom('imports')
          .select('id')
          .where('appid', '=', appid)
          .where('state', '=', 'sending')
          .where((or) => or.or([or('lease_until', '<=', now), or('lease', '=', lease)]))
          .orderBy('id')
          .limit(1),
        engine,
      ),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Ends the sending of an import. */
export async function finishImport(
  { database: { db }, appid }: Scope,
  id: string,
  lease: string,
  now: number,
): Promise<void> {
  await db
    .updateTable('imports')
    .set({ state: 'sent', finished_at: now, lease: null, lease_until: 0 })
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('lease', '=', lease)
    .execute()
}

import { sql, type Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { ImportRowsTable, ImportsTable } from '../database/schema.ts'
import type { FahuoErrorCode } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import type { Reason } from '../shipments/reasons.ts'
import type { ShipmentState } from '../shipments/states.ts'
import type { Group } from './groups.ts'
import type { About } from './read.ts'

export const IMPORT_STATES = ['ready', 'sending', 'sent', 'cancelling', 'cancelled'] as const
export const ROW_STATES = [
  'invalid',
  'ready',
  'spends',
  'hidden',
  'queued',
  'accepted',
  'unchanged',
  'refused',
  'cancelled',
] as const

export type ImportState = (typeof IMPORT_STATES)[number]
export type RowState = (typeof ROW_STATES)[number]

/** A file of shipments. Times in Unix milliseconds. */
export type Import = Omit<
  Selectable<ImportsTable>,
  'appid' | 'state' | 'about' | 'lease' | 'lease_until' | 'sends'
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
  /** The phone numbers of its parcels' receivers, sealed, while they wait. */
  phones: string | null
  phones_until: number | null
  shipment_id: string
  refusal: Refusal | null
  /** The cells of its lines, sealed; null: from before they were kept. */
  cells: string | null
  /** Spending the payment's one re-shipment chance was chosen. */
  spend: boolean
}

/** A row with where its shipment is now; null while there is none. */
export type FollowedRow = ImportRow & {
  shipment: { state: ShipmentState; reason: Reason | null; errcode: number | null } | null
}

/** A row as it is stored first. */
export type NewRow = Pick<
  ImportRow,
  | 'number'
  | 'state'
  | 'payment'
  | 'phones'
  | 'phones_until'
  | 'shipment_id'
  | 'refusal'
  | 'cells'
  | 'spend'
> & {
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
    .values(rows.map((row) => ({ ...toStored(row), appid, import_id })))
    .execute()
}

export const toStored = ({ refusal, spend, ...row }: NewRow) => ({
  ...row,
  refusal: refusal && JSON.stringify(refusal),
  spend: spend ? 1 : 0,
})

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

/** Removes rows that became no import. */
export async function removeRows({ database: { db }, appid }: Scope, import_id: string) {
  await db
    .deleteFrom('import_rows')
    .where('appid', '=', appid)
    .where('import_id', '=', import_id)
    .execute()
}

export async function findImport(
  { database: { db }, appid }: Scope,
  id: string,
): Promise<Import | undefined> {
  const row = await db
    .selectFrom('imports')
    .select(IMPORT_COLUMNS)
    .where('appid', '=', appid)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toImport(row)
}

const IMPORT_COLUMNS = [
  'id',
  'state',
  'about',
  'created_at',
  'send_at',
  'finished_at',
  'name',
] as const

const toImport = (
  row: Pick<Selectable<ImportsTable>, (typeof IMPORT_COLUMNS)[number]>,
): Import => ({
  ...row,
  state: row.state as ImportState,
  about: JSON.parse(row.about) as About,
})

/** Lists imports, newest first. @param before ids that are older: the last one of the page before */
export async function listImports(
  { database: { db }, appid }: Scope,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Import[]> {
  let query = db.selectFrom('imports').select(IMPORT_COLUMNS).where('appid', '=', appid)
  if (before !== undefined) query = query.where('id', '<', before)
  const rows = await query.orderBy('id', 'desc').limit(limit).execute()
  return rows.map(toImport)
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
  scope: Scope,
  import_id: string,
  page: { states?: readonly RowState[] | undefined; after: number; limit: number },
): Promise<FollowedRow[]> {
  let query = followed(scope, import_id).where('r.number', '>', page.after)
  if (page.states !== undefined) query = query.where('r.state', 'in', [...page.states])
  const rows = await query.orderBy('r.number').limit(page.limit).execute()
  return rows.map(toFollowed)
}

/** Returns some rows by number, as {@link listRows} does. */
export async function findRows(
  scope: Scope,
  import_id: string,
  numbers: readonly number[],
): Promise<FollowedRow[]> {
  if (numbers.length === 0) return []
  const query = followed(scope, import_id).where('r.number', 'in', [...numbers])
  return (await query.orderBy('r.number').execute()).map(toFollowed)
}

/** Rows with where their shipments are now. */
function followed({ database: { db }, appid }: Scope, import_id: string) {
  return db
    .selectFrom('import_rows as r')
    .leftJoin('shipments as s', (join) =>
      join.onRef('s.appid', '=', 'r.appid').onRef('s.id', '=', 'r.shipment_id'),
    )
    .select([
      'r.number',
      'r.state',
      'r.payment',
      'r.content',
      'r.phones',
      'r.phones_until',
      'r.shipment_id',
      'r.refusal',
      'r.cells',
      'r.spend',
      's.state as shipment_state',
      's.reason',
      's.errcode',
    ])
    .where('r.appid', '=', appid)
    .where('r.import_id', '=', import_id)
}

type FollowedColumns = Awaited<ReturnType<ReturnType<typeof followed>['execute']>>[number]

function toFollowed({ shipment_state, reason, errcode, ...row }: FollowedColumns): FollowedRow {
  return {
    ...toRow(row),
    shipment:
      shipment_state === null
        ? null
        : { state: shipment_state as ShipmentState, reason: reason as Reason | null, errcode },
  }
}

export function toRow({
  content,
  refusal,
  spend,
  ...row
}: Omit<Selectable<ImportRowsTable>, 'appid' | 'import_id'>): ImportRow {
  return {
    ...row,
    spend: spend === 1,
    state: row.state as RowState,
    group: JSON.parse(content) as Group,
    refusal: refusal === null ? null : (JSON.parse(refusal) as Refusal),
  }
}

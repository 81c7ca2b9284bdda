/** Sending an import and cancelling it: what its rows come to, whatever is killed in between. */
import { sql } from 'kysely'
import { auditing } from '../audit/queries.ts'
import type { Scope, Statement } from '../database/database.ts'
import { skipLocked } from '../database/dialects.ts'
import { toRow, type ImportRow, type ImportState, type RowState } from './queries.ts'

/** Returns rows that are to be sent, in the order of the file. */
export async function queuedRows(
  { database: { db }, appid }: Scope,
  import_id: string,
  limit: number,
): Promise<ImportRow[]> {
  const rows = await db
    .selectFrom('import_rows')
    .selectAll()
    .where('appid', '=', appid)
    .where('import_id', '=', import_id)
    .where('state', '=', 'queued')
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(toRow)
}

/** Statement that stores what became of a row. What was accepted is accepted, even if it was cancelled. */
export function finishingRow(
  { database: { db }, appid }: Scope,
  import_id: string,
  number: number,
  outcome: Pick<ImportRow, 'state' | 'shipment_id' | 'refusal'>,
): Statement {
  const { state, shipment_id, refusal } = outcome
  // What was refused may be tried again; else the number waits with the shipment.
  const done =
    state === 'accepted' || state === 'unchanged' ? { phones: null, phones_until: null } : {}
  return db
    .updateTable('import_rows')
    .set({ state, shipment_id, refusal: refusal && JSON.stringify(refusal), ...done })
    .where('appid', '=', appid)
    .where('import_id', '=', import_id)
    .where('number', '=', number)
    .where('state', 'in', state === 'accepted' ? ['queued', 'cancelled'] : ['queued'])
}

/** Which rows are sent besides those that are in order. */
export interface SendChoice {
  /** Rows that spend their payment's one re-shipment chance: all, some, or those that the file marks. */
  spend: 'all' | 'marked' | readonly number[]
  /** Rows that the sheet hides. */
  hidden: boolean
}

/**
 * Marks rows to be sent: those that are ready, those that were refused before, and what was chosen.
 * What is being sent goes on.
 */
export async function startSending(
  scope: Scope,
  id: string,
  now: number,
  { spend, hidden }: SendChoice,
): Promise<void> {
  const { database, appid } = scope
  const { db } = database
  const live = db
    .selectFrom('imports')
    .select('id')
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('state', 'in', ['ready', 'sending', 'sent'])
  const queueing = (states: RowState[]) =>
    db
      .updateTable('import_rows')
      .set({ state: 'queued', refusal: null })
      .where('appid', '=', appid)
      .where('import_id', 'in', live)
      .where('state', 'in', states)
  const spending = queueing(['spends']).set({ spend: 1 })
  const statements: Statement[] = [
    queueing(hidden ? ['ready', 'refused', 'hidden'] : ['ready', 'refused']),
  ]
  if (spend === 'all') statements.push(spending)
  else if (spend === 'marked') statements.push(spending.where('spend', '=', 1))
  else if (spend.length > 0) statements.push(spending.where('number', 'in', [...spend]))
  const after = { spend: typeof spend === 'string' ? spend : spend.length, hidden }
  await database.unit([
    ...statements,
    db
      .updateTable('imports')
      .set({
        state: 'sending',
        send_at: sql<number>`coalesce(send_at, ${now})`,
        finished_at: null,
        sends: sql<number>`sends + 1`,
      })
      .where('appid', '=', appid)
      .where('id', '=', id)
      .where('state', 'in', ['ready', 'sending', 'sent']),
    ...auditing(scope, { subject: id, after }, isInState(scope, id, 'sending')),
  ])
}

export const isInState = ({ appid }: Scope, id: string, state: ImportState) =>
  sql<boolean>`exists (select 1 from imports where imports.appid = ${appid}
    and imports.id = ${id} and imports.state = ${state})`

/** An import that a server works on. */
export interface Claimed {
  id: string
  state: 'sending' | 'cancelling'
  sends: number
}

/** Takes the lease of an import that is to be sent or cancelled, or keeps it. */
export async function claimImport(
  { database: { db, engine }, appid }: Scope,
  { now, lease, lease_until }: { now: number; lease: string; lease_until: number },
): Promise<Claimed | undefined> {
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
          .where('state', 'in', ['sending', 'cancelling'])
          .where((or) => or.or([or('lease_until', '<=', now), or('lease', '=', lease)]))
          .orderBy('id')
          .limit(1),
        engine,
      ),
    )
    .returning(['id', 'state', 'sends'])
    .executeTakeFirst()
  return row as Claimed | undefined
}

/** Ends the sending of an import, unless it was sent once more meanwhile. */
export async function finishImport(
  { database: { db }, appid }: Scope,
  { id, sends }: Claimed,
  lease: string,
  now: number,
): Promise<void> {
  await db
    .updateTable('imports')
    .set({ state: 'sent', finished_at: now, lease: null, lease_until: 0 })
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('sends', '=', sends)
    .where('lease', '=', lease)
    .execute()
}

/** Marks an import to be cancelled: who sends it now ends that first. @returns false: it is cancelled */
export async function startCancelling(scope: Scope, id: string): Promise<boolean> {
  const { database, appid } = scope
  const [cancelling] = await database.unit([
    database.db
      .updateTable('imports')
      .set({ state: 'cancelling' })
      .where('appid', '=', appid)
      .where('id', '=', id)
      .where('state', 'in', ['ready', 'sending', 'sent', 'cancelling'])
      .returning('id'),
    ...auditing(scope, { subject: id }, isInState(scope, id, 'cancelling')),
  ])
  return cancelling.length > 0
}

/**
 * Cancels the rows of an import that were not accepted, and ends it. One that was accepted, and not
 * marked because the server was killed, is found by its shipment.
 */
export async function cancelRows(
  { database, appid }: Scope,
  id: string,
  lease: string,
  now: number,
): Promise<void> {
  const { db } = database
  const mine = db
    .selectFrom('imports')
    .select('id')
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('state', '=', 'cancelling')
    .where('lease', '=', lease)
  await database.unit([
    db
      .updateTable('import_rows')
      .set({
        state: sql<string>`case when exists (select 1 from shipments s
          where s.appid = import_rows.appid and s.id = import_rows.shipment_id)
          then 'accepted' else 'cancelled' end`,
        phones: null,
        phones_until: null,
      })
      .where('appid', '=', appid)
      .where('import_id', 'in', mine)
      .where('state', 'in', ['invalid', 'ready', 'spends', 'hidden', 'queued', 'refused']),
    db
      .updateTable('imports')
      .set({ state: 'cancelled', finished_at: now, lease: null, lease_until: 0 })
      .where('appid', '=', appid)
      .where('id', 'in', mine),
  ])
}

import { sql, type Compilable, type Insertable, type Selectable } from 'kysely'
import { skipLocked } from './engine.ts'
import type { AttemptsTable, ShipmentState, ShipmentsTable } from './schema.ts'
import { savingOrders, type OrderRow } from './orders.ts'
import type { Store } from './store.ts'
import { together } from './together.ts'

export type ShipmentRow = Selectable<ShipmentsTable>
export type AttemptRow = Selectable<AttemptsTable>

/**
 * The states in which a worker still has something to do, written as the partial indexes have it: a
 * bound value would not find them.
 */
const OPEN = sql<boolean>`state in ('queued', 'sending', 'verifying')`

/**
 * Stores an accepted shipment; false when another one of this payment is open. Many at once share a
 * commit.
 */
export const insertShipment = together(insertShipments)

async function insertShipments({ db }: Store, rows: readonly ShipmentRow[]): Promise<boolean[]> {
  const inserted = await db
    .insertInto('shipments')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  const ids = new Set(inserted.map(({ id }) => id))
  return rows.map(({ id }) => ids.has(id))
}

/**
 * Stores a correction and takes the payment's one chance for it, both or neither.
 * @returns false when another shipment of this payment is open
 * @throws when the chance is taken already: the database's CHECK
 */
export function insertCorrection(
  { db }: Store,
  row: ShipmentRow & { transaction_id: string },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('shipments')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) return false
    const { appid, transaction_id } = row
    await trx
      .insertInto('payments')
      .values({ appid, transaction_id, reshipments_left: 0 })
      .onConflict((conflict) =>
        conflict
          .columns(['appid', 'transaction_id'])
          .doUpdateSet((eb) => ({ reshipments_left: eb('payments.reshipments_left', '-', 1) })),
      )
      .execute()
    return true
  })
}

/** Stores all rows of a combined shipment, or none; false when one of its payments has an open one. */
export async function insertCombined(
  { db }: Store,
  rows: readonly ShipmentRow[],
): Promise<boolean> {
  const incomplete = new Error('one of the payments has an open shipment')
  try {
    await db.transaction().execute(async (trx) => {
      const inserted = await trx
        .insertInto('shipments')
        .values([...rows])
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute()
      if (inserted.length < rows.length) throw incomplete
    })
    return true
  } catch (error) {
    if (error === incomplete) return false
    throw error
  }
}

/** All shipments of a combined one, its leader first. */
export function shipmentsOfCombined({ db }: Store, leader: string): Promise<ShipmentRow[]> {
  return db
    .selectFrom('shipments')
    .selectAll()
    .where('combined', '=', leader)
    .orderBy('id')
    .execute()
}

/** Notes which payment and payer a shipment of a combined one has, once WeChat told. */
export async function nameShipment(
  { db }: Store,
  id: string,
  known: { transaction_id: string; openid: string },
): Promise<void> {
  await db.updateTable('shipments').set(known).where('id', '=', id).execute()
}

/** Whether the payment's one chance is still there, as far as we know. */
export async function reshipmentsLeft(
  { db }: Store,
  appid: string,
  transaction_id: string,
): Promise<number> {
  const row = await db
    .selectFrom('payments')
    .select('reshipments_left')
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .executeTakeFirst()
  return row?.reshipments_left ?? 1
}

/** Gives the chance back: WeChat refused, and proved that it was not spent. */
export async function returnReshipment(
  { db }: Store,
  appid: string,
  transaction_id: string,
): Promise<void> {
  await db
    .updateTable('payments')
    .set({ reshipments_left: 1 })
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .execute()
}

export function findShipment(
  { db }: Store,
  appid: string,
  id: string,
): Promise<ShipmentRow | undefined> {
  return db
    .selectFrom('shipments')
    .selectAll()
    .where('appid', '=', appid)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Shipments, newest first, after `after`. */
export function listShipments(
  { db }: Store,
  appid: string,
  page: { state?: ShipmentState | undefined; after?: string | undefined; limit: number },
): Promise<ShipmentRow[]> {
  let query = db.selectFrom('shipments').selectAll().where('appid', '=', appid)
  if (page.state !== undefined) query = query.where('state', '=', page.state)
  if (page.after !== undefined) query = query.where('id', '<', page.after)
  return query.orderBy('id', 'desc').limit(page.limit).execute()
}

/**
 * Moves a shipment that nobody works on, by a person's word.
 * @returns undefined when it is not in one of these states any more
 * @throws when another shipment of its payment is open: the database's unique index
 */
export async function moveByHand(
  { db }: Store,
  row: Pick<ShipmentRow, 'id' | 'appid'>,
  from: ShipmentState[],
  change: ShipmentChange,
): Promise<ShipmentRow | undefined> {
  const moved = await db
    .updateTable('shipments')
    .set(change)
    .where('appid', '=', row.appid)
    .where('state', 'in', from)
    .where((eb) => eb.or([eb('id', '=', row.id), eb('combined', '=', row.id)]))
    .returningAll()
    .execute()
  return moved.find(({ id }) => id === row.id)
}

/** All shipments of one payment, whichever number they came with, newest first. */
export function shipmentsOfPayment(
  { db }: Store,
  appid: string,
  payment: string,
  transaction_id: string | null,
): Promise<ShipmentRow[]> {
  return db
    .selectFrom('shipments')
    .selectAll()
    .where((eb) => {
      const byPayment = eb.and([eb('appid', '=', appid), eb('payment', '=', payment)])
      if (transaction_id === null) return byPayment
      // The appid stands in each branch, so that each finds its index (0.0 instead of 1,561 ms
      // among 1,000,000 shipments).
      return eb.or([
        byPayment,
        eb.and([eb('appid', '=', appid), eb('transaction_id', '=', transaction_id)]),
      ])
    })
    .orderBy('accepted_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Takes the lease of due shipments: nobody else touches them until `lease_until`. */
export function claimDueShipments(
  { db, engine }: Store,
  claim: { appid: string; now: number; lease: string; lease_until: number; limit: number },
): Promise<ShipmentRow[]> {
  return db.transaction().execute(async (trx) => {
    const due = await skipLocked(
      trx
        .selectFrom('shipments')
        .select('id')
        .where('appid', '=', claim.appid)
        .where(OPEN)
        .where('due_at', '<=', claim.now)
        .where('lease_until', '<=', claim.now)
        // A combined shipment is worked on through its leader.
        .where((eb) => eb.or([eb('combined', 'is', null), eb('combined', '=', eb.ref('id'))]))
        .orderBy('due_at')
        .limit(claim.limit),
      engine,
    ).execute()
    if (due.length === 0) return []
    return trx
      .updateTable('shipments')
      .set({ lease: claim.lease, lease_until: claim.lease_until })
      .where(
        'id',
        'in',
        due.map((shipment) => shipment.id),
      )
      .returningAll()
      .execute()
  })
}

export type ShipmentChange = Partial<
  Pick<
    ShipmentRow,
    | 'state'
    | 'transaction_id'
    | 'openid'
    | 'upload_time'
    | 'reason'
    | 'errcode'
    | 'tries'
    | 'due_at'
    | 'deadline_at'
    | 'lease'
    | 'lease_until'
  >
> & { updated_at: number }

export interface ShipmentMove {
  from: Pick<ShipmentRow, 'id' | 'state' | 'lease' | 'combined'>
  change: ShipmentChange
  /** What was done and brought it about. */
  attempts: Required<Omit<Insertable<AttemptsTable>, 'shipment_id' | 'id'>>[]
  /** What WeChat said of its orders meanwhile. */
  orders: OrderRow[]
}

/**
 * Moves a claimed shipment on, together with the attempts and answers that moved it. Many at once share a commit.
 * @returns the row as it is now; undefined when the lease or the state is not ours any more
 */
export const moveShipment = together(moveShipments)

async function moveShipments(
  { db, unit }: Store,
  moves: readonly ShipmentMove[],
): Promise<(ShipmentRow | undefined)[]> {
  const updates = moves.map(({ from, change }) =>
    db
      .updateTable('shipments')
      .set(change)
      .where('id', '=', from.id)
      .where('state', '=', from.state)
      .where('lease', '=', from.lease)
      .returningAll(),
  )
  // The attempts were made, whoever holds the lease now.
  const attempts = moves.flatMap((move) =>
    move.attempts.map((attempt) => ({ ...attempt, shipment_id: move.from.id })),
  )
  // Before their leaders: as long as these still are where they are moved from.
  const followers = moves.flatMap((move) => followLeader(db, move))
  const answers = await unit([
    ...followers,
    ...updates,
    ...(attempts.length > 0 ? [db.insertInto('attempts').values(attempts)] : []),
    ...moves.flatMap(({ orders }) => orders.map((order) => savingOrders(db, [order]))),
  ])
  return moves.map((_, at) => (answers[followers.length + at] as ShipmentRow[])[0])
}

/** The others of a combined shipment go where their leader goes, if it can be moved. */
function followLeader(db: Store['db'], { from, change }: ShipmentMove): Compilable[] {
  if (from.combined === null || change.state === undefined) return []
  const { state, reason, errcode, upload_time, updated_at } = change
  return [
    db
      .updateTable('shipments')
      .set({ state, reason, errcode, upload_time, updated_at })
      .where('combined', '=', from.id)
      .where('id', '!=', from.id)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('shipments as leader')
            .select('leader.id')
            .where('leader.id', '=', from.id)
            .where('leader.state', '=', from.state)
            .where('leader.lease', '=', from.lease),
        ),
      ),
  ]
}

export function attemptsOfShipment({ db }: Store, shipment_id: string): Promise<AttemptRow[]> {
  return db
    .selectFrom('attempts')
    .selectAll()
    .where('shipment_id', '=', shipment_id)
    .orderBy('id')
    .execute()
}

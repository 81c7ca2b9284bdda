import { sql, type Compilable, type Insertable } from 'kysely'
import { skipLocked } from './engine.ts'
import { savingOrder, type OrderRow } from './orders.ts'
import { preparedStatement } from './prepared.ts'
import type { AttemptsTable, ShipmentState } from './schema.ts'
import type { ShipmentRow } from './shipments.ts'
import type { Store } from './store.ts'
import { together } from './together.ts'

/**
 * The states in which a worker still has something to do, written as the partial indexes have it: a
 * bound value would not find them.
 */
const OPEN = sql<boolean>`state in ('queued', 'sending', 'verifying')`

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

type Attempted = Required<Omit<Insertable<AttemptsTable>, 'id'>>

export interface ShipmentMove {
  from: Pick<ShipmentRow, 'id' | 'state' | 'lease' | 'combined'>
  change: ShipmentChange
  /** What was done and brought it about. */
  attempts: Omit<Attempted, 'shipment_id'>[]
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
    moving(change)(db, {
      ...change,
      was_id: from.id,
      was_state: from.state,
      was_lease: from.lease,
    }),
  )
  // The attempts were made, whoever holds the lease now.
  const attempts = moves.flatMap((move) =>
    move.attempts.map((attempt) => keepingAttempt(db, { ...attempt, shipment_id: move.from.id })),
  )
  // Before their leaders: as long as these still are where they are moved from.
  const followers = moves.flatMap((move) => followLeader(db, move))
  const answers = await unit([
    ...followers,
    ...updates,
    ...attempts,
    ...moves.flatMap(({ orders }) => orders.map((order) => savingOrder(db, order))),
  ])
  return moves.map((_, at) => (answers[followers.length + at] as ShipmentRow[])[0])
}

type Moving = ShipmentChange & {
  was_id: string
  was_state: ShipmentState
  was_lease: string | null
}

/** One statement for each set of columns that a move changes: there are about ten. */
const movings = new Map<string, ReturnType<typeof prepareMoving>>()

function moving(change: ShipmentChange): ReturnType<typeof prepareMoving> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  const columns = given.map(([column]) => column).toSorted() as (keyof ShipmentChange)[]
  const shape = columns.join()
  let statement = movings.get(shape)
  if (!statement) {
    statement = prepareMoving(columns)
    movings.set(shape, statement)
  }
  return statement
}

function prepareMoving(columns: readonly (keyof ShipmentChange)[]) {
  return preparedStatement((db, given: Moving) =>
    db
      .updateTable('shipments')
      .set(Object.fromEntries(columns.map((column) => [column, given[column]])))
      .where('id', '=', given.was_id)
      .where('state', '=', given.was_state)
      .where('lease', '=', given.was_lease)
      .returningAll(),
  )
}

const keepingAttempt = preparedStatement(
  (db, { shipment_id, at, call, outcome, errcode, rid }: Attempted) =>
    db.insertInto('attempts').values({ shipment_id, at, call, outcome, errcode, rid }),
)

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

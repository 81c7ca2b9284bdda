import { sql, type Compilable, type Insertable } from 'kysely'
import { skipLocked, type Engine } from '../database/dialects.ts'
import { savingOrder, type OrderRow } from '../orders/queries.ts'
import { byShape, prepared, preparedStatement } from '../store/prepared.ts'
import type { AttemptsTable, ShipmentState } from '../database/schema.ts'
import type { ShipmentRow } from './queries.ts'
import type { Store } from '../database/database.ts'
import { together } from '../store/together.ts'

/**
 * The states in which a worker still has something to do, written as the partial indexes have it: a
 * bound value would not find them.
 */
const OPEN = sql<boolean>`state in ('queued', 'sending', 'verifying')`

interface Claim {
  appid: string
  now: number
  lease: string
  lease_until: number
  limit: number
}

/** In one statement, so that it can share a commit; the rows are chosen once, whatever the planner likes. */
const claiming = byShape((engine: Engine) =>
  prepared((db, { appid, now, lease, lease_until, limit }: Claim) =>
    db
      .with(
        (cte) => cte('due').materialized(),
        (chosen) =>
          skipLocked(
            chosen
              .selectFrom('shipments')
              .select('id')
              .where('appid', '=', appid)
              .where(OPEN)
              .where('due_at', '<=', now)
              .where('lease_until', '<=', now)
              // A combined shipment is worked on through its leader.
              .where((eb) => eb.or([eb('combined', 'is', null), eb('combined', '=', eb.ref('id'))]))
              .orderBy('due_at')
              .limit(limit),
            engine,
          ),
      )
      .updateTable('shipments')
      .set({ lease, lease_until })
      .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
      .returningAll(),
  ),
)

/** Takes the lease of due shipments: nobody else touches them until `lease_until`. */
export function claimDueShipments(store: Store, claim: Claim): Promise<ShipmentRow[]> {
  return claiming(store.engine)(store, claim)
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
  /** As its worker knows it: nobody else changes a shipment whose lease is held. */
  from: ShipmentRow
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
  const updates = moves.map(({ from, change }) => {
    const was = { was_id: from.id, was_state: from.state, was_lease: from.lease }
    return moving(changedColumns(from, change))(db, { ...change, ...was })
  })
  // The attempts were made, whoever holds the lease now.
  const attempts = moves.flatMap(({ from, attempts: made }) =>
    made.length === 0 ? [] : [keepingAttempts(made.length)(db, numbered(from.id, made))],
  )
  // Before their leaders: as long as these still are where they are moved from.
  const followers = moves.flatMap((move) => followLeader(db, move))
  const answers = await unit([
    ...followers,
    ...updates,
    ...attempts,
    ...moves.flatMap(({ orders }) => orders.map((order) => savingOrder(db, order))),
  ])
  return moves.map(({ from, change }, at) =>
    answers[followers.length + at]?.length === 1 ? { ...from, ...change } : undefined,
  )
}

type Moving = ShipmentChange & {
  was_id: string
  was_state: ShipmentState
  was_lease: string | null
}

/** What a column holds already is not written: each of its indexes would be written again, too. */
function changedColumns(from: ShipmentRow, change: ShipmentChange): (keyof ShipmentChange)[] {
  const columns = Object.keys(change) as (keyof ShipmentChange)[]
  return columns
    .filter((column) => column === 'updated_at' || change[column] !== from[column])
    .toSorted()
}

/** One statement for each set of columns that a move changes: there are some twenty. */
const moving = byShape((columns: readonly (keyof ShipmentChange)[]) =>
  preparedStatement((db, given: Moving) =>
    db
      .updateTable('shipments')
      .set(Object.fromEntries(columns.map((column) => [column, given[column]])))
      .where('id', '=', given.was_id)
      .where('state', '=', given.was_state)
      .where('lease', '=', given.was_lease)
      .returning('id'),
  ),
)

/** Values of several rows, each under its column's name and its place. */
type Numbered = Record<string, string | number | null>

const numbered = (shipment_id: string, attempts: ShipmentMove['attempts']): Numbered =>
  Object.fromEntries(
    attempts.flatMap((attempt, at) =>
      Object.entries({ ...attempt, shipment_id }).map(([column, value]) => [
        `${column}${at}`,
        value,
      ]),
    ),
  )

/** One statement for so many attempts. */
const keepingAttempts = byShape((count: number) =>
  preparedStatement((db, given: Numbered) =>
    db
      .insertInto('attempts')
      .values(
        Array.from({ length: count }, (_, at) =>
          Object.fromEntries(ATTEMPT.map((column) => [column, given[`${column}${at}`]])),
        ) as Attempted[],
      ),
  ),
)
const ATTEMPT = ['shipment_id', 'at', 'call', 'outcome', 'errcode', 'rid'] as const

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

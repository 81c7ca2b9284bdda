import { sql, type Compilable } from 'kysely'
import type { Scope } from '../database/database.ts'
import { skipLocked } from '../database/dialects.ts'
import { savingOrders, type Order } from '../orders/queries.ts'
import { toShipment, type Attempt, type Shipment } from './queries.ts'
import { OPEN_STATES, type ShipmentState } from './states.ts'

/** Written as the partial indexes have it: bound values would not find them. */
const IS_OPEN = sql<boolean>`state in (${sql.join(OPEN_STATES.map((state) => sql.lit(state)))})`

/** Takes the lease of due shipments: nobody else touches them until `lease_until`. */
export async function claimDueShipments(
  { database: { db, engine }, appid }: Scope,
  claim: { now: number; lease: string; lease_until: number; limit: number },
): Promise<Shipment[]> {
  const { now, lease, lease_until, limit } = claim
  const rows = await db
    .with(
      // In one statement, so that it can share a commit; the rows are chosen once, whatever the planner likes.
      (cte) => cte('due').materialized(),
      (chosen) =>
        skipLocked(
          chosen
            .selectFrom('shipments')
            .select('id')
            .where('appid', '=', appid)
            .where(IS_OPEN)
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
    .where('appid', '=', appid)
    .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
    .returningAll()
    .execute()
  return rows.map(toShipment)
}

/** What a transition changes of a shipment. */
export type ShipmentChange = Partial<
  Pick<
    Shipment,
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

/** What was done for a shipment and what WeChat said: stored in the commit of its transition. */
export interface Evidence {
  attempts?: readonly Attempt[]
  orders?: readonly Order[]
}

/**
 * Moves a claimed shipment, together with the attempts and answers that moved it, in one commit.
 * @param from as its worker knows it: nobody else changes a shipment whose lease is held
 * @returns the shipment as it is now; undefined when the lease or the state is not ours any more
 */
export async function saveTransition(
  scope: Scope,
  from: Shipment,
  change: ShipmentChange,
  { attempts = [], orders = [] }: Evidence,
): Promise<Shipment | undefined> {
  const { db, unit } = scope.database
  const update = db
    .updateTable('shipments')
    .set(change)
    .where('appid', '=', scope.appid)
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .where('lease', '=', from.lease)
    .returning('id')
  // The attempts were made, whoever holds the lease now.
  const kept = attempts.map((attempt) => ({ ...attempt, shipment_id: from.id }))
  const followers = followLeader(scope, from, change)
  const results = await unit([
    ...followers,
    update,
    ...(kept.length === 0 ? [] : [db.insertInto('attempts').values(kept)]),
    ...savingOrders(scope, orders),
  ])
  return results[followers.length]?.length === 1 ? { ...from, ...change } : undefined
}

/** Releases a shipment where it is, for the next worker. */
export async function releaseLease(scope: Scope, shipment: Shipment, now: number): Promise<void> {
  await saveTransition(scope, shipment, { lease: null, lease_until: 0, updated_at: now }, {})
}

/** The others of a combined shipment go where their leader goes, if it can be moved. */
function followLeader(
  { database: { db }, appid }: Scope,
  from: Shipment,
  change: ShipmentChange,
): Compilable[] {
  if (from.combined === null || change.state === undefined) return []
  const { state, reason, errcode, upload_time, updated_at } = change
  return [
    db
      .updateTable('shipments')
      .set({ state, reason, errcode, upload_time, updated_at })
      .where('appid', '=', appid)
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
 * Moves a shipment that nobody works on, at a person's request; those of a combined one together.
 * @returns undefined when it is not in this state any more
 * @throws when another shipment of its payment is open: the database's unique index
 */
export async function moveByHand(
  { database: { db }, appid }: Scope,
  id: string,
  from: ShipmentState,
  change: ShipmentChange,
): Promise<Shipment | undefined> {
  const moved = await db
    .updateTable('shipments')
    .set(change)
    .where('appid', '=', appid)
    .where('state', '=', from)
    .where((eb) => eb.or([eb('id', '=', id), eb('combined', '=', id)]))
    .returningAll()
    .execute()
  const row = moved.find((one) => one.id === id)
  return row && toShipment(row)
}

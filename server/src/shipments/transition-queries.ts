import { sql, type Compilable, type RawBuilder } from 'kysely'
import { auditing } from '../audit/queries.ts'
import { MINUTE_MS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { claimDue, type LeaseClaim } from '../database/lease-queries.ts'
import type { Payment } from '../payments/queries.ts'
import { refundsHold } from '../payments/refund-queries.ts'
import { releasing } from '../services/queries.ts'
import { savingAttempts } from './attempt-queries.ts'
import { toShipment, type Attempt, type Shipment } from './queries.ts'
import type { Reason } from './reasons.ts'
import { isOpen, OPEN_STATES, type ShipmentState } from './states.ts'
import { wakingWaiting } from './waiting-queries.ts'

/** Written as the partial indexes have it: bound values would not find them. */
const IS_OPEN = sql<boolean>`state in (${sql.join(OPEN_STATES.map((state) => sql.lit(state)))})`

/**
 * Takes the lease of due shipments: nobody else touches them until `lease_until`.
 * @param onUnreadable gets a row that cannot be read; it does not stop the others
 */
export async function claimDueShipments(
  scope: Scope,
  claim: LeaseClaim,
  onUnreadable: (id: string, error: unknown) => void,
): Promise<Shipment[]> {
  // A combined shipment is worked on through its leader.
  const leads = sql`(combined is null or combined = id)`
  const rows = await claimDue(scope, 'shipments', claim, sql`${IS_OPEN} and ${leads}`)
  return rows.flatMap((row) => {
    try {
      return [toShipment(row)]
    } catch (error) {
      onUnreadable(row.id, error)
      return []
    }
  })
}

/**
 * Makes due what waits longer than anything waits: a clock was ahead when that was stored.
 * @param latest the latest due time and end of a lease that there can be now, Unix milliseconds
 */
export async function makeFutureDue(
  { database: { db }, appid }: Scope,
  latest: { due_at: number; lease_until: number; deadline_at: number },
  now: number,
): Promise<number> {
  const rows = await db
    .updateTable('shipments')
    .set({
      due_at: now,
      lease: null,
      lease_until: 0,
      // An upload of the future may have been sent just now.
      deadline_at: sql<number>`case when deadline_at > ${latest.deadline_at} then ${latest.deadline_at} else deadline_at end`,
      answered_at: notLater('answered_at', now),
      accepted_at: notLater('accepted_at', now),
    })
    .where('appid', '=', appid)
    .where(IS_OPEN)
    .where((eb) =>
      eb.or([
        eb('due_at', '>', latest.due_at),
        eb('lease_until', '>', latest.lease_until),
        eb('deadline_at', '>', latest.deadline_at + MINUTE_MS),
        eb('answered_at', '>', now + MINUTE_MS),
        eb('accepted_at', '>', now + MINUTE_MS),
      ]),
    )
    .returning('id')
    .execute()
  return rows.length
}

const notLater = (column: 'answered_at' | 'accepted_at', now: number) =>
  sql<number>`case when ${sql.ref(column)} > ${now} then ${now} else ${sql.ref(column)} end`

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
    | 'hint'
    | 'unsure_before'
    | 'sends'
    | 'answered_at'
    | 'tries'
    | 'due_at'
    | 'deadline_at'
    | 'lease'
    | 'lease_until'
    | 'combined'
    | 'combined_key'
  >
> & { updated_at: number }

/** What was done for a shipment, and what goes into the commit of its transition. */
export interface Evidence {
  attempts?: readonly Attempt[]
  /** Statements before the shipment's own. */
  before?: readonly Compilable[]
  /** Statements of other tables, after the shipment's own. */
  more?: readonly Compilable[]
  /** The transition holds only while these payments have the stamps and refunds that were seen. */
  stamps_seen?: readonly Payment[]
}

/**
 * Moves a claimed shipment, together with the attempts and answers that moved it, in one commit;
 * those of a combined one together.
 * @param from as its worker knows it: nobody else changes a shipment whose lease is held
 * @returns the shipment as it is now; undefined when the lease, the state or a stamp is not as it was
 */
export async function saveTransition(
  scope: Scope,
  from: Shipment,
  change: ShipmentChange,
  { attempts = [], before = [], more = [], stamps_seen = [] }: Evidence,
): Promise<Shipment | undefined> {
  const { database, appid } = scope
  const { db, unit } = database
  const row = toColumns(change)
  const stamps_hold = stampsHold(scope, stamps_seen)
  const update = db
    .updateTable('shipments')
    .set(row)
    .where('appid', '=', appid)
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .where('lease', '=', from.lease)
    .where(stamps_hold)
    .returning('id')
  const first = [...before, ...followLeader(scope, from, change, stamps_hold)]
  const results = await unit([
    ...first,
    update,
    // The attempts were made, whoever holds the lease now.
    ...savingAttempts(scope, from.id, attempts),
    ...more,
    ...(change.state === undefined || isOpen({ state: change.state })
      ? []
      : wakingWaiting(scope, from, change.updated_at)),
    ...(change.state === 'shipped'
      ? [releasing(scope, [from.id], change.updated_at, from.combined !== null)]
      : []),
  ])
  return results[first.length]?.length === 1 ? { ...from, ...change } : undefined
}

function toColumns({ unsure_before, combined_key, ...change }: ShipmentChange) {
  return {
    ...change,
    ...(unsure_before !== undefined && { unsure_before: unsure_before ? 1 : 0 }),
    ...(combined_key !== undefined && {
      combined_key: combined_key && JSON.stringify(combined_key),
    }),
  }
}

/** The compare of an upload's compare-and-set. */
function stampsHold(scope: Scope, seen: readonly Payment[]) {
  const { appid } = scope
  const moved = seen.flatMap((payment) => {
    const { transaction_id, stamp, stamp_pending } = payment
    return [
      sql<boolean>`not exists (select 1 from payments where payments.appid = ${appid}
        and payments.transaction_id = ${transaction_id}
        and (payments.stamp <> ${stamp} or payments.stamp_pending <> ${stamp_pending ? 1 : 0}))`,
      // A refund that was told after the look.
      refundsHold(scope, payment),
    ]
  })
  return moved.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(moved, sql` and `)}`
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
  stamps_hold: RawBuilder<boolean>,
): Compilable[] {
  if (from.combined === null || change.state === undefined) return []
  const { state, reason, errcode, hint, unsure_before, upload_time, updated_at } = change
  const shared = { state, reason, errcode, hint, unsure_before, upload_time, updated_at }
  return [
    db
      .updateTable('shipments')
      .set(toColumns(shared))
      .where('appid', '=', appid)
      .where('combined', '=', from.id)
      .where('id', '!=', from.id)
      .where(stamps_hold)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('shipments as leader')
            .select('leader.id')
            .where('leader.appid', '=', appid)
            .where('leader.id', '=', from.id)
            .where('leader.state', '=', from.state)
            .where('leader.lease', '=', from.lease),
        ),
      ),
  ]
}

/**
 * Statements that end shipments which nobody works on, because of what a look shows.
 * @param openid the payer, where it was not known yet
 */
export function endingByLook(
  scope: Scope,
  ids: readonly string[],
  from: ShipmentState,
  change: { state: ShipmentState; reason: Reason | null; updated_at: number },
  openid: string | null = null,
): Compilable[] {
  const { database, appid } = scope
  const ending = database.db
    .updateTable('shipments')
    .set({ ...change, errcode: null, openid: sql<string>`coalesce(openid, ${openid})` })
    .where('appid', '=', appid)
    .where('id', 'in', [...ids])
    .where('state', '=', from)
  const shipped = change.state === 'shipped' && ids.length > 0
  return shipped ? [ending, releasing(scope, ids, change.updated_at)] : [ending]
}

/**
 * Moves a shipment that nobody works on, at a person's request; those of a combined one together.
 * @param ids the shipment first
 * @param untouched_since when it was stored last, where nothing may have been done for it since
 * @returns undefined when it is not in this state any more, or a worker holds it
 * @throws when another shipment of its payment is open: the database's unique index
 */
export async function moveByHand(
  scope: Scope,
  ids: readonly string[],
  from: ShipmentState,
  change: ShipmentChange,
  { more = [], untouched_since }: { more?: readonly Compilable[]; untouched_since?: number } = {},
): Promise<Shipment | undefined> {
  const { database, appid } = scope
  const { db, unit } = database
  let update = db
    .updateTable('shipments')
    .set({ ...toColumns(change), lease: null, lease_until: 0 })
    .where('appid', '=', appid)
    .where('state', '=', from)
    // A worker that looks at one that waits has done nothing yet: its transition fails.
    .where((eb) => eb.or([eb('lease_until', '<=', change.updated_at), eb('state', '=', 'waiting')]))
    .where('id', 'in', [...ids])
    .returningAll()
  if (untouched_since !== undefined) update = update.where('updated_at', '=', untouched_since)
  const moved = sql<boolean>`exists (select 1 from shipments where shipments.appid = ${appid}
    and shipments.id = ${ids[0]} and shipments.state = ${change.state ?? from}
    and shipments.updated_at = ${change.updated_at})`
  const deed = {
    shipment_id: ids[0] ?? null,
    before: { state: from },
    after: { state: change.state ?? from, reason: change.reason ?? null },
  }
  const [rows] = await unit([update, ...more, ...auditing(scope, deed, moved)])
  const row = rows.find((one) => one.id === ids[0])
  return row && toShipment(row)
}

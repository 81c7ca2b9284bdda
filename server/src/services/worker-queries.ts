/** SQL of the worker that tells the services. */
import { sql } from 'kysely'
import { DAY_MS, MINUTE_MS } from '../core/time.ts'
import type { Db, Scope } from '../database/database.ts'
import { claimDue, type LeaseClaim } from '../database/lease-queries.ts'
import { toService, type Service } from './queries.ts'
import { NOT_DUE, OPEN_SERVICE_STATES, type ServiceName } from './services.ts'

/** Written as the partial index has it: bound values would not find it. */
const IS_OPEN = sql<boolean>`state in (${sql.join(OPEN_SERVICE_STATES.map((state) => sql.lit(state)))})`

/** Takes the lease of due rows of some services. @param onUnreadable gets a row that cannot be read */
export async function claimDueServices(
  scope: Scope,
  services: readonly ServiceName[],
  claim: LeaseClaim,
  onUnreadable: (id: string, error: unknown) => void,
): Promise<Service[]> {
  if (services.length === 0) return []
  const named = sql.join(services.map((name) => sql.lit(name)))
  const rows = await claimDue(scope, 'services', claim, sql`${IS_OPEN} and service in (${named})`)
  return rows.flatMap((row) => {
    try {
      return [toService(row)]
    } catch (error) {
      onUnreadable(row.id, error)
      return []
    }
  })
}

/** What a step changes of a row. */
export type ServiceChange = Partial<
  Pick<
    Service,
    | 'state'
    | 'reason'
    | 'errcode'
    | 'tries'
    | 'open_since'
    | 'due_at'
    | 'deadline_at'
    | 'upload_time'
    | 'token'
    | 'phone'
    | 'phone_until'
    | 'lease'
    | 'lease_until'
    | 'transaction_id'
  >
> & { updated_at: number }

/** Statement that changes a claimed row; it returns nothing when the lease is not ours any more. */
const saving = ({ database: { db }, appid }: Scope, from: Service, change: ServiceChange) =>
  db
    .updateTable('services')
    .set(change)
    .where('appid', '=', appid)
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    // What is told anew is a newer version: an answer to an older one does not end it.
    .where('version', '=', from.version)
    .where('lease', '=', from.lease)
    .returning('id')

/**
 * Moves a claimed row.
 * @returns undefined when its lease is not ours any more: it was told anew, or the lease ran out
 */
export async function saveService(
  scope: Scope,
  from: Service,
  change: ServiceChange,
): Promise<Service | undefined> {
  const [saved] = await scope.database.unit([saving(scope, from, change)])
  return saved.length === 0 ? undefined : { ...from, ...change }
}

/** The two services that write one shopping order of WeChat's. */
const SHOPPING: readonly ServiceName[] = ['details', 'details_shipping']

/** The other rows of a payment that write its shopping order. */
const besides = (db: Db, appid: string, { id, payment }: Service) =>
  db
    .selectFrom('services')
    .select('upload_time')
    .where('appid', '=', appid)
    .where('payment', '=', payment)
    .where('service', 'in', SHOPPING)
    .where('id', '!=', id)
    .orderBy('id')

/** Returns a time for the next call, Unix seconds: later than any that WeChat has seen of its shopping order. */
export async function nextUploadTime(
  { database: { db }, appid }: Scope,
  service: Service,
  now: number,
): Promise<number> {
  const others = SHOPPING.includes(service.service)
    ? await besides(db, appid, service).execute()
    : []
  return Math.max(now, ...[service, ...others].map(({ upload_time }) => upload_time + 1))
}

/**
 * Moves a claimed row to `sending`. The other rows of its payment are locked meanwhile, so that no two
 * servers use one time.
 * @returns undefined when its lease is not ours any more, or its time is not the latest
 */
export async function startSending(
  scope: Scope,
  from: Service,
  change: ServiceChange & { upload_time: number },
): Promise<Service | undefined> {
  const again = change.upload_time === from.upload_time
  if (again || !SHOPPING.includes(from.service)) return saveService(scope, from, change)
  const { database, appid } = scope
  const { db, engine, unit } = database
  const others = besides(db, appid, from)
  const later = sql<boolean>`not exists (select 1 from services as other
    where other.appid = ${appid} and other.payment = ${from.payment} and other.id <> ${from.id}
      and other.service in (${sql.join(SHOPPING)}) and other.upload_time >= ${change.upload_time})`
  const update = saving(scope, from, change).where(later)
  // A statement sees what was committed before it: the second one what the lock waited for.
  const results =
    engine === 'postgres' ? await unit([others.forUpdate(), update]) : await unit([update])
  return results.at(-1)?.length === 0 ? undefined : { ...from, ...change }
}

/**
 * Lets rows go on whose shipment is shipped though nobody said so, and ends those whose shipment ended
 * otherwise.
 */
export async function followShipments(
  { database: { unit, db }, appid }: Scope,
  now: number,
): Promise<{ released: number; ended: number }> {
  const shipmentsIn = (states: readonly string[]) =>
    sql<boolean>`shipment_id in (select shipments.id from shipments where shipments.appid = ${appid}
      and shipments.id = services.shipment_id and shipments.state in (${sql.join(states)}))`
  const waits = sql<boolean>`state in ('waiting', 'sending', 'verifying')
    and due_at = ${sql.lit(NOT_DUE)}`
  const [released, ended] = await unit([
    db
      .updateTable('services')
      .set({ due_at: now, open_since: now, reason: null, updated_at: now })
      .where('appid', '=', appid)
      .where(waits)
      .where(shipmentsIn(['shipped']))
      .returning('id'),
    db
      .updateTable('services')
      .set({
        // A correction that came to nothing: what was told before it stands.
        state: sql<string>`case when token is null then 'not_available' else 'done' end`,
        reason: sql<string | null>`case when token is null then 'shipment_ended' end`,
        phone: null,
        phone_until: null,
        updated_at: now,
      })
      .where('appid', '=', appid)
      .where(waits)
      .where(shipmentsIn(['rejected', 'superseded']))
      .returning('id'),
  ])
  return { released: released.length, ended: ended.length }
}

/** How long a row waits at the longest: until midnight in Beijing, or for a carrier. */
const LONGEST_WAIT_MS = 2 * DAY_MS

/** Makes due what waits longer than anything waits: a clock was ahead when that was stored. */
export async function makeFutureServicesDue(
  { database: { db }, appid }: Scope,
  latest: { lease_until: number; deadline_at: number },
  now: number,
): Promise<number> {
  const rows = await db
    .updateTable('services')
    .set({
      due_at: sql<number>`case when due_at = ${NOT_DUE} then due_at else ${now} end`,
      lease: null,
      lease_until: 0,
      deadline_at: sql<number>`case when deadline_at > ${latest.deadline_at} then ${latest.deadline_at} else deadline_at end`,
      open_since: sql<number>`case when open_since > ${now} then ${now} else open_since end`,
    })
    .where('appid', '=', appid)
    .where(IS_OPEN)
    .where((eb) =>
      eb.or([
        eb.and([eb('due_at', '>', now + LONGEST_WAIT_MS), eb('due_at', '<', NOT_DUE)]),
        eb('lease_until', '>', latest.lease_until),
        eb('deadline_at', '>', latest.deadline_at + MINUTE_MS),
        eb('open_since', '>', now + MINUTE_MS),
      ]),
    )
    .returning('id')
    .execute()
  return rows.length
}

/**
 * Brings forward what an account could not have and can have now.
 * @param since Unix milliseconds: what was left before is not told any more
 */
export async function bringForward(
  { database: { db }, appid }: Scope,
  service: ServiceName,
  since: number,
  now: number,
): Promise<number> {
  const is_shipped = sql`(shipment_id is null or exists (select 1 from shipments
    where shipments.appid = ${appid} and shipments.id = services.shipment_id
      and shipments.state = 'shipped'))`
  const rows = await db
    .updateTable('services')
    .set({
      state: 'waiting',
      reason: sql<string>`case when ${is_shipped} then null else 'not_shipped' end`,
      due_at: sql<number>`case when ${is_shipped} then ${sql.lit(now)} else ${sql.lit(NOT_DUE)} end`,
      open_since: now,
      errcode: null,
      tries: 0,
      updated_at: now,
    })
    .where('appid', '=', appid)
    .where('service', '=', service)
    .where(sql<boolean>`reason = 'not_opened'`)
    .where('updated_at', '>=', since)
    .returning('id')
    .execute()
  return rows.length
}

/** SQL that counts what the services were told, and removes what is old. */
import { sql } from 'kysely'
import type { Scope } from '../database/database.ts'
import { PURGED_AT_ONCE, type Purged } from '../database/purge.ts'
import type { ServiceName, ServiceReason, ServiceState } from './services.ts'

/** Removes rows that nothing has happened to since a time, Unix milliseconds. */
export async function purgeServices(
  { database: { db }, appid }: Scope,
  before: number,
): Promise<Purged> {
  const removed = await db
    .deleteFrom('services')
    .where('appid', '=', appid)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('services as old')
        .select('old.id')
        .where('old.appid', '=', appid)
        .where('old.updated_at', '<', before)
        .orderBy('old.updated_at')
        .limit(PURGED_AT_ONCE),
    )
    .returning('id')
    .execute()
  return { removed: removed.length, next: removed.length < PURGED_AT_ONCE ? null : 0 }
}

export interface ServiceCount {
  service: ServiceName
  state: ServiceState
  count: number
}

/** Counts rows by service and state. @param since Unix milliseconds: changed then or later */
export async function countServices(
  { database: { db }, appid }: Scope,
  since: number,
): Promise<ServiceCount[]> {
  const rows = await db
    .selectFrom('services')
    .select((eb) => ['service', 'state', eb.fn.countAll<number>().as('count')])
    .where('appid', '=', appid)
    .where('updated_at', '>=', since)
    .groupBy(['service', 'state'])
    .orderBy('service')
    .orderBy('state')
    .execute()
  return rows.map(({ service, state, count }) => ({
    service: service as ServiceName,
    state: state as ServiceState,
    count: Number(count),
  }))
}

/** What could not be told for the same reason. */
export interface UntoldGroup {
  service: ServiceName
  reason: ServiceReason | null
  errcode: number | null
  count: number
}

const UNRESOLVED = sql<boolean>`services.state in ('refused', 'needs_attention')`

/** Counts what could not be told, by service, reason and errcode; the most first. @param since Unix milliseconds */
export async function groupUntold(
  { database: { db }, appid }: Scope,
  since: number,
): Promise<UntoldGroup[]> {
  const rows = await db
    .selectFrom('services')
    .select((eb) => ['service', 'reason', 'errcode', eb.fn.countAll<number>().as('count')])
    .where('appid', '=', appid)
    .where('updated_at', '>=', since)
    .where(UNRESOLVED)
    .groupBy(['service', 'reason', 'errcode'])
    .orderBy('count', 'desc')
    .orderBy('service')
    .orderBy('reason')
    .orderBy('errcode')
    .execute()
  return rows.map(({ service, reason, errcode, count }) => ({
    service: service as ServiceName,
    reason: reason as ServiceReason | null,
    errcode,
    count: Number(count),
  }))
}

/** Which of what could not be told. */
export type UntoldFilter = Omit<UntoldGroup, 'count'> & { since: number; limit: number }

/** Lists some of what could not be told for one reason, newest first. */
export async function listUntold(
  { database: { db }, appid }: Scope,
  { service, reason, errcode, since, limit }: UntoldFilter,
): Promise<{ id: string; transaction_id: string | null; part: string }[]> {
  return db
    .selectFrom('services')
    .select(['id', 'transaction_id', 'part'])
    .where('appid', '=', appid)
    .where('service', '=', service)
    .where('updated_at', '>=', since)
    .where(UNRESOLVED)
    .where('reason', 'is not distinct from', reason)
    .where('errcode', 'is not distinct from', errcode)
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute()
}

/**
 * Counts the orders whose goods were told, and those told too late after the payment.
 * @param since Unix milliseconds
 */
export async function countLateDetails(
  { database: { db }, appid }: Scope,
  since: number,
  seconds: number,
): Promise<{ told: number; late: number }> {
  const row = await db
    .selectFrom('services')
    .innerJoin('orders', (join) =>
      join
        .onRef('orders.appid', '=', 'services.appid')
        .onRef('orders.transaction_id', '=', 'services.transaction_id'),
    )
    .select((eb) => [
      eb.fn.countAll<number>().as('told'),
      sql<number>`sum(case when services.created_at > (orders.pay_time + ${sql.lit(seconds)}) * 1000
        then 1 else 0 end)`.as('late'),
    ])
    .where('services.appid', '=', appid)
    .where('services.service', '=', 'details')
    .where('services.updated_at', '>=', since)
    .where('orders.pay_time', '>', 0)
    .executeTakeFirstOrThrow()
  return { told: Number(row.told), late: Number(row.late ?? 0) }
}

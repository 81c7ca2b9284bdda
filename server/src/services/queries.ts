/** SQL of what WeChat's other services are told. */
import { randomUUIDv7 } from 'node:crypto'
import { sql, type Compilable, type Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { ServicesTable } from '../database/schema.ts'
import type { SealedPhone } from './phone.ts'
import {
  NOT_DUE,
  type ServiceBody,
  type ServiceName,
  type ServicePlan,
  type ServiceReason,
  type ServiceState,
} from './services.ts'

type Row = Selectable<ServicesTable>

/** What one service is told of a payment, and how far that is. */
export type Service = Omit<Row, 'service' | 'state' | 'reason' | 'required' | 'body'> & {
  service: ServiceName
  state: ServiceState
  reason: ServiceReason | null
  required: boolean
  body: ServiceBody
}

export const toService = (row: Row): Service => ({
  ...row,
  service: row.service as ServiceName,
  state: row.state as ServiceState,
  reason: row.reason as ServiceReason | null,
  required: row.required === 1,
  body: JSON.parse(row.body) as ServiceBody,
})

/**
 * Statement that stores what a service is to be told; the same again changes nothing, something else
 * is a newer version and goes out again. What waits for a shipment that is not there is not stored.
 */
export function planning(
  { database: { db }, appid }: Scope,
  { body, phone, required, not_available, again, ...plan }: ServicePlan,
  now: number,
): Compilable {
  // What the shop itself left out or switched off is no surprise to it, unless it requires it.
  const unavailable = required && not_available !== 'off' ? 'needs_attention' : 'not_available'
  const first = {
    state: not_available ? unavailable : 'waiting',
    reason: not_available ?? (plan.shipment_id === null ? null : 'not_shipped'),
    due_at: plan.shipment_id === null ? now : NOT_DUE,
    open_since: plan.shipment_id === null ? now : 0,
  }
  const told = {
    ...first,
    required: required ? 1 : 0,
    body: JSON.stringify(body),
    phone: phone?.sealed ?? null,
    phone_until: phone?.until ?? null,
    shipment_id: plan.shipment_id,
    transaction_id: plan.transaction_id,
    updated_at: now,
  }
  const row = { ...plan, ...told, appid, id: randomUUIDv7(), created_at: now, ...NEW }
  const insert = db.insertInto('services')
  const filled = Object.entries(row).filter(([, value]) => value !== null)
  const inserting =
    plan.shipment_id === null
      ? insert.values(row)
      : insert.columns(filled.map(([name]) => name as keyof typeof row)).expression(
          db
            .selectFrom('shipments')
            .select(filled.map(([name, value]) => typed(value).as(name)))
            .where('appid', '=', appid)
            .where('id', '=', plan.shipment_id),
        )
  return inserting.onConflict((conflict) =>
    conflict
      .columns(['appid', 'payment', 'service', 'part'])
      .doUpdateSet({
        ...told,
        errcode: null,
        tries: 0,
        lease: null,
        lease_until: 0,
        version: sql<number>`services.version + 1`,
      })
      .where((eb) =>
        eb.or([
          eb('services.body', '!=', told.body),
          eb('services.shipment_id', 'is distinct from', told.shipment_id),
          eb('services.state', 'in', ['not_available', 'refused', 'needs_attention']),
          // The shop does not want it any more.
          ...(not_available || again ? [eb('services.state', '!=', 'done')] : []),
        ]),
      ),
  )
}

/** PostgreSQL takes a value that is selected for a text. */
const typed = (value: string | number | null) =>
  typeof value === 'number' ? sql`cast(${value} as bigint)` : sql`${value}`

const NEW = {
  errcode: null,
  tries: 0,
  deadline_at: 0,
  upload_time: 0,
  version: 1,
  token: null,
  lease: null,
  lease_until: 0,
}

/**
 * Statement that lets services go on whose shipments are shipped; it belongs into that commit, after
 * the shipments' own. Every shipment pays for it: it is written out, and its rows have an index.
 * @param ids of shipments
 * @param combined those that they lead go with them
 */
export function releasing(
  { database: { db }, appid }: Scope,
  ids: readonly string[],
  now: number,
  combined = false,
): Compilable {
  const own = sql`shipment_id in (${sql.join(ids)})`
  const led = sql`shipment_id in (select shipments.id from shipments
    where shipments.appid = ${appid} and combined in (${sql.join(ids)}))`
  // One whose shipment had ended goes on if it is shipped after all.
  const waits = sql<boolean>`appid = ${appid} and ${combined ? sql`(${own} or ${led})` : own}
    and (state = 'waiting' and due_at = ${sql.lit(NOT_DUE)}
      or state = 'not_available' and reason = 'shipment_ended')
    and exists (select 1 from shipments where shipments.appid = services.appid
      and shipments.id = services.shipment_id and shipments.state = 'shipped')`
  const released = { state: 'waiting', due_at: now, open_since: now, tries: 0, updated_at: now }
  return db
    .updateTable('services')
    .set({ ...released, reason: null })
    .where(waits)
}

/**
 * Returns what the services are told of a payment, by WeChat Pay's number.
 * @param payments what else names it, as `paymentKey` writes it: its pairs, and the whole of a combined one
 */
export async function servicesOfOrder(
  { database: { db }, appid }: Scope,
  transaction_id: string,
  payments: readonly string[] = [],
): Promise<Service[]> {
  const own = db.selectFrom('services').selectAll().where('appid', '=', appid)
  const named = own.where('transaction_id', '=', transaction_id)
  const rows = await (
    payments.length === 0 ? named : named.union(own.where('payment', 'in', payments))
  ).execute()
  return rows.map(toService).toSorted(byServiceAndPart)
}

const byServiceAndPart = (a: Service, b: Service) => {
  const [left, right] = [`${a.service} ${a.part}`, `${b.service} ${b.part}`]
  return left < right ? -1 : Number(left > right)
}

/** Returns what the services are told of some payments, as `paymentKey` writes them. */
export async function servicesOfPayments(
  { database: { db }, appid }: Scope,
  payments: readonly string[],
): Promise<Service[]> {
  if (payments.length === 0) return []
  const rows = await db
    .selectFrom('services')
    .selectAll()
    .where('appid', '=', appid)
    .where('payment', 'in', payments)
    .execute()
  return rows.map(toService).toSorted(byServiceAndPart)
}

/** Returns what waits for a shipment, or follows it. */
export async function servicesOfShipment(
  { database: { db }, appid }: Scope,
  shipment_id: string,
): Promise<Service[]> {
  const rows = await db
    .selectFrom('services')
    .selectAll()
    .where('appid', '=', appid)
    .where('shipment_id', '=', shipment_id)
    .execute()
  return rows.map(toService).toSorted(byServiceAndPart)
}

/**
 * Lets rows be tried now, at a person's request; one whose shipment is not shipped goes on waiting for it.
 * @returns those that were not done, and not being sent at this moment
 */
export async function retryRows(
  { database: { db }, appid }: Scope,
  ids: readonly string[],
  phone: SealedPhone | null,
  now: number,
): Promise<Service[]> {
  if (ids.length === 0) return []
  const is_free = sql`(shipment_id is null or exists (select 1 from shipments
    where shipments.appid = ${appid} and shipments.id = services.shipment_id
      and shipments.state = 'shipped'))`
  const verified = sql`state = 'verifying'`
  const rows = await db
    .updateTable('services')
    .set({
      // What may have been taken is verified first, as ever.
      state: sql<string>`case when ${verified} then state else 'waiting' end`,
      reason: sql<string>`case when ${verified} then reason when ${is_free} then null else 'not_shipped' end`,
      due_at: sql<number>`case when ${is_free} then ${sql.lit(now)} else ${sql.lit(NOT_DUE)} end`,
      open_since: now,
      tries: 0,
      errcode: null,
      updated_at: now,
      ...(phone && { phone: phone.sealed, phone_until: phone.until }),
    })
    .where('appid', '=', appid)
    .where('id', 'in', ids)
    .where('state', 'not in', ['done', 'sending'])
    .where('lease_until', '<=', now)
    .returningAll()
    .execute()
  return rows.map(toService)
}

import { expressionBuilder, sql, type Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import { isUniqueViolation } from '../database/dialects.ts'
import type { AttemptsTable, Schema, ShipmentsTable } from '../database/schema.ts'
import type { ShipmentContent } from './content.ts'
import type { Hint } from './hint.ts'
import type { Reason } from './reasons.ts'
import { OPEN_STATES, type ShipmentState } from './states.ts'

type ShipmentRow = Selectable<ShipmentsTable>

/** The shipments that hold their payment, written as the unique indexes have it. */
export const HOLDS_PAYMENT = sql<boolean>`(state in ('queued', 'sending', 'verifying') or (state = 'needs_attention' and unsure_before = 1))`

/** An accepted shipment. Times ending in `_at` and `lease_until` in Unix milliseconds. */
export type Shipment = Omit<
  ShipmentRow,
  | 'appid'
  | 'state'
  | 'content'
  | 'reason'
  | 'hint'
  | 'unsure_before'
  | 'spends_reshipment'
  | 'combined_key'
  | 'out_trade_no'
> & {
  state: ShipmentState
  content: ShipmentContent
  reason: Reason | null
  hint: Hint
  /** An upload of it may have been taken, whatever later ones were answered. */
  unsure_before: boolean
  spends_reshipment: boolean
  /** The combined payment's order_key; its leader's only. */
  combined_key: ShipmentContent['order_key'] | null
}

/** Something that was done for a shipment and what WeChat answered. */
export type Attempt = Omit<
  Selectable<AttemptsTable>,
  'id' | 'appid' | 'shipment_id' | 'outcome'
> & {
  outcome: 'ok' | 'refused' | 'not_sent' | 'unknown'
}

export function toShipment(stored: ShipmentRow): Shipment {
  const { appid: _, out_trade_no: __, ...row } = stored
  return {
    ...row,
    state: row.state as ShipmentState,
    content: JSON.parse(row.content) as ShipmentContent,
    reason: row.reason as Reason | null,
    hint: row.hint as Hint,
    unsure_before: row.unsure_before === 1,
    spends_reshipment: row.spends_reshipment === 1,
    combined_key:
      row.combined_key === null
        ? null
        : (JSON.parse(row.combined_key) as ShipmentContent['order_key']),
  }
}

/** Maps a shipment to the columns of the table. */
export function toRow(appid: string, shipment: Shipment): ShipmentRow {
  const { content, unsure_before, spends_reshipment, combined_key, ...row } = shipment
  return {
    ...row,
    appid,
    content: JSON.stringify(content),
    out_trade_no: content.order_key.out_trade_no ?? null,
    unsure_before: unsure_before ? 1 : 0,
    spends_reshipment: spends_reshipment ? 1 : 0,
    combined_key: combined_key && JSON.stringify(combined_key),
  }
}

/** Returns all that goes in one upload with a shipment, itself first; alone when it is not combined. */
export async function shipmentsTogether(
  { database: { db }, appid }: Scope,
  shipment: Shipment,
): Promise<Shipment[]> {
  if (shipment.combined === null) return [shipment]
  const rows = await db
    .selectFrom('shipments')
    .selectAll()
    .where('appid', '=', appid)
    .where('combined', '=', shipment.combined)
    .where('id', '!=', shipment.id)
    .orderBy('id')
    .execute()
  return [shipment, ...rows.map(toShipment)]
}

/**
 * Claims the payments of all that goes in one upload, each with its payer, in the order of their
 * numbers: all or none.
 * @returns false when another shipment holds one of them: the database's unique index
 */
export async function claimPayments(
  { database: { db }, appid }: Scope,
  claims: readonly { id: string; transaction_id: string; openid: string }[],
): Promise<boolean> {
  const in_order = claims.toSorted((a, b) => (a.transaction_id < b.transaction_id ? -1 : 1))
  const taken = new Error('another shipment holds the payment')
  try {
    await db.transaction().execute(async (trx) => {
      for (const { id, transaction_id, openid } of in_order) {
        const others = await trx
          .selectFrom('shipments')
          .select('id')
          .where('appid', '=', appid)
          .where('transaction_id', '=', transaction_id)
          .where(HOLDS_PAYMENT)
          .where('id', '!=', id)
          .executeTakeFirst()
        if (others) throw taken
        await trx
          .updateTable('shipments')
          .set({ transaction_id, openid: sql<string>`coalesce(openid, ${openid})` })
          .where('appid', '=', appid)
          .where('id', '=', id)
          .execute()
      }
    })
    return true
  } catch (error) {
    if (error === taken || isUniqueViolation(error)) return false
    throw error
  }
}

/** Statement that stores a shipment's payer, once WeChat has said. */
export function namingPayer({ database: { db }, appid }: Scope, id: string, openid: string) {
  return db
    .updateTable('shipments')
    .set({ openid })
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('openid', 'is', null)
}

export async function findShipment(
  { database: { db }, appid }: Scope,
  id: string,
): Promise<Shipment | undefined> {
  const row = await db
    .selectFrom('shipments')
    .selectAll()
    .where('appid', '=', appid)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toShipment(row)
}

/** Whichever number they came with. */
export function isOfPayment(
  appid: string,
  { payment, transaction_id }: Pick<Shipment, 'payment' | 'transaction_id'>,
) {
  const eb = expressionBuilder<Schema, 'shipments'>()
  const by_payment = eb.and([eb('appid', '=', appid), eb('payment', '=', payment)])
  if (transaction_id === null) return by_payment
  // The appid stands in each branch, so that each finds its index (0.0 instead of 1,561 ms among
  // 1,000,000 shipments).
  return eb.or([
    by_payment,
    eb.and([eb('appid', '=', appid), eb('transaction_id', '=', transaction_id)]),
  ])
}

/** Returns all shipments of one payment, whichever number they came with, newest first. */
export async function shipmentsOfPayment(
  { database: { db }, appid }: Scope,
  shipment: Pick<Shipment, 'payment' | 'transaction_id'>,
): Promise<Shipment[]> {
  const rows = await db
    .selectFrom('shipments')
    .selectAll()
    .where(isOfPayment(appid, shipment))
    .orderBy('accepted_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toShipment)
}

export async function attemptsOfShipment(
  { database: { db }, appid }: Scope,
  shipment_id: string,
): Promise<Attempt[]> {
  const rows = await db
    .selectFrom('attempts')
    .select(['at', 'call', 'outcome', 'errcode', 'rid'])
    .where('appid', '=', appid)
    .where('shipment_id', '=', shipment_id)
    .orderBy('id')
    .execute()
  return rows as Attempt[]
}

/** States in which a look may teach something of a shipment. */
const TAUGHT_STATES = new Set<ShipmentState>(['shipped', 'needs_attention', ...OPEN_STATES])

/** Returns the shipments of some payments that a look may teach something of. */
export async function shipmentsToTeach(
  { database: { db }, appid }: Scope,
  transaction_ids: readonly string[],
): Promise<Shipment[]> {
  if (transaction_ids.length === 0) return []
  const rows = await db
    .selectFrom('shipments')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', 'in', [...transaction_ids])
    .execute()
  // States are looked at here: with them, SQLite would search by state, among all shipments.
  return rows.map(toShipment).filter(({ state }) => TAUGHT_STATES.has(state))
}

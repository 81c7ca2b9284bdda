/** SQL of what is known beside the orders of a page: one query each, however long the page is. */
import { sql } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { Settlement } from '../orders/settlement-queries.ts'
import { OPEN_STATES, type ShipmentState } from '../shipments/states.ts'
import { NEEDS_PERSON, UNRESOLVED_STATES } from '../shipments/search-queries.ts'
import type { ShipmentContent } from '../shipments/content.ts'
import type { Reason } from '../shipments/reasons.ts'

/** What the list shows of a shipment. */
export interface OrderShipment {
  id: string
  transaction_id: string
  state: ShipmentState
  reason: Reason | null
  tracking_nos: string[]
  /** A worker has something to do. */
  open: boolean
  needs_person: boolean
}

const OPEN = new Set<ShipmentState>(OPEN_STATES)

/** Reads the shipments of some orders, newest first. */
export async function shipmentsBeside(
  { database: { db }, appid }: Scope,
  transaction_ids: readonly string[],
): Promise<OrderShipment[]> {
  if (transaction_ids.length === 0) return []
  const unresolved = sql.join(UNRESOLVED_STATES.map((state) => sql.lit(state)))
  const rows = await db
    .selectFrom('shipments')
    .select(['id', 'transaction_id', 'state', 'reason', 'content'])
    .select(
      sql<number>`case when shipments.state in (${unresolved}) and ${NEEDS_PERSON}
        then 1 else 0 end`.as('needs_person'),
    )
    .where('appid', '=', appid)
    .where('transaction_id', 'in', [...transaction_ids])
    .orderBy(sql`(id || '')`, 'desc')
    .execute()
  return rows.map(({ content, needs_person, ...row }) => {
    const state = row.state as ShipmentState
    const parcels = (JSON.parse(content) as ShipmentContent).shipping_list ?? []
    return {
      ...row,
      transaction_id: row.transaction_id ?? '',
      state,
      reason: row.reason as Reason | null,
      tracking_nos: parcels.flatMap(({ tracking_no }) => (tracking_no ? [tracking_no] : [])),
      open: OPEN.has(state),
      needs_person: needs_person === 1,
    }
  })
}

/** Reads what WeChat pushed about the money of some orders. */
export async function settlementsBeside(
  { database: { db }, appid }: Scope,
  transaction_ids: readonly string[],
): Promise<Settlement[]> {
  if (transaction_ids.length === 0) return []
  return db
    .selectFrom('settlements')
    .select([
      'transaction_id',
      'shipped_time',
      'estimated_settlement_time',
      'confirm_receive_method',
      'confirm_receive_time',
      'settlement_time',
    ])
    .where('appid', '=', appid)
    .where('transaction_id', 'in', [...transaction_ids])
    .execute()
}

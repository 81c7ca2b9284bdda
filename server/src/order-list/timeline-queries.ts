/** SQL of what happened to an order: one query for each source, each bounded. */
import type { Scope } from '../database/database.ts'
import type { AuditTable } from '../database/schema-access.ts'
import type { EventType } from '../outgoing/event-types.ts'
import type { Attempt } from '../shipments/queries.ts'

/** So many rows of a source are read at most. */
const ROWS_AT_MOST = 500

/** An event that others were told. `at` in Unix milliseconds. */
export interface ToldEvent {
  type: EventType
  /** What it was told of: an order, or a shipment. */
  key: string
  at: number
}

/** Types of events of an order, each told once. */
const OF_ORDER = ['receipt_confirmed', 'settling', 'settled', 'refunded'] as const
/** Types of events of a shipment, each told once. */
const OF_SHIPMENT = ['shipped', 'rejected', 'corrected'] as const

/** Reads when others were told of an order and of its shipments; what is old is forgotten. */
export async function toldEvents(
  { database: { db }, appid }: Scope,
  transaction_id: string,
  shipment_ids: readonly string[],
): Promise<ToldEvent[]> {
  const keys = [
    ...OF_ORDER.map((name) => `order.${name}:${transaction_id}`),
    ...shipment_ids.flatMap((id) => OF_SHIPMENT.map((name) => `shipment.${name}:${id}`)),
  ]
  const rows = await db
    .selectFrom('outgoing')
    .select(['type', 'key', 'created_at'])
    .where('appid', '=', appid)
    .where('key', 'in', keys)
    .limit(ROWS_AT_MOST)
    .execute()
  return rows.map(({ type, key, created_at }) => ({
    type: type as EventType,
    key: key.slice(key.indexOf(':') + 1),
    at: created_at,
  }))
}

/** Reads what was done for some shipments, oldest first. */
export async function attemptsOfShipments(
  { database: { db } }: Scope,
  shipment_ids: readonly string[],
): Promise<Attempt[]> {
  if (shipment_ids.length === 0) return []
  const rows = await db
    .selectFrom('attempts')
    .select(['at', 'call', 'outcome', 'errcode', 'rid'])
    .where('shipment_id', 'in', [...shipment_ids])
    .orderBy('id')
    .limit(ROWS_AT_MOST)
    .execute()
  return rows as Attempt[]
}

/** A push of WeChat that told of an order. `received_at` in Unix milliseconds. */
export interface OrderPush {
  event: string
  message: string
  received_at: number
}

/** Reads the pushes of an order, in the order in which they came. */
export async function pushesOfOrder(
  { database: { db }, appid }: Scope,
  transaction_id: string,
): Promise<OrderPush[]> {
  return db
    .selectFrom('events')
    .select(['event', 'message', 'received_at'])
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .orderBy('id')
    .limit(ROWS_AT_MOST)
    .execute()
}

/** A complaint of an order. `create_time` in Unix seconds, `updated_at` in milliseconds. */
export interface OrderComplaint {
  complaint_order_id: string
  create_time: number
  closed: boolean
  updated_at: number
}

/** Reads the complaints of an order, oldest first. */
export async function complaintsOfOrder(
  { database: { db }, appid }: Scope,
  transaction_id: string,
): Promise<OrderComplaint[]> {
  const rows = await db
    .selectFrom('complaints')
    .select(['complaint_order_id', 'create_time', 'closed', 'updated_at'])
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .orderBy('create_time')
    .limit(ROWS_AT_MOST)
    .execute()
  return rows.map(({ closed, ...row }) => ({ ...row, closed: closed === 1 }))
}

/** The file that a shipment came from. `send_at` in Unix milliseconds. */
export interface ShipmentFile {
  shipment_id: string
  import_id: string
  name: string | null
  send_at: number
}

/**
 * Reads which files some shipments of one payment came from.
 * @param numbers the payment's, as a file may have them: rows are found by these
 */
export async function filesOfShipments(
  { database: { db }, appid }: Scope,
  shipment_ids: readonly string[],
  numbers: readonly string[],
): Promise<ShipmentFile[]> {
  if (shipment_ids.length === 0 || numbers.length === 0) return []
  const rows = await db
    .selectFrom('imports')
    .innerJoin('import_rows', (join) =>
      join
        .onRef('import_rows.appid', '=', 'imports.appid')
        .onRef('import_rows.import_id', '=', 'imports.id'),
    )
    .select([
      'import_rows.shipment_id',
      'imports.id as import_id',
      'imports.name',
      'imports.send_at',
    ])
    .where('imports.appid', '=', appid)
    .where('imports.send_at', 'is not', null)
    .where('import_rows.payment', 'in', [...numbers])
    .where('import_rows.shipment_id', 'in', [...shipment_ids])
    .limit(ROWS_AT_MOST)
    .execute()
  return rows.map((row) => ({ ...row, send_at: Number(row.send_at) }))
}

/** Reads who first sent a file, within a time (Unix milliseconds); null: it is not known. */
export async function whoSentFile(
  { database: { db }, appid }: Scope,
  import_id: string,
  { from, to }: { from: number; to: number },
): Promise<{ kind: AuditTable['by_kind']; name: string } | null> {
  const row = await db
    .selectFrom('audit')
    .select(['by_kind', 'by_name'])
    .where('appid', '=', appid)
    .where('at', '>=', from)
    .where('at', '<=', to)
    .where('action', '=', 'sendImport')
    .where('subject', '=', import_id)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return row ? { kind: row.by_kind, name: row.by_name } : null
}

import { randomUUIDv7 } from 'node:crypto'
import {
  attemptsOfShipment,
  findShipment,
  insertShipment,
  shipmentsOfPayment,
  type AttemptRow,
  type ShipmentRow,
} from '../store/shipments.ts'
import type { Context } from './context.ts'
import { FahuoError } from './errors.ts'
import { mirroredOrder } from './orders.ts'
import {
  hashOf,
  isComplete,
  paymentOf,
  readShipment,
  type ShipmentContent,
} from './shipment-content.ts'

/** The stored content of a shipment. */
export function contentOf(row: ShipmentRow): ShipmentContent {
  return JSON.parse(row.content) as ShipmentContent
}

/**
 * Accepts a shipment: when this returns, it is on the disk and will reach WeChat or somebody's eyes.
 * The same content for the same payment is the same shipment.
 * @throws FahuoError `invalid` (a rule of WeChat's is broken), `already_open` (another shipment of
 * this payment is under way), `already_shipped` (a change would spend the one re-shipment chance)
 */
export async function acceptShipment(
  ctx: Context,
  body: unknown,
): Promise<{ shipment: ShipmentRow; created: boolean }> {
  const { content, openid } = readShipment(body)
  const { transaction_id, mchid, out_trade_no } = content.order_key
  const mirrored = await mirroredOrder(ctx, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  const now = ctx.clock.now()
  const row: ShipmentRow = {
    id: randomUUIDv7(),
    appid: ctx.appid,
    payment: paymentOf(content),
    transaction_id: transaction_id ?? mirrored?.transaction_id ?? null,
    openid: openid ?? mirrored?.openid ?? null,
    content: JSON.stringify(content),
    content_hash: hashOf(content),
    state: 'queued',
    upload_time: null,
    reason: null,
    errcode: null,
    tries: 0,
    due_at: now,
    deadline_at: 0,
    lease: null,
    lease_until: 0,
    accepted_at: now,
    updated_at: now,
  }

  // A second look, in case that another request for the same payment came between.
  for (let look = 0; look < 2; look += 1) {
    const earlier = await earlierShipment(ctx, row, content)
    if (earlier) return { shipment: earlier, created: false }
    if (await insertShipment(ctx.store, row)) {
      ctx.log.info({ shipment: row.id, payment: row.payment }, 'a shipment is accepted')
      return { shipment: row, created: true }
    }
  }
  throw new FahuoError('already_open', row.payment)
}

/** The shipment that this one repeats; undefined when it is new and may be accepted. */
async function earlierShipment(
  ctx: Context,
  row: ShipmentRow,
  content: ShipmentContent,
): Promise<ShipmentRow | undefined> {
  const shipments = await shipmentsOfPayment(ctx.store, ctx.appid, row.payment, row.transaction_id)
  const standing = shipments.filter(
    ({ state }) => state !== 'rejected' && state !== 'needs_attention',
  )
  const same = standing.find((shipment) => shipment.content_hash === row.content_hash)
  if (same) return same
  const open = standing.find(({ state }) => state !== 'shipped')
  if (open) throw new FahuoError('already_open', open.id)
  const complete = standing.find((shipment) => isComplete(contentOf(shipment)))
  const [last] = standing
  if (complete ?? (last && content.delivery_mode !== contentOf(last).delivery_mode))
    throw new FahuoError('already_shipped', (complete ?? last)?.id, 10060002)
  return undefined
}

/** A shipment with the history of its attempts. @throws FahuoError `not_found` */
export async function readShipmentById(
  ctx: Context,
  id: string,
): Promise<{ shipment: ShipmentRow; attempts: AttemptRow[] }> {
  const shipment = await findShipment(ctx.store, ctx.appid, id)
  if (!shipment) throw new FahuoError('not_found')
  return { shipment, attempts: await attemptsOfShipment(ctx.store, id) }
}

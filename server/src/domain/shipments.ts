import { randomUUIDv7 } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { ORDER_STATE } from '@fahuo/contract'
import {
  attemptsOfShipment,
  findShipment,
  insertCorrection,
  insertShipment,
  reshipmentsLeft,
  shipmentsOfPayment,
  type AttemptRow,
  type ShipmentRow,
} from '../store/shipments.ts'
import { checkCarriers } from './carriers.ts'
import type { Context } from './context.ts'
import { FahuoError } from './errors.ts'
import { askOrder, mirroredOrder } from './orders.ts'
import {
  changesBetween,
  hashOf,
  isComplete,
  paymentOf,
  readShipment,
  type ShipmentContent,
} from './shipment-content.ts'
import { proveShipment } from './shipment-proof.ts'

/** The stored content of a shipment. */
export function contentOf(row: ShipmentRow): ShipmentContent {
  return JSON.parse(row.content) as ShipmentContent
}

/**
 * Accepts a shipment: when this returns, it is on the disk and will reach WeChat or somebody's eyes.
 * The same content for the same payment is the same shipment.
 * @throws FahuoError `invalid` (a rule of WeChat's is broken), `unknown_carrier`, `already_open` (another shipment of
 * this payment is under way), `already_shipped` (a change would spend the one re-shipment chance)
 */
export async function acceptShipment(
  ctx: Context,
  body: unknown,
): Promise<{ shipment: ShipmentRow; created: boolean }> {
  const { content, openid, spend_reshipment } = readShipment(body)
  await checkCarriers(ctx, content.shipping_list ?? [])
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
    spends_reshipment: 0,
  }
  if (spend_reshipment) {
    const correction = await acceptCorrection(ctx, row, content)
    if (correction) return correction
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

/**
 * Accepts a change of what was shipped, which spends the payment's one re-shipment chance. WeChat is
 * asked at once: a correction is rare, and its answer must be sure.
 * @returns null when it is no correction after all: nothing was shipped yet, or exactly this
 * @throws FahuoError `reshipment_spent`, `closed`, `already_open`, `not_found`, `wechat_unavailable`
 */
async function acceptCorrection(
  ctx: Context,
  row: ShipmentRow,
  content: ShipmentContent,
): Promise<{ shipment: ShipmentRow; created: boolean } | null> {
  const { transaction_id, mchid, out_trade_no } = content.order_key
  const order = await askOrder(ctx, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  const proof = proveShipment(order, content)
  if (proof === 'absent' || proof === 'applied') return null
  if (proof === 'closed' || order.order_state > ORDER_STATE.shipped)
    throw new FahuoError('closed', undefined, 10060004)
  const left = await reshipmentsLeft(ctx.store, ctx.appid, order.transaction_id)
  if (left === 0 || order.shipping.finish_shipping_count === 2)
    throw new FahuoError('reshipment_spent', undefined, 10060003)
  const correction = {
    ...row,
    transaction_id: order.transaction_id,
    openid: row.openid ?? order.openid,
    spends_reshipment: 1,
  }
  if (!(await insertCorrection(ctx.store, correction)))
    throw new FahuoError('already_open', row.payment)
  ctx.log.warn(
    { shipment: row.id, payment: row.payment },
    'a correction is accepted: it spends the one re-shipment chance of its payment',
  )
  return { shipment: correction, created: true }
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
  const changed = complete ?? (last?.state === 'shipped' ? last : undefined)
  if (changed && (complete || content.delivery_mode !== contentOf(changed).delivery_mode)) {
    const { order_key: _, ...before } = contentOf(changed)
    const { order_key: __, ...after } = content
    throw new FahuoError('already_shipped', changesBetween(before, after).join('; '), 10060002)
  }
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

/** Milliseconds between two looks at a shipment that somebody waits for. */
const LOOK = 40

/** The shipment once it is at an end, or as it is when `patience` (milliseconds) is over. */
export async function settledShipment(
  ctx: Context,
  shipment: ShipmentRow,
  patience: number,
): Promise<ShipmentRow> {
  const until = ctx.clock.now() + patience
  let row = shipment
  const open = () => row.state === 'queued' || row.state === 'sending' || row.state === 'verifying'
  while (open() && ctx.clock.now() < until) {
    await wait(LOOK)
    row = (await findShipment(ctx.store, ctx.appid, shipment.id)) ?? row
  }
  return row
}

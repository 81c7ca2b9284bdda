import { setTimeout as wait } from 'node:timers/promises'
import { brokenUploadRules } from '@fahuo/wechat'
import type { ShipmentState } from '../database/schema.ts'
import { moveByHand } from './transition-queries.ts'
import {
  attemptsOfShipment,
  findShipment,
  insertShipment,
  listShipments,
  shipmentsOfPayment,
  type AttemptRow,
  type ShipmentRow,
} from './queries.ts'
import { settleCarriers } from '../wechat/carriers.ts'
import type { Context } from '../core/context.ts'
import { acceptCorrection } from './correction.ts'
import { FahuoError } from '../core/errors.ts'
import { onceForKey, type Accepted } from './idempotency.ts'
import { mirroredOrder } from '../orders/mirror.ts'
import {
  changesBetween,
  hashOf,
  isComplete,
  paymentOf,
  readShipment,
  type ShipmentContent,
} from './content.ts'

/** The states in which a worker still has something to do. */
export const isOpen = ({ state }: Pick<ShipmentRow, 'state'>): boolean =>
  state === 'queued' || state === 'sending' || state === 'verifying'

/** The stored content of a shipment. */
export function contentOf(row: ShipmentRow): ShipmentContent {
  return JSON.parse(row.content) as ShipmentContent
}

/**
 * Accepts a shipment: when this returns, it is on the disk and will reach WeChat or somebody's eyes.
 * The same content for the same payment is the same shipment; so is the same `idempotency_key`.
 * @throws FahuoError `invalid` (a rule of WeChat's is broken), `unknown_carrier`, `already_open`
 * (another shipment of this payment is under way), `already_shipped` (a change would spend the one
 * re-shipment chance), `idempotency_key_reused`
 */
export function acceptShipment(
  ctx: Context,
  body: unknown,
  idempotency_key?: string,
): Promise<Accepted> {
  return onceForKey(ctx, { key: idempotency_key, body }, (id) => accept(ctx, body, id))
}

async function accept(ctx: Context, body: unknown, id: string): Promise<Accepted> {
  const { content: given, openid, spend_reshipment } = readShipment(body)
  const content = await withCarriers(ctx, given)
  const row = await newShipment(ctx, content, openid, id)
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
 * The content with WeChat's own carrier ids.
 * @param path where the content stands in the body, for errors
 * @throws FahuoError `unknown_carrier`; `invalid` for what the carrier, once known, asks for
 */
export async function withCarriers(
  ctx: Context,
  content: ShipmentContent,
  path: readonly (string | number)[] = [],
): Promise<ShipmentContent> {
  if (!content.shipping_list) return content
  const settled = {
    ...content,
    shipping_list: await settleCarriers(ctx, content.shipping_list),
  }
  // The rules were read before 顺丰 was SF, and SF wants a contact.
  const [broken] = brokenUploadRules(settled)
  if (broken)
    throw new FahuoError(
      'invalid',
      `${[...path, ...broken.path].join('.')}: errcode ${broken.errcode}`,
      broken.errcode,
    )
  return settled
}

/** A shipment as it is accepted, with what the mirror knows of its payment. */
export async function newShipment(
  ctx: Context,
  content: ShipmentContent,
  openid: string | null,
  id: string,
): Promise<ShipmentRow> {
  const { transaction_id, mchid, out_trade_no } = content.order_key
  const mirrored = await mirroredOrder(ctx, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  const now = ctx.clock.now()
  return {
    id,
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
    combined: null,
    combined_key: null,
  }
}

/** The shipment that this one repeats; undefined when it is new and may be accepted. */
export async function earlierShipment(
  ctx: Context,
  row: ShipmentRow,
  content: ShipmentContent,
): Promise<ShipmentRow | undefined> {
  const shipments = await shipmentsOfPayment(ctx.store, ctx.appid, row.payment, row.transaction_id)
  const standing = shipments.filter((shipment) => isOpen(shipment) || shipment.state === 'shipped')
  const same = standing.find((shipment) => shipment.content_hash === row.content_hash)
  if (same) return same
  const open = standing.find(isOpen)
  if (open) throw new FahuoError('already_open', open.id)
  const complete = standing.find((shipment) => isComplete(contentOf(shipment)))
  const changed = complete ?? standing[0]
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
  return { shipment, attempts: await attemptsOfShipment(ctx.store, shipment.combined ?? id) }
}

/** Shipments, newest first, with the id to go on after. */
export async function readShipments(
  ctx: Context,
  query: { state?: ShipmentState | undefined; cursor?: string | undefined; limit: number },
): Promise<{ shipments: ShipmentRow[]; next_cursor: string | null }> {
  const { state, cursor, limit } = query
  const rows = await listShipments(ctx.store, ctx.appid, { state, after: cursor, limit: limit + 1 })
  const shipments = rows.slice(0, limit)
  return { shipments, next_cursor: rows.length > limit ? (shipments.at(-1)?.id ?? null) : null }
}

/**
 * Tries a shipment again that a person looked at. It asks get_order before anything else, as every
 * shipment does: trying again cannot spend the re-shipment chance.
 * @throws FahuoError `not_found`, `not_open` (nothing to try again), `already_open`
 */
export function retryShipment(ctx: Context, id: string): Promise<ShipmentRow> {
  const now = ctx.clock.now()
  return byHand(ctx, id, {
    state: 'queued',
    reason: 'tried_again',
    tries: 0,
    due_at: now,
    lease: null,
    lease_until: 0,
    updated_at: now,
  })
}

/**
 * Puts a shipment away that needs attention and is not to be sent any more.
 * @throws FahuoError `not_found`, `not_open`
 */
export function closeShipment(ctx: Context, id: string): Promise<ShipmentRow> {
  return byHand(ctx, id, {
    state: 'rejected',
    reason: 'closed_by_hand',
    updated_at: ctx.clock.now(),
  })
}

async function byHand(
  ctx: Context,
  id: string,
  change: Parameters<typeof moveByHand>[3],
): Promise<ShipmentRow> {
  const { shipment } = await readShipmentById(ctx, id)
  if (shipment.combined !== null && shipment.combined !== id)
    throw new FahuoError('not_open', `it is part of ${shipment.combined}`)
  const others = await shipmentsOfPayment(
    ctx.store,
    ctx.appid,
    shipment.payment,
    shipment.transaction_id,
  )
  const open = others.find((other) => other.id !== id && isOpen(other))
  if (open && change.state === 'queued') throw new FahuoError('already_open', open.id)
  const moved = await moveByHand(ctx.store, shipment, ['needs_attention'], change)
  if (!moved) throw new FahuoError('not_open', `it is ${shipment.state}`)
  ctx.log.warn({ shipment: id, state: moved.state, reason: moved.reason }, 'moved by hand')
  return moved
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
  while (isOpen(row) && ctx.clock.now() < until) {
    await wait(LOOK)
    row = (await findShipment(ctx.store, ctx.appid, shipment.id)) ?? row
  }
  return row
}

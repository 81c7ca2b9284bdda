/**
 * A combined payment ships in one upload for all its sub-orders. Here it is one shipment for each
 * sub-order, so that everything that guards a payment guards these, too; the first one leads: the
 * outbox works on it, and the others are where it is.
 */
import { randomUUIDv7 } from 'node:crypto'
import {
  insertCombined,
  nameShipment,
  shipmentsOfCombined,
  type ShipmentRow,
} from './queries.ts'
import type { Context } from '../core/context.ts'
import { FahuoError } from '../core/errors.ts'
import { onceForKey, type Accepted } from './idempotency.ts'
import type { WechatOrder } from '../orders/mirror.ts'
import { readCombined } from './content.ts'
import { earlierShipment, newShipment, withCarriers } from './accept.ts'

/**
 * Accepts a combined shipment. @returns its leader
 * @throws FahuoError as acceptShipment does
 */
export function acceptCombined(
  ctx: Context,
  body: unknown,
  idempotency_key?: string,
): Promise<Accepted> {
  return onceForKey(ctx, { key: idempotency_key, body }, (id) => accept(ctx, body, id))
}

async function accept(ctx: Context, body: unknown, id: string): Promise<Accepted> {
  const { order_key, contents, openid } = readCombined(body)
  const given = await Promise.all(
    contents.map((content, at) => withCarriers(ctx, content, ['sub_orders', at])),
  )
  const rows: ShipmentRow[] = []
  for (const content of given) {
    const first = rows.length === 0
    const row = await newShipment(ctx, content, openid, first ? id : randomUUIDv7())
    rows.push({ ...row, combined: id, combined_key: first ? JSON.stringify(order_key) : null })
  }
  for (let look = 0; look < 2; look += 1) {
    const earlier: ShipmentRow[] = []
    for (const [at, row] of rows.entries()) {
      const content = given[at]
      const same = content && (await earlierShipment(ctx, row, content))
      if (same) earlier.push(same)
    }
    const [leader, ...others] = new Set(earlier.map(({ combined }) => combined))
    const whole = earlier.length === rows.length && others.length === 0
    const known = whole ? earlier.find((shipment) => shipment.id === leader) : undefined
    if (known) return { shipment: known, created: false }
    const [part] = earlier
    if (part) throw new FahuoError('already_open', part.id)
    const [mine] = rows
    if (mine && (await insertCombined(ctx.store, rows))) {
      ctx.log.info({ shipment: id, sub_orders: rows.length }, 'a combined shipment is accepted')
      return { shipment: mine, created: true }
    }
  }
  throw new FahuoError('already_open', rows[0]?.payment)
}

/** All that goes in one upload with this shipment, itself first; alone when it is not combined. */
export async function shipmentsTogether(ctx: Context, row: ShipmentRow): Promise<ShipmentRow[]> {
  if (row.combined === null) return [row]
  const others = await shipmentsOfCombined(ctx.store, row.combined)
  return [row, ...others.filter(({ id }) => id !== row.id)]
}

/** Notes for the others which payments they are, before anything is sent. */
export async function nameTogether(
  ctx: Context,
  shipments: readonly ShipmentRow[],
  orders: readonly WechatOrder[],
): Promise<void> {
  for (const [at, { id, transaction_id, openid }] of shipments.entries()) {
    const order = orders[at]
    if (at === 0 || !order) continue
    if (transaction_id === order.transaction_id && openid === order.openid) continue
    await nameShipment(ctx.store, id, {
      transaction_id: order.transaction_id,
      openid: order.openid,
    })
  }
}

/**
 * The heart: how an accepted shipment moves. Each function makes one move, in one transaction.
 * Nobody goes from `sending` or `verifying` to another upload without get_order in between, because
 * a second upload of a shipped payment spends its one re-shipment chance [seed 000].
 */
import { WechatError } from '@fahuo/wechat'
import type { OrderRow } from '../orders/queries.ts'
import { shipmentsOfPayment, type ShipmentRow } from './queries.ts'
import { nameTogether, shipmentsTogether } from './combined.ts'
import type { Context } from '../core/context.ts'
import {
  mirroredOrder,
  readWechatOrder,
  shippingOf,
  type OrderQuery,
  type WechatOrder,
} from '../orders/mirror.ts'
import {
  attemptOf,
  later,
  move,
  needAttention,
  reject,
  type Attempt,
  type Moved,
  type OutboxContext,
  type ShipmentTiming,
} from './timing.ts'
import { proveTogether } from './reconcile.ts'
import { send, type Cargo } from './sending.ts'
import { contentOf, isOpen } from './accept.ts'

/** Moves a claimed shipment one step; undefined when it is not ours any more. */
export function stepShipment(ctx: OutboxContext, row: ShipmentRow, timing: ShipmentTiming): Moved {
  switch (row.state) {
    case 'queued':
      return sendWhenProven(ctx, row, timing)
    case 'sending':
      // The worker that sent it is gone; the request may still be on its way.
      return move(ctx, row, { state: 'verifying', tries: 0, reason: 'interrupted' })
    case 'verifying':
      return verify(ctx, row, timing)
    case 'shipped':
    case 'rejected':
    case 'needs_attention':
      return Promise.resolve(undefined)
  }
}

/** Looks at the order first: somebody may have shipped it by hand in WeChat's console. */
async function sendWhenProven(ctx: OutboxContext, row: ShipmentRow, timing: ShipmentTiming): Moved {
  let cargo: Cargo
  try {
    cargo = await loadCargo(ctx, row, (shipment) => trustedMirror(ctx, shipment, timing))
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    return afterUnanswered(ctx, row, error, timing)
  }
  const [order] = cargo.orders
  if (!order) throw new Error('a shipment without an order')
  const orders = cargo.told
  const asked = { orders, attempts: [attemptOf(ctx, 'get_order')] }

  if (cargo.shipments.some(({ openid }) => openid !== null && openid !== order.openid))
    return reject(ctx, row, { reason: 'not_the_payer', errcode: 10060031 }, { orders })
  if (await anotherIsOpen(ctx, cargo))
    return reject(ctx, row, { reason: 'another_shipment_is_open' }, { orders })
  const known = { transaction_id: order.transaction_id, openid: order.openid }
  await nameTogether(ctx, cargo.shipments, cargo.orders)
  const sendAndVerify = (): Moved =>
    send(ctx, row, cargo, timing, (sending, uploaded) =>
      // Killed before the answer is kept, it is found as `sending`, and verified all the same.
      verify(ctx, { ...sending, tries: 0 }, timing, uploaded),
    )

  switch (proveTogether(cargo.orders, cargo.shipments.map(contentOf))) {
    case 'applied':
      return move(
        ctx,
        row,
        { ...known, state: 'shipped', reason: 'was_shipped_already' },
        { orders },
      )
    case 'different':
      if (row.spends_reshipment === 0) return needAttention(ctx, row, 'shipped_differently', asked)
      // A correction finds what it corrects, unless somebody else took the chance meanwhile.
      return order.shipping.finish_shipping_count === 2
        ? reject(ctx, row, { ...known, reason: 'reshipment_spent', errcode: 10060003 }, { orders })
        : sendAndVerify()
    case 'partly':
      return needAttention(ctx, row, 'partly_shipped', asked)
    case 'closed':
      return reject(ctx, row, { ...known, reason: 'closed', errcode: 10060004 }, { orders })
    case 'absent':
      return sendAndVerify()
  }
}

/** WeChat did not say how the order stands. */
async function afterUnanswered(
  ctx: Context,
  row: ShipmentRow,
  error: WechatError,
  timing: ShipmentTiming,
): Moved {
  const attempts = [attemptOf(ctx, 'get_order', error)]
  const unknown = error.errcode === 10060001
  if (unknown) {
    const mirrored = await mirroredOrder(ctx, queryOf(row))
    const since = mirrored ? mirrored.pay_time * 1000 : row.accepted_at
    if (ctx.clock.now() - since > timing.unknown_payment)
      return needAttention(ctx, row, 'unknown_payment', { attempts })
  }
  const reason = unknown ? 'payment_not_known_yet' : 'wechat_does_not_answer'
  const errcode = error.errcode ?? null
  return move(ctx, row, later(ctx, row, timing, { reason, errcode }), { attempts })
}

/** The orders of all that goes in one upload: from the mirror where it may be trusted, else WeChat's. */
async function loadCargo(
  ctx: OutboxContext,
  row: ShipmentRow,
  fromMirror: (shipment: ShipmentRow) => Promise<WechatOrder | undefined> = () =>
    Promise.resolve(undefined),
): Promise<Cargo> {
  const shipments = await shipmentsTogether(ctx, row)
  const cargo = { shipments, orders: [] as WechatOrder[], told: [] as OrderRow[] }
  for (const shipment of shipments) {
    const mirrored = await fromMirror(shipment)
    if (mirrored) cargo.orders.push(mirrored)
    else {
      const told = await ctx.slot(() => readWechatOrder(ctx, queryOf(shipment)))
      cargo.orders.push(told.order)
      cargo.told.push(told.row)
    }
  }
  return cargo
}

/** The mirror's order, when it was read just now and says that nothing was shipped. */
async function trustedMirror(
  ctx: Context,
  row: ShipmentRow,
  timing: ShipmentTiming,
): Promise<WechatOrder | undefined> {
  // After an upload only WeChat itself can tell.
  if (row.upload_time !== null || row.transaction_id === null) return undefined
  const mirrored = await mirroredOrder(ctx, { transaction_id: row.transaction_id })
  if (!mirrored || ctx.clock.now() - mirrored.fetched_at > timing.mirror_trusted) return undefined
  const shipping = shippingOf(mirrored)
  if (mirrored.order_state !== 1 || (shipping.shipping_list ?? []).length > 0) return undefined
  return {
    ...mirrored,
    in_complaint: mirrored.in_complaint === 1,
    trade_create_time: 0,
    shipping,
  }
}

function queryOf(row: ShipmentRow): OrderQuery {
  if (row.transaction_id !== null) return { transaction_id: row.transaction_id }
  const { mchid, out_trade_no } = contentOf(row).order_key
  return { merchant_id: mchid, merchant_trade_no: out_trade_no }
}

/** The same payment may have come once with each of its numbers. */
async function anotherIsOpen(ctx: Context, { shipments, orders }: Cargo): Promise<boolean> {
  for (const [at, { id, payment, transaction_id }] of shipments.entries()) {
    const order = orders[at]
    if (transaction_id !== null || !order) continue
    const others = await shipmentsOfPayment(ctx.store, ctx.appid, payment, order.transaction_id)
    if (others.some((other) => other.id !== id && isOpen(other))) return true
  }
  return false
}

/**
 * Asks WeChat what became of the upload.
 * @param before attempts that are not kept yet: the upload itself, when it was answered just now
 */
async function verify(
  ctx: OutboxContext,
  row: ShipmentRow,
  timing: ShipmentTiming,
  ...before: Attempt[]
): Moved {
  const unproven = ctx.clock.now() - row.deadline_at > timing.unproven
  const again = () => later(ctx, row, timing, { state: 'verifying' })
  let cargo: Cargo
  try {
    cargo = await loadCargo(ctx, row)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const attempts = [...before, attemptOf(ctx, 'get_order', error)]
    if (unproven) return needAttention(ctx, row, 'unproven', { attempts })
    return move(ctx, row, again(), { attempts })
  }
  const asked = { attempts: [...before, attemptOf(ctx, 'get_order')], orders: cargo.told }
  const proof = proveTogether(cargo.orders, cargo.shipments.map(contentOf))
  // What a correction corrects is still there, and the chance is: it was not applied.
  const uncorrected =
    proof === 'different' &&
    row.spends_reshipment === 1 &&
    cargo.orders.every(({ shipping }) => shipping.finish_shipping_count !== 2)
  switch (uncorrected ? 'absent' : proof) {
    case 'applied':
      return move(ctx, row, { state: 'shipped', reason: null, errcode: null }, asked)
    case 'partly':
    case 'absent': {
      const onItsWay = ctx.clock.now() < row.deadline_at
      if (onItsWay) return move(ctx, row, again(), asked)
      if (proof === 'partly') return needAttention(ctx, row, 'partly_shipped', asked)
      // Answered ok, and still nothing is there: sending it again for ever would help nobody.
      const answered = row.reason === null
      if (answered && ctx.clock.now() - row.accepted_at > timing.unproven)
        return needAttention(ctx, row, 'not_taken', asked)
      const due_at = ctx.clock.now()
      return move(ctx, row, { state: 'queued', reason: 'not_applied', due_at }, asked)
    }
    case 'different':
    case 'closed':
      return needAttention(ctx, row, 'shipped_differently', asked)
  }
}

import { isBusy, WechatError, WechatInvalidRequest } from '@fahuo/wechat'
import type { OrderRow } from '../orders/queries.ts'
import type { ShipmentRow } from './queries.ts'
import { uploadTime } from '../core/time.ts'
import type { Context } from '../core/context.ts'
import type { WechatOrder } from '../orders/mirror.ts'
import { orderKeyOf, type ShipmentContent } from './content.ts'
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
import { contentOf } from './accept.ts'

/** What goes in one upload: a shipment (with the others of a combined one), and its orders. */
export interface Cargo {
  shipments: readonly ShipmentRow[]
  orders: readonly WechatOrder[]
  /** Those that WeChat told just now, to be kept with the next move. */
  told: OrderRow[]
}

/**
 * Commits that it is being sent, then sends.
 * @param verify what follows an upload that WeChat took: asking at once, in the same move
 */
export async function send(
  ctx: OutboxContext,
  row: ShipmentRow,
  cargo: Cargo,
  timing: ShipmentTiming,
  verify: (sending: ShipmentRow, uploaded: Attempt) => Moved,
): Moved {
  // The turn comes before the commit: an upload that waits for it afterwards would leave late, and
  // still be on its way when its deadline is over.
  const sent = await ctx.slot(() => commitAndUpload(ctx, row, cargo, timing))
  if (!sent) return undefined
  const { sending, error } = sent
  if (!error) return verify(sending, attemptOf(ctx, 'upload'))
  // The door lets none of these in; one may have been accepted under older rules.
  if (error instanceof WechatInvalidRequest) {
    const errcode = error.issues[0]?.errcode ?? null
    return reject(ctx, sending, { reason: 'breaks_a_rule', errcode }, { orders: cargo.told })
  }
  return afterFailedUpload(ctx, sending, error, cargo, timing)
}

/** @returns how it went; undefined when the shipment is not ours any more */
async function commitAndUpload(
  ctx: Context,
  row: ShipmentRow,
  cargo: Cargo,
  timing: ShipmentTiming,
): Promise<{ sending: ShipmentRow; error?: WechatError | WechatInvalidRequest } | undefined> {
  const [order] = cargo.orders
  if (!order) throw new Error('a shipment without an order')
  const now = ctx.clock.now()
  const sending = await move(ctx, row, {
    state: 'sending',
    transaction_id: order.transaction_id,
    openid: order.openid,
    // Kept over resends, and later than any upload of these payments before it [seed 000].
    upload_time: row.upload_time ?? uploadTime(Math.max(now, afterLastUpload(cargo.orders))),
    deadline_at: now + timing.deadline,
    reason: null,
    errcode: null,
  })
  if (!sending) return undefined
  try {
    await upload(ctx, sending, cargo)
    return { sending }
  } catch (error) {
    if (error instanceof WechatError || error instanceof WechatInvalidRequest)
      return { sending, error }
    throw error
  }
}

function upload(ctx: Context, row: ShipmentRow, { shipments, orders }: Cargo): Promise<unknown> {
  const upload_time = row.upload_time ?? ''
  const [order] = orders
  const payer = { openid: order?.openid ?? '' }
  if (row.combined_key !== null)
    return ctx.wechat.shipping.uploadCombined({
      // Main and sub-orders by one kind of number: as the merchant gave them [268485253].
      order_key: orderKeyOf(JSON.parse(row.combined_key) as ShipmentContent['order_key']),
      sub_orders: shipments.map((shipment) => {
        const content = contentOf(shipment)
        return { ...content, order_key: orderKeyOf(content.order_key) }
      }),
      upload_time,
      payer,
    })
  return ctx.wechat.shipping.upload({
    ...contentOf(row),
    order_key: { order_number_type: 2, transaction_id: order?.transaction_id ?? '' },
    upload_time,
    payer,
  })
}

/** WeChat tells times in seconds: the next second is surely later. */
function afterLastUpload(orders: readonly WechatOrder[]): number {
  const times = orders.flatMap(({ shipping }) =>
    (shipping.shipping_list ?? []).map((parcel) => parcel.upload_time),
  )
  return (Math.max(0, ...times) + 1) * 1000
}

function afterFailedUpload(
  ctx: Context,
  row: ShipmentRow,
  error: WechatError,
  cargo: Cargo,
  timing: ShipmentTiming,
): Moved {
  const evidence = { attempts: [attemptOf(ctx, 'upload', error)], orders: cargo.told }
  const errcode = error.errcode ?? null
  const verifying = (reason: string): Moved =>
    move(ctx, row, { state: 'verifying', tries: 0, reason, errcode }, evidence)

  if (error.outcome === 'unknown') return verifying('answer_lost')
  const again = (reason: string): Moved =>
    move(ctx, row, later(ctx, row, timing, { state: 'queued', reason, errcode }), evidence)
  if (error.outcome === 'not_sent') return again('wechat_not_reached')
  if (errcode !== null && isBusy(errcode)) return verifying('wechat_busy')

  switch (error.kind) {
    case 'done':
      return verifying('already_there')
    case 'wait': {
      // A payment that get_order knows and the upload does not, is new, or never enters.
      const paid_at = Math.min(...cargo.orders.map(({ pay_time }) => pay_time)) * 1000
      const late = ctx.clock.now() - paid_at > timing.unknown_payment
      const unknown = errcode === 10060001
      if (unknown && late) return needAttention(ctx, row, 'unknown_payment', evidence)
      return again(unknown ? 'payment_not_known_yet' : 'wechat_says_wait')
    }
    case 'token':
      return again('token_refused')
    case 'retry':
      return verifying('wechat_busy')
    case 'operator':
    case 'invalid':
    case undefined:
      return reject(ctx, row, { reason: 'refused_by_wechat', errcode }, evidence)
  }
}

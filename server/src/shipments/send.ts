/** The one place that uploads: stamp and `sending` in one commit, the upload, what is known of it in another. */
import { ERRCODE, ORDER_NUMBER_TYPE, WechatError, WechatInvalidRequest } from '@fahuo/wechat'
import { backoff } from '../core/backoff.ts'
import { toSeconds, uploadTime, wechatSeconds } from '../core/time.ts'
import { storingOrders } from '../orders/looks.ts'
import type { Order } from '../orders/queries.ts'
import { orderKeyOf } from '../payments/order-key.ts'
import { endingReservation, savingLook, savingStamp } from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { isSpent, type ShipmentTiming, type StepTo } from './decide.ts'
import { hintOf } from './hint.ts'
import { attempt, lateness, type Look } from './look.ts'
import { move, type Step } from './move.ts'
import { uploadOf } from './prove.ts'
import { namingPayer, type Shipment } from './queries.ts'
import { stampFor, stampMs } from './stamp.ts'

/** Commits the stamp and `sending`, then uploads: nothing else does. */
export async function send(
  shop: Shop,
  shipment: Shipment,
  timing: ShipmentTiming,
  look: Look,
): Step {
  const { shipments, orders, payments, asked_at } = look
  const now = shop.clock.now()
  const stamp = stampFor(payments, orders, wechatSeconds(asked_at, shop.wechat.clockAhead()))
  if (stamp === null)
    return move(shop, shipment, {
      to: { state: 'needs_attention', reason: 'stamps_differ' },
      more: await storingOrders(shop, orders),
    })
  const sending = await move(shop, shipment, {
    to: { state: 'sending', reason: null, errcode: null },
    change: {
      ...whoseIt(orders[0]),
      openid: shipment.openid ?? orders[0]?.openid ?? null,
      upload_time: uploadTime(stampMs(stamp)),
      deadline_at: now + timing.deadline_ms,
      hint: shipment.hint === 'not_payable' ? 'not_payable' : 'none',
      sends: shipment.sends + 1,
    },
    stamps_seen: payments,
    before: namingPayers(shop, look),
    more: [
      ...(await storingOrders(shop, orders)),
      ...savingStamp(
        shop,
        payments.map(({ transaction_id }) => transaction_id),
        stamp,
        shipment,
      ),
    ],
  })
  if (!sending) return undefined
  const failure = await callUpload(shop, sending, shipments, orders).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof WechatError || error instanceof WechatInvalidRequest) return error
      throw error
    },
  )
  return takeAnswer(shop, sending, timing, look, failure)
}

/** Stores what is known of the upload; only a look, or a person, ends a shipment. */
async function takeAnswer(
  shop: Shop,
  sending: Shipment,
  timing: ShipmentTiming,
  look: Look,
  failure: WechatError | WechatInvalidRequest | undefined,
): Step {
  const answer = hintOf(failure)
  const now = shop.clock.now()
  const attempts = failure instanceof WechatInvalidRequest ? [] : [attempt(shop, 'upload', failure)]
  const later = now + backoff(triesAfter(sending), timing)
  switch (answer.to) {
    case 'verifying': {
      const { hint, may_be_taken, reason, errcode } = answer
      if (hint !== 'lost') shop.pause.resume('upload')
      const definite = hint !== 'lost' && hint !== 'unsure'
      const kept = hint === 'not_payable' && sending.hint === 'not_payable'
      return move(shop, sending, {
        to: { state: 'verifying', reason, errcode },
        attempts,
        change: {
          hint,
          tries: definite ? 0 : triesAfter(sending),
          ...(may_be_taken && { unsure_before: true }),
          ...(definite && { deadline_at: now }),
          answered_at: kept ? sending.answered_at : now,
        },
        // WeChat has it by its own word: a look that does not show it yet is an older one.
        more: failure ? [] : raisingVersion(shop, look, sending),
        keep_lease: true,
      })
    }
    case 'rejected':
      return move(shop, sending, {
        to: { state: 'rejected', reason: answer.reason, errcode: answer.errcode },
        change: { updated_at: now },
        more: endingReservations(shop, now, look, { state: 'rejected', reason: answer.reason }),
      })
    case 'paused':
      shop.pause.refuse(answer.errcode, 'upload')
      return move(shop, sending, {
        to: { state: 'queued', reason: 'account_refused', errcode: answer.errcode },
        attempts,
        change: { due_at: later, deadline_at: now },
      })
    case 'queued': {
      const { reason, errcode } = answer
      const { unknown_payment } = lateness(shop, sending, look, timing)
      const unknown = errcode === ERRCODE.PAYMENT_UNKNOWN && unknown_payment
      return move(shop, sending, {
        to: unknown
          ? { state: 'needs_attention', reason: 'unknown_payment', errcode }
          : { state: 'queued', reason, errcode },
        attempts,
        change: { due_at: later, deadline_at: now },
      })
    }
  }
}

/** What follows an upload without a clear answer is looked at the more seldom, the more there were. */
export const triesAfter = ({ sends }: Shipment) => Math.max(sends - 1, 0)

function raisingVersion(shop: Shop, { payments }: Look, { upload_time }: Shipment) {
  const newest = toSeconds(Date.parse(upload_time ?? ''))
  return payments.flatMap(({ transaction_id }) =>
    savingLook(shop, transaction_id, { newest, chance: null }),
  )
}

function callUpload(
  shop: Shop,
  leader: Shipment,
  shipments: readonly Shipment[],
  orders: readonly Order[],
): Promise<unknown> {
  const { combined_key, transaction_id, openid } = leader
  const upload_time = leader.upload_time ?? ''
  const payer = { openid: openid ?? '' }
  const contents = shipments.map(({ content }, at) => {
    const order = orders[at]
    return order ? uploadOf(order, content) : content
  })
  if (combined_key !== null)
    return shop.wechat.shipping.uploadCombined({
      // Main and sub-orders by one kind of number: as the merchant gave them [268485253].
      order_key: orderKeyOf(combined_key),
      sub_orders: contents.map((content) => ({
        ...content,
        order_key: orderKeyOf(content.order_key),
      })),
      upload_time,
      payer,
    })
  const [content = leader.content] = contents
  return shop.wechat.shipping.upload({
    ...content,
    order_key: {
      order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY,
      transaction_id: transaction_id ?? '',
    },
    upload_time,
    payer,
  })
}

/** A correction that has ended gives the chance back in the same commit, or has spent it. */
export function endingReservations(
  shop: Shop,
  updated_at: number,
  { shipments, orders }: Pick<Look, 'shipments' | 'orders'>,
  { state, reason }: StepTo,
) {
  if (state !== 'rejected' && state !== 'shipped') return []
  // Of a combined one WeChat does not say whose chance is spent: what the orders show counts.
  const alone = shipments.length === 1
  return shipments.flatMap(({ id, spends_reshipment }, at) => {
    if (!spends_reshipment) return []
    if (state === 'rejected')
      return [
        endingReservation(
          shop,
          { id, state, updated_at },
          reason === 'reshipment_spent' && (alone || isSpent(orders[at])) ? 'spent' : undefined,
        ),
      ]
    const finished = orders[at]?.shipping.finish_shipping === true
    // WeChat counts it when the shipment is complete: until then it is spent as far as we know.
    return [endingReservation(shop, { id, state, updated_at }, finished ? undefined : 'presumed')]
  })
}

/** The others of a combined shipment get their payers before they go anywhere. */
export function namingPayers(shop: Shop, { shipments, orders }: Look) {
  return shipments.slice(1).flatMap(({ id, openid }, at) => {
    const order = orders[at + 1]
    return openid === null && order ? [namingPayer(shop, id, order.openid)] : []
  })
}

export const whoseIt = (order: Order | undefined) =>
  order ? { transaction_id: order.transaction_id, openid: order.openid } : {}

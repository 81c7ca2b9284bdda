/** Asks get_order about all that goes in one upload, and says which waits are over. */
import { ERRCODE, WechatError } from '@fahuo/wechat'
import { SECOND_MS } from '../core/time.ts'
import { lookUpOrder, storedOrder, type OrderKey } from '../orders/mirror.ts'
import type { Order } from '../orders/queries.ts'
import { readPayments, type Payment } from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import type { Evidence, Late, ShipmentTiming } from './decide.ts'
import { isAccountErrcode } from '../wechat/account-errcodes.ts'
import { newestShown } from './prove.ts'
import { shipmentsTogether, type Attempt, type Shipment } from './queries.ts'

/** What get_order showed of all that goes in one upload, and what was known before it was asked. */
export interface Look {
  shipments: readonly Shipment[]
  /** As they were before the look. */
  payments: readonly Payment[]
  orders: readonly Order[]
  shown: Evidence
  attempt: Attempt
  asked_at: number
}

export async function lookAtAll(shop: Shop, shipment: Shipment): Promise<Look> {
  const shipments = await shipmentsTogether(shop, shipment)
  const ids = shipments.flatMap(({ transaction_id }) => transaction_id ?? [])
  const payments = ids.length === shipments.length ? await knownPayments(shop, ids) : []
  const asked_at = shop.clock.now()
  const known = { shipments, payments, asked_at }
  try {
    const orders = await Promise.all(shipments.map((one) => lookUpOrder(shop, orderKey(one))))
    shop.pause.resume('get_order')
    return {
      ...known,
      orders,
      shown: { kind: 'orders', orders },
      attempt: attempt(shop, 'get_order'),
    }
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    return {
      ...known,
      orders: [],
      shown: shownBy(shop, error),
      attempt: attempt(shop, 'get_order', error),
    }
  }
}

/** What is known of payments; of one that nothing was sent to, what its copy shows. */
async function knownPayments(shop: Shop, ids: readonly string[]): Promise<Payment[]> {
  const payments = await readPayments(shop, ids)
  return Promise.all(
    payments.map(async (payment) => {
      if (payment.stamp > 0 || payment.newest > 0) return payment
      const stored = await storedOrder(shop, { transaction_id: payment.transaction_id })
      return stored ? { ...payment, newest: newestShown(stored) } : payment
    }),
  )
}

function shownBy(shop: Shop, error: WechatError): Evidence {
  const { outcome } = error
  const errcode = error.errcode ?? null
  if (outcome === 'refused' && errcode === ERRCODE.PAYMENT_UNKNOWN) {
    shop.pause.resume('get_order')
    return { kind: 'unknown_payment' }
  }
  if (outcome === 'refused' && errcode !== null && isAccountErrcode(errcode))
    return { kind: 'account', errcode }
  return { kind: 'nothing', errcode }
}

/** Which waits are over; they are counted while WeChat answered, not while it or we were away. */
export function lateness(
  shop: Shop,
  shipment: Shipment,
  { orders }: Pick<Look, 'orders'>,
  timing: ShipmentTiming,
): Late {
  const answers_since = shop.pause.answersSince()
  const now = shop.clock.now()
  const over = (since: number, limit_ms: number) =>
    answers_since !== null && now - Math.max(since, answers_since) > limit_ms
  const paid_at = Math.min(...orders.map(({ pay_time }) => pay_time * SECOND_MS))
  const answered_at = Math.max(shipment.answered_at, shipment.deadline_at)
  return {
    unknown_payment: over(
      Number.isFinite(paid_at) ? paid_at : shipment.accepted_at,
      timing.unknown_payment_ms,
    ),
    unproven: over(Math.max(answered_at, shipment.accepted_at), timing.unproven_ms),
    answered: over(answered_at, timing.answered_ms),
    not_payable: over(answered_at, timing.not_payable_ms),
  }
}

function orderKey({ transaction_id, content }: Shipment): OrderKey {
  if (transaction_id !== null) return { transaction_id }
  const { mchid, out_trade_no } = content.order_key
  return { merchant_id: mchid, merchant_trade_no: out_trade_no }
}

/** What was done for a shipment and what WeChat answered, to be kept. */
export function attempt(
  shop: Shop,
  call: string,
  error?: Partial<Pick<WechatError, 'errcode' | 'rid'>> & Pick<Attempt, 'outcome'>,
): Attempt {
  const errcode = error?.errcode ?? null
  return {
    at: shop.clock.now(),
    call,
    outcome: error?.outcome ?? 'ok',
    errcode: Number.isNaN(errcode) ? null : errcode,
    rid: error?.rid ?? null,
  }
}

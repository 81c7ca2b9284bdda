/** Payments that we were told of: asked for until WeChat's shipping management shows them. */
import { ORDER_STATE } from '@fahuo/contract'
import { ERRCODE, explain, ORDER_NUMBER_TYPE, WechatError } from '@fahuo/wechat'
import { backoff } from '../core/backoff.ts'
import { FahuoError } from '../core/errors.ts'
import type { Language } from '../core/language.ts'
import { pageOf, readCursor, writeCursor } from '../core/pagination.ts'
import { createPoller, type Poller } from '../core/poller.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, toSeconds } from '../core/time.ts'
import type { Scope, Statement } from '../database/database.ts'
import { notify } from '../outgoing/notify.ts'
import { paymentKey } from '../payments/order-key.ts'
import type { Shop } from '../shops/shop.ts'
import {
  askExpectedLater,
  claimDueExpected,
  endExpected,
  expecting,
  forgetExpected,
  listExpected,
  showingNotified,
  type ExpectedOrder,
  type NotifiedOrder,
} from './expected-queries.ts'
import { tellingNotified } from './events.ts'
import { fetchOrder, type OrderKey } from './mirror.ts'
import { waitsSince } from './late.ts'

export type { ExpectedOrder }

/** WeChat shows a payment after about a minute [staff]. */
const FIRST_MS = MINUTE_MS

/** 1, 2, 4 … minutes, and four times a day at the end. */
const BACKOFF = { first_ms: MINUTE_MS, longest_ms: 6 * HOUR_MS }

/** How long a claimed one is leased: after a crash it comes up again then. */
const LEASE_MS = MINUTE_MS

/** Asked for at once. */
const BATCH_SIZE = 16

/** When a person is told. */
export const EXPECTED_LATE_MS = HOUR_MS

/** When it is asked for no more: it is no payment of this Mini Program. */
const GIVEN_UP_MS = 30 * DAY_MS

/** What was told of a payment that may not be known yet. */
export interface PaymentTold {
  transaction_id: string | null
  mchid: string | null
  out_trade_no: string | null
  openid: string | null
  /** Fen. */
  paid_amount: number | null
  /** Unix seconds. */
  pay_time: number | null
  promised_ship_time: number | null
}

/** Names a payment by WeChat Pay's number, or else by the merchant's pair. */
export const expectedPayment = (
  told: Pick<PaymentTold, 'transaction_id' | 'mchid' | 'out_trade_no'>,
) =>
  paymentKey(
    told.transaction_id !== null
      ? {
          order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY,
          transaction_id: told.transaction_id,
        }
      : {
          order_number_type: ORDER_NUMBER_TYPE.MERCHANT,
          mchid: told.mchid ?? '',
          out_trade_no: told.out_trade_no ?? '',
        },
  )

/** Statement that expects a payment; WeChat is first asked a minute after it was paid. */
export function expectPayment(
  shop: Scope,
  told: PaymentTold,
  source: ExpectedOrder['source'],
  now: number,
): Statement {
  const paid_at = told.pay_time === null ? now : told.pay_time * SECOND_MS
  // A time of payment in the future is a clock's fault.
  const due_at = Math.min(Math.max(paid_at + FIRST_MS, now), now + FIRST_MS)
  return expecting(shop, { ...told, payment: expectedPayment(told), source, told_at: now, due_at })
}

/** Statements for a payment that WeChat Pay's notification tells: it is expected, and to be shipped. */
export const notifiedPayment = (shop: Shop, order: NotifiedOrder, now: number): Statement[] => [
  expectPayment(
    shop,
    {
      transaction_id: order.transaction_id,
      mchid: order.sub_merchant_id || order.merchant_id,
      out_trade_no: order.merchant_trade_no,
      openid: order.openid,
      paid_amount: order.paid_amount,
      pay_time: order.pay_time,
      promised_ship_time: null,
    },
    'notification',
    now,
  ),
  // Without its payer an order is nobody's.
  ...(order.openid === ''
    ? []
    : [
        ...tellingNotified(shop, {
          ...order,
          description: '',
          order_state: ORDER_STATE.awaiting_shipment,
          in_complaint: false,
          shipping: {},
          fetched_at: 0,
        }),
        showingNotified(shop, order, { order_state: ORDER_STATE.awaiting_shipment, now }),
      ]),
]

/** Asks WeChat for expected payments until stopped. */
export const startExpected = (shop: Shop): Poller =>
  createPoller(shop, 'expected', () => askDueExpected(shop))

async function askDueExpected(shop: Shop): Promise<number> {
  const now = shop.clock.now()
  const due = await claimDueExpected(shop, {
    now,
    lease_until: now + LEASE_MS,
    latest: now + BACKOFF.longest_ms + MINUTE_MS,
    limit: BATCH_SIZE,
  })
  const ended = await Promise.allSettled(due.map((one) => ask(shop, one)))
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return due.length
}

async function ask(shop: Shop, expected: ExpectedOrder): Promise<void> {
  const { payment, promised_ship_time, tries } = expected
  try {
    const order = await fetchOrder(shop, orderKeyOf(expected))
    const since = promised_ship_time === null ? undefined : waitsSince(promised_ship_time)
    await endExpected(shop, payment, order, since)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    await askLater(shop, expected, error, tries)
  }
}

async function askLater(
  shop: Shop,
  expected: ExpectedOrder,
  error: WechatError,
  tries: number,
): Promise<void> {
  const { payment, told_at } = expected
  const now = shop.clock.now()
  if (now - told_at > GIVEN_UP_MS) {
    await forgetExpected(shop, payment)
    shop.log.warn({ payment }, 'a payment was expected for 30 days, and WeChat never showed it')
    return
  }
  const unknown = error.errcode === ERRCODE.PAYMENT_UNKNOWN
  const late = !expected.noticed && unknown && now - told_at >= EXPECTED_LATE_MS
  if (late)
    await notify(shop, 'order_not_known', {
      payment,
      causes: causesOf(expected, now).map(({ en }) => en),
    })
  const errcode = error.errcode
  await askExpectedLater(shop, payment, {
    tries: tries + 1,
    errcode: errcode === undefined || Number.isNaN(errcode) ? null : errcode,
    due_at: now + backoff(tries, BACKOFF),
    noticed: expected.noticed || late,
  })
}

/** As get_order asks: a pair may be a sub-merchant's, which `lookUpOrder` tries as well. */
const orderKeyOf = ({ transaction_id, mchid, out_trade_no }: ExpectedOrder): OrderKey =>
  transaction_id !== null
    ? { transaction_id }
    : { merchant_id: mchid ?? '', merchant_trade_no: out_trade_no ?? '' }

/** Returns why WeChat may not show a payment, likeliest first. */
function causesOf({ transaction_id, mchid, pay_time }: ExpectedOrder, now: number) {
  const known = {
    now: toSeconds(now),
    order_key:
      transaction_id !== null
        ? { order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY, transaction_id }
        : { order_number_type: ORDER_NUMBER_TYPE.MERCHANT, mchid: mchid ?? '' },
    ...(pay_time !== null && { order: { pay_time } }),
  }
  return explain(ERRCODE.PAYMENT_UNKNOWN, known).causes ?? []
}

/** Reads what is expected, in the order of the payments' names. */
export async function readExpected(
  shop: Shop,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ expected: ExpectedOrder[]; next_cursor: string | null }> {
  const after = cursor === undefined ? undefined : readCursor(cursor).id
  const found = await listExpected(shop, { after, limit: limit + 1 })
  const { rows, next_cursor } = pageOf(found, limit, (last) =>
    writeCursor({ time: 0, id: last.payment }),
  )
  return { expected: rows, next_cursor }
}

/** Views an expected payment for its merchant. */
export function viewExpected(shop: Shop, expected: ExpectedOrder, language: Language) {
  const { payment, transaction_id, mchid, out_trade_no, source, told_at, tries, due_at } = expected
  const { errcode, paid_amount, pay_time, promised_ship_time } = expected
  const unknown = errcode === ERRCODE.PAYMENT_UNKNOWN
  return {
    id: payment,
    transaction_id,
    mchid,
    out_trade_no,
    source,
    paid_amount,
    pay_time,
    promised_ship_time,
    told_at,
    tries,
    next_at: due_at,
    errcode,
    likely_causes: unknown
      ? causesOf(expected, shop.clock.now()).map((cause) => cause[language])
      : [],
  }
}

/** Expects a payment no more. @throws FahuoError `not_found` */
export async function forgetPayment(shop: Shop, payment: string): Promise<void> {
  if (!(await forgetExpected(shop, payment))) throw new FahuoError('not_found')
}

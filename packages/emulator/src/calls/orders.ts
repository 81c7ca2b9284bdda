import { ERRCODE, Order, ORDER_STATE } from '@fahuo/wechat'
import { z } from 'zod'
import { Refusal } from '../gateway/wechat-errors.ts'
import { noteBuyer } from '../state/buyers.ts'
import type { PaymentOrder } from '../state/state.ts'
import { tradeNumber } from '../state/trade-number.ts'
import { newOpenid, newTransactionId, seconds, type Context } from '../state/context.ts'

/** A payment as the control interface makes it. */
export const NewOrder = z.strictObject({
  openid: z.string().min(1).max(128).optional(),
  description: z.string().max(2000).default('武夷山大红袍 250g x1'),
  /** Fen. */
  paid_amount: z.int().positive().max(1e11).default(16_800),
  /** The Mini Program's own without it. */
  merchant_id: z.string().min(1).max(32).optional(),
  sub_merchant_id: z.string().max(32).default(''),
  merchant_trade_no: z.string().min(1).max(64).optional(),
  /** Made up when left out, as WeChat Pay does. */
  transaction_id: z.string().min(1).max(64).optional(),
  /** Unix seconds; now when left out. */
  pay_time: z.int().nonnegative().optional(),
  /** Seconds until the calls see it. */
  visible_after: z.number().nonnegative().optional(),
  /** Makes a combined payment of these; its amount is their sum. */
  sub_orders: z
    .array(
      z.strictObject({
        description: z.string().max(2000).default('武夷山大红袍 250g x1'),
        paid_amount: z.int().positive().max(1e11).default(16_800),
        merchant_id: z.string().min(1).max(32).optional(),
        merchant_trade_no: z.string().min(1).max(64).optional(),
      }),
    )
    .min(1)
    .max(50)
    .optional(),
})

/** A payment whose merchant is known. */
type Wanted = z.output<typeof NewOrder> & { merchant_id: string }

/**
 * A number that a payment has already, or that two of these would have; null: all are free. A
 * merchant's own number is unique for its merchant number, whichever Mini Program it is paid in
 * [official WeChat Pay: out_trade_no].
 */
export function takenNumber(contexts: readonly Context[], wanted: Wanted): string | null {
  const { transaction_id, merchant_id, sub_orders = [] } = wanted
  if (
    transaction_id !== undefined &&
    contexts.some(({ state }) => state.orders.has(transaction_id))
  )
    return transaction_id
  const seen = new Set<string>()
  for (const one of [wanted, ...sub_orders]) {
    if (one.merchant_trade_no === undefined) continue
    const number = tradeNumber(one.merchant_id ?? merchant_id, one.merchant_trade_no)
    if (contexts.some(({ state }) => state.trade_numbers.has(number)) || seen.has(number))
      return one.merchant_trade_no
    seen.add(number)
  }
  return null
}

/** A buyer paid: an order in state 1. Its numbers must be free. */
export function makeOrder(context: Context, wanted: Wanted): PaymentOrder {
  const order = makePayment(context, wanted)
  const { sub_orders } = wanted
  if (sub_orders) {
    order.sub_transaction_ids = sub_orders.map(
      (sub) =>
        makePayment(context, {
          ...wanted,
          ...sub,
          merchant_id: sub.merchant_id ?? wanted.merchant_id,
          // The number of the whole is not the number of a part.
          merchant_trade_no: sub.merchant_trade_no,
          openid: order.openid,
          transaction_id: undefined,
        }).transaction_id,
    )
    order.paid_amount = sub_orders.reduce((sum, sub) => sum + sub.paid_amount, 0)
  }
  return order
}

function makePayment(context: Context, wanted: Wanted): PaymentOrder {
  const now = context.now()
  const transaction_id = wanted.transaction_id ?? newTransactionId(now)
  const pay_time = wanted.pay_time ?? seconds(now)
  const order: PaymentOrder = {
    transaction_id,
    merchant_id: wanted.merchant_id,
    sub_merchant_id: wanted.sub_merchant_id,
    merchant_trade_no: wanted.merchant_trade_no ?? `F${transaction_id.slice(-18)}`,
    description: wanted.description,
    paid_amount: wanted.paid_amount,
    openid: wanted.openid ?? newOpenid(),
    trade_create_time: pay_time,
    pay_time,
    order_state: ORDER_STATE.AWAITING_SHIPMENT,
    in_complaint: false,
    shipping: {},
    visible_at: now + (wanted.visible_after ?? context.options.visible_after) * 1000,
    last_upload_time: 0,
    reshipped: false,
    uploads: 0,
    reminders: 0,
    shipped_time: 0,
    confirm_receive_time: 0,
    confirm_receive_method: 0,
    settlement_time: 0,
    reminded_shipping: false,
    seq: context.state.orders.size,
    sub_transaction_ids: [],
    special: null,
  }
  context.state.orders.set(transaction_id, order)
  noteBuyer(context, order.openid)
  context.state.trade_numbers.set(
    tradeNumber(order.merchant_id, order.merchant_trade_no),
    transaction_id,
  )
  return order
}

/** The order as get_order tells it: nothing of what WeChat keeps to itself. */
export function orderView(order: PaymentOrder): z.output<typeof Order> {
  const shown = Object.keys(Order.shape)
  return Object.fromEntries(shown.map((name) => [name, order[name]])) as z.output<typeof Order>
}

/** By either number. @throws Refusal 10060001 when it is not there, or not there yet [seed; staff] */
export function findOrder(
  context: Context,
  query: {
    transaction_id?: string | undefined
    merchant_id?: string | undefined
    merchant_trade_no?: string | undefined
  },
): PaymentOrder {
  const { merchant_id = '', merchant_trade_no = '' } = query
  const transaction_id =
    query.transaction_id ||
    context.state.trade_numbers.get(tradeNumber(merchant_id, merchant_trade_no))
  const order = context.state.orders.get(transaction_id ?? '')
  if (!order || order.visible_at > context.now()) throw new Refusal(ERRCODE.PAYMENT_UNKNOWN)
  return order
}

interface ListQuery {
  pay_time_range?: { begin_time?: number | undefined; end_time?: number | undefined } | undefined
  order_state?: number | undefined
  openid?: string | undefined
  last_index?: string | undefined
  page_size?: number | undefined
}

/** The most that one page holds; WeChat does not say [assumed: its default]. */
const MAX_PAGE_SIZE = 100

/** Pages through the orders, oldest payment first [assumed: WeChat does not say the order]. */
export function listOrders(context: Context, query: ListQuery) {
  const { begin_time = 0, end_time = 2 ** 32 - 1 } = query.pay_time_range ?? {}
  const { page_size = MAX_PAGE_SIZE } = query
  // No such page, no such time [assumed code for both].
  if (page_size < 1 || page_size > MAX_PAGE_SIZE || begin_time > end_time)
    throw new Refusal(ERRCODE.ORDER_ARGUMENT_INVALID)
  const fits = (order: PaymentOrder) =>
    order.visible_at <= context.now() &&
    order.pay_time >= begin_time &&
    order.pay_time <= end_time &&
    (query.order_state === undefined || order.order_state === query.order_state) &&
    (query.openid === undefined || order.openid === query.openid)

  const after = query.last_index ? readIndex(context, query.last_index) : -1
  const page: PaymentOrder[] = []
  let has_more = false
  for (const order of context.state.orders.values()) {
    if (order.seq <= after || !fits(order)) continue
    has_more = page.length === page_size
    if (has_more) break
    page.push(order)
  }
  const last = page.at(-1)
  return {
    last_index: has_more && last ? last.seq.toString(16).padStart(18, '0') : '',
    has_more,
    order_list: page.map(orderView),
  }
}

function readIndex(context: Context, last_index: string): number {
  // 10060011: not of the shape that WeChat gives out [official].
  if (!/^[0-9a-f]{18}$/.test(last_index)) throw new Refusal(ERRCODE.LAST_INDEX_INVALID)
  const seq = Number.parseInt(last_index, 16)
  // 10060001: of that shape, but the payment it stands on is not there [assumed].
  if (seq >= context.state.orders.size) throw new Refusal(ERRCODE.PAYMENT_UNKNOWN)
  return seq
}

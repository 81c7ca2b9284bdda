import { Order } from '@fahuo/wechat'
import { z } from 'zod'
import { Refused } from './errmsg.ts'
import type { PaymentOrder } from './state.ts'
import { newOpenid, newTransactionId, seconds, type World } from './world.ts'

/** A payment as the control interface makes it. */
export const NewOrder = z.strictObject({
  openid: z.string().min(1).max(128).optional(),
  description: z.string().max(2000).default('武夷山大红袍 250g x1'),
  /** Fen. */
  paid_amount: z.int().positive().max(1e11).default(16_800),
  merchant_id: z.string().min(1).max(32).default('1900000109'),
  sub_merchant_id: z.string().max(32).default(''),
  merchant_trade_no: z.string().min(1).max(32).optional(),
  /** Seconds until the calls see it. */
  visible_after: z.number().nonnegative().optional(),
})

/** A buyer paid: an order in state 1. */
export function makeOrder(world: World, wanted: z.output<typeof NewOrder>): PaymentOrder {
  const now = world.now()
  const transaction_id = newTransactionId(now)
  const order: PaymentOrder = {
    transaction_id,
    merchant_id: wanted.merchant_id,
    sub_merchant_id: wanted.sub_merchant_id,
    merchant_trade_no: wanted.merchant_trade_no ?? `F${transaction_id.slice(-18)}`,
    description: wanted.description,
    paid_amount: wanted.paid_amount,
    openid: wanted.openid ?? newOpenid(),
    trade_create_time: seconds(now) - 5,
    pay_time: seconds(now),
    order_state: 1,
    in_complaint: false,
    shipping: {},
    visible_at: now + (wanted.visible_after ?? world.options.visible_after) * 1000,
    last_upload_time: 0,
    reshipped: false,
    uploads: 0,
    reminders: 0,
    shipped_time: 0,
    confirm_receive_time: 0,
    confirm_receive_method: 0,
    settlement_time: 0,
    reminded_shipping: false,
  }
  world.state.orders.set(transaction_id, order)
  world.changed()
  return order
}

/** The order as get_order tells it: nothing of what WeChat keeps to itself. */
export function orderView(order: PaymentOrder): z.output<typeof Order> {
  const shown = Object.keys(Order.shape)
  return Object.fromEntries(shown.map((name) => [name, order[name]])) as z.output<typeof Order>
}

/** By either number. @throws Refused 10060001 when it is not there, or not there yet [seed; staff] */
export function findOrder(
  world: World,
  query: {
    transaction_id?: string | undefined
    merchant_id?: string | undefined
    merchant_trade_no?: string | undefined
  },
): PaymentOrder {
  const order = query.transaction_id
    ? world.state.orders.get(query.transaction_id)
    : [...world.state.orders.values()].find(
        ({ merchant_id, merchant_trade_no }) =>
          merchant_trade_no === query.merchant_trade_no && merchant_id === query.merchant_id,
      )
  if (!order || order.visible_at > world.now()) throw new Refused(10060001)
  return order
}

interface ListQuery {
  pay_time_range?: { begin_time?: number | undefined; end_time?: number | undefined } | undefined
  order_state?: number | undefined
  openid?: string | undefined
  last_index?: string | undefined
  page_size?: number | undefined
}

/** Pages through the orders, oldest payment first [assumed: WeChat does not say the order]. */
export function listOrders(world: World, query: ListQuery) {
  const { begin_time = 0, end_time = 2 ** 32 - 1 } = query.pay_time_range ?? {}
  const size = Math.min(Math.max(query.page_size ?? 100, 1), 100)
  const from = query.last_index ? readIndex(query.last_index) : 0
  const found = [...world.state.orders.values()].filter(
    (order) =>
      order.visible_at <= world.now() &&
      order.pay_time >= begin_time &&
      order.pay_time <= end_time &&
      (query.order_state === undefined || order.order_state === query.order_state) &&
      (query.openid === undefined || order.openid === query.openid),
  )
  const page = found.slice(from, from + size)
  const has_more = from + page.length < found.length
  return {
    last_index: has_more ? (from + page.length).toString(16).padStart(18, '0') : '',
    has_more,
    order_list: page.map(orderView),
  }
}

function readIndex(last_index: string): number {
  // 10060011: not one of ours [official].
  if (!/^[0-9a-f]{18}$/.test(last_index)) throw new Refused(10060011)
  return Number.parseInt(last_index, 16)
}

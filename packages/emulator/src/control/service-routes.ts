import type { Router } from '@koa/router'
import { z } from 'zod'
import { masked } from '../gateway/masking.ts'
import { seconds, type Context } from '../state/context.ts'
import { orderCentre } from '../state/order-centre.ts'
import type { ShoppingRecord, WaybillBinding } from '../state/services.ts'
import { isLinked, paymentOf, shoppingOf } from '../state/shopping.ts'
import type { PaymentOrder } from '../state/state.ts'
import { moveWaybill, nextStatus, waybillStatus } from '../state/waybills.ts'
import { body, textOf } from './input.ts'

/** A parcel moves: to a status, or to the next one. */
const WaybillChange = z.union([
  z.strictObject({ waybill_id: z.string().min(1).max(128), next: z.literal(true) }),
  z.strictObject({
    waybill_id: z.string().min(1).max(128),
    /** 0 unknown, 1 collected, 2 in transit, 3 out for delivery, 4 signed, 5 exception, 6 by proxy. */
    status: z.int().min(0).max(6).default(1),
  }),
])

function detailsView(context: Context, record: ShoppingRecord) {
  const { call, order_key, orders, openid, logistics_type, upload_time, uploads } = record
  const order = paymentOf(context, order_key)
  return {
    call,
    order_key,
    orders,
    openid,
    logistics_type,
    upload_time,
    received_at: seconds(record.received_at),
    // The review counts the first upload [official: within five seconds].
    seconds_after_payment: order ? seconds(record.first_received_at) - order.pay_time : null,
    uploads,
    linked: isLinked(context, record),
  }
}

function shippingView({ shipping }: ShoppingRecord) {
  if (!shipping) return null
  const { time: _, ...shown } = shipping
  return { ...shown, received_at: seconds(shipping.received_at) }
}

function waybillView(context: Context, waybill_token: string, binding: WaybillBinding) {
  const status = waybillStatus(context, binding.waybill_id)
  return {
    ...(masked(binding) as WaybillBinding),
    bound_at: seconds(binding.bound_at),
    status: typeof status === 'number' ? status : 0,
    waybill_token,
  }
}

/** Everything that arrived for the three services of an order. */
function servicesOf(context: Context, order: PaymentOrder) {
  const record = shoppingOf(context, order)
  const ours = ({ trans_id }: WaybillBinding) => trans_id === order.transaction_id
  return {
    details: record ? detailsView(context, record) : null,
    details_shipping: record ? shippingView(record) : null,
    parcels: (order.shipping.shipping_list ?? [])
      .filter(({ tracking_no }) => tracking_no !== '')
      .map(({ tracking_no, express_company }) => {
        const status = waybillStatus(context, tracking_no)
        const scanned = typeof status === 'number'
        return { tracking_no, express_company, status: scanned ? status : 0, scanned }
      }),
    waybills: [...context.state.waybill_bindings]
      .filter(([, binding]) => ours(binding))
      .map(([token, binding]) => waybillView(context, token, binding)),
    messages: context.state.messages.filter(
      ({ kind, transaction_id }) => kind === 'waybill' && transaction_id === order.transaction_id,
    ),
  }
}

/** The order centre, shopping orders and waybills, as WeChat and its carriers know them. */
export function serviceRoutes(
  router: Router,
  context: Context,
  orderOf: (ctx: { params: Record<string, string> }) => PaymentOrder,
): void {
  router.get('/orders/:transaction_id/services', (ctx) => {
    ctx.body = servicesOf(context, orderOf(ctx))
  })
  router.get('/shopping-orders', (ctx) => {
    ctx.body = {
      shopping_orders: [...context.state.shopping.values()].map((record) => ({
        details: detailsView(context, record),
        details_shipping: shippingView(record),
      })),
    }
  })
  router.get('/order-centre', (ctx) => {
    ctx.body = { orders: orderCentre(context, textOf(ctx, 'openid') ?? '') }
  })
  router.post('/waybills', async (ctx) => {
    const wanted = await body(ctx, WaybillChange)
    const { waybill_id } = wanted
    const status = 'next' in wanted ? nextStatus(context, waybill_id) : wanted.status
    moveWaybill(context, waybill_id, status)
    ctx.body = { waybill_id, status }
  })
}

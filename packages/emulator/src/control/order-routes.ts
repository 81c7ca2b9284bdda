import type { Router } from '@koa/router'
import { z } from 'zod'
import { makeOrder, NewOrder, orderView, takenNumber } from '../calls/orders.ts'
import { notifyPaid } from '../pay/notify.ts'
import type { PayNotifier } from '../pay/notifier.ts'
import { listBuyers, noteBuyer } from '../state/buyers.ts'
import { newOpenid, type Context } from '../state/context.ts'
import { NewRefund } from '../state/refunds.ts'
import type { PaymentOrder } from '../state/state.ts'
import { actInComponent, componentOrder, ReceiptRequest } from './confirm-receipt.ts'
import { body, ControlError, numberOf, textOf } from './input.ts'
import { payRoutes, refundOrder, refundView } from './pay-routes.ts'
import { serviceRoutes } from './service-routes.ts'

const NewBuyer = z.strictObject({
  openid: z.string().min(1).max(128).optional(),
  name: z.string().trim().min(1).max(40).optional(),
})

/** Rows of a page without a `limit`. */
const PAGE = 100

/** What WeChat knows of an order beside what get_order tells. */
function known({ state }: Context, order: PaymentOrder, parents: ReadonlyMap<string, string>) {
  const refunds = [...state.pay_refunds.values()].filter(
    ({ transaction_id }) => transaction_id === order.transaction_id,
  )
  return {
    uploads: order.uploads,
    reshipments_spent: order.reshipped ? 1 : 0,
    reminders: order.reminders,
    special: order.special,
    refunds: refunds.map(refundView),
    sub_transaction_ids: order.sub_transaction_ids,
    combined_transaction_id: parents.get(order.transaction_id) ?? null,
  }
}

/** What a developer may look an order up by. */
function matches(order: PaymentOrder, text: string): boolean {
  const waybills = order.shipping.shipping_list?.map(({ tracking_no }) => tracking_no) ?? []
  const { transaction_id, merchant_trade_no, merchant_id, description, openid } = order
  return [transaction_id, merchant_trade_no, merchant_id, description, openid, ...waybills].some(
    (one) => one?.toLowerCase().includes(text.toLowerCase()),
  )
}

function parentsOf({ state }: Context): Map<string, string> {
  return new Map(
    [...state.orders.values()].flatMap(({ transaction_id, sub_transaction_ids }) =>
      sub_transaction_ids.map((id): [string, string] => [id, transaction_id]),
    ),
  )
}

/** Buyers, what they paid, and what they do about it in WeChat. */
export function orderRoutes(
  router: Router,
  context: Context,
  /** Of all Mini Programs: payments have one space of numbers. */
  everywhere: () => readonly Context[],
  notifier: PayNotifier,
): void {
  const orderOf = (ctx: { params: Record<string, string> }): PaymentOrder => {
    const order = context.state.orders.get(ctx.params['transaction_id'] ?? '')
    if (!order) throw new ControlError(404, 'not_found', 'there is no such order')
    return order
  }

  serviceRoutes(router, context, orderOf)
  payRoutes(router, context, notifier)

  router.get('/buyers', (ctx) => {
    ctx.body = { buyers: listBuyers(context) }
  })
  router.post('/buyers', async (ctx) => {
    const { openid = newOpenid(), name } = await body(ctx, NewBuyer)
    // Those who came before keep their numbers.
    listBuyers(context)
    const buyer = noteBuyer(context, openid)
    if (name !== undefined) buyer.name = name
    ctx.body = buyer
  })

  router.post('/orders', async (ctx) => {
    const { merchant_id = context.options.mchid, ...given } = await body(ctx, NewOrder)
    const wanted = { ...given, merchant_id }
    const taken = takenNumber(everywhere(), wanted)
    if (taken !== null) throw new ControlError(409, 'exists', `${taken} is paid already`)
    const order = makeOrder(context, wanted)
    notifyPaid(context, notifier, order)
    const sub_orders = order.sub_transaction_ids.flatMap((id) => {
      const sub = context.state.orders.get(id)
      return sub ? [orderView(sub)] : []
    })
    ctx.body = { ...orderView(order), ...(sub_orders.length > 0 && { sub_orders }) }
  })
  router.get('/orders', (ctx) => {
    const [openid, text] = [textOf(ctx, 'openid'), textOf(ctx, 'q')]
    const state = numberOf(ctx, 'order_state', 1)
    const [limit, offset] = [numberOf(ctx, 'limit', 1) ?? PAGE, numberOf(ctx, 'offset', 0) ?? 0]
    const found = [...context.state.orders.values()]
      .filter((order) => openid === undefined || order.openid === openid)
      .filter((order) => state === undefined || order.order_state === state)
      .filter((order) => text === undefined || matches(order, text))
      .toReversed()
    const parents = parentsOf(context)
    ctx.body = {
      orders: found
        .slice(offset, offset + limit)
        .map((order) => ({ ...orderView(order), known: known(context, order, parents) })),
      total: found.length,
    }
  })
  router.get('/orders/:transaction_id', (ctx) => {
    const order = orderOf(ctx)
    const { reshipments_spent, uploads, reminders, ...more } = known(
      context,
      order,
      parentsOf(context),
    )
    ctx.body = { order: orderView(order), reshipments_spent, uploads, reminders, ...more }
  })
  router.post('/orders/:transaction_id/complaint', async (ctx) => {
    const { in_complaint } = await body(ctx, z.strictObject({ in_complaint: z.boolean() }))
    const order = orderOf(ctx)
    order.in_complaint = in_complaint
    ctx.body = orderView(order)
  })
  router.post('/orders/:transaction_id/refund', async (ctx) => {
    const order = orderOf(ctx)
    const refunded = refundOrder(context, notifier, order, await body(ctx, NewRefund))
    ctx.body = { ...orderView(order), ...refunded }
  })

  router.post('/receipts', async (ctx) => {
    ctx.body = actInComponent(context, await body(ctx, ReceiptRequest))
  })
  router.post('/receipts/order', async (ctx) => {
    const order = componentOrder(context, await body(ctx, ReceiptRequest))
    ctx.body = { order: order ? orderView(order) : null }
  })
}

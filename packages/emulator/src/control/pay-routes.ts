import type { Router } from '@koa/router'
import { z } from 'zod'
import { savePayMerchant } from '../pay/merchants.ts'
import { notifyRefund } from '../pay/notify.ts'
import type { PayNotifier } from '../pay/notifier.ts'
import { transactionOf } from '../pay/shapes.ts'
import { seconds, type Context } from '../state/context.ts'
import type { PayMerchant, PayNotification, PayRefund } from '../state/pay.ts'
import {
  changeRefund,
  makeRefund,
  type NewRefund,
  refundable,
  RefundChange,
} from '../state/refunds.ts'
import type { PaymentOrder } from '../state/state.ts'
import { body, ControlError, numberOf, textOf } from './input.ts'

const address = z.url({ protocol: /^https?$/ }).nullable()

const MerchantChange = z.strictObject({
  mchid: z.string().regex(/^[\w-]{1,32}$/),
  /** 32 characters of ASCII; made up without it. */
  apiv3_key: z
    .string()
    .regex(/^[\x21-\x7e]{32}$/)
    .optional(),
  notify_url: address.optional(),
  refund_notify_url: address.optional(),
  signs_with: z.enum(['public_key', 'certificate', 'either']).optional(),
  sp_appid: z.string().min(1).max(32).nullable().optional(),
})

const NotificationRequest = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({
    mchid: z.string(),
    event_type: z.string().min(1).max(64),
    resource: z.record(z.string(), z.unknown()),
  }),
])

/** What the merchant's server has to know; the private keys stay here. */
function merchantView({ public_key, certificate, ...merchant }: PayMerchant) {
  const known = ({ serial, pem }: PayMerchant['public_key']) => ({ serial, pem })
  return { ...merchant, public_key: known(public_key), certificate: known(certificate) }
}

const notificationView = ({ created_at, next_at, attempts, ...notification }: PayNotification) => ({
  ...notification,
  created_at: seconds(created_at),
  next_at: next_at === null ? null : seconds(next_at),
  attempts: attempts.map((one) => ({ ...one, at: seconds(one.at) })),
})

/** By its event, or anything that it tells. */
const holds = ({ event_type, resource }: PayNotification, text: string) =>
  `${event_type} ${JSON.stringify(resource)}`.toLowerCase().includes(text.toLowerCase())

export const refundView = ({ created_at, state_at, ...refund }: PayRefund) => ({
  ...refund,
  created_at: seconds(created_at),
  /** When the order follows; null: it has, or never will. */
  state_at: state_at === null ? null : seconds(state_at),
})

/** Refunds an order, all of it or a part; a combined payment by its parts. @throws ControlError */
export function refundOrder(
  context: Context,
  notifier: PayNotifier,
  order: PaymentOrder,
  wanted: z.output<typeof NewRefund>,
): { refunds: object[] } {
  const subs = order.sub_transaction_ids.flatMap((id) => context.state.orders.get(id) ?? [])
  const orders = subs.length > 0 ? subs : [order]
  const { amount = 0 } = wanted
  if (orders.some((one) => amount > refundable(context, one)))
    throw new ControlError(409, 'exceeds', 'amount: more than is left of the payment')
  const refunds = orders
    .filter((one) => refundable(context, one) > 0)
    .map((one) => {
      const refund = makeRefund(context, one, wanted)
      notifyRefund(context, notifier, one, refund)
      return refundView(refund)
    })
  const whole = subs.length > 0 && subs.every(({ order_state }) => order_state === 5)
  if (whole) order.order_state = 5
  return { refunds }
}

/** WeChat Pay: merchants with their keys, notifications, refunds, probes. */
export function payRoutes(router: Router, context: Context, notifier: PayNotifier): void {
  const merchantOf = (mchid: string | undefined): PayMerchant => {
    const merchant = context.wechat.pay_merchants.get(mchid ?? '')
    if (!merchant) throw new ControlError(404, 'not_found', 'there is no such merchant')
    return merchant
  }

  router.get('/pay/merchants', (ctx) => {
    ctx.body = { merchants: [...context.wechat.pay_merchants.values()].map(merchantView) }
  })
  router.get('/pay/merchants/:mchid', (ctx) => {
    ctx.body = merchantView(merchantOf(ctx.params['mchid']))
  })
  router.post('/pay/merchants', async (ctx) => {
    ctx.body = merchantView(await savePayMerchant(context, await body(ctx, MerchantChange)))
  })

  router.get('/pay/notifications', (ctx) => {
    const [mchid, transaction_id] = [textOf(ctx, 'mchid'), textOf(ctx, 'transaction_id')]
    const [text, limit] = [textOf(ctx, 'q'), numberOf(ctx, 'limit', 1)]
    ctx.body = {
      notifications: context.wechat.pay_notifications
        .filter((one) => mchid === undefined || one.mchid === mchid)
        .filter((one) => transaction_id === undefined || one.transaction_id === transaction_id)
        .filter((one) => text === undefined || holds(one, text))
        .toReversed()
        .slice(0, limit)
        .map(notificationView),
    }
  })
  router.post('/pay/notifications', async (ctx) => {
    const wanted = await body(ctx, NotificationRequest)
    if ('id' in wanted) {
      const again = context.wechat.pay_notifications.find(({ id }) => id === wanted.id)
      if (!again) throw new ControlError(404, 'not_found', 'there is no such notification')
      await notifier.resend(again)
      ctx.body = notificationView(again)
      return
    }
    const merchant = merchantOf(wanted.mchid)
    const original_type = wanted.event_type.startsWith('REFUND.') ? 'refund' : 'transaction'
    const { event_type, resource } = wanted
    ctx.body = notificationView(
      notifier.send({
        merchant,
        url: urlOf(merchant),
        event_type,
        original_type,
        resource,
        transaction_id: null,
      }),
    )
  })
  router.post('/pay/probes', async (ctx) => {
    const merchant = merchantOf((await body(ctx, z.strictObject({ mchid: z.string() }))).mchid)
    const [order] = context.state.orders.values()
    const probe = await notifier.probe({
      merchant,
      url: urlOf(merchant),
      event_type: 'TRANSACTION.SUCCESS',
      original_type: 'transaction',
      resource: order ? transactionOf(context, merchant, order) : { mchid: merchant.mchid },
      transaction_id: null,
    })
    const [attempt] = probe.attempts
    ctx.body = { ok: attempt?.ok ?? false, status: attempt?.status ?? null, id: probe.id }
  })
  router.post('/pay/refunds/:refund_id', async (ctx) => {
    const refund = context.state.pay_refunds.get(ctx.params['refund_id'] ?? '')
    const order = refund && context.state.orders.get(refund.transaction_id)
    if (!order) throw new ControlError(404, 'not_found', 'there is no such refund')
    changeRefund(context, refund, (await body(ctx, RefundChange)).status)
    notifyRefund(context, notifier, order, refund)
    ctx.body = refundView(refund)
  })
}

/** @throws ControlError when the merchant wants no notifications */
function urlOf({ notify_url }: PayMerchant): string {
  if (notify_url === null) throw new ControlError(409, 'no_notify_url', 'set notify_url first')
  return notify_url
}

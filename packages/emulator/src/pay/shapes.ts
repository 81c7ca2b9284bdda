/** What WeChat Pay tells of payments and refunds, in the shape of each product [official]. */
import { createHash } from 'node:crypto'
import type { Context } from '../state/context.ts'
import type { PayMerchant, PayRefund } from '../state/pay.ts'
import type { PaymentOrder } from '../state/state.ts'
import { HOUR_MS, SECOND_MS } from '../state/time.ts'

/** RFC 3339 in Beijing's time, as all of WeChat Pay's. */
export const beijingTime = (milliseconds: number): string =>
  `${new Date(milliseconds + 8 * HOUR_MS).toISOString().slice(0, 19)}+08:00`

const trade = (order: PaymentOrder) => ({
  out_trade_no: order.merchant_trade_no,
  transaction_id: order.transaction_id,
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功',
  bank_type: 'OTHERS',
  attach: '',
  success_time: beijingTime(order.pay_time * SECOND_MS),
})

/** A buyer has another openid in the service provider's own app. */
const openidAtProvider = (openid: string) =>
  `o${createHash('sha256').update(openid).digest('base64url').slice(0, 27)}`

/** The payment of an order: direct, through a service provider, or combined. */
export function transactionOf(
  context: Context,
  merchant: PayMerchant,
  order: PaymentOrder,
): Record<string, unknown> {
  if (order.sub_transaction_ids.length > 0) return combinedOf(context, merchant, order)
  const { appid } = context.options
  const { openid, paid_amount: total } = order
  const amount = { total, payer_total: total, currency: 'CNY', payer_currency: 'CNY' }
  if (order.sub_merchant_id === '')
    return { appid, mchid: order.merchant_id, ...trade(order), payer: { openid }, amount }
  return {
    sp_mchid: order.merchant_id,
    sub_mchid: order.sub_merchant_id,
    // The Mini Program is the provider's, or the sub-merchant's.
    ...(merchant.sp_appid === null
      ? { sp_appid: appid, payer: { sp_openid: openid } }
      : {
          sp_appid: merchant.sp_appid,
          sub_appid: appid,
          payer: { sp_openid: openidAtProvider(openid), sub_openid: openid },
        }),
    ...trade(order),
    amount,
  }
}

/** One notice of several orders; no number, state or amount at its top. */
function combinedOf(context: Context, { sp_appid }: PayMerchant, order: PaymentOrder) {
  const { appid } = context.options
  const { openid } = order
  const subs = order.sub_transaction_ids.flatMap((id) => context.state.orders.get(id) ?? [])
  return {
    combine_appid: sp_appid ?? appid,
    combine_mchid: order.merchant_id,
    combine_out_trade_no: order.merchant_trade_no,
    combine_payer_info: { openid: sp_appid === null ? openid : openidAtProvider(openid) },
    sub_orders: subs.map((sub) => ({
      mchid: sub.merchant_id,
      ...(sub.sub_merchant_id !== '' && { sub_mchid: sub.sub_merchant_id }),
      ...(sp_appid !== null && { sub_appid: appid, sub_openid: openid }),
      ...trade(sub),
      amount: {
        total_amount: sub.paid_amount,
        payer_amount: sub.paid_amount,
        currency: 'CNY',
        payer_currency: 'CNY',
      },
    })),
  }
}

/** A refund tells neither appid nor openid. */
export function refundOf(
  order: PaymentOrder,
  refund: PayRefund,
  now: number,
): Record<string, unknown> {
  const { merchant_id, sub_merchant_id, paid_amount: total } = order
  return {
    ...(sub_merchant_id === ''
      ? { mchid: merchant_id }
      : { sp_mchid: merchant_id, sub_mchid: sub_merchant_id }),
    out_trade_no: order.merchant_trade_no,
    transaction_id: order.transaction_id,
    out_refund_no: refund.out_refund_no,
    refund_id: refund.refund_id,
    refund_status: refund.status,
    ...(refund.status === 'SUCCESS' && { success_time: beijingTime(now) }),
    user_received_account: '支付用户零钱',
    amount: { total, refund: refund.amount, payer_total: total, payer_refund: refund.amount },
  }
}

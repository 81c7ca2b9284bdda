/** What the shop tells of its orders. */
import { z } from 'zod'
import type { Language, Text } from '../core/language.ts'
import { milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { ORDER_KEY_TEXT, ORDER_NUMBER_TYPES } from '../payments/order-key.ts'
import { DetailsRequest, StoredDetails } from './details-body.ts'
import { changeDetails, REVIEW_COUNTS_SECONDS, secondsLate } from './details.ts'
import { EXAMPLES } from './examples.ts'

const OrderKeyView = z
  .object({
    order_number_type: z.int().meta(ORDER_NUMBER_TYPES),
    transaction_id: z.string().optional(),
    mchid: z.string().optional(),
    out_trade_no: z.string().optional(),
  })
  .meta({ id: 'DetailsOrderKey', text: ORDER_KEY_TEXT })

const payment = z
  .string()
  .nullable()
  .meta({
    text: {
      en: "WeChat Pay's number of the payment it belongs to; null while the order is not known",
      zh: '所属的微信支付单号；订单尚未知晓时为 null',
    },
  })

const told = { order_key: OrderKeyView, transaction_id: payment }

const Details = z
  .object({
    ...told,
    order: StoredDetails.optional(),
    sub_orders: z
      .array(z.object({ ...told, order: StoredDetails }).meta({ id: 'StoredSubOrderDetails' }))
      .optional(),
    updated_at: milliseconds,
    late: z
      .object({ seconds_after_payment: z.int(), message: z.string() })
      .nullable()
      .meta({
        id: 'LateDetails',
        text: {
          en: "The goods came too late for WeChat's review, which counts 5 seconds from the payment; they are sent all the same",
          zh: '商品信息提交过晚：微信审核只计付款后 5 秒内的提交；仍会提交给微信',
        },
      }),
  })
  .meta({ id: 'PaymentDetails' })

function lateWords(seconds_after_payment: number, language: Language) {
  const message: Text = {
    en: `WeChat's review counts goods that come within ${REVIEW_COUNTS_SECONDS} seconds of the payment; these came after ${seconds_after_payment}. Tell them when the payment succeeds, or before it with payer.`,
    zh: `微信审核只计付款后 ${REVIEW_COUNTS_SECONDS} 秒内提交的商品信息，本次为付款后 ${seconds_after_payment} 秒。请在支付成功时立即提交，或在付款前连同 payer 提交。`,
  }
  return { seconds_after_payment, message: message[language] }
}

export const putOrderDetailsRoute = defineRoute({
  method: 'put',
  path: '/api/orders/details',
  id: 'putOrderDetails',
  group: 'orders',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: "Stores what was bought, for the buyer's pages: goods, shop, receiver; it replaces what was told before",
    zh: '保存买家订单页展示的商品、店铺、收件人等信息；覆盖之前的内容',
  },
  details: {
    en: 'Also before the payment, and for orders that the server does not know yet. The answer is what is stored: personal data is masked before that.',
    zh: '付款前、订单尚未同步时也可调用。响应为实际保存的内容，个人信息在保存前已脱敏。',
  },
  body: DetailsRequest,
  response: { status: 200, schema: z.object({ details: Details }).meta({ id: 'DetailsResponse' }) },
  errors: ['invalid', 'unknown_field'],
  example: EXAMPLES.putOrderDetails,
  async handle({ body, language }, shop) {
    const stored = await changeDetails(shop, body)
    const parts = stored.map(({ order_key, payment: transaction_id, row }) => ({
      order_key,
      transaction_id,
      order: row.details,
    }))
    const updated_at = stored[0]?.row.updated_at ?? shop.clock.now()
    const seconds = await secondsLate(shop, stored)
    const late = seconds === null ? null : lateWords(seconds, language)
    const { order_key } = body
    const transaction_id = order_key.transaction_id ?? null
    return {
      details:
        body.sub_orders || !parts[0]
          ? { order_key, transaction_id, sub_orders: parts, updated_at, late }
          : { ...parts[0], updated_at, late },
    }
  },
})

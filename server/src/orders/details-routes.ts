/** What the shop tells of its orders. */
import { z } from 'zod'
import { milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { ORDER_KEY_TEXT, ORDER_NUMBER_TYPES } from '../payments/order-key.ts'
import { DetailsRequest, StoredDetails } from './details-body.ts'
import { putDetails } from './details.ts'
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
  })
  .meta({ id: 'PaymentDetails' })

export const putOrderDetailsRoute = defineRoute({
  method: 'put',
  path: '/api/orders/details',
  id: 'putOrderDetails',
  group: 'orders',
  caller: 'merchant',
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
  async handle({ body }, shop) {
    const stored = await putDetails(shop, body)
    const parts = stored.map(({ order_key, payment: transaction_id, row }) => ({
      order_key,
      transaction_id,
      order: row.details,
    }))
    const updated_at = stored[0]?.row.updated_at ?? shop.clock.now()
    const { order_key } = body
    const transaction_id = order_key.transaction_id ?? null
    return {
      details:
        body.sub_orders || !parts[0]
          ? { order_key, transaction_id, sub_orders: parts, updated_at }
          : { ...parts[0], updated_at },
    }
  },
})

import { z } from 'zod'
import { ResponseSeconds } from './units.ts'

/**
 * A payment order as get_order and get_order_list return it. Times are Unix seconds, money is fen.
 * `item_desc` of an upload comes back as `goods_desc`; `mchid` and `out_trade_no` come back as
 * `merchant_id` and `merchant_trade_no`. Unknown fields are kept [seen in production: `upload_scene`].
 */
export const OrderShipping = z.looseObject({
  delivery_mode: z.int().optional(),
  logistics_type: z.int().optional(),
  finish_shipping: z.boolean().optional(),
  goods_desc: z.string().optional(),
  /** A FINISH_SHIPPING_COUNT: 2 once the only re-shipment chance is spent [seed 000]. */
  finish_shipping_count: z.int().optional(),
  shipping_list: z
    .array(
      z.looseObject({
        tracking_no: z.string().default(''),
        express_company: z.string().default(''),
        goods_desc: z.string().default(''),
        upload_time: ResponseSeconds.default(0),
        contact: z
          .looseObject({
            consignor_contact: z.string().optional(),
            receiver_contact: z.string().optional(),
          })
          .optional(),
      }),
    )
    .optional(),
})
export type OrderShipping = z.infer<typeof OrderShipping>

export const Order = z.looseObject({
  transaction_id: z.string(),
  merchant_id: z.string().default(''),
  /** `""` or `"0"` when there is none [seen]. */
  sub_merchant_id: z.string().default(''),
  merchant_trade_no: z.string().default(''),
  /** All item descriptions joined with `;`, cut at 120 characters. */
  description: z.string().default(''),
  paid_amount: z.int().default(0),
  openid: z.string().default(''),
  /** May be 0 [seen]. */
  trade_create_time: ResponseSeconds.default(0),
  pay_time: ResponseSeconds.default(0),
  /** 1 awaiting shipment, 2 shipped, 3 confirmed, 4 complete, 5 refunded, 6 awaiting settlement. */
  order_state: z.int32(),
  in_complaint: z.boolean().default(false),
  /** `{}` before anything is shipped [seen]. */
  shipping: OrderShipping.default({}),
})
export type Order = z.infer<typeof Order>

/** The fields of every response. */
export const Envelope = z.looseObject({
  errcode: z.int().default(0),
  errmsg: z.string().default('ok'),
})
export type Envelope = z.infer<typeof Envelope>

import { z } from 'zod'
import { ERRCODE } from '../catalogue/errcode.ts'
import { defineCall } from './call.ts'
import { Envelope, Order } from './order.ts'
import { UnixSeconds } from './units.ts'
import { UploadCombinedShippingInfo, UploadShippingInfo } from './upload.ts'

/** Zero of an optional number is absent: Go and .NET send it for what was not set [observed]. */
const unlessZero = (value: number | undefined) => (value === 0 ? undefined : value)

const OrderQuery = z
  .looseObject({
    transaction_id: z.string().optional(),
    merchant_id: z.string().optional(),
    merchant_trade_no: z.string().optional(),
    sub_merchant_id: z.string().optional(),
  })
  .superRefine((query, ctx) => {
    if (query.transaction_id || (query.merchant_id && query.merchant_trade_no)) return
    ctx.addIssue({
      code: 'custom',
      message: 'transaction_id, or merchant_id with merchant_trade_no, is required',
      params: {
        errcode: ERRCODE.ORDER_ARGUMENT_INVALID,
        text: {
          en: 'transaction_id, or merchant_id with merchant_trade_no, is required (not mchid, out_trade_no)',
          zh: '需要 transaction_id，或 merchant_id 与 merchant_trade_no（不是 mchid、out_trade_no）',
        },
      },
    })
  })

/**
 * Uploads the shipping info of one payment (POST /wxa/sec/order/upload_shipping_info).
 * A second upload of a completed shipment spends the payment's only re-shipment chance: after an
 * unknown outcome, ask {@link getOrder} before sending it again [seed 000].
 */
export const upload = defineCall({
  name: 'shipping.upload',
  method: 'POST',
  path: '/wxa/sec/order/upload_shipping_info',
  auth: 'access_token',
  request: UploadShippingInfo,
  response: Envelope,
  permission_sets: [142],
  errcodes: [
    -1, 10060001, 10060002, 10060003, 10060004, 10060005, 10060006, 10060007, 10060008, 10060009,
    10060012, 10060014, 10060019, 10060020, 10060023, 10060024, 10060025, 10060026, 10060031,
    268485194, 268485195, 268485196, 268485197, 268485216, 268485224, 268485226, 268485227,
    268485228,
  ],
  source: 'seed 000 §I; official api_uploadshippinginfo 2026',
})

/** Returns one order (POST /wxa/sec/order/get_order). Safe to repeat. */
export const getOrder = defineCall({
  name: 'shipping.getOrder',
  method: 'POST',
  path: '/wxa/sec/order/get_order',
  auth: 'access_token',
  request: OrderQuery,
  response: Envelope.extend({ order: Order }),
  permission_sets: [142],
  errcodes: [-1, 10060001, 10060012, 10060014],
  source: 'seed 000 §III; official api_getorder 2026',
})

/** Lists orders by time, state or buyer (POST /wxa/sec/order/get_order_list); not for platforms. */
export const getOrderList = defineCall({
  name: 'shipping.getOrderList',
  method: 'POST',
  path: '/wxa/sec/order/get_order_list',
  auth: 'access_token',
  request: z.looseObject({
    /** Unix seconds; the end is inclusive. */
    pay_time_range: z
      .looseObject({
        begin_time: UnixSeconds.optional().transform(unlessZero),
        end_time: UnixSeconds.optional().transform(unlessZero),
      })
      .optional(),
    order_state: z.int().optional().transform(unlessZero),
    openid: z.string().optional(),
    /** The cursor of the previous page. */
    last_index: z.string().optional(),
    /** Default 100; the upper bound is not documented. */
    page_size: z.int().optional().transform(unlessZero),
  }),
  response: Envelope.extend({
    last_index: z.string().default(''),
    has_more: z.boolean().default(false),
    /** null: a row that is not an order as documented; it does not hide the others. */
    order_list: z.array(Order.nullable().catch(null)).default([]),
  }),
  permission_sets: [],
  errcodes: [-1, 10060001, 10060011, 10060012, 10060014],
  source: 'seed 000 §IV; official api_getorderlist 2026 (third parties excluded)',
})

/**
 * Sets the page that the shipping message opens (POST /wxa/sec/order/set_msg_jump_path): one path
 * per appid. WeChat silently uses its own page instead of an empty or unknown path.
 */
export const setMsgJumpPath = defineCall({
  name: 'shipping.setMsgJumpPath',
  method: 'POST',
  path: '/wxa/sec/order/set_msg_jump_path',
  auth: 'access_token',
  request: z.looseObject({ path: z.string() }),
  response: Envelope,
  permission_sets: [],
  errcodes: [-1],
  source: 'seed 000 §VI; official api_setmsgjumppath 2026 (third parties excluded)',
})

/** Returns whether shipping management is enabled (POST /wxa/sec/order/is_trade_managed). */
export const isTradeManaged = defineCall({
  name: 'shipping.isTradeManaged',
  method: 'POST',
  path: '/wxa/sec/order/is_trade_managed',
  auth: 'access_token',
  request: z.looseObject({ appid: z.string() }),
  response: Envelope.extend({ is_trade_managed: z.boolean() }),
  permission_sets: [18, 142],
  errcodes: [-1, 40013, 40097, 44990, 61003, 61004, 61011],
  source: 'seed 000 §VII',
})

/**
 * Uploads the shipping info of a combined payment, sub-order by sub-order
 * (POST /wxa/sec/order/upload_combined_shipping_info). Only for combined payments of WeChat Pay: one
 * payment that the shop itself splits into orders gets 10060001 [staff].
 * Not the same as shoppingOrder.uploadCombinedShipping, which does not release money.
 */
export const uploadCombined = defineCall({
  name: 'shipping.uploadCombined',
  method: 'POST',
  path: '/wxa/sec/order/upload_combined_shipping_info',
  auth: 'access_token',
  request: UploadCombinedShippingInfo,
  response: Envelope,
  permission_sets: [142],
  errcodes: [...upload.errcodes, 10060013, 268485253],
  source: 'seed 000 §II; official api_uploadcombinedshippinginfo 2026',
})

/**
 * Reminds the buyer to confirm receipt (POST /wxa/sec/order/notify_confirm_receive); does not
 * confirm it. Express only (10060032), in state 2 only (10060028), once per order (10060030).
 */
export const notifyConfirmReceive = defineCall({
  name: 'shipping.notifyConfirmReceive',
  method: 'POST',
  path: '/wxa/sec/order/notify_confirm_receive',
  auth: 'access_token',
  request: OrderQuery.and(
    z.looseObject({
      /** Unix seconds, later than the shipping time; milliseconds get 10060029 [seen]. */
      received_time: UnixSeconds,
    }),
  ),
  response: Envelope,
  permission_sets: [142],
  errcodes: [-1, 10060001, 10060012, 10060014, 10060028, 10060029, 10060030, 10060032],
  source: 'seed 000 §V; official api_notifyconfirmreceive 2026',
})

/** Returns whether every merchant number of the appid is confirmed for shipping management. */
export const isTradeManagementConfirmationCompleted = defineCall({
  name: 'shipping.isTradeManagementConfirmationCompleted',
  method: 'POST',
  path: '/wxa/sec/order/is_trade_management_confirmation_completed',
  auth: 'access_token',
  request: z.looseObject({ appid: z.string() }),
  response: Envelope.extend({ completed: z.boolean() }),
  permission_sets: [18, 142],
  errcodes: [-1, 40013, 40097, 44990, 61003, 61004, 61011],
  source: 'seed 000 §VIII',
})

/**
 * Reports an order that cannot ship in time (POST /wxa/sec/order/opspecialorder): type 1 pre-sale
 * with `delay_to`, type 2 a test order (its money is not refunded automatically [official 2026]).
 */
export const reportSpecialOrder = defineCall({
  name: 'shipping.reportSpecialOrder',
  method: 'POST',
  path: '/wxa/sec/order/opspecialorder',
  auth: 'access_token',
  request: z.looseObject({
    /** WeChat Pay's transaction_id or the merchant's out_trade_no. */
    order_id: z.string(),
    /** A SPECIAL_ORDER_TYPE. */
    type: z.int(),
    /** Unix seconds; pre-sale only: more than 15 and at most 330 days after payment. */
    delay_to: UnixSeconds.optional(),
  }),
  response: Envelope,
  permission_sets: [142],
  errcodes: [-1, 268546000, 268546001, 268546002],
  source: 'seed 000 §X; official api_opspecialorder 2026',
})

/** Applies for another trade type (POST /wxa/sec/order/setwxatradetypecgi); once per account. */
export const changeTradeType = defineCall({
  name: 'shipping.changeTradeType',
  method: 'POST',
  path: '/wxa/sec/order/setwxatradetypecgi',
  auth: 'access_token',
  request: z.looseObject({
    /** 1 general, 2 physical e-commerce, 3 offline service, 4 online service. */
    trade_type: z.int().min(1).max(4),
    /** At most ten, of which at most three videos. */
    material_list: z
      .array(
        z.looseObject({
          /** 1 image, 2 video. */
          type: z.int().min(1).max(2),
          /** The media_id of temporary media. */
          media_id: z.string().min(1),
        }),
      )
      .max(10)
      .refine((list) => list.filter(({ type }) => type === 2).length <= 3, {
        error: 'at most 3 videos',
        params: { text: { en: 'at most 3 videos', zh: '最多 3 个视频' } },
      }),
    reason: z.string().min(1),
  }),
  response: Envelope,
  permission_sets: [142],
  errcodes: [-1, 268486048],
  source: 'official setwxatradetypecgi 2026',
})

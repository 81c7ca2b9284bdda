/**
 * The bodies that Mini Program and server exchange. Times are Unix seconds, money is fen.
 *
 * WeChat has two names for one thing in places: `item_desc` is sent with a parcel and comes back
 * as `goods_desc`; an upload says `mchid` and `out_trade_no`, an order says `merchant_id` and
 * `merchant_trade_no`. These bodies use the order's names.
 *
 * The Mini Program imports types only, so that zod stays out of its package.
 */
import { z } from 'zod'
import { MAX_PAGE_SIZE } from './routes.ts'

const seconds = z.int().nonnegative()
const identifier = z.string().min(1).max(128)

export const BuyerSessionRequest = z.strictObject({
  /** From `wx.login`; used once, five minutes at most. */
  code: z.string().min(1).max(512),
})
export type BuyerSessionRequest = z.infer<typeof BuyerSessionRequest>

export const BuyerSession = z.object({
  token: z.string(),
  /** Seconds until the token ends. */
  expires_in: z.int().positive(),
})
export type BuyerSession = z.infer<typeof BuyerSession>

export const Parcel = z.object({
  /** Empty for same-city, virtual and self-pickup shipments. */
  tracking_no: z.string(),
  /** A `delivery_id` of WeChat's list, for instance `SF`. */
  express_company: z.string(),
  /** WeChat's name of the carrier, where it is known; only in the response about one order. */
  delivery_name: z.string().optional(),
  goods_desc: z.string(),
  upload_time: seconds,
})
export type Parcel = z.infer<typeof Parcel>

export const Shipping = z.object({
  delivery_mode: z.int(),
  logistics_type: z.int(),
  finish_shipping: z.boolean(),
  shipping_list: z.array(Parcel),
})
export type Shipping = z.infer<typeof Shipping>

export const Settlement = z.object({
  shipped_time: seconds.nullable(),
  estimated_settlement_time: seconds.nullable(),
  confirm_receive_time: seconds.nullable(),
  settlement_time: seconds.nullable(),
})
export type Settlement = z.infer<typeof Settlement>

export const BuyerOrder = z.object({
  transaction_id: identifier,
  merchant_id: z.string(),
  /** Empty when the payment had no sub-merchant. */
  sub_merchant_id: z.string(),
  merchant_trade_no: z.string(),
  description: z.string(),
  /** Fen. */
  paid_amount: z.int().nonnegative(),
  pay_time: seconds,
  /** WeChat may add states: show one that is not in ORDER_STATE as being processed. */
  order_state: z.int(),
  /** A dispute is open, and WeChat holds the money. */
  in_complaint: z.boolean(),
  /** Null until something is shipped. */
  shipping: Shipping.nullable(),
  /** WeChat's times of receipt and settlement; null until WeChat sent any. */
  settlement: Settlement.nullable(),
})
export type BuyerOrder = z.infer<typeof BuyerOrder>

export const BuyerOrderResponse = z.object({ order: BuyerOrder })
export type BuyerOrderResponse = z.infer<typeof BuyerOrderResponse>

export const BuyerOrderPageQuery = z.strictObject({
  /** One state or several: `2`, `3,4,6`. All when left out. */
  order_state: z
    .string()
    .regex(/^\d{1,2}(,\d{1,2}){0,9}$/)
    .transform((states) => [...new Set(states.split(',').map(Number))])
    .optional(),
  /** From the page before; leave out for the first page. */
  cursor: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(20),
})
export type BuyerOrderPageQuery = z.infer<typeof BuyerOrderPageQuery>

export const BuyerOrderPage = z.object({
  /** Newest payment first. */
  orders: z.array(BuyerOrder),
  /** Null on the last page. */
  next_cursor: z.string().nullable(),
  /** The number of orders in each state that has any; only on the first page, else null. */
  counts: z.record(z.string(), z.int().nonnegative()).nullable(),
})
export type BuyerOrderPage = z.infer<typeof BuyerOrderPage>

export const WaybillTokenRequest = z.strictObject({
  /** Of one of the order's parcels. */
  tracking_no: identifier,
  /**
   * The receiver's phone number, as on the parcel's label: WeChat shows tracking only to someone who
   * knows it. It is passed on to WeChat, neither stored nor logged.
   */
  receiver_phone: z
    .string()
    .regex(/^\+?\d[\d -]{5,22}$/)
    .optional(),
  /** The picture of the goods on WeChat's tracking page. */
  goods_img_url: z.url({ protocol: /^https$/ }).max(1024),
})
export type WaybillTokenRequest = z.infer<typeof WaybillTokenRequest>

export const WaybillTokenResponse = z.object({
  /** For `openWaybillTracking` of WeChat's logistics plugin. */
  waybill_token: z.string(),
})
export type WaybillTokenResponse = z.infer<typeof WaybillTokenResponse>

/**
 * The query that WeChat adds to the jump path: `transaction_id`, or the merchant's two numbers; in
 * practice all of them.
 */
export const JumpQuery = z
  .object({
    transaction_id: identifier.optional(),
    merchant_id: identifier.optional(),
    merchant_trade_no: identifier.optional(),
    sub_merchant_id: z.string().max(128).optional(),
  })
  .refine((query) => query.transaction_id ?? (query.merchant_id && query.merchant_trade_no), {
    error: 'needs transaction_id, or merchant_id with merchant_trade_no',
  })
export type JumpQuery = z.infer<typeof JumpQuery>

export const ErrorBody = z.object({
  error: z.object({
    /** Stable, for programs: `not_found`, `session_expired`, … */
    code: z.string(),
    /** What happened, in the language of the request. */
    message: z.string(),
    /** WeChat's error code, where WeChat refused. */
    errcode: z.int().optional(),
    /** What to do about it. */
    remedy: z.string().optional(),
  }),
})
export type ErrorBody = z.infer<typeof ErrorBody>

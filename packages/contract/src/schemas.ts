/**
 * The schemas of the bodies that Mini Program and server exchange. The Mini Program uses the plain types
 * of `bodies.ts`, so that zod stays out of its package; `bodies.check.ts` holds the two together.
 */
import { z } from 'zod'
import { OrderExtras } from './extras.ts'
import { Shipping } from './parcels.ts'
import { MAX_PAGE_SIZE } from './routes.ts'

export { OrderExtras, OrderItem } from './extras.ts'
export { Parcel, ParcelStatus, Shipping } from './parcels.ts'
export { WaybillTokenRequest, WaybillTokenResponse } from './waybills.ts'

const seconds = z
  .int()
  .nonnegative()
  .meta({ text: { en: 'Unix seconds', zh: 'Unix 秒' } })
const identifier = z.string().min(1).max(128)

export const Settlement = z
  .object({
    shipped_time: seconds.nullable(),
    estimated_settlement_time: seconds.nullable(),
    confirm_receive_time: seconds.nullable(),
    settlement_time: seconds.nullable(),
  })
  .meta({ id: 'BuyerSettlement' })
export type Settlement = z.infer<typeof Settlement>

export const BuyerOrder = z
  .object({
    transaction_id: identifier,
    merchant_id: z.string(),
    /** Empty when the payment had no sub-merchant. */
    sub_merchant_id: z.string(),
    merchant_trade_no: z.string(),
    description: z.string(),
    /** Fen. */
    paid_amount: z
      .int()
      .nonnegative()
      .meta({ text: { en: 'Fen', zh: '分' } }),
    pay_time: seconds,
    /** WeChat may add states: show one that is not in ORDER_STATE as being processed. */
    order_state: z.int().meta({
      text: {
        en: '1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement; WeChat may add others',
        zh: '1 待发货，2 已发货，3 确认收货，4 交易完成，5 已退款，6 资金待结算；微信可能新增其他值',
      },
    }),
    /** A dispute is open, and WeChat holds the money. */
    in_complaint: z.boolean(),
    /** Null until something is shipped. */
    shipping: Shipping.nullable(),
    /** WeChat's times of receipt and settlement; null until WeChat sent any. */
    settlement: Settlement.nullable(),
    /** What the shop told of the order; missing where it told nothing. */
    extras: OrderExtras.optional(),
  })
  .meta({ id: 'BuyerOrder' })
export type BuyerOrder = z.infer<typeof BuyerOrder>

export const BuyerOrderResponse = z
  .object({
    order: BuyerOrder,
    /** All orders of the combined payment that `order` belongs to, itself included; else missing. */
    sub_orders: z.array(BuyerOrder).optional(),
  })
  .meta({ id: 'BuyerOrderResponse' })
export type BuyerOrderResponse = z.infer<typeof BuyerOrderResponse>

export const BuyerOrderPageQuery = z.strictObject({
  /** One state or several: `2`, `3,4,6`. All when left out. */
  order_state: z
    .string()
    .regex(/^\d{1,2}(,\d{1,2}){0,9}$/)
    .transform((states) => [...new Set(states.split(',').map(Number))])
    .optional()
    .meta({
      text: {
        en: 'One state or several: `2`, `3,4,6`; all when left out',
        zh: '一个或多个状态：`2`、`3,4,6`；不填为全部',
      },
    }),
  /** From the page before; leave out for the first page. */
  cursor: z
    .string()
    .max(256)
    .optional()
    .meta({
      text: {
        en: '`next_cursor` of the page before; leave out for the first page',
        zh: '上一页的 `next_cursor`；第一页不填',
      },
    }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(20),
})
export type BuyerOrderPageQuery = z.infer<typeof BuyerOrderPageQuery>

export const BuyerOrderPage = z
  .object({
    /** Newest payment first. */
    orders: z.array(BuyerOrder),
    /** Null on the last page. */
    next_cursor: z.string().nullable(),
    /** The number of orders in each state that has any; only on the first page, else null. */
    counts: z
      .record(z.string(), z.int().nonnegative())
      .nullable()
      .meta({
        text: {
          en: 'The number of orders in each state that has any; only on the first page',
          zh: '各状态的订单数；仅第一页返回',
        },
      }),
  })
  .meta({ id: 'BuyerOrderPage' })
export type BuyerOrderPage = z.infer<typeof BuyerOrderPage>

/**
 * The query that WeChat adds to the jump path: `transaction_id`, or the merchant's two numbers; in
 * practice all of them. WeChat's order centre gives `merchant_trade_no` alone.
 */
export const JumpQuery = z
  .object({
    transaction_id: identifier.optional(),
    merchant_id: identifier.optional(),
    merchant_trade_no: identifier.optional(),
    sub_merchant_id: z.string().max(128).optional(),
  })
  .refine((query) => query.transaction_id ?? query.merchant_trade_no, {
    error: 'needs transaction_id or merchant_trade_no',
    params: {
      text: {
        en: 'send transaction_id or merchant_trade_no',
        zh: '需要 transaction_id 或 merchant_trade_no',
      },
    },
  })
export type JumpQuery = z.infer<typeof JumpQuery>

export const ErrorBody = z.object({
  error: z.object({
    /** Stable, for programs: `not_found`, `session_expired`, … */
    code: z.string(),
    /** What happened, in the language of the request. */
    message: z.string().meta({ text: { en: 'What happened', zh: '发生了什么' } }),
    /** WeChat's error code, where WeChat refused. */
    errcode: z
      .int()
      .optional()
      .meta({ text: { en: "WeChat's code, where it refused", zh: '微信拒绝时的错误码' } }),
    /** What to do about it. */
    remedy: z
      .string()
      .optional()
      .meta({ text: { en: 'What to do about it', zh: '如何处理' } }),
  }),
})
export type ErrorBody = z.infer<typeof ErrorBody>

export const BuyerSessionRequest = z
  .strictObject({
    /** From `wx.login`; used once, five minutes at most. */
    code: z
      .string()
      .min(1)
      .max(512)
      .meta({
        text: {
          en: 'From wx.login; used once, five minutes at most',
          zh: '来自 wx.login；五分钟内有效且只能用一次',
        },
      }),
    /** What the shipping message says: its order is answered with the session. */
    lookup: JumpQuery.optional().meta({
      text: {
        en: 'The query of a shipping message: its order is returned with the session',
        zh: '发货消息的参数：订单随会话一并返回',
      },
    }),
    /** Which orders: the first page is answered with the session. */
    orders: BuyerOrderPageQuery.pick({ order_state: true })
      .extend({ limit: z.int().min(1).max(MAX_PAGE_SIZE).default(20) })
      .optional()
      .meta({
        text: {
          en: 'The first page of these orders is returned with the session',
          zh: '符合条件的订单第一页，随会话一并返回',
        },
      }),
  })
  .refine(({ lookup, orders }) => !lookup || !orders, {
    error: 'lookup or orders, not both',
    params: {
      text: { en: 'send lookup or orders, not both', zh: 'lookup 和 orders 只能传其一' },
    },
  })
  .meta({ id: 'BuyerSessionRequest' })
export type BuyerSessionRequest = z.infer<typeof BuyerSessionRequest>

/**
 * A session. What was asked for with it is there, too, or why it is not: the session is open either
 * way. A server before 0.2 refuses such a request.
 */
export const BuyerSession = z
  .object({
    token: z.string(),
    /** Seconds until the token ends. */
    expires_in: z
      .int()
      .positive()
      .meta({ text: { en: 'Seconds until the token ends', zh: 'token 的有效秒数' } }),
    /** Where the request had `lookup`. */
    lookup: z
      .union([BuyerOrderResponse, ErrorBody])
      .optional()
      .meta({
        text: {
          en: 'Where the request had lookup: the order, or why there is none',
          zh: '请求带有 lookup 时返回：订单，或未返回订单的原因',
        },
      }),
    /** Where the request had `orders`. */
    orders: z
      .union([BuyerOrderPage, ErrorBody])
      .optional()
      .meta({
        text: {
          en: 'Where the request had orders: their first page, or why there is none',
          zh: '请求带有 orders 时返回：第一页订单，或未返回的原因',
        },
      }),
  })
  .meta({ id: 'BuyerSession' })
export type BuyerSession = z.infer<typeof BuyerSession>

/**
 * The bodies that Mini Program and server exchange, as plain types: the kit is published with them and
 * without zod. `schemas.ts` has the schemas and is checked to say the same. Times are Unix seconds,
 * money is fen.
 *
 * WeChat has two names for one thing in places: `item_desc` is sent with a parcel and comes back
 * as `goods_desc`; an upload says `mchid` and `out_trade_no`, an order says `merchant_id` and
 * `merchant_trade_no`. These bodies use the order's names.
 */
export interface Parcel {
  /** Empty for same-city, virtual and self-pickup shipments. */
  tracking_no: string
  /** A `delivery_id` of WeChat's list, for instance `SF`. */
  express_company: string
  /** WeChat's name of the carrier, where it is known; only in the response about one order. */
  delivery_name?: string | undefined
  goods_desc: string
  upload_time: number
  /**
   * WeChat's status of the waybill: 0 none yet, 1 collected, 2 in transit, 3 out for delivery, 4 signed
   * for, 5 problem, 6 signed for by an agent; missing where it is not known.
   */
  status?: number | undefined
  /** The statuses that it has had, the oldest first; missing where nobody wrote them down. */
  statuses?: ParcelStatus[] | undefined
  /** WeChat sends its buyer messages about this parcel; missing where it does not. */
  messages?: boolean | undefined
  /** The `merchant_item_id` of what is in it, where the shop said so. */
  items?: string[] | undefined
}

export interface ParcelStatus {
  /** WeChat's status of the waybill, as in {@link Parcel}. */
  status: number
  /** When it was first seen; WeChat gives no times, and is asked every few hours. */
  at: number
}

export interface Shipping {
  delivery_mode: number
  logistics_type: number
  finish_shipping: boolean
  shipping_list: Parcel[]
}

export interface Settlement {
  shipped_time: number | null
  estimated_settlement_time: number | null
  confirm_receive_time: number | null
  settlement_time: number | null
}

export interface OrderItem {
  merchant_item_id: string
  name: string
  /** The variant that was bought: size, colour. */
  description?: string | undefined
  /** Fen, of one piece. */
  unit_price?: number | undefined
  quantity: number
  /** https; the first one is shown. */
  image_url: string[]
  /** A page of the shop's own Mini Program, with its query. */
  path?: string | undefined
}

/**
 * What the shop tells of an order, for the buyer's pages. Every field may be missing, and a page
 * without any of them is whole.
 */
export interface OrderExtras {
  shop?: { name: string; logo_url?: string | undefined; path?: string | undefined } | undefined
  item_list?: OrderItem[] | undefined
  /** Fen. */
  freight?: number | undefined
  /** Fen. */
  discount?: number | undefined
  /** Fen. */
  refunded_amount?: number | undefined
  refunded_time?: number | undefined
  /** Masked: 陈** 138****0001. */
  receiver?: { name: string; phone: string; address: string } | undefined
  /** Where the goods are picked up. */
  store?: { name: string; address: string; hours?: string | undefined } | undefined
  pickup_code?: string | undefined
  /** The shop promised to ship by then. */
  promised_ship_time?: number | undefined
  /** A pre-sale is expected to ship then. */
  presale_time?: number | undefined
  after_sales_path?: string | undefined
  /** The buyer may write to the shop's customer service from the order. */
  contact?: boolean | undefined
}

export interface BuyerOrder {
  transaction_id: string
  merchant_id: string
  /** Empty when the payment had no sub-merchant. */
  sub_merchant_id: string
  merchant_trade_no: string
  description: string
  /** Fen. */
  paid_amount: number
  pay_time: number
  /** One of `ORDER_STATE`; WeChat may add states: show one that is not there as being processed. */
  order_state: number
  /** A dispute is open, and WeChat holds the money. */
  in_complaint: boolean
  /** Null until something is shipped. */
  shipping: Shipping | null
  /** WeChat's times of receipt and settlement; null until WeChat sent any. */
  settlement: Settlement | null
  /** What the shop told of the order; missing where it told nothing. */
  extras?: OrderExtras | undefined
}

export interface BuyerOrderResponse {
  order: BuyerOrder
  /** All orders of the combined payment that `order` belongs to, itself included; else missing. */
  sub_orders?: BuyerOrder[] | undefined
}

export interface BuyerOrderPage {
  /** Newest payment first. */
  orders: BuyerOrder[]
  /** Null on the last page. */
  next_cursor: string | null
  /** The number of orders in each state that has any; only on the first page, else null. */
  counts: Record<string, number> | null
}

export interface WaybillTokenRequest {
  /** Of one of the order's parcels. */
  tracking_no: string
  /** As on the parcel's label. It is passed on to WeChat, neither stored nor logged. */
  receiver_phone?: string | undefined
  /** The picture of the goods on WeChat's tracking page: https. */
  goods_img_url: string
}

export interface WaybillTokenResponse {
  /** For `openWaybillTracking` of WeChat's logistics plugin. */
  waybill_token: string
}

/**
 * The query that WeChat adds to the jump path: `transaction_id`, or the merchant's two numbers; in
 * practice all of them. WeChat's order centre gives `merchant_trade_no` alone.
 */
export interface JumpQuery {
  transaction_id?: string | undefined
  merchant_id?: string | undefined
  merchant_trade_no?: string | undefined
  sub_merchant_id?: string | undefined
}

export interface ErrorBody {
  error: {
    /** Stable, for programs: `not_found`, `session_expired`, … */
    code: string
    /** What happened, in the language of the request. */
    message: string
    /** WeChat's error code, where WeChat refused. */
    errcode?: number | undefined
    /** What to do about it. */
    remedy?: string | undefined
  }
}

/** `lookup` or `orders`, not both: the answer holds them, too. */
export interface BuyerSessionRequest {
  /** From `wx.login`; used once, five minutes at most. */
  code: string
  /** What the shipping message says. */
  lookup?: JumpQuery | undefined
  /** Which orders the first page has; `order_state` as in the list's query: `3,4,6`. */
  orders?: { order_state?: string | undefined; limit?: number | undefined } | undefined
}

/**
 * A session. What was asked for with it is there, too, or why it is not: the session is open either
 * way. A server before 0.2 refuses `lookup` and `orders` (400 `invalid`).
 */
export interface BuyerSession {
  token: string
  /** Seconds until the token ends. */
  expires_in: number
  /** Where the request had `lookup`. */
  lookup?: BuyerOrderResponse | ErrorBody | undefined
  /** Where the request had `orders`. */
  orders?: BuyerOrderPage | ErrorBody | undefined
}

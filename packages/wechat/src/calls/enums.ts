/** WeChat's enums by name. */

/** `order_state` of a payment order; @fahuo/contract has it for the Mini Program [seed 000; 6 since 11/2024]. */
export const ORDER_STATE = {
  AWAITING_SHIPMENT: 1,
  SHIPPED: 2,
  RECEIPT_CONFIRMED: 3,
  TRANSACTION_COMPLETE: 4,
  REFUNDED: 5,
  FUNDS_AWAITING_SETTLEMENT: 6,
} as const

/** `order_number_type`: what names a payment in an upload [seed 000 §I]. */
export const ORDER_NUMBER_TYPE = {
  /** `mchid` with `out_trade_no`. */
  MERCHANT: 1,
  /** WeChat Pay's `transaction_id`. */
  WECHAT_PAY: 2,
} as const

/** `logistics_type` [seed 000 §I]. */
export const LOGISTICS_TYPE = {
  EXPRESS: 1,
  SAME_CITY: 2,
  VIRTUAL: 3,
  SELF_PICKUP: 4,
} as const

/** `delivery_mode` [seed 000 §I]. */
export const DELIVERY_MODE = {
  /** Everything in exactly one parcel. */
  UNIFIED: 1,
  /** Several parcels, one after the other or at once; express only. */
  SPLIT: 2,
} as const

/** `finish_shipping_count` of an order's shipping [seed 000 §III]. */
export const FINISH_SHIPPING_COUNT = {
  NOT_COMPLETE: 0,
  COMPLETE: 1,
  /** The one re-shipment chance is spent. */
  RESHIPPED: 2,
} as const

/** `confirm_receive_method` of a settlement push [seed 002]. */
export const CONFIRM_RECEIVE_METHOD = {
  MANUAL: 1,
  AUTOMATIC: 2,
} as const

/** `waybill_info.status` of query_trace and query_follow_trace [seed 003]. */
export const WAYBILL_STATUS = {
  UNKNOWN: 0,
  COLLECTED: 1,
  IN_TRANSIT: 2,
  OUT_FOR_DELIVERY: 3,
  SIGNED: 4,
  EXCEPTION: 5,
  SIGNED_BY_PROXY: 6,
} as const

/** `type` of opspecialorder [seed 000 §X]. */
export const SPECIAL_ORDER_TYPE = {
  PRESALE: 1,
  TEST: 2,
} as const

/** `progress.status` of a famous brand's application [official; 0 observed]. */
export const BRAND_STATUS = {
  NONE: 0,
  IN_REVIEW: 1,
  REJECTED: 2,
  APPROVED: 3,
} as const

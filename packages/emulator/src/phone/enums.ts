/** WeChat's enums for the page, which cannot load @fahuo/wechat: by their types no number can differ. */
import type * as wechat from '@fahuo/wechat'

export const LOGISTICS_TYPE: typeof wechat.LOGISTICS_TYPE = {
  EXPRESS: 1,
  SAME_CITY: 2,
  VIRTUAL: 3,
  SELF_PICKUP: 4,
}

export const DELIVERY_MODE: typeof wechat.DELIVERY_MODE = { UNIFIED: 1, SPLIT: 2 }

export const ORDER_NUMBER_TYPE: typeof wechat.ORDER_NUMBER_TYPE = { MERCHANT: 1, WECHAT_PAY: 2 }

export const ORDER_STATE: typeof wechat.ORDER_STATE = {
  AWAITING_SHIPMENT: 1,
  SHIPPED: 2,
  RECEIPT_CONFIRMED: 3,
  TRANSACTION_COMPLETE: 4,
  REFUNDED: 5,
  FUNDS_AWAITING_SETTLEMENT: 6,
}

export const SPECIAL_ORDER_TYPE: typeof wechat.SPECIAL_ORDER_TYPE = { PRESALE: 1, TEST: 2 }

export const APPEAL_STATE: typeof wechat.APPEAL_STATE = {
  NONE: 0,
  OPEN: 401,
  LATE: 402,
  RUNNING: 403,
  WON: 117,
  LOST: 118,
}

/** WeChat's `order_state` of a payment order [seed 000; 6 since 11/2024]. */
export const ORDER_STATE = {
  awaiting_shipment: 1,
  shipped: 2,
  receipt_confirmed: 3,
  transaction_complete: 4,
  refunded: 5,
  funds_awaiting_settlement: 6,
} as const

/** Tells whether the buyer has confirmed: states 3, 6 and 4. WeChat goes through 1, 2, 3, 6, 4. */
export function isReceiptConfirmed(order: { order_state: number }): boolean {
  return (
    order.order_state === ORDER_STATE.receipt_confirmed ||
    order.order_state === ORDER_STATE.funds_awaiting_settlement ||
    order.order_state === ORDER_STATE.transaction_complete
  )
}

/** WeChat's component succeeds only in state 2 and without an open dispute. */
export function canConfirmReceipt(order: { order_state: number; in_complaint: boolean }): boolean {
  return order.order_state === ORDER_STATE.shipped && !order.in_complaint
}

/** The tabs of the buyer's list and the states in each; no states means all. */
export const ORDER_TABS = [
  { tab: 'all', order_state: [] },
  { tab: 'toShip', order_state: [ORDER_STATE.awaiting_shipment] },
  { tab: 'toReceive', order_state: [ORDER_STATE.shipped] },
  {
    tab: 'done',
    order_state: [
      ORDER_STATE.receipt_confirmed,
      ORDER_STATE.transaction_complete,
      ORDER_STATE.funds_awaiting_settlement,
    ],
  },
  { tab: 'refunded', order_state: [ORDER_STATE.refunded] },
] as const satisfies readonly { tab: string; order_state: readonly number[] }[]
export type OrderTab = (typeof ORDER_TABS)[number]['tab']

/** WeChat's `logistics_type`. */
export const LOGISTICS_TYPE = { express: 1, same_city: 2, virtual: 3, self_pickup: 4 } as const

/** WeChat's `delivery_mode`. */
export const DELIVERY_MODE = { unified: 1, split: 2 } as const

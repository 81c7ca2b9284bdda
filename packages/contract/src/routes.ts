/** The buyer routes of the server. All but `session` want `Authorization: Bearer <token>`. */
export const BUYER_ROUTES = {
  /** POST {@link BuyerSessionRequest} → {@link BuyerSession} */
  session: '/buyer/session',
  /** GET ?order_state&cursor&limit → {@link BuyerOrderPage} */
  orders: '/buyer/orders',
  /** GET with the query of a shipping message → {@link BuyerOrderAnswer} */
  lookup: '/buyer/orders/lookup',
  /** POST, no body: asks WeChat how the order stands → {@link BuyerOrderAnswer} */
  receipt: '/buyer/orders/:transaction_id/receipt',
} as const

/** The most orders one page of the buyer's list may hold. */
export const MAX_PAGE_SIZE = 100

/** `BUYER_ROUTES.receipt` for one order. */
export function receiptRoute(transaction_id: string): string {
  return BUYER_ROUTES.receipt.replace(':transaction_id', encodeURIComponent(transaction_id))
}

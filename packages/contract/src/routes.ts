/** The buyer routes of the server. All but `session` want `Authorization: Bearer <token>`. */
export const BUYER_ROUTES = {
  /** POST {@link BuyerSessionRequest} → {@link BuyerSession} */
  session: '/buyer/session',
  /** GET ?order_state=3,4,6&cursor&limit → {@link BuyerOrderPage} */
  orders: '/buyer/orders',
  /** GET with the query of a shipping message → {@link BuyerOrderAnswer} */
  lookup: '/buyer/orders/lookup',
  /** POST, no body: asks WeChat how the order stands → {@link BuyerOrderAnswer} */
  receipt: '/buyer/orders/:transaction_id/receipt',
  /** POST {@link WaybillTokenRequest} → {@link WaybillTokenAnswer} */
  waybillToken: '/buyer/orders/:transaction_id/waybill-token',
} as const

/** The most orders one page of the buyer's list may hold. */
export const MAX_PAGE_SIZE = 100

/** A route of one order: `routeOf(BUYER_ROUTES.receipt, transaction_id)`. */
export function routeOf(route: string, transaction_id: string): string {
  return route.replace(':transaction_id', encodeURIComponent(transaction_id))
}

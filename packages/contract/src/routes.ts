/** The buyer routes of the server. All but `session` require `Authorization: Bearer <token>`. */
export const BUYER_ROUTES = {
  /** POST {@link BuyerSessionRequest} → {@link BuyerSession} */
  session: '/buyer/session',
  /** GET ?order_state=3,4,6&cursor&limit → {@link BuyerOrderPage} */
  orders: '/buyer/orders',
  /** GET with the query of a shipping message → {@link BuyerOrderResponse} */
  lookup: '/buyer/orders/lookup',
  /** POST, no body: asks WeChat for the state of the order → {@link BuyerOrderResponse} */
  receipt: '/buyer/orders/:transaction_id/receipt',
  /** POST {@link WaybillTokenRequest} → {@link WaybillTokenResponse} */
  waybillToken: '/buyer/orders/:transaction_id/waybill-token',
} as const

/** The header of a login that names the Mini Program, on a server that serves several. */
export const APPID_HEADER = 'x-fahuo-appid'

/** The largest `limit` of the buyer's list. */
export const MAX_PAGE_SIZE = 100

/** Fills in the order of a route: `routeOf(BUYER_ROUTES.receipt, transaction_id)`. */
export function routeOf(route: string, transaction_id: string): string {
  return route.replace(':transaction_id', encodeURIComponent(transaction_id))
}

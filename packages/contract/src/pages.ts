/** Where the shipping message lands: one order. The server registers this path as the jump path. */
export const ORDER_DETAIL_PAGE = 'pages/order/detail/index'

/** My orders, by state. Serves as a jump path too. */
export const ORDER_LIST_PAGE = 'pages/order/list/index'

/** Where one parcel can be looked up. */
export const TRACKING_PAGE = 'pages/order/tracking/index'

/**
 * Every page of the Mini Program, in the order of `app.config.ts` (the first is the start page).
 * The server refuses a jump path that is not one of these: WeChat would silently keep its own page.
 */
export const PAGES = [ORDER_LIST_PAGE, ORDER_DETAIL_PAGE, TRACKING_PAGE] as const

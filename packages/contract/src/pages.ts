/** One order: the page that the shipping message opens. On the local WeChat the server registers it as the jump path. */
export const ORDER_DETAIL_PAGE = 'pages/order/detail/index'

/** The buyer's orders, by state. Works as a jump path too. */
export const ORDER_LIST_PAGE = 'pages/order/list/index'

/** The tracking page of one parcel. */
export const TRACKING_PAGE = 'pages/order/tracking/index'

/**
 * Every page of the reference Mini Program, in the order of `app.config.ts` (the first is the start page).
 */
export const PAGES = [ORDER_LIST_PAGE, ORDER_DETAIL_PAGE, TRACKING_PAGE] as const

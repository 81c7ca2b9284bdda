import { BUYER_ROUTES } from '@fahuo/contract'
import {
  BuyerOrderResponse,
  BuyerOrderPage,
  BuyerOrderPageQuery,
  BuyerSession,
  BuyerSessionRequest,
  JumpQuery,
  WaybillTokenResponse,
  WaybillTokenRequest,
} from '@fahuo/contract/schemas'
import { z } from 'zod'
import { orError } from '../http/errors.ts'
import { defineRoute } from '../http/route.ts'
import type { Shop } from '../shops/shop.ts'
import { EXAMPLES } from './examples.ts'
import { buyerOrder, buyerOrders, buyerReceipt, buyerWaybillToken } from './orders.ts'
import { openSession } from './sessions.ts'
import { ownKey } from './trade-no.ts'

const Transaction = z.object({ transaction_id: z.string().min(1).max(128) })

/** How `/buyer/orders/:transaction_id` is written in OpenAPI. */
const openApiPath = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')

/** Answers the order of a shipping message. @throws FahuoError as {@link buyerOrder} */
const lookUp = async (shop: Shop, openid: string, query: JumpQuery) =>
  buyerOrder(shop, openid, await ownKey(shop, openid, query))

const openSessionRoute = defineRoute({
  method: 'post',
  path: BUYER_ROUTES.session,
  id: 'openSession',
  group: 'buyers',
  caller: 'anybody',
  summary: { en: 'A wx.login code for a session', zh: '用 wx.login 的 code 换取会话' },
  details: {
    en: 'With `lookup` (the query of a shipping message) or `orders` (the first page of the list) the same answer holds what the buyer came for, or `{"error": …}` in its place: the session is open either way. Such a request counts as a login and as a request of the buyer.',
    zh: '带上 `lookup`（发货消息的参数）或 `orders`（列表第一页）时，同一响应会一并返回所需内容；未能返回时该处为 `{"error": …}`，会话仍然有效。这样的请求同时计入登录次数和买家请求次数。',
  },
  body: BuyerSessionRequest,
  response: { status: 200, schema: BuyerSession },
  errors: ['login_failed', 'wechat_unavailable'],
  example: EXAMPLES.openSession,
  handle: async ({ body: { code, lookup, orders }, language, countAsBuyer, set }, shop) => {
    const { openid, token, expires_in } = await openSession(shop, code)
    const readOr = <Answer>(read: () => Promise<Answer>) =>
      orError(() => countAsBuyer(openid).then(read), { language, set })
    return {
      token,
      expires_in,
      ...(lookup && { lookup: await readOr(() => lookUp(shop, openid, lookup)) }),
      ...(orders && { orders: await readOr(() => buyerOrders(shop, openid, orders)) }),
    }
  },
})

const listBuyerOrdersRoute = defineRoute({
  method: 'get',
  path: BUYER_ROUTES.orders,
  id: 'listBuyerOrders',
  group: 'buyers',
  caller: 'buyer',
  summary: { en: 'My orders, newest payment first', zh: '我的订单，最新付款在前' },
  query: BuyerOrderPageQuery,
  response: { status: 200, schema: BuyerOrderPage },
  errors: [],
  example: EXAMPLES.listBuyerOrders,
  handle: ({ openid, query }, shop) => buyerOrders(shop, openid, query),
})

const lookUpBuyerOrderRoute = defineRoute({
  method: 'get',
  path: BUYER_ROUTES.lookup,
  id: 'lookUpBuyerOrder',
  group: 'buyers',
  caller: 'buyer',
  summary: { en: 'The order of a shipping message', zh: '发货消息所指的订单' },
  details: {
    en: "Takes WeChat's query as it is. `merchant_trade_no` alone, as WeChat's order centre gives it, is the buyer's own order of this number, the newest if several merchants have one; `merchant_id` or `sub_merchant_id` says which.",
    zh: '直接接收微信附加的参数。只有 `merchant_trade_no`（如来自微信订单中心）时，返回该买家自己的、此商户单号的订单；多个商户有相同单号时取最新一笔，可用 `merchant_id` 或 `sub_merchant_id` 指定。',
  },
  query: JumpQuery,
  response: { status: 200, schema: BuyerOrderResponse },
  errors: ['not_found', 'wechat_unavailable'],
  example: EXAMPLES.lookUpBuyerOrder,
  handle: ({ openid, query }, shop) => lookUp(shop, openid, query),
})

const askReceiptRoute = defineRoute({
  method: 'post',
  path: openApiPath(BUYER_ROUTES.receipt),
  id: 'askReceipt',
  group: 'buyers',
  caller: 'buyer',
  summary: {
    en: 'Asks WeChat whether my order is received',
    zh: '向微信查询我的订单是否已确认收货',
  },
  params: Transaction,
  response: { status: 200, schema: BuyerOrderResponse },
  errors: ['not_found', 'wechat_unavailable'],
  example: EXAMPLES.askReceipt,
  handle: ({ openid, params }, shop) => buyerReceipt(shop, openid, params.transaction_id),
})

const openWaybillTrackingRoute = defineRoute({
  method: 'post',
  path: openApiPath(BUYER_ROUTES.waybillToken),
  id: 'openWaybillTracking',
  group: 'buyers',
  caller: 'buyer',
  summary: {
    en: "A token for WeChat's tracking page of one parcel of my order",
    zh: '获取我的订单中某个包裹的微信物流查询 token',
  },
  params: Transaction,
  body: WaybillTokenRequest,
  response: { status: 200, schema: WaybillTokenResponse },
  errors: ['not_found', 'receiver_phone_needed', 'refused_by_wechat', 'wechat_unavailable'],
  example: EXAMPLES.openWaybillTracking,
  handle: ({ openid, params, body }, shop) =>
    buyerWaybillToken(shop, openid, params.transaction_id, body),
})

export const buyerRoutes = [
  openSessionRoute,
  listBuyerOrdersRoute,
  lookUpBuyerOrderRoute,
  askReceiptRoute,
  openWaybillTrackingRoute,
]

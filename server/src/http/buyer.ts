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
import { buyerOrder, buyerOrders, buyerReceipt, buyerWaybillToken } from '../domain/buyer-orders.ts'
import type { Context } from '../domain/context.ts'
import type { Sessions } from '../domain/sessions.ts'
import { defineRoute, type Route } from './route.ts'

const Transaction = z.object({ transaction_id: z.string().min(1).max(128) })

/** How `/buyer/orders/:transaction_id` is written in OpenAPI. */
const openApiPath = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')

/** What the Mini Program asks for its buyer. */
export function buyerRoutes(domain: Context, sessions: Sessions): Route[] {
  const group = 'buyers'
  return [
    defineRoute({
      method: 'post',
      path: BUYER_ROUTES.session,
      id: 'openSession',
      group,
      caller: 'anybody',
      summary: { en: 'A wx.login code for a session', zh: '用 wx.login 的 code 换取会话' },
      body: BuyerSessionRequest,
      answer: { status: 200, schema: BuyerSession },
      errors: ['login_failed', 'wechat_unavailable'],
      handle: ({ body }) => sessions.open(body.code),
    }),
    defineRoute({
      method: 'get',
      path: BUYER_ROUTES.orders,
      id: 'listBuyerOrders',
      group,
      caller: 'buyer',
      summary: { en: 'My orders, newest payment first', zh: '我的订单，最新付款在前' },
      query: BuyerOrderPageQuery,
      answer: { status: 200, schema: BuyerOrderPage },
      errors: [],
      handle: ({ openid, query }) => buyerOrders(domain, openid, query),
    }),
    defineRoute({
      method: 'get',
      path: BUYER_ROUTES.lookup,
      id: 'lookUpBuyerOrder',
      group,
      caller: 'buyer',
      summary: { en: 'The order of a shipping message', zh: '发货消息所指的订单' },
      query: JumpQuery,
      answer: { status: 200, schema: BuyerOrderResponse },
      errors: ['not_found', 'wechat_unavailable'],
      handle: async ({ openid, query }) => ({ order: await buyerOrder(domain, openid, query) }),
    }),
    defineRoute({
      method: 'post',
      path: openApiPath(BUYER_ROUTES.receipt),
      id: 'askReceipt',
      group,
      caller: 'buyer',
      summary: {
        en: 'Asks WeChat whether my order is received',
        zh: '向微信查询我的订单是否已确认收货',
      },
      params: Transaction,
      answer: { status: 200, schema: BuyerOrderResponse },
      errors: ['not_found', 'wechat_unavailable'],
      handle: async ({ openid, params }) => ({
        order: await buyerReceipt(domain, openid, params.transaction_id),
      }),
    }),
    defineRoute({
      method: 'post',
      path: openApiPath(BUYER_ROUTES.waybillToken),
      id: 'openWaybillTracking',
      group,
      caller: 'buyer',
      summary: {
        en: "A token for WeChat's tracking page of one parcel of my order",
        zh: '获取我的订单中某个包裹的微信物流查询 token',
      },
      params: Transaction,
      body: WaybillTokenRequest,
      answer: { status: 200, schema: WaybillTokenResponse },
      errors: ['not_found', 'receiver_phone_needed', 'refused_by_wechat', 'wechat_unavailable'],
      handle: ({ openid, params, body }) =>
        buyerWaybillToken(domain, openid, params.transaction_id, body),
    }),
  ]
}

import { Router } from '@koa/router'
import {
  BUYER_ROUTES,
  type BuyerOrderAnswer,
  type BuyerOrderPage,
  type BuyerSession,
  type WaybillTokenAnswer,
} from '@fahuo/contract'
import {
  BuyerOrderPageQuery,
  BuyerSessionRequest,
  JumpQuery,
  WaybillTokenRequest,
} from '@fahuo/contract/schemas'
import { buyerOrder, buyerOrders, buyerReceipt, buyerWaybillToken } from '../domain/buyer-orders.ts'
import type { Context } from '../domain/context.ts'
import type { Sessions } from '../domain/sessions.ts'
import { buyersOnly, type BuyerState } from './auth.ts'
import { parse, readJson } from './body.ts'

/** What the Mini Program asks for its buyer. */
export function buyerRoutes(domain: Context, sessions: Sessions): Router<BuyerState> {
  const router = new Router<BuyerState>()
  const buyer = buyersOnly(sessions)

  router.post(BUYER_ROUTES.session, async (ctx) => {
    const { code } = parse(BuyerSessionRequest, await readJson(ctx))
    ctx.body = (await sessions.open(code)) satisfies BuyerSession
  })

  router.get(BUYER_ROUTES.orders, buyer, async (ctx) => {
    const query = parse(BuyerOrderPageQuery, { ...ctx.query })
    ctx.body = (await buyerOrders(domain, ctx.state.openid, query)) satisfies BuyerOrderPage
  })

  router.get(BUYER_ROUTES.lookup, buyer, async (ctx) => {
    const query = parse(JumpQuery, { ...ctx.query })
    const order = await buyerOrder(domain, ctx.state.openid, query)
    ctx.body = { order } satisfies BuyerOrderAnswer
  })

  router.post(BUYER_ROUTES.receipt, buyer, async (ctx) => {
    const { transaction_id } = ctx.params
    const order = await buyerReceipt(domain, ctx.state.openid, transaction_id ?? '')
    ctx.body = { order } satisfies BuyerOrderAnswer
  })

  router.post(BUYER_ROUTES.waybillToken, buyer, async (ctx) => {
    const { transaction_id } = ctx.params
    const asked = parse(WaybillTokenRequest, await readJson(ctx))
    const { openid } = ctx.state
    ctx.body = (await buyerWaybillToken(
      domain,
      openid,
      transaction_id ?? '',
      asked,
    )) satisfies WaybillTokenAnswer
  })

  return router
}

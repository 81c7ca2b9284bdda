import { APPID_HEADER } from '@fahuo/contract'
import type { Middleware } from 'koa'
import { FahuoError } from '../core/errors.ts'
import { addressOf } from '../http/address.ts'
import { bearer } from '../http/authorization.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import type { Shops } from '../shops/shops.ts'
import { buyerOf } from './sessions.ts'

/**
 * Lets anybody log in, so many times a minute from one address. The Mini Program is the one of
 * `x-fahuo-appid`, which WeChat checks with the code, or the first one.
 * @throws FahuoError `too_many`, `login_failed`
 */
export function loggingIn(shops: Shops, limit: RateLimit): Middleware {
  return async (ctx, next) => {
    await limit.count(addressOf(ctx))
    const appid = ctx.get(APPID_HEADER)
    const shop = appid === '' ? shops.first : await shops.find(appid)
    if (!shop)
      throw new FahuoError('login_failed', {
        en: `${APPID_HEADER}: this server does not serve that Mini Program`,
        zh: `${APPID_HEADER}：本服务未接入该小程序`,
      })
    ctx.state['shop'] = shop
    await next()
  }
}

/** Lets buyers in, by session, so many times a minute. @throws FahuoError `session_expired`, `too_many` */
export function buyersOnly(shops: Shops, limit: RateLimit): Middleware {
  return async (ctx, next) => {
    // Whose orders are served, and in which shop, comes from the session, and from nowhere else.
    const { shop, openid } = await buyerOf(shops, bearer(ctx.get('authorization')))
    ctx.state['shop'] = shop
    ctx.state['openid'] = openid
    await limit.count(openid)
    await next()
  }
}

import type { Middleware } from 'koa'
import { bearer } from '../http/authorization.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import type { Shop } from '../shops/shop.ts'
import { sessionOpenid } from './sessions.ts'

/** Lets buyers in, by session, so many times a minute. @throws FahuoError `session_expired`, `too_many` */
export function buyersOnly(shop: Shop, limit: RateLimit): Middleware {
  return async (ctx, next) => {
    // Whose orders are served comes from the session, and from nowhere else.
    const openid = await sessionOpenid(shop, bearer(ctx.get('authorization')))
    ctx.state['openid'] = openid
    await limit.count(openid)
    await next()
  }
}

import type { Middleware } from 'koa'
import type { MerchantKeys } from './api-keys.ts'
import { FahuoError } from '../core/errors.ts'
import type { Sessions } from '../buyers/sessions.ts'
import type { Limit } from '../http/rate-limit.ts'

/** The token behind `Authorization: Bearer`; empty when there is none. */
function bearer(header: string): string {
  return /^Bearer ([\w\-.~+/=]{1,4096})$/i.exec(header)?.[1] ?? ''
}

/**
 * Lets merchants in, by API key. Who tries keys is slowed down.
 * @throws FahuoError `unauthorized`, `too_many`
 */
export function merchantsOnly(keys: MerchantKeys, failures: Limit): Middleware {
  return async (ctx, next) => {
    if (!(await keys.knows(bearer(ctx.get('authorization'))))) {
      await failures.count(ctx.ip)
      throw new FahuoError('unauthorized')
    }
    await next()
  }
}

/** What a route for buyers finds in `ctx.state`. */
export interface BuyerState {
  /** From the session, and from nowhere else. */
  openid: string
}

/** Lets buyers in, by session, so many times a minute. @throws FahuoError `session_expired`, `too_many` */
export function buyersOnly(sessions: Sessions, limit: Limit): Middleware<BuyerState> {
  return async (ctx, next) => {
    ctx.state.openid = await sessions.whose(bearer(ctx.get('authorization')))
    await limit.count(ctx.state.openid)
    await next()
  }
}

import type { Middleware } from 'koa'
import { FahuoError } from '../core/errors.ts'
import { addressOf } from '../http/address.ts'
import { bearer } from '../http/authorization.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import type { Shop } from '../shops/shop.ts'
import { isApiKey } from './api-keys.ts'

/** Lets anybody in, so many times a minute from one address. @throws FahuoError `too_many` */
export function anybody(limit: RateLimit): Middleware {
  return async (ctx, next) => {
    await limit.count(addressOf(ctx))
    await next()
  }
}

/**
 * Lets merchants in, by API key. Wrong keys are limited by address.
 * @throws FahuoError `unauthorized`, `too_many`
 */
export function merchantsOnly(shop: Shop, failures: RateLimit): Middleware {
  return async (ctx, next) => {
    if (!(await isApiKey(shop, bearer(ctx.get('authorization'))))) {
      await failures.count(addressOf(ctx))
      throw new FahuoError('unauthorized')
    }
    await next()
  }
}

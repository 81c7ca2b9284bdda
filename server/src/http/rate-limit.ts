import type { Context as Koa, Middleware } from 'koa'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { FahuoError } from '../core/errors.ts'

/** Lets so many through a minute for each key; each server counts for itself. */
export interface Limit {
  /** @throws FahuoError `too_many` with the seconds to wait */
  count: (key: string) => Promise<void>
}

export function createLimit(perMinute: number): Limit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return {
    async count(key) {
      try {
        await limiter.consume(key)
      } catch (refused) {
        const error = new FahuoError('too_many')
        error.retry_after = Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000)
        throw error
      }
    },
  }
}

/** Holds one caller to so many requests a minute. */
export function limited(limit: Limit, keyOf: (ctx: Koa) => string): Middleware {
  return async (ctx, next) => {
    await limit.count(keyOf(ctx))
    await next()
  }
}

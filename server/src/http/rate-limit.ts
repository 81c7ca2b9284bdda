import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { FahuoError } from '../core/errors.ts'

/** Limits requests a minute for each key; each server counts for itself. */
export interface RateLimit {
  /** @throws FahuoError `too_many` with the seconds to wait */
  count: (key: string) => Promise<void>
}

export function createRateLimit(per_minute: number): RateLimit {
  const limiter = new RateLimiterMemory({ points: per_minute, duration: 60 })
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

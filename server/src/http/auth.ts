import { createHash, timingSafeEqual } from 'node:crypto'
import type { Middleware } from 'koa'
import { FahuoError } from '../domain/errors.ts'
import type { Sessions } from '../domain/sessions.ts'

/** The token behind `Authorization: Bearer`; empty when there is none. */
function bearer(header: string): string {
  return /^Bearer ([\w\-.~+/=]{1,4096})$/i.exec(header)?.[1] ?? ''
}

const digest = (key: string) => createHash('sha256').update(key).digest()

/** The merchant's API keys, as digests: the keys themselves are not kept. */
export type MerchantKeys = readonly Buffer[]

export const merchantKeys = (api_keys: readonly string[]): MerchantKeys => api_keys.map(digest)

/** Compares in constant time. */
export function isMerchantKey(keys: MerchantKeys, given: string): boolean {
  const wanted = digest(given)
  return keys.some((key) => timingSafeEqual(key, wanted))
}

/** Lets merchants in, by API key. @throws FahuoError `unauthorized` */
export function merchantsOnly(keys: MerchantKeys): Middleware {
  return async (ctx, next) => {
    if (!isMerchantKey(keys, bearer(ctx.get('authorization')))) throw new FahuoError('unauthorized')
    await next()
  }
}

/** What a route for buyers finds in `ctx.state`. */
export interface BuyerState {
  /** From the session, and from nowhere else. */
  openid: string
}

/** Lets buyers in, by session. @throws FahuoError `session_expired` */
export function buyersOnly(sessions: Sessions): Middleware<BuyerState> {
  return async (ctx, next) => {
    ctx.state.openid = await sessions.whose(bearer(ctx.get('authorization')))
    await next()
  }
}

import { createHash, timingSafeEqual } from 'node:crypto'
import type { Middleware } from 'koa'
import { FahuoError } from '../domain/errors.ts'
import type { Sessions } from '../domain/sessions.ts'

/** The token behind `Authorization: Bearer`; empty when there is none. */
function bearer(header: string): string {
  return /^Bearer ([\w\-.~+/=]{1,4096})$/i.exec(header)?.[1] ?? ''
}

const digest = (key: string) => createHash('sha256').update(key).digest()

/** Lets merchants in, by API key. @throws FahuoError `unauthorized` */
export function merchantsOnly(api_keys: readonly string[]): Middleware {
  const known = api_keys.map(digest)
  return async (ctx, next) => {
    const given = digest(bearer(ctx.get('authorization')))
    if (!known.some((key) => timingSafeEqual(key, given))) throw new FahuoError('unauthorized')
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

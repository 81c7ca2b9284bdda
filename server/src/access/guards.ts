import type { Context as Koa, Middleware } from 'koa'
import { FahuoError } from '../core/errors.ts'
import { forbidden } from '../core/rights.ts'
import { addressOf } from '../http/address.ts'
import { bearer } from '../http/authorization.ts'
import { isInside } from '../http/inside.ts'
import { isSecure, refuseForeignPages } from '../http/own-address.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import type { Route, Visit } from '../http/route.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shops } from '../shops/shops.ts'
import { entryOfKey, type Entry } from './api-keys.ts'
import { clearedCookie, cookieName, sessionCookie } from './cookie.ts'
import type { Session } from './session-queries.ts'
import { callerOf, readSession } from './sessions.ts'
import { entryOfSession } from './shop-people.ts'

/** The header by which the console says which shop it shows. It chooses none: it is compared. */
const SHOP_HEADER = 'x-fahuo-shop'

/** Lets in who asks to be signed in, from the console's own page. @throws FahuoError `too_many`, `foreign_host`, `foreign_origin` */
export function visitors(shop: Shop, limit: RateLimit): Middleware {
  return async (ctx, next) => {
    await limit.count(addressOf(ctx))
    refuseForeignPages(ctx, shop.settings.public_url)
    ctx.state['visit'] = visitOf(ctx, shop)
    await next()
  }
}

/** Lets people in who are signed in, whatever shop their session is in. @throws FahuoError `unauthorized`, `too_many`, `foreign_host`, `foreign_origin` */
export function peopleOnly(shops: Shops, failures: RateLimit): Middleware {
  return async (ctx, next) => {
    const { person } = await sessionOf(ctx, shops, failures)
    letIn(ctx, { shop: shops.first, caller: callerOf(person) })
    await next()
  }
}

/**
 * Lets merchants in who have a route's right in the shop of their API key or session. Wrong ones are
 * limited by address.
 * @throws FahuoError `unauthorized`, `forbidden`, `shop_closed`, `shop_changed`, `too_many`, `foreign_host`, `foreign_origin`
 */
export function merchantsOnly(
  shops: Shops,
  failures: RateLimit,
  { right, file }: Route & { caller: 'merchant' },
): Middleware {
  return async (ctx, next) => {
    const by_session = ctx.get('authorization') === '' && visitOf(ctx, shops.first).token !== ''
    const entry = by_session
      ? await workerOf(ctx, shops, failures, file?.media)
      : await keyOf(ctx, shops, failures)
    const { rights, kind } = entry.caller
    if (!rights.includes(right)) throw forbidden(right, kind)
    letIn(ctx, entry)
    await next()
  }
}

/** What the request may see from now on is its own shop's. */
function letIn(ctx: Koa, { shop, caller }: Entry): void {
  ctx.state['shop'] = shop
  ctx.state['caller'] = caller
}

async function keyOf(ctx: Koa, shops: Shops, failures: RateLimit): Promise<Entry> {
  const entry = await entryOfKey(shops, bearer(ctx.get('authorization')))
  if (entry) return entry
  await failures.count(addressOf(ctx))
  throw new FahuoError('unauthorized')
}

/** Who works in the shop of their session. */
async function workerOf(
  ctx: Koa,
  shops: Shops,
  failures: RateLimit,
  media?: readonly string[],
): Promise<Entry> {
  const entry = await entryOfSession(shops, await sessionOf(ctx, shops, failures, media))
  const seen = ctx.get(SHOP_HEADER)
  // Another tab has changed the shop: what this one shows is another one's.
  if (seen !== '' && seen !== entry.shop.appid) throw new FahuoError('shop_changed')
  return entry
}

async function sessionOf(
  ctx: Koa,
  shops: Shops,
  failures: RateLimit,
  media?: readonly string[],
): Promise<Session> {
  const { first } = shops
  refuseForeignPages(ctx, first.settings.public_url, media)
  const visit = visitOf(ctx, first)
  ctx.state['visit'] = visit
  const session = await readSession(first, visit.token)
  if (session) return session
  await failures.count(addressOf(ctx))
  throw new FahuoError('unauthorized')
}

function visitOf(ctx: Koa, shop: Shop): Visit {
  const secure = isSecure(ctx, shop.settings.public_url)
  return {
    address: addressOf(ctx),
    inside: isInside(ctx),
    token: ctx.cookies.get(cookieName(secure)) ?? '',
    keep: (token) => ctx.append('set-cookie', sessionCookie(token, secure)),
    forget: () => ctx.append('set-cookie', clearedCookie(secure)),
  }
}

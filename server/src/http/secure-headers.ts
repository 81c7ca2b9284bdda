import type { Middleware } from 'koa'

/**
 * Nothing that is answered here is kept by a cache, unless its route says so, or taken for another
 * type than it has: answers hold personal data.
 */
export const secureHeaders: Middleware = async (ctx, next) => {
  ctx.set('cache-control', 'no-store')
  ctx.set('x-content-type-options', 'nosniff')
  await next()
}

import type { Middleware } from 'koa'

/**
 * Lets the pages of the emulator itself act, and programs, which send no origin: the web pages that
 * a developer has open beside it must not reset it or ask the merchant's server through it.
 */
export const sameOriginOnly: Middleware = (ctx, next) => {
  const origin = ctx.get('origin')
  const own = origin === '' || (URL.canParse(origin) && new URL(origin).host === ctx.host)
  if (own || !/^\/(_emulator|phone)(\/|$)/.test(ctx.path)) return next()
  ctx.status = 403
  ctx.body = { error: { code: 'foreign_page', message: 'a web page of another origin asks' } }
  return undefined
}

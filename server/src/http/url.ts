import type { Middleware } from 'koa'
import { FahuoError } from '../core/errors.ts'

/** Tells whether a part of a URL is percent-encoded UTF-8 without U+0000. */
function isReadable(part: string): boolean {
  try {
    return !decodeURIComponent(part).includes('\0')
  } catch {
    return false
  }
}

/** Refuses a path or query that no database could look for: U+0000, and what is not UTF-8. */
export const refuseUnreadableUrls: Middleware = (ctx, next) => {
  const where = !isReadable(ctx.path) ? 'path' : !isReadable(ctx.querystring) ? 'query' : null
  if (where === null) return next()
  throw new FahuoError('invalid', {
    en: `${where}: it is not UTF-8, or contains U+0000`,
    zh: `${where}：不是 UTF-8 编码，或含有 U+0000`,
  })
}

/** Answers 405 with `Allow` where a path is known and its method is not. @throws FahuoError */
export const refuseWrongMethods: Middleware = (ctx) => {
  const matched = (ctx as { matched?: readonly { methods: readonly string[] }[] }).matched ?? []
  const allowed = [...new Set(matched.flatMap(({ methods }) => methods))]
  if (allowed.length === 0) throw new FahuoError('not_found', ctx.path)
  ctx.set('allow', allowed.join(', '))
  throw new FahuoError('method_not_allowed', `${ctx.method} ${ctx.path}`)
}

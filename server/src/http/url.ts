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

/** Tells whether a path has a doubled slash, as a base URL with one at its end makes. */
export const hasDoubledSlash = (path: string): boolean => path.includes('//')

/** How much of a path is repeated. */
const SHOWN_LENGTH = 200

/**
 * Makes the error of a path that no route has. It is another than that of an order that is not there:
 * the first is the developer's to correct, the second the buyer's.
 */
export function wrongAddress(path: string): FahuoError {
  const shown = path.slice(0, SHOWN_LENGTH)
  return new FahuoError(
    'wrong_address',
    hasDoubledSlash(path)
      ? { en: `${shown}: a doubled slash`, zh: `${shown}：多了一个斜杠` }
      : shown,
  )
}

/** Answers 405 with `Allow` where a path is known and its method is not. @throws FahuoError */
export const refuseWrongMethods: Middleware = (ctx) => {
  const matched = (ctx as { matched?: readonly { methods: readonly string[] }[] }).matched ?? []
  const allowed = [...new Set(matched.flatMap(({ methods }) => methods))]
  if (allowed.length === 0) throw wrongAddress(ctx.path)
  ctx.set('allow', allowed.join(', '))
  throw new FahuoError('method_not_allowed', `${ctx.method} ${ctx.path}`)
}

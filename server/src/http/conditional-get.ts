import { createHash } from 'node:crypto'
import type { Middleware } from 'koa'

/** Of 144 bits: nobody makes two answers alike, and it is short. */
const etagOf = (text: string) =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 24)}"`

/** What a file or a stream is not. */
const isPlainObject = (body: unknown) =>
  typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype

/**
 * Answers a repeated GET for JSON with 304 and no body when nothing has changed: screens ask every few
 * seconds. `if-none-match` alone counts: a browser that sends it by hand adds `cache-control: no-cache`,
 * which Koa's `fresh` takes for a reload.
 */
export const conditionalGet: Middleware = async (ctx, next) => {
  await next()
  const { body, status } = ctx
  if (status !== 200 || !isPlainObject(body)) return
  const text = JSON.stringify(body)
  const etag = etagOf(text)
  ctx.type = 'application/json; charset=utf-8'
  ctx.set('etag', etag)
  const known = ctx.get('if-none-match').split(',')
  if (known.some((one) => one.trim().replace(/^W\//, '') === etag)) ctx.status = 304
  else ctx.body = text
}

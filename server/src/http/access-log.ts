import { randomUUIDv7 } from 'node:crypto'
import type { Middleware } from 'koa'
import type { Log } from '../core/context.ts'
import type { Scope } from '../database/database.ts'

/** A request id of the caller that is used: nothing that may be a phone number or a key. */
const REQUEST_ID = /^(?!fahuo_)(?=.*[A-Za-z-])[\w-]{8,64}$/

/** What a path is made of: words, numbers, and ids of ours. */
const LOGGED = [/^[a-z_.-]{0,32}$/i, /^\d{1,32}$/, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i]

/** A mobile phone number in China, with its country code or without. */
const PHONE = /^(86)?1[3-9]\d{9}$/

/** Writes a path for the log: a part that may be a key, an openid or a phone number is left out. */
export const loggedPath = (path: string): string =>
  path
    .split('/')
    .map((part) => (!PHONE.test(part) && LOGGED.some((known) => known.test(part)) ? part : '…'))
    .join('/')
    .slice(0, 256)

/** Logs each request and its status, and whose it was where that is not the first shop: the path without its query, which may hold a buyer's numbers. */
export function accessLog(log: Log, first: string): Middleware {
  return async (ctx, next) => {
    const started = performance.now()
    const header = ctx.get('x-request-id')
    const request = REQUEST_ID.test(header) ? header : randomUUIDv7()
    ctx.state['request_id'] = request
    ctx.set('x-request-id', request)
    await next()
    if (ctx.path === '/healthz' || ctx.path === '/readyz') return
    const { appid = first } = (ctx.state['shop'] as Scope | undefined) ?? {}
    const duration = Math.round(performance.now() - started)
    log.info(
      {
        ...(appid !== first && { appid }),
        request,
        method: ctx.method,
        path: loggedPath(ctx.path),
        status: ctx.status,
        duration,
      },
      'served',
    )
  }
}

import { randomUUIDv7 } from 'node:crypto'
import type { Middleware } from 'koa'
import type { Log } from '../core/context.ts'
import { maskContact } from '../core/masking.ts'

/** A request id of the caller that is used: nothing that may be a phone number or a key. */
const REQUEST_ID = /^(?!fahuo_)(?=.*[A-Za-z-])[\w-]{8,64}$/

/** Writes a path for the log: what is no name or number of ours in it is left out. */
export const loggedPath = (path: string): string =>
  path
    .split('/')
    .map((segment) => (/^[\w.~-]{0,64}$/.test(segment) ? maskSegment(segment) : '…'))
    .join('/')
    .slice(0, 256)

const maskSegment = (segment: string): string =>
  segment.startsWith('fahuo_') ? 'fahuo_…' : segment.replaceAll(PHONE, maskContact)

/** A mobile phone number in China, with its country code or without. */
const PHONE = /(?<!\d)(86-?)?1[3-9]\d{9}(?!\d)/g

/** Logs each request and its status: the path without its query, which may hold a buyer's numbers. */
export function accessLog(log: Log): Middleware {
  return async (ctx, next) => {
    const started = performance.now()
    const header = ctx.get('x-request-id')
    const request = REQUEST_ID.test(header) ? header : randomUUIDv7()
    ctx.state['request_id'] = request
    ctx.set('x-request-id', request)
    await next()
    if (ctx.path === '/healthz' || ctx.path === '/readyz') return
    const duration = Math.round(performance.now() - started)
    log.info(
      { request, method: ctx.method, path: loggedPath(ctx.path), status: ctx.status, duration },
      'served',
    )
  }
}

import { randomUUIDv7 } from 'node:crypto'
import type { Middleware } from 'koa'
import type { Log } from '../core/context.ts'

/** Logs each request and its status: the path without its query, which may hold a buyer's numbers. */
export function accessLog(log: Log): Middleware {
  return async (ctx, next) => {
    const started = performance.now()
    const header = ctx.get('x-request-id')
    const request = /^[\w-]{8,64}$/.test(header) ? header : randomUUIDv7()
    ctx.state['request_id'] = request
    ctx.set('x-request-id', request)
    await next()
    if (ctx.path === '/healthz' || ctx.path === '/readyz') return
    const duration = Math.round(performance.now() - started)
    log.info(
      { request, method: ctx.method, path: ctx.path, status: ctx.status, duration },
      'served',
    )
  }
}

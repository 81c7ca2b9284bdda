import { Router } from '@koa/router'
import type { Middleware } from 'koa'
import { FahuoError } from '../core/errors.ts'
import { TROUBLES, type DatabaseWatch } from '../database/watch.ts'
import { languageOf } from '../http/errors.ts'

/** Health checks: `/healthz` the process runs, `/readyz` it can serve. */
export function healthRouter(watch: DatabaseWatch): Router {
  const router = new Router()
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' }
  })
  router.get('/readyz', async (ctx) => {
    const trouble = await watch.check()
    if (trouble === null) {
      ctx.body = { status: 'ready' }
      return
    }
    const language = languageOf(ctx)
    const { reason, remedy } = TROUBLES[trouble]
    ctx.status = 503
    ctx.body = {
      status: 'not_ready',
      code: trouble,
      reason: reason[language],
      remedy: remedy[language],
    }
  })
  return router
}

/** Nothing is accepted while what is written is not there tomorrow, or would be read by other rules. */
export function refuseUnsafeWrites(watch: DatabaseWatch): Middleware {
  return (ctx, next) => {
    const trouble = watch.trouble()
    const unsafe = trouble === 'gone' || trouble === 'damaged' || trouble === 'newer'
    if (unsafe && ctx.method !== 'GET' && ctx.method !== 'HEAD')
      throw new FahuoError('database_unavailable', TROUBLES[trouble].reason)
    return next()
  }
}

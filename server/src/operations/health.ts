import { Router } from '@koa/router'
import { ping, type Database } from '../database/database.ts'

/** Health checks: `/healthz` the process runs, `/readyz` it can serve. */
export function healthRouter(database: Database): Router {
  const router = new Router()
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' }
  })
  router.get('/readyz', async (ctx) => {
    try {
      await ping(database)
      ctx.body = { status: 'ready' }
    } catch {
      ctx.status = 503
      ctx.body = { status: 'not_ready', reason: 'the database does not answer' }
    }
  })
  return router
}

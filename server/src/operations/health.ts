import { Router } from '@koa/router'
import { ping, type Store } from '../database/database.ts'

/** For whatever watches the process: `/healthz` it runs, `/readyz` it can serve. */
export function healthRoutes(store: Store): Router {
  const router = new Router()
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' }
  })
  router.get('/readyz', async (ctx) => {
    try {
      await ping(store)
      ctx.body = { status: 'ready' }
    } catch {
      ctx.status = 503
      ctx.body = { status: 'not_ready', reason: 'the database does not answer' }
    }
  })
  return router
}

import { Router } from '@koa/router'
import {
  isGenuineCheck,
  PushError,
  receivePush,
  type PushQuery,
  type PushSecrets,
} from '@fahuo/wechat'
import { seconds } from '../domain/clock.ts'
import type { Context } from '../domain/context.ts'
import { keepPush } from '../domain/events.ts'
import { readText } from './body.ts'
import type { Metrics } from './metrics.ts'

/** WeChat's message push: what is genuine is stored before it is answered, and processed after. */
export function pushRoutes(
  domain: Context,
  { secrets, metrics, onKept }: { secrets: PushSecrets; metrics: Metrics; onKept: () => void },
): Router {
  const router = new Router()

  router.get('/wechat/push', (ctx) => {
    const query = flat(ctx.query)
    if (!isGenuineCheck(query, secrets.tokens)) {
      ctx.status = 403
      ctx.body = 'the signature does not match the push token'
      return
    }
    ctx.type = 'text/plain'
    ctx.body = query.echostr ?? ''
  })

  router.post('/wechat/push', async (ctx) => {
    const started = performance.now()
    const done = (outcome: Parameters<Metrics['onPush']>[0]) =>
      metrics.onPush(outcome, performance.now() - started)
    const body = await readText(ctx)
    try {
      const { message } = receivePush(body, flat(ctx.query), secrets, seconds(domain.clock.now()))
      const fresh = await keepPush(domain, message)
      if (fresh) onKept()
      done(fresh ? 'new' : 'again')
    } catch (error) {
      if (!(error instanceof PushError)) throw error
      done('refused')
      domain.log.warn({ code: error.code, reason: error.message }, 'a push was not believed')
      ctx.status = error.code === 'malformed' ? 400 : 403
      ctx.body = error.message
      return
    }
    ctx.type = 'text/plain'
    ctx.body = 'success'
  })

  return router
}

/** Repeated names count once. */
function flat(query: Record<string, string | string[] | undefined>): PushQuery {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
}

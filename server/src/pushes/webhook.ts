import { Router } from '@koa/router'
import {
  isGenuineCheck,
  PushError,
  readMessage,
  receivePush,
  type PushQuery,
  type PushSecrets,
} from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { seconds } from '../core/time.ts'
import type { Context } from '../core/context.ts'
import { keepPush } from './events.ts'
import { readText } from '../http/body.ts'
import type { Metrics } from '../operations/metrics.ts'

export interface PushOptions {
  secrets: PushSecrets
  /** On WeChat's cloud hosting, whose gateway brings pushes unsigned, and names them by a header. */
  cloud: boolean
  metrics: Metrics
  onKept: () => void
}

/** WeChat's message push: what is genuine is stored before it is answered, and processed after. */
export function pushRoutes(
  domain: Context,
  { secrets, cloud, metrics, onKept }: PushOptions,
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
      const message =
        cloud && ctx.get('x-wx-sources') !== ''
          ? readMessage(body)
          : receivePush(body, flat(ctx.query), secrets, seconds(domain.clock.now())).message
      // The probe of the cloud's console, which wants an answer and tells nothing.
      if (message['action'] === 'CheckContainerPath') return succeed(ctx)
      const fresh = await keepPush(domain, message)
      if (fresh) onKept()
      done(fresh ? 'new' : 'again')
    } catch (error) {
      if (!(error instanceof PushError)) throw error
      done('refused')
      domain.log.warn({ code: error.code, reason: error.message }, 'a push was not believed')
      ctx.status = error.code === 'malformed' ? 400 : 403
      ctx.body = error.message
      return undefined
    }
    return succeed(ctx)
  })

  return router
}

function succeed(ctx: Koa): undefined {
  ctx.type = 'text/plain'
  ctx.body = 'success'
}

/** Repeated names count once. */
function flat(query: Record<string, string | string[] | undefined>): PushQuery {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
}

import { Router } from '@koa/router'
import type { PushSecrets } from '@fahuo/wechat'
import Koa from 'koa'
import type { MerchantKeys } from './access/api-keys.ts'
import type { Context } from './core/context.ts'
import type { Sessions } from './buyers/sessions.ts'
import { accessLog } from './http/access-log.ts'
import { buyersOnly, merchantsOnly } from './access/guards.ts'
import { buyerRoutes } from './buyers/routes.ts'
import { docsRoutes } from './http/docs.ts'
import { answerErrors } from './http/errors.ts'
import { healthRoutes } from './operations/health.ts'
import { createLimit } from './http/rate-limit.ts'
import { merchantRoutes } from './http/merchant.ts'
import type { Metrics } from './operations/metrics.ts'
import { proxyRoutes } from './proxy/routes.ts'
import { pushRoutes } from './pushes/webhook.ts'
import { mountRoutes } from './http/route.ts'

export interface AppOptions {
  domain: Context
  sessions: Sessions
  keys: MerchantKeys
  push: PushSecrets
  /** On WeChat's cloud hosting. */
  cloud: boolean
  metrics: Metrics
  limits: {
    /** Requests a minute of one buyer. */
    buyer: number
    /** Logins, and wrong keys, a minute from one address. */
    address: number
  }
  /** Whether a proxy in front tells the caller's address (X-Forwarded-For). */
  trust_proxy: boolean
  /** Checks our own answers, too. */
  strict: boolean
  /** A shipment was accepted: the outbox has work. */
  onAccepted: () => void
  /** A push was stored: it wants processing. */
  onKept: () => void
}

/** The server's faces, one line each. */
export function createApp({ domain, sessions, keys, push, metrics, ...options }: AppOptions): Koa {
  const { onAccepted, onKept, limits } = options
  const app = new Koa({ proxy: options.trust_proxy })
  // Koa's own way is to print: callers that hang up are not worth a stack.
  app.on('error', (error: NodeJS.ErrnoException) =>
    domain.log.warn({ code: error.code, reason: error.message }, 'an answer did not arrive'),
  )
  app.use(accessLog(domain.log))
  app.use(answerErrors(domain.log))
  // What is asked most stands first: a router that a request passes costs it some microseconds; the
  // proxy's doors are found by their whole path, which costs nothing.
  app.use(proxyRoutes(domain, { keys, onAccepted }))
  app.use(pushRoutes(domain, { secrets: push, cloud: options.cloud, metrics, onKept }).routes())

  const address = createLimit(limits.address)
  const routes = [
    ...buyerRoutes(domain, sessions),
    ...merchantRoutes(domain, { onAccepted, onKept }),
  ]
  const router = new Router()
  mountRoutes(router, routes, {
    guards: {
      anybody: async (ctx, next) => {
        await address.count(ctx.ip)
        await next()
      },
      buyer: buyersOnly(sessions, createLimit(limits.buyer)),
      merchant: merchantsOnly(keys, address),
    },
    strict: options.strict,
  })
  app.use(router.routes())
  app.use(healthRoutes(domain.store).routes())
  app.use(metrics.routes().routes())
  app.use(docsRoutes(routes).routes())
  return app
}

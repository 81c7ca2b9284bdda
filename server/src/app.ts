import { Router } from '@koa/router'
import Koa from 'koa'
import { merchantsOnly, peopleOnly, visitors } from './access/guards.ts'
import { auditRequest } from './audit/audit.ts'
import { buyersOnly, loggingIn } from './buyers/guard.ts'
import { accessLog } from './http/access-log.ts'
import type { DatabaseWatch } from './database/watch.ts'
import { CONSOLE_DIST, consoleRouter } from './http/console.ts'
import { docsRouter } from './http/docs.ts'
import { handleErrors } from './http/errors.ts'
import { insideOnly } from './http/inside.ts'
import { ownAddressOnly } from './http/own-address.ts'
import { limitInOutage } from './http/outage-limit.ts'
import { createRateLimit } from './http/rate-limit.ts'
import { mountRoutes, type Route } from './http/route.ts'
import { endStalledRequests } from './http/server.ts'
import { secureHeaders } from './http/secure-headers.ts'
import { refuseUnreadableUrls, refuseWrongMethods } from './http/url.ts'
import { healthRouter, refuseUnsafeWrites } from './operations/health.ts'
import type { Metrics } from './operations/metrics.ts'
import { onboardRouter } from './platform/onboard-routes.ts'
import { platformRouter } from './platform/webhook.ts'
import { proxyRoutes } from './proxy/routes.ts'
import { webhookRouter } from './pushes/webhook.ts'
import { describedApi, routes } from './routes.ts'
import type { Shops } from './shops/shops.ts'
import { payRouter } from './wechatpay/webhook.ts'

export interface AppOptions {
  /** How long a request may send nothing, in milliseconds. */
  receive_ms: number
  watch: DatabaseWatch
  metrics: Metrics
  /** Requests a minute of one buyer. */
  buyer_limit: number
  /** Logins, and wrong keys, a minute from one address. */
  address_limit: number
  /** Whether a proxy in front tells the caller's address (X-Forwarded-For). */
  trust_proxy: boolean
  /** Checks our own responses, too. */
  strict: boolean
  /** Where others reach the server; undefined: not said. */
  public_url: string | undefined
  /** Whether the console is served. */
  console: boolean
  /** Paths that are served to the inside only, by the setting that opens them. */
  inside: Readonly<Record<string, readonly string[]>>
}

/** Creates the HTTP application of a server's shops. */
export function createApp(shops: Shops, options: AppOptions): Koa {
  const {
    receive_ms,
    watch,
    metrics,
    buyer_limit,
    address_limit,
    trust_proxy,
    strict,
    public_url,
    console,
    inside,
  } = options
  const { log, clock, appid } = shops.first
  const app = new Koa({ proxy: trust_proxy })
  // Koa's own way is to print: callers that hang up are not worth a stack.
  app.on('error', (error: NodeJS.ErrnoException) =>
    log.warn({ code: error.code, reason: error.message }, 'a response was not delivered'),
  )
  app.use(accessLog(log, appid))
  app.use(secureHeaders)
  app.use(handleErrors(log))
  app.use(endStalledRequests(receive_ms))
  app.use(ownAddressOnly(public_url))
  app.use(insideOnly(inside))
  app.use(limitInOutage(clock))
  app.use(refuseUnsafeWrites(watch))

  // Counted apart: who guesses keys must not lock the buyers out behind the same address.
  const logins = createRateLimit(address_limit)
  const wrong_keys = createRateLimit(address_limit)
  const buyers = createRateLimit(buyer_limit)
  const visits = createRateLimit(address_limit)
  const guard = (route: Route) => {
    if (route.caller === 'merchant') return merchantsOnly(shops, wrong_keys, route)
    return {
      anybody: () => loggingIn(shops, logins),
      buyer: () => buyersOnly(shops, buyers),
      visitor: () => visitors(shops.first, visits),
      person: () => peopleOnly(shops, wrong_keys),
    }[route.caller]()
  }
  // Answers in WeChat's way, errors too.
  app.use(proxyRoutes(shops, wrong_keys))
  app.use(refuseUnreadableUrls)
  // Before the many routes below, which would all be compared first.
  app.use(webhookRouter(shops, metrics.onPush).routes())
  app.use(payRouter(shops).routes())
  if (shops.platform) {
    app.use(platformRouter(shops.platform).routes())
    app.use(onboardRouter(shops.platform).routes())
  }
  app.use(healthRouter(watch).routes())
  const router = new Router()
  mountRoutes(router, routes, shops, { guard, buyers, audit: auditRequest, strict })
  app.use(router.routes())
  app.use(metrics.router().routes())
  app.use(docsRouter((language) => describedApi(language, public_url)).routes())
  if (console) app.use(consoleRouter(CONSOLE_DIST).routes())
  app.use(refuseWrongMethods)
  return app
}

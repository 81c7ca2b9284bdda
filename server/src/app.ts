import { Router } from '@koa/router'
import Koa from 'koa'
import { anybody, merchantsOnly } from './access/guards.ts'
import { buyersOnly } from './buyers/guard.ts'
import { accessLog } from './http/access-log.ts'
import type { DatabaseWatch } from './database/watch.ts'
import { docsRouter } from './http/docs.ts'
import { handleErrors } from './http/errors.ts'
import { insideOnly } from './http/inside.ts'
import { ownAddressOnly } from './http/own-address.ts'
import { limitInOutage } from './http/outage-limit.ts'
import { createRateLimit } from './http/rate-limit.ts'
import { mountRoutes } from './http/route.ts'
import { endStalledRequests } from './http/server.ts'
import { secureHeaders } from './http/secure-headers.ts'
import { refuseUnreadableUrls, refuseWrongMethods } from './http/url.ts'
import { healthRouter, refuseUnsafeWrites } from './operations/health.ts'
import type { Metrics } from './operations/metrics.ts'
import { proxyRoutes } from './proxy/routes.ts'
import { webhookRouter } from './pushes/webhook.ts'
import { describedApi, routes } from './routes.ts'
import type { Shop } from './shops/shop.ts'

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
  /** Paths that are served to the inside only, by the setting that opens them. */
  inside: Readonly<Record<string, readonly string[]>>
}

/** Creates the HTTP application of a shop. */
export function createApp(shop: Shop, options: AppOptions): Koa {
  const {
    receive_ms,
    watch,
    metrics,
    buyer_limit,
    address_limit,
    trust_proxy,
    strict,
    public_url,
    inside,
  } = options
  const { log } = shop
  const app = new Koa({ proxy: trust_proxy })
  // Koa's own way is to print: callers that hang up are not worth a stack.
  app.on('error', (error: NodeJS.ErrnoException) =>
    log.warn({ code: error.code, reason: error.message }, 'a response was not delivered'),
  )
  app.use(accessLog(log))
  app.use(secureHeaders)
  app.use(handleErrors(log))
  app.use(endStalledRequests(receive_ms))
  app.use(ownAddressOnly(public_url))
  app.use(insideOnly(inside))
  app.use(limitInOutage(shop.clock))
  app.use(refuseUnsafeWrites(watch))

  // Counted apart: who guesses keys must not lock the buyers out behind the same address.
  const logins = createRateLimit(address_limit)
  const wrong_keys = createRateLimit(address_limit)
  const buyers = createRateLimit(buyer_limit)
  // Answers in WeChat's way, errors too.
  app.use(proxyRoutes(shop, wrong_keys))
  app.use(refuseUnreadableUrls)
  // Before the many routes below, which would all be compared first.
  app.use(webhookRouter(shop, metrics.onPush).routes())
  app.use(healthRouter(watch).routes())
  const router = new Router()
  mountRoutes(router, routes, shop, {
    guards: {
      anybody: anybody(logins),
      buyer: buyersOnly(shop, buyers),
      merchant: merchantsOnly(shop, wrong_keys),
    },
    buyers,
    strict,
  })
  app.use(router.routes())
  app.use(metrics.router().routes())
  app.use(docsRouter((language) => describedApi(language, public_url)).routes())
  app.use(refuseWrongMethods)
  return app
}

import type { PushSecrets } from '@fahuo/wechat'
import Koa from 'koa'
import type { Context } from './domain/context.ts'
import type { Sessions } from './domain/sessions.ts'
import { accessLog } from './http/access-log.ts'
import { merchantKeys } from './http/auth.ts'
import { buyerRoutes } from './http/buyer.ts'
import { answerErrors } from './http/errors.ts'
import { healthRoutes } from './http/health.ts'
import { merchantRoutes } from './http/merchant.ts'
import type { Metrics } from './http/metrics.ts'
import { proxyRoutes } from './http/proxy.ts'
import { pushRoutes } from './http/push.ts'

export interface AppOptions {
  domain: Context
  sessions: Sessions
  api_keys: readonly string[]
  push: PushSecrets
  metrics: Metrics
  /** A shipment was accepted: the outbox has work. */
  onAccepted: () => void
  /** A push was stored: it wants processing. */
  onKept: () => void
}

/** The server's faces, one line each. */
export function createApp({ domain, sessions, api_keys, push, metrics, ...wake }: AppOptions): Koa {
  const app = new Koa()
  app.use(accessLog(domain.log))
  app.use(answerErrors(domain.log))
  app.use(healthRoutes(domain.store).routes())
  app.use(metrics.routes().routes())
  app.use(pushRoutes(domain, { secrets: push, metrics, onKept: wake.onKept }).routes())
  app.use(buyerRoutes(domain, sessions).routes())
  const keys = merchantKeys(api_keys)
  app.use(merchantRoutes(domain, { keys, onAccepted: wake.onAccepted }).routes())
  app.use(proxyRoutes(domain, { keys, onAccepted: wake.onAccepted }).routes())
  return app
}

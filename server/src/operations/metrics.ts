import { Router } from '@koa/router'
import type { CallReport } from '@fahuo/wechat'
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { SECOND_MS, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { countOpenEvents } from '../pushes/queries.ts'
import type { OnPush } from '../pushes/webhook.ts'
import { countShipments } from './queries.ts'

/** The metrics of /metrics. No label ever holds an order, a buyer or a token. */
export interface Metrics {
  onCall: (report: CallReport) => void
  onPush: OnPush
  router: () => Router
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics(scope: Scope & { clock: Clock }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const calls = new Histogram({
    name: 'fahuo_wechat_call_seconds',
    help: 'Calls to WeChat by name, outcome and errcode',
    labelNames: ['call', 'outcome', 'errcode'] as const,
    buckets: SECONDS,
    registers: [registry],
  })
  const pushes = new Histogram({
    name: 'fahuo_push_seconds',
    help: 'Pushes of WeChat until they are answered, by outcome',
    labelNames: ['outcome'] as const,
    buckets: SECONDS,
    registers: [registry],
  })
  // It registers itself, and is collected when somebody scrapes.
  // oxlint-disable-next-line no-new
  new Gauge({
    name: 'fahuo_shipments',
    help: 'Shipments that are not shipped, by state; needs_attention wants a person',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      this.reset()
      for (const { state, count } of await countShipments(scope)) this.set({ state }, count)
    },
  })
  // oxlint-disable-next-line no-new
  new Gauge({
    name: 'fahuo_shipments_oldest_seconds',
    help: 'Seconds since the oldest shipment of a state was accepted',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      this.reset()
      for (const { state, oldest } of await countShipments(scope))
        this.set({ state }, (scope.clock.now() - oldest) / SECOND_MS)
    },
  })
  // oxlint-disable-next-line no-new
  new Gauge({
    name: 'fahuo_events',
    help: 'Pushes that wait for processing (new), or for a person (parked)',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      this.reset()
      for (const { state, count } of await countOpenEvents(scope)) this.set({ state }, count)
    },
  })
  return {
    onCall: ({ call, outcome, errcode, duration }) =>
      calls.observe({ call, outcome, errcode: String(errcode) }, duration / SECOND_MS),
    onPush: (outcome, duration) => pushes.observe({ outcome }, duration / SECOND_MS),
    router() {
      const router = new Router()
      router.get('/metrics', async (ctx) => {
        ctx.type = registry.contentType
        ctx.body = await registry.metrics()
      })
      return router
    },
  }
}

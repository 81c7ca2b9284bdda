import { Router } from '@koa/router'
import type { CallReport } from '@fahuo/wechat'
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { countShipments } from './queries.ts'
import { countOpenEvents } from '../pushes/queries.ts'
import type { Store } from '../database/database.ts'

/** What is counted, for whatever scrapes /metrics. No label ever holds an order, a buyer or a token. */
export interface Metrics {
  onCall: (report: CallReport) => void
  /** A push came: `new`, `again` or `refused`; how long it took, in milliseconds. */
  onPush: (outcome: 'new' | 'again' | 'refused', duration: number) => void
  routes: () => Router
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics(appid: string, store: Store): Metrics {
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
  // It registers itself, and is asked when somebody scrapes.
  // oxlint-disable-next-line no-new
  new Gauge({
    name: 'fahuo_shipments',
    help: 'Shipments that are not shipped, by state; needs_attention wants a person',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      this.reset()
      for (const { state, count } of await countShipments(store, appid)) this.set({ state }, count)
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
      for (const { state, oldest } of await countShipments(store, appid))
        this.set({ state }, (Date.now() - oldest) / 1000)
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
      for (const { state, count } of await countOpenEvents(store, appid)) this.set({ state }, count)
    },
  })
  return {
    onCall: ({ call, outcome, errcode, duration }) =>
      calls.observe({ call, outcome, errcode: String(errcode) }, duration / 1000),
    onPush: (outcome, duration) => pushes.observe({ outcome }, duration / 1000),
    routes() {
      const router = new Router()
      router.get('/metrics', async (ctx) => {
        ctx.type = registry.contentType
        ctx.body = await registry.metrics()
      })
      return router
    },
  }
}

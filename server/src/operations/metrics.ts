import { Router } from '@koa/router'
import type { CallReport } from '@fahuo/wechat'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { SECOND_MS, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { countOpenEvents } from '../pushes/queries.ts'
import { countServices } from '../services/count-queries.ts'
import type { OnPush } from '../pushes/webhook.ts'
import { whatNeedsPeople } from './attention.ts'
import { SERVICES_COUNTED_MS } from './dashboard.ts'
import { countShipments } from './queries.ts'

/** The metrics of /metrics. No label ever holds an order, a buyer or a token. */
export interface Metrics {
  onCall: (report: CallReport) => void
  onPush: OnPush
  /** Something failed unexpectedly in a worker. */
  onFailure: (worker: string) => void
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
  const failures = new Counter({
    name: 'fahuo_worker_failures_total',
    help: 'What failed unexpectedly, by worker; the log says what. One row, or one round, each',
    labelNames: ['worker'] as const,
    registers: [registry],
  })
  const onFailure = (worker: string) => failures.inc({ worker })

  /** A gauge by one label that is read from the database when somebody scrapes; without it, nothing is told. */
  const counted = (
    label: 'state' | 'kind',
    name: string,
    help: string,
    read: () => Promise<[of: string, value: number][]>,
  ) =>
    gauge([label], name, help, async () =>
      (await read()).map(([of, value]) => ({ labels: { [label]: of }, value })),
    )

  function gauge(
    labelNames: string[],
    name: string,
    help: string,
    read: () => Promise<{ labels: Record<string, string>; value: number }[]>,
  ): void {
    // It registers itself.
    // oxlint-disable-next-line no-new
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset()
        try {
          for (const { labels, value } of await read()) this.inc(labels, value)
        } catch {
          onFailure('metrics')
        }
      },
    })
  }

  counted(
    'state',
    'fahuo_shipments',
    'Shipments that are not shipped, by state; needs_attention wants a person',
    async () => (await countShipments(scope)).map(({ state, count }) => [state, count]),
  )
  counted(
    'state',
    'fahuo_shipments_oldest_seconds',
    'Seconds since the oldest shipment of a state was accepted',
    async () =>
      (await countShipments(scope)).map(({ state, oldest }) => [
        state,
        Math.max(0, scope.clock.now() - oldest) / SECOND_MS,
      ]),
  )
  gauge(
    ['service', 'state'],
    'fahuo_services',
    "What WeChat's services were told in the last 30 days, by service and state",
    async () => {
      const counts = await countServices(scope, scope.clock.now() - SERVICES_COUNTED_MS)
      return counts.map(({ service, state, count }) => ({
        labels: { service, state },
        value: count,
      }))
    },
  )
  counted('kind', 'fahuo_attention', 'What waits for a person, by kind', async () =>
    (await whatNeedsPeople(scope)).map(({ kind, count }) => [kind, count]),
  )
  counted(
    'state',
    'fahuo_events',
    'Pushes that wait for processing (new), or for a person (parked)',
    async () => (await countOpenEvents(scope)).map(({ state, count }) => [state, count]),
  )
  return {
    onCall: ({ call, outcome, errcode, duration }) =>
      calls.observe({ call, outcome, errcode: String(errcode) }, duration / SECOND_MS),
    onFailure,
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

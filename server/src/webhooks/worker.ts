/** Delivers events to webhooks: each webhook by itself, so that one that hangs delays no other. */
import { randomUUIDv7 } from 'node:crypto'
import { backoff } from '../core/backoff.ts'
import { createPoller, type Poller } from '../core/poller.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time.ts'
import { notify } from '../outgoing/notify.ts'
import type { Shop } from '../shops/shop.ts'
import {
  claimWebhooks,
  dueDeliveries,
  endingTry,
  endLease,
  eventOfDelivery,
  keepLease,
  type Delivery,
} from './delivery-queries.ts'
import { changingWebhook, findWebhook, type OffReason, type Webhook } from './queries.ts'
import { messageOf, send, TIMEOUT_MS, type TryResult } from './webhooks.ts'

/** From each try to the next [Standard Webhooks]. */
export const RETRIES_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
] as const

/** A try comes later by up to this part of its wait, so that many do not come at once. */
const JITTER = 0.1

/** A webhook to which nothing was delivered for so long is switched off. */
const OFF_AFTER_MS = 5 * DAY_MS

/** While an endpoint does not answer: it is asked with one event at a time. */
const ENDPOINT_PAUSE = { first_ms: 5 * SECOND_MS, longest_ms: 5 * MINUTE_MS }

/** Whatever Retry-After says. */
const LONGEST_PAUSE_MS = DAY_MS

/** A delivery ends before; after a kill, another server goes on then. */
const LEASE_MS = 2 * TIMEOUT_MS

/** Webhooks that are served at once by one server. */
const AT_ONCE = 64

/** One after the other, in their order; so many at once when more than `BEHIND` wait. */
const ABREAST = 8
const BEHIND = 100

/** The endpoint is at fault, not the event [Standard Webhooks: 429, 502, 504]. */
const AWAY = new Set([429, 502, 503, 504])

/** Delivers until stopped. */
export function startDeliveries(shop: Shop): Poller {
  const served = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  const poller = createPoller(
    shop,
    'webhooks',
    async () => {
      if (served.size >= AT_ONCE) return 0
      const now = shop.clock.now()
      const lease = randomUUIDv7()
      const ids = await claimWebhooks(shop, {
        now,
        lease,
        lease_until: now + LEASE_MS,
        longest_ms: LONGEST_PAUSE_MS,
        limit: AT_ONCE - served.size,
      })
      for (const id of ids) {
        const serving = serve(shop, id, lease, stopping.signal)
          .catch((error: unknown) => {
            shop.onFailure('webhooks')
            shop.log.error({ webhook: id, err: error }, 'deliveries to a webhook broke off')
          })
          .finally(() => served.delete(id))
        served.set(id, serving)
      }
      return ids.length
    },
    () => Promise.all(served.values()),
  )
  return {
    ...poller,
    stop() {
      stopping.abort()
      return poller.stop()
    },
  }
}

/** Delivers what is due to one webhook, until nothing is. */
async function serve(shop: Shop, id: string, lease: string, signal: AbortSignal): Promise<void> {
  try {
    while (!signal.aborted) {
      const now = shop.clock.now()
      if (!(await keepLease(shop, { id, lease, lease_until: now + LEASE_MS }))) return
      const webhook = await findWebhook(shop, id)
      if (!webhook || webhook.not_before > now) return
      const due = await dueDeliveries(shop, { webhook_id: id, now, limit: BEHIND + 1 })
      if (due.length === 0) return
      // One that does not answer gets one event to answer.
      const behind = due.length > BEHIND && webhook.failures === 0
      await Promise.all(
        due
          .slice(0, behind ? ABREAST : 1)
          .map((delivery) => deliver(shop, webhook, delivery, signal)),
      )
    }
  } finally {
    await endLease(shop, { id, lease })
  }
}

async function deliver(
  shop: Shop,
  webhook: Webhook,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<void> {
  const event = await eventOfDelivery(shop, delivery, webhook.language)
  // It was removed with the events of its time.
  if (!event) return
  const result = await send(shop, webhook, messageOf(event), signal)
  // Whether it arrived is not known: it is sent again.
  if (signal.aborted) return
  await store(shop, webhook, delivery, result)
}

/** Stores what became of a try, and what it says of the endpoint. */
async function store(
  shop: Shop,
  webhook: Webhook,
  delivery: Delivery,
  { status, retry_after, error }: TryResult,
): Promise<void> {
  const { id, failing_since } = webhook
  const now = shop.clock.now()
  const { seq: _, ...tried } = {
    ...delivery,
    tries: delivery.tries + 1,
    status,
    error,
    tried_at: now,
  }
  const seen = { last_at: now, last_status: status, last_error: error }
  if (error === null) {
    await shop.database.unit([
      endingTry(shop, { ...tried, state: 'delivered' }),
      changingWebhook(shop, id, { ...seen, failing_since: null, failures: 0, not_before: 0 }),
    ])
    return
  }
  const wait_ms = RETRIES_MS[delivery.tries]
  const asked_ms = Math.min((retry_after ?? 0) * SECOND_MS, LONGEST_PAUSE_MS)
  const later = Math.max((wait_ms ?? 0) * (1 + Math.random() * JITTER), asked_ms)
  const since = failing_since ?? now
  const away = status === null || AWAY.has(status)
  const failures = away ? webhook.failures + 1 : webhook.failures
  const pause = away ? Math.max(backoff(webhook.failures, ENDPOINT_PAUSE), asked_ms) : 0
  const off = offReason(status, error, now - since)
  await shop.database.unit([
    endingTry(shop, {
      ...tried,
      // What a webhook missed while it was off is sent when it is on again.
      state: wait_ms === undefined || off === 'gone' ? 'failed' : 'pending',
      due_at: now + Math.ceil(later),
    }),
    changingWebhook(shop, id, {
      ...seen,
      failing_since: since,
      failures,
      not_before: now + pause,
      ...(off && { state: 'off', reason: off }),
    }),
  ])
  shop.log.warn(
    { webhook: id, event: delivery.event_id, tries: tried.tries, status, error },
    'an event was not delivered',
  )
  if (off) await notify(shop, 'webhook_off', { webhook: id, reason: off, status, error }, id)
}

function offReason(status: number | null, error: string, failing_ms: number): OffReason | null {
  if (status === 410) return 'gone'
  if (error === 'no_secret') return 'no_secret'
  return failing_ms >= OFF_AFTER_MS ? 'failing' : null
}

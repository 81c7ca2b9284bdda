/** Where others want to be told. */
import { randomUUIDv7 } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import type { Language } from '../core/language.ts'
import { SECOND_MS, toSeconds } from '../core/time.ts'
import { namesPrivate } from '../outgoing/address.ts'
import type { EventType } from '../outgoing/event-types.ts'
import { endNotice } from '../outgoing/notify.ts'
import { post, type PostAnswer } from '../outgoing/post.ts'
import type { Shop } from '../shops/shop.ts'
import {
  changeByHand,
  countDeliveries,
  findWebhook,
  insertWebhook,
  listWebhooks,
  removeWebhook,
  replaceSecret,
  type DeliveryCounts,
  type Webhook,
} from './queries.ts'
import { firstSecret, nextSecret, secretName, signingSecrets } from './secrets.ts'
import { signatureHeaders } from './signature.ts'

export type { Webhook }

/** Webhooks of one Mini Program. */
export const MAX_WEBHOOKS = 20

/** Standard Webhooks: 15 to 30 s. */
export const TIMEOUT_MS = 15 * SECOND_MS

export interface WebhookWithCounts {
  webhook: Webhook
  deliveries: DeliveryCounts
}

/** Checks where deliveries are to go. @throws FahuoError `invalid` */
function checkUrl(shop: Shop, text: string): string {
  const url = new URL(text)
  const { webhook_allow_private } = shop.settings
  if (url.username !== '' || url.password !== '')
    throw new FahuoError('invalid', {
      en: 'url: without a user and password; the signature proves who sends',
      zh: 'url：不能包含用户名和密码；来源由签名证明',
    })
  if (!webhook_allow_private && (url.protocol !== 'https:' || namesPrivate(url)))
    throw new FahuoError('invalid', {
      en: 'url: https and a public address; WEBHOOK_ALLOW_PRIVATE=on allows http and private ones',
      zh: 'url：须为 https 的公网地址；设置 WEBHOOK_ALLOW_PRIVATE=on 后可用 http 和内网地址',
    })
  return url.href
}

/** Stores a webhook; it gets what is written from now on. @throws FahuoError `invalid` */
export async function createWebhook(
  shop: Shop,
  given: { url: string; events: EventType[] | null; language: Language },
): Promise<{ webhook: Webhook; secret: string }> {
  const url = checkUrl(shop, given.url)
  if ((await listWebhooks(shop)).length >= MAX_WEBHOOKS)
    throw new FahuoError('invalid', {
      en: `at most ${MAX_WEBHOOKS} webhooks: remove one first`,
      zh: `最多 ${MAX_WEBHOOKS} 个 webhook，请先删除一个`,
    })
  const now = shop.clock.now()
  const webhook: Webhook = {
    id: `wh_${randomUUIDv7()}`,
    url,
    events: given.events,
    language: given.language,
    state: 'active',
    reason: null,
    failing_since: null,
    failures: 0,
    not_before: 0,
    last_at: null,
    last_status: null,
    last_error: null,
    created_at: now,
    updated_at: now,
    lease: null,
    lease_until: 0,
  }
  const { secret, storing } = firstSecret(shop, webhook.id)
  await insertWebhook(shop, webhook, storing)
  return { webhook, secret }
}

export async function readWebhooks(shop: Shop): Promise<WebhookWithCounts[]> {
  const counts = await countDeliveries(shop)
  return (await listWebhooks(shop)).map((webhook) => ({
    webhook,
    deliveries: counts.get(webhook.id) ?? { pending: 0, failed: 0 },
  }))
}

/** @throws FahuoError `not_found` */
export async function readWebhook(shop: Shop, id: string): Promise<WebhookWithCounts> {
  const found = (await readWebhooks(shop)).find(({ webhook }) => webhook.id === id)
  if (!found) throw new FahuoError('not_found')
  return found
}

/** @throws FahuoError `not_found` */
async function mustFind(shop: Shop, id: string): Promise<Webhook> {
  const webhook = await findWebhook(shop, id)
  if (!webhook) throw new FahuoError('not_found')
  return webhook
}

export interface WebhookChange {
  url?: string | undefined
  events?: EventType[] | null | undefined
  language?: Language | undefined
  state?: 'active' | 'off' | undefined
}

/** Changes a webhook; one that is switched on again begins anew. @throws FahuoError `not_found`, `invalid` */
export async function changeWebhook(
  shop: Shop,
  id: string,
  { url, events, language, state }: WebhookChange,
): Promise<WebhookWithCounts> {
  const href = url === undefined ? undefined : checkUrl(shop, url)
  const fresh = { failing_since: null, failures: 0, not_before: 0 }
  const said = {
    ...(href !== undefined && { url: href }),
    ...(events !== undefined && { events }),
    ...(language !== undefined && { language }),
    ...(state !== undefined && { state }),
  }
  const changed = await changeByHand(shop, await mustFind(shop, id), said, {
    updated_at: shop.clock.now(),
    ...((href !== undefined || state === 'active') && fresh),
    ...(state !== undefined && { reason: state === 'off' ? 'by_hand' : null }),
  })
  if (!changed) throw new FahuoError('not_found')
  if (state !== undefined) await endNotice(shop, 'webhook_off', id)
  return readWebhook(shop, id)
}

/** @throws FahuoError `not_found` */
export async function deleteWebhook(shop: Shop, id: string): Promise<void> {
  const webhook = await mustFind(shop, id)
  if (!(await removeWebhook(shop, webhook, secretName(id)))) throw new FahuoError('not_found')
  await endNotice(shop, 'webhook_off', id)
}

/** Gives a webhook a new secret; both sign until the former one ends. @throws FahuoError `not_found` */
export async function rotateSecret(
  shop: Shop,
  id: string,
  overlap_seconds: number,
): Promise<WebhookWithCounts & { secret: string }> {
  const found = await readWebhook(shop, id)
  const { secret, storing } = await nextSecret(shop, id, { overlap_seconds, now: shop.clock.now() })
  await replaceSecret(shop, id, storing)
  return { ...found, secret }
}

/** What is sent: the same text for every try of an event. */
export interface Message {
  id: string
  body: string
}

export const messageOf = (event: {
  id: string
  type: string
  timestamp: string
  data: unknown
}): Message => {
  const { id, type, timestamp, data } = event
  return { id, body: JSON.stringify({ type, timestamp, data }) }
}

/** What became of one try. */
export type TryResult =
  | (PostAnswer & { error: string | null })
  | { status: null; retry_after: null; error: string }

/** Sends once. It never throws. */
export async function send(
  shop: Shop,
  { id, url }: Pick<Webhook, 'id' | 'url'>,
  message: Message,
  signal?: AbortSignal,
): Promise<TryResult> {
  const now = shop.clock.now()
  const secrets = await signingSecrets(shop, id, now)
  if (secrets.length === 0) return { status: null, retry_after: null, error: 'no_secret' }
  const answer = await post({
    url,
    headers: signatureHeaders(secrets, { ...message, timestamp: toSeconds(now) }),
    body: message.body,
    timeout_ms: TIMEOUT_MS,
    allow_private: shop.settings.webhook_allow_private,
    signal,
  })
  if ('error' in answer) return { status: null, retry_after: null, error: answer.error }
  const ok = answer.status >= 200 && answer.status < 300
  return { ...answer, error: ok ? null : `HTTP ${answer.status}` }
}

/** Sends something that tells nothing, now. @throws FahuoError `not_found` */
export async function testWebhook(shop: Shop, id: string) {
  const webhook = await mustFind(shop, id)
  const started = performance.now()
  const timestamp = new Date(shop.clock.now()).toISOString()
  const event = { id: `evt_test_${randomUUIDv7()}`, type: 'webhook.test', timestamp }
  const result = await send(shop, webhook, messageOf({ ...event, data: { webhook: id } }))
  return {
    delivered: result.error === null,
    status: result.status,
    error: result.error,
    duration_ms: Math.round(performance.now() - started),
  }
}

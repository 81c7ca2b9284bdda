import type { components } from './api.ts'

type Schemas = components['schemas']

/** The schemas of what webhooks are sent, `OrderPaidDelivery` for instance. */
type DeliveryName = Extract<keyof Schemas, `${string}Delivery`>
type Delivery = Extract<Schemas[DeliveryName], { type: string; timestamp: string; data: object }>

/** What a webhook is sent, told apart by `type`. */
export type WebhookEvent = Delivery

/** The event of one type, `WebhookEventOf<'order.paid'>` for instance. */
export type WebhookEventOf<Type extends WebhookEvent['type']> = Extract<
  WebhookEvent,
  { type: Type }
>

/** Why a delivery is not taken. */
export type WebhookErrorCode = 'missing_header' | 'too_old' | 'too_new' | 'bad_signature'

/** A delivery that is not genuine, or too old: answer 400 and do nothing. */
export class WebhookError extends Error {
  override name = 'WebhookError'
  readonly code: WebhookErrorCode

  constructor(code: WebhookErrorCode) {
    super(`the webhook was not accepted: ${code}`)
    this.code = code
  }
}

/** Headers of Node, Koa, Express, or of a fetch Request. */
export type WebhookHeaders =
  | Headers
  | Readonly<Record<string, string | readonly string[] | undefined>>

export interface VerifyOptions {
  /** The secret, `whsec_…`; while it changes, both. */
  secret: string | readonly string[]
  /** How far the time of the delivery may be from now, in seconds. Default: 300 */
  tolerance?: number
  /** Unix milliseconds. Default: now */
  now?: number
}

/**
 * Verifies a delivery (Standard Webhooks) and returns its event.
 * @param body as it came, byte for byte: before anything parses it
 * @throws WebhookError when it is not genuine
 */
export async function verifyWebhook(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  { secret, tolerance = 300, now = Date.now() }: VerifyOptions,
): Promise<WebhookEvent & { id: string }> {
  const id = headerOf(headers, 'webhook-id')
  const timestamp = headerOf(headers, 'webhook-timestamp')
  const signatures = headerOf(headers, 'webhook-signature')
  if (id === '' || !/^\d{1,15}$/.test(timestamp) || signatures === '')
    throw new WebhookError('missing_header')
  const age = Math.floor(now / 1000) - Number(timestamp)
  if (age > tolerance) throw new WebhookError('too_old')
  if (age < -tolerance) throw new WebhookError('too_new')
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${text}`)
  for (const one of typeof secret === 'string' ? [secret] : secret)
    if (await isSigned(one, signed, signatures))
      return { id, ...(JSON.parse(text) as WebhookEvent) }
  throw new WebhookError('bad_signature')
}

function headerOf(headers: WebhookHeaders, name: string): string {
  if (typeof (headers as Headers).get === 'function') return (headers as Headers).get(name) ?? ''
  const value = (headers as Record<string, string | readonly string[] | undefined>)[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))

/** Compares in constant time: `verify` of Web Crypto does. */
async function isSigned(
  secret: string,
  signed: Uint8Array<ArrayBuffer>,
  signatures: string,
): Promise<boolean> {
  const raw = bytesOf(secret.replace(/^whsec_/, ''))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['verify'])
  for (const part of signatures.split(' ')) {
    if (!/^v1,[\w+/]{43}=$/.test(part)) continue
    const signature = bytesOf(part.slice(3))
    if (await crypto.subtle.verify('HMAC', key, signature, signed)) return true
  }
  return false
}

import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { sealPayNotification } from '@fahuo/wechat'
import { request } from 'undici'
import type { Fault } from '../gateway/faults.ts'
import { createDispatch } from '../pushes/dispatch.ts'
import type { PayAttempt, PayMerchant, PayNotification, PaySigner } from '../state/pay.ts'
import type { WechatState } from '../state/wechat.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../state/time.ts'
import { beijingTime } from './shapes.ts'

/** Unanswered for five seconds is failed [official]. */
const TIMEOUT_MS = 5 * SECOND_MS

/** How long after each failed try the next one comes [official]; then it is given up. */
const PAUSES_MS = [
  ...[15, 15, 30].map((one) => one * SECOND_MS),
  ...[3, 10, 20, 30, 30, 30, 60].map((one) => one * MINUTE_MS),
  ...[3, 3, 3, 6, 6].map((one) => one * HOUR_MS),
]

/** Characters of an answer that are kept. */
const KEPT_CHARACTERS = 200

export interface NewNotification {
  merchant: PayMerchant
  url: string
  event_type: string
  original_type: 'transaction' | 'refund'
  resource: Record<string, unknown>
  transaction_id: string | null
}

/** Sends notifications as WeChat Pay does: encrypted, signed anew each time, repeated by its schedule. */
export function createPayNotifier(deps: {
  state: () => WechatState
  now: () => number
  /** An attempt is over. */
  onAttempt: () => void
  /** The fault for the next notification, used up by asking. */
  fault: () => Fault | undefined
}) {
  const underway = new Map<string, Promise<void>>()
  const stopping = new AbortController()

  function make(wanted: NewNotification, probe: boolean): PayNotification {
    const { merchant, transaction_id, event_type, original_type, resource, url } = wanted
    const notification: PayNotification = {
      id: randomUUID(),
      mchid: merchant.mchid,
      transaction_id,
      event_type,
      original_type,
      resource,
      url,
      probe,
      state: 'pending',
      created_at: deps.now(),
      next_at: null,
      attempts: [],
    }
    deps.state().pay_notifications.push(notification)
    return notification
  }

  /** One try after the other, also of one that is sent twice. */
  function deliver(notification: PayNotification): Promise<void> {
    notification.next_at = null
    const before = underway.get(notification.id) ?? Promise.resolve()
    const done = before
      .then(() => attempt(notification))
      .finally(() => {
        if (underway.get(notification.id) === done) underway.delete(notification.id)
        deps.onAttempt()
      })
    underway.set(notification.id, done)
    return done
  }
  const sendOff = createDispatch<PayNotification>((notification) => void deliver(notification))

  async function attempt(notification: PayNotification): Promise<void> {
    if (stopping.signal.aborted) return
    const merchant = deps.state().pay_merchants.get(notification.mchid)
    if (!merchant) return
    const signer = signerOf(merchant)
    const at = deps.now()
    const { status, answer } = await post(notification, merchant, signer)
    const delivered = status !== null && status >= 200 && status < 300
    // A probe is answered rightly when it is refused [official].
    const ok = notification.probe ? status !== null && status >= 400 : delivered
    const tried: PayAttempt = { at, serial: signer.serial, status, ok, answer }
    notification.attempts.push(tried)
    settle(notification, delivered)
  }

  /** Says when it comes again: from the first try on, so that a clock that was moved is caught up with. */
  function settle(notification: PayNotification, delivered: boolean): void {
    const { attempts, created_at, probe, state } = notification
    if (delivered || state === 'delivered') {
      Object.assign(notification, { state: 'delivered', next_at: null })
      return
    }
    const failed = attempts.length
    if (probe || failed > PAUSES_MS.length) {
      Object.assign(notification, { state: 'given_up', next_at: null })
      return
    }
    const waited = PAUSES_MS.slice(0, failed).reduce((sum, pause) => sum + pause, 0)
    notification.next_at = created_at + waited
  }

  async function post(
    { id, url, event_type, original_type, resource, created_at, probe }: PayNotification,
    { apiv3_key }: PayMerchant,
    { serial, private_pem }: PaySigner,
  ): Promise<{ status: number | null; answer: string }> {
    const { headers, body } = sealPayNotification(resource, {
      api_v3_key: apiv3_key,
      private_key: private_pem,
      serial,
      id,
      event_type,
      original_type,
      create_time: beijingTime(created_at),
      timestamp: String(Math.floor(deps.now() / SECOND_MS)),
      nonce: randomBytes(16).toString('hex'),
      resource_nonce: randomBytes(6).toString('hex'),
      ...(probe && { probe }),
    })
    try {
      const answer = await request(url, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'request-id': randomUUID(),
        },
        body,
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), stopping.signal]),
      })
      const text = await answer.body.text()
      return { status: answer.statusCode, answer: text.slice(0, KEPT_CHARACTERS) }
    } catch (error) {
      return { status: null, answer: error instanceof Error ? error.name : 'failed' }
    }
  }

  return {
    /** Sends a notification; it is repeated until it is answered. */
    send(wanted: NewNotification): PayNotification {
      const notification = make(wanted, false)
      const fault = deps.fault()
      if (fault?.effect === 'push_lost') notification.state = 'given_up'
      sendOff(notification, fault)
      return notification
    },
    /** Sends one that is signed wrongly, and waits for what is said to it. */
    async probe(wanted: NewNotification): Promise<PayNotification> {
      const notification = make(wanted, true)
      await deliver(notification)
      return notification
    },
    /** Sends one again at once. */
    resend: deliver,
    /** Takes up what a process that ended had under way. */
    resume(): void {
      for (const notification of deps.state().pay_notifications)
        if (notification.state === 'pending') notification.next_at ??= deps.now()
    },
    /** Sends those whose time has come. */
    sendDue(): void {
      const now = deps.now()
      for (const notification of deps.state().pay_notifications)
        if (
          notification.state === 'pending' &&
          notification.next_at !== null &&
          notification.next_at <= now &&
          !underway.has(notification.id)
        )
          void deliver(notification)
    },
    stop: async () => {
      stopping.abort()
      await Promise.all(underway.values())
    },
  }
}
export type PayNotifier = ReturnType<typeof createPayNotifier>

function signerOf({ signs_with, public_key, certificate }: PayMerchant): PaySigner {
  const chosen = signs_with === 'either' ? ['public_key', 'certificate'][randomInt(2)] : signs_with
  return chosen === 'certificate' ? certificate : public_key
}

import { randomInt } from 'node:crypto'
import { sealPush } from '@fahuo/wechat'
import { asXml } from '../complaints/push.ts'
import { createDispatch } from './dispatch.ts'
import { readReply } from './replies.ts'
import { request } from 'undici'
import type { Fault } from '../gateway/faults.ts'
import type { PushRecord } from '../state/state.ts'
import { newId } from '../state/context.ts'
import type { PushOptions } from '../state/shop-options.ts'

/** Unanswered for 5 s is failed; three attempts in all [official, older text]. */
const TIMEOUT_MS = 5_000
const ATTEMPTS = 3

/** Milliseconds between attempts [assumed]. */
const PAUSE_MS = 1_000

/** An address that a message goes to. */
export interface PushTarget {
  /** The third-party platform whose address it is; null: the merchant's own. */
  to: string | null
  /** Whose appid is at the end of the cipher: with a platform's address always the platform's [official]. */
  appid: string
  options: PushOptions
}

/** Sends pushes as WeChat does: signed, sealed, repeated when nobody says `success`. */
export function createPushes(deps: {
  /** Where a message goes now; the first one is always there. */
  targets: (message: Record<string, unknown>) => [PushTarget, ...PushTarget[]]
  records: () => PushRecord[]
  now: () => number
  /** A push was delivered, or given up. */
  onDelivered: () => void
  /** The fault for the next push, used up by asking. */
  fault: (target: PushTarget) => Fault | undefined
}) {
  const seal = (message: Record<string, unknown>, { appid, options }: PushTarget) =>
    sealPush(options.format === 'xml' ? asXml(message) : message, {
      appid,
      token: options.token,
      format: options.format,
      timestamp: String(Math.floor(deps.now() / 1000)),
      nonce: String(randomInt(1e9)),
      ...(options.encoding_aes_key !== undefined && { encoding_aes_key: options.encoding_aes_key }),
      ...(options.mode !== undefined && { mode: options.mode }),
    })

  const underway = new Set<Promise<void>>()
  const stopping = new AbortController()

  /** Sends a message to all of its addresses. @returns what became of the first */
  function send(message: Record<string, unknown>): PushRecord {
    const [first, ...others] = deps.targets(message)
    const record = sendTo(message, first)
    for (const target of others) sendTo(message, target)
    return record
  }

  function sendTo(message: Record<string, unknown>, target: PushTarget): PushRecord {
    const record: PushRecord = {
      id: newId(),
      to: target.to,
      message,
      created_at: deps.now(),
      attempts: [],
      delivered: false,
    }
    deps.records().push(record)
    // What goes nowhere meets no fault.
    if (target.options.url !== undefined) sendOff(record, deps.fault(target))
    return record
  }

  function deliver(record: PushRecord): void {
    const target = deps
      .targets(record.message)
      .find(({ to }) => to === (record.to ?? null) || record.to === undefined)
    if (target?.options.url === undefined) return
    const done = attemptAll(record, target).finally(() => {
      underway.delete(done)
      deps.onDelivered()
    })
    underway.add(done)
  }

  const sendOff = createDispatch(deliver)

  async function attemptAll(record: PushRecord, target: PushTarget): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS && !stopping.signal.aborted; attempt += 1) {
      if (attempt > 0) await new Promise((later) => setTimeout(later, PAUSE_MS))
      const at = deps.now()
      const { status, answer } = await attemptOnce(record.message, target)
      record.attempts.push({ at, status, answer: answer.slice(0, 200) })
      record.reply = status === 200 ? readReply(answer, target.appid, target.options) : null
      // Nothing, `success` or a reply [official].
      record.delivered =
        status === 200 && (record.reply !== null || /^\s*(success)?\s*$/.test(answer))
      if (record.delivered) return
    }
  }

  async function attemptOnce(
    message: Record<string, unknown>,
    target: PushTarget,
  ): Promise<{ status: number | null; answer: string }> {
    const { url, format } = target.options
    try {
      const { query, body } = seal(message, target)
      const answer = await request(`${url}?${new URLSearchParams(query)}`, {
        method: 'POST',
        headers: { 'content-type': format === 'xml' ? 'text/xml' : 'application/json' },
        body,
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), stopping.signal]),
      })
      return { status: answer.statusCode, answer: await answer.body.text() }
    } catch (error) {
      return { status: null, answer: error instanceof Error ? error.name : 'failed' }
    }
  }

  return {
    send,
    deliver,
    /** @throws when a key is no EncodingAESKey */
    check: () => void deps.targets({}).map((target) => seal({}, target)),
    stop: async () => {
      stopping.abort()
      await Promise.all(underway)
    },
  }
}
export type Pushes = ReturnType<typeof createPushes>

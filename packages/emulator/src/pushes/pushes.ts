import { randomInt } from 'node:crypto'
import { sealPush } from '@fahuo/wechat'
import { readReply } from './replies.ts'
import { request } from 'undici'
import type { Fault } from '../gateway/faults.ts'
import type { PushRecord, State } from '../state/state.ts'
import { newId } from '../state/context.ts'

export interface PushOptions {
  /** Where pushes go; undefined: nowhere, they are only kept. */
  url?: string | undefined
  token: string
  /** Undefined: plain mode. */
  encoding_aes_key?: string | undefined
  format: 'json' | 'xml'
  /** With a key: safe by default. */
  mode?: 'safe' | 'compatible' | undefined
}

/** Unanswered for 5 s is failed; three attempts in all [official, older text]. */
const TIMEOUT_MS = 5_000
const ATTEMPTS = 3

/** Milliseconds between attempts [assumed]. */
const PAUSE_MS = 1_000

/**
 * Sends pushes as WeChat does: signed, sealed, repeated when nobody says `success`.
 *
 * @throws when the key is no EncodingAESKey
 */
export function createPushes(deps: {
  appid: string
  options: PushOptions
  state: () => State
  now: () => number
  /** A push was delivered, or given up. */
  onDelivered: () => void
  /** The fault for the next push, used up by asking. */
  fault: () => Fault | undefined
}) {
  const seal = (message: Record<string, unknown>) => {
    const { options } = deps
    return sealPush(message, {
      appid: deps.appid,
      token: options.token,
      format: options.format,
      timestamp: String(Math.floor(deps.now() / 1000)),
      nonce: String(randomInt(1e9)),
      ...(options.encoding_aes_key !== undefined && { encoding_aes_key: options.encoding_aes_key }),
      ...(options.mode !== undefined && { mode: options.mode }),
    })
  }
  // A wrong key is told at the start, not by the first push.
  seal({})

  const underway = new Set<Promise<void>>()
  const stopping = new AbortController()

  function send(message: Record<string, unknown>): PushRecord {
    const record: PushRecord = {
      id: newId(),
      message,
      created_at: deps.now(),
      attempts: [],
      delivered: false,
    }
    deps.state().pushes.push(record)
    sendOff(record, deps.fault())
    return record
  }

  /** Held until the next push has been sent: the two come in the wrong order. */
  let held: PushRecord | null = null

  function sendOff(record: PushRecord, fault: Fault | undefined): void {
    if (fault?.effect === 'push_late') {
      setTimeout(() => deliver(record), fault.ms ?? 1000).unref()
      return
    }
    if (fault?.effect === 'push_swap') {
      held = record
      return
    }
    deliver(record)
    if (fault?.effect === 'push_twice') deliver(record)
    if (held) deliver(held)
    held = null
  }

  function deliver(record: PushRecord): void {
    if (deps.options.url === undefined) return
    const done = attemptAll(record).finally(() => {
      underway.delete(done)
      deps.onDelivered()
    })
    underway.add(done)
  }

  async function attemptAll(record: PushRecord): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS && !stopping.signal.aborted; attempt += 1) {
      if (attempt > 0) await new Promise((later) => setTimeout(later, PAUSE_MS))
      const at = deps.now()
      const { status, answer } = await attemptOnce(record.message)
      record.attempts.push({ at, status, answer: answer.slice(0, 200) })
      record.reply = status === 200 ? readReply(answer, deps.appid, deps.options) : null
      // Nothing, `success` or a reply [official].
      record.delivered =
        status === 200 && (record.reply !== null || /^\s*(success)?\s*$/.test(answer))
      if (record.delivered) return
    }
  }

  async function attemptOnce(
    message: Record<string, unknown>,
  ): Promise<{ status: number | null; answer: string }> {
    const { url, format } = deps.options
    try {
      const { query, body } = seal(message)
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
    stop: async () => {
      stopping.abort()
      await Promise.all(underway)
    },
  }
}
export type Pushes = ReturnType<typeof createPushes>

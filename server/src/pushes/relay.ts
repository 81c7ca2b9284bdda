/** Passes pushes on to the shop's own push URL: a Mini Program has one, which is ours. */
import { setTimeout as wait } from 'node:timers/promises'
import { SECOND_MS } from '../core/time.ts'

/** A push as it came. */
export interface RelayedPush {
  body: Buffer
  /** The query behind the `?`, as it was sent: it signs the body. */
  query: string
  /** Request headers, in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>
}

/** What the shop's own server answered, for WeChat. */
export interface RelayResponse {
  status: number
  content_type: string
  body: Buffer
}

/** Marks a push that was passed on once. It is not passed on again, so a circle of URLs ends. */
export const RELAY_HEADER = 'x-fahuo-relay'

/** WeChat waits 5 s [official, older text]. */
const TIMEOUT_MS = 4 * SECOND_MS

/** A reply is a short message. */
const MAX_ANSWER_BYTES = 64 * 1024

/** Headers that belong to the push; all others belong to the connection, or to us. */
const PASSED = /^(content-type|content-encoding|user-agent|x-wx-[\w-]+)$/

/** Tells whether a push was passed on before, by this server or another one. */
export const isRelayed = ({ headers }: RelayedPush): boolean => headers[RELAY_HEADER] !== undefined

/**
 * Passes a push on, byte for byte, and returns the answer.
 * @returns null when there is none within 4 s, or more than 64 KiB of it
 */
export async function relayPush(url: string, push: RelayedPush): Promise<RelayResponse | null> {
  const headers = Object.entries(push.headers).flatMap(([name, value]) =>
    PASSED.test(name) && value !== undefined ? [[name, String(value)] as [string, string]] : [],
  )
  const target = push.query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${push.query}`
  try {
    const answer = await fetch(target, {
      method: 'POST',
      headers: [...headers, [RELAY_HEADER, '1']],
      body: new Uint8Array(push.body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const body = await readAtMost(answer, MAX_ANSWER_BYTES)
    if (body === null) return null
    const content_type = answer.headers.get('content-type') ?? 'text/plain; charset=utf-8'
    return { status: answer.status, content_type, body }
  } catch {
    // Refused, broken off or too late.
    return null
  }
}

/** @returns null when the answer is longer; the rest of it is not read */
async function readAtMost(answer: Response, max_bytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length
    if (bytes > max_bytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Pauses between the tries of a copy: three in all, as WeChat does. */
const COPY_PAUSES_MS = [SECOND_MS, 10 * SECOND_MS]

/** Copies under way at once; a shop that does not answer must not fill the memory. */
const MAX_COPIES = 200

/** Sends copies of pushes that are answered here already. @returns false when it gave one up */
export function createCopies(url: string): (push: RelayedPush) => Promise<boolean> {
  let under_way = 0
  return async (push) => {
    if (under_way >= MAX_COPIES) return false
    under_way += 1
    try {
      for (const pause of [...COPY_PAUSES_MS, null]) {
        const answer = await relayPush(url, push)
        if (answer && answer.status < 300) return true
        if (pause !== null) await wait(pause, undefined, { ref: false })
      }
      return false
    } finally {
      under_way -= 1
    }
  }
}

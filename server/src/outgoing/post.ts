/** Posts JSON to an address that others have given. */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { hostOf, isPublicAddress, PRIVATE_ADDRESS, publicLookup } from './address.ts'

/** What an address answered. */
export interface PostAnswer {
  status: number
  /** Seconds, of Retry-After; null: it did not say. */
  retry_after: number | null
  /** The beginning of the body. */
  body: string
}

/** Why there is no answer: a code of the system (`ECONNREFUSED`), `timeout` or `private_address`. */
export interface PostFailure {
  error: string
}

export interface PostOptions {
  url: string
  headers: Record<string, string>
  body: string
  timeout_ms: number
  /** Addresses that are not public, too. */
  allow_private: boolean
  /** Breaks it off: `aborted`. */
  signal?: AbortSignal | undefined
}

/** An answer is read so far. */
const MAX_ANSWER_BYTES = 16 * 1024

/** Posts once, follows no redirect, and tells what came back. It never throws. */
export function post(options: PostOptions): Promise<PostAnswer | PostFailure> {
  const { url, headers, body, timeout_ms, allow_private, signal } = options
  const target = new URL(url)
  const host = hostOf(target)
  if (!allow_private && isIP(host) !== 0 && !isPublicAddress(host))
    return Promise.resolve({ error: 'private_address' })
  return new Promise((resolve) => {
    const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(target, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'fahuo',
        ...headers,
      },
      // One connection each: nothing that was checked for one is used for another.
      agent: false,
      ...(!allow_private && { lookup: publicLookup }),
    })
    const end = (result: PostAnswer | PostFailure) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      resolve(result)
      request.destroy()
    }
    const abort = () => end({ error: 'aborted' })
    signal?.addEventListener('abort', abort)
    const timer = setTimeout(() => end({ error: 'timeout' }), timeout_ms)
    request.on('error', (error: NodeJS.ErrnoException) => end({ error: codeOf(error) }))
    request.on('response', (response) => {
      void readStart(response).then((text) =>
        end({ status: response.statusCode ?? 0, retry_after: retryAfter(response), body: text }),
      )
    })
    request.end(body)
  })
}

const codeOf = ({ code = 'failed' }: NodeJS.ErrnoException) =>
  code === PRIVATE_ADDRESS ? 'private_address' : code

/** A status is an answer, whatever becomes of the body. */
async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes >= MAX_ANSWER_BYTES) break
    }
  } catch {
    // It broke off.
  }
  return Buffer.concat(chunks).toString('utf8', 0, MAX_ANSWER_BYTES)
}

/** Seconds or a date; null for anything else. */
function retryAfter({ headers }: IncomingMessage): number | null {
  const said = headers['retry-after']
  if (said === undefined) return null
  if (/^\d{1,9}$/.test(said)) return Number(said)
  const seconds = Math.ceil((Date.parse(said) - Date.now()) / 1000)
  return Number.isNaN(seconds) ? null : Math.max(0, seconds)
}

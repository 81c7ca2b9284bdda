import { stringify } from 'node:querystring'
import { Pool } from 'undici'
import { WechatError } from '../client/errors.ts'
import { exchange, NotBegun, type HttpAnswer } from './request.ts'

/** Sends one request; never follows a redirect, never repeats anything by itself. */
export type Transport = (request: TransportRequest) => Promise<WechatAnswer>

/** JSON that WeChat answered, of whatever shape. */
export interface WechatAnswer {
  value: unknown
  /** The same, as it came. */
  text: string
}

export interface TransportRequest {
  /** The name in the table of calls, for errors. */
  call: string
  method: 'GET' | 'POST'
  path: string
  query: Record<string, string>
  body?: unknown
  signal?: AbortSignal | undefined
}

export interface TransportOptions {
  /** Origin, for instance https://api.weixin.qq.com. */
  base_url: string
  /** Milliseconds until the whole answer must be there; 10,000 by default. */
  timeout?: number
  /** Bytes an answer may have; 8 MiB by default (get_order_list of 100 orders is about 100 KB). */
  max_answer_size?: number
  /** Sockets to WeChat; 64 by default. */
  connections?: number
}

const HEADERS = { accept: 'application/json', 'content-type': 'application/json' }

/** The code of an error, or of the errors it wraps (Node tries several addresses at once). */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') return code
  if (error.name === 'TimeoutError') return 'timeout'
  return error.name
}

/** A pooled connection to WeChat. Close it when done. */
export function createTransport(options: TransportOptions): {
  send: Transport
  /** Waits for what is under way; `now`: breaks it off, so that its outcome is unknown. */
  close: (now?: boolean) => Promise<void>
} {
  const timeout = options.timeout ?? 10_000
  const pool = new Pool(options.base_url, {
    connections: options.connections ?? 64,
    connect: { timeout: Math.min(timeout, 5_000) },
    headersTimeout: timeout,
    bodyTimeout: timeout,
    maxResponseSize: options.max_answer_size ?? 8 * 1024 * 1024,
  })

  const send: Transport = async ({ call, method, path, query, body, signal }) => {
    let answer: HttpAnswer
    try {
      answer = await exchange(pool, {
        method,
        path: `${path}?${stringify(query)}`,
        headers: HEADERS,
        body: method === 'POST' ? JSON.stringify(body) : null,
        timeout,
        signal,
      })
    } catch (error) {
      // The error itself is left behind: it may hold the URL, and the URL holds the token.
      const left = !(error instanceof NotBegun)
      const reason = codeOf(left ? error : error.cause)
      throw new WechatError(call, left ? 'unknown' : 'not_sent', { reason })
    }
    const { status, text } = answer
    if (status !== 200) throw new WechatError(call, 'unknown', { reason: `http_${status}` })
    try {
      return { text, value: JSON.parse(text) as unknown }
    } catch {
      throw new WechatError(call, 'unknown', { reason: 'not_json' })
    }
  }

  return { send, close: (now = false) => (now ? pool.destroy() : pool.close()) }
}

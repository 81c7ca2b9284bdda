import { stringify } from 'node:querystring'
import type { Pool } from 'undici'
import { WechatError } from '../client/errors.ts'
import { parseAnswer } from './json.ts'
import { NotSentError, sendRequest, type HttpResponse } from './request.ts'

/** Sends one request. Never follows a redirect and never retries. */
export type Transport = (request: TransportRequest) => Promise<WechatResponse>

/** A JSON response of WeChat, not yet checked by a schema. */
export interface WechatResponse {
  value: unknown
  /** The body as WeChat sent it. */
  text: string
  /** WeChat's clock when it answered, Unix milliseconds in whole seconds; null when it did not say. */
  date: number | null
}

export interface TransportRequest {
  /** The call's name, used in errors. */
  call: string
  method: 'GET' | 'POST'
  path: string
  query: Record<string, string>
  /** Sent as JSON; a form as multipart/form-data. */
  body?: unknown
  signal?: AbortSignal | undefined
}

export interface TransportOptions {
  /** Origin, for example https://api.weixin.qq.com. */
  base_url: string
  /** Milliseconds within which the whole response must arrive; 10,000 by default. */
  timeout?: number
  /** Largest response in bytes; 8 MiB by default (100 orders of get_order_list are about 100 KB). */
  max_response_size?: number
  /** Most connections to WeChat; 64 by default. */
  connections?: number
}

const HEADERS = { accept: 'application/json', 'content-type': 'application/json' }

/** Returns an error's code (an AggregateError of several addresses has one, too), or its name. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') return code
  if (error.name === 'TimeoutError') return 'timeout'
  return error.name
}

/** Encodes a form in one piece, so that it is sent with its length. */
async function encodeForm(
  form: FormData,
): Promise<{ headers: Record<string, string>; body: Buffer }> {
  const encoded = new Response(form)
  return {
    headers: { 'content-type': encoded.headers.get('content-type') ?? 'multipart/form-data' },
    body: Buffer.from(await encoded.arrayBuffer()),
  }
}

/** Creates a connection pool to WeChat. Close it when done. */
export function createTransport(options: TransportOptions): {
  send: Transport
  /** Waits for running calls; with `now` it aborts them, which leaves their outcome unknown. */
  close: (now?: boolean) => Promise<void>
} {
  const timeout = options.timeout ?? 10_000
  const origin = new URL(options.base_url)
  let pool: Pool | undefined
  let opening: Promise<Pool> | undefined
  /** Loads undici with the first call: it takes 20 MB, which who only checks bodies need not have. */
  const open = () =>
    (opening ??= import('undici').then((undici) => {
      pool = new undici.Pool(origin, {
        connections: options.connections ?? 64,
        connect: { timeout: Math.min(timeout, 5_000) },
        headersTimeout: timeout,
        bodyTimeout: timeout,
        maxResponseSize: options.max_response_size ?? 8 * 1024 * 1024,
      })
      return pool
    }))

  const send: Transport = async ({ call, method, path, query, body, signal }) => {
    let response: HttpResponse
    const form = body instanceof FormData ? await encodeForm(body) : null
    try {
      response = await sendRequest(pool ?? (await open()), {
        method,
        path: `${path}?${stringify(query)}`,
        headers: { ...HEADERS, ...form?.headers },
        body: method === 'POST' ? (form?.body ?? JSON.stringify(body)) : null,
        timeout,
        signal,
      })
    } catch (error) {
      // The original error is dropped: it may contain the URL, and the URL contains the token.
      const sent = !(error instanceof NotSentError)
      const reason = codeOf(sent ? error : error.cause)
      throw new WechatError(call, sent ? 'unknown' : 'not_sent', { reason })
    }
    const { status, text } = response
    const date = Date.parse(response.date ?? '')
    if (status !== 200) throw new WechatError(call, 'unknown', { reason: `http_${status}` })
    try {
      return { text, value: parseAnswer(text), date: Number.isNaN(date) ? null : date }
    } catch {
      throw new WechatError(call, 'unknown', { reason: 'not_json' })
    }
  }

  return {
    send,
    async close(now = false) {
      const opened = await opening
      await (now ? opened?.destroy() : opened?.close())
    },
  }
}

import { getRawBody } from 'raw-body'
import type { Context as Koa, Middleware } from 'koa'
import { request } from 'undici'
import { z } from 'zod'

const RelayedRequest = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  method: z.enum(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE']).default('GET'),
  header: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  data: z.unknown().optional(),
  /** Milliseconds. */
  timeout: z.int().min(1).max(600_000).default(60_000),
})
type RelayedRequest = z.output<typeof RelayedRequest>

/** What the connection decides, and `referer`, which a Mini Program cannot set [official]. */
const NOT_FORWARDED =
  /^(host|connection|content-length|transfer-encoding|keep-alive|upgrade|expect|te|trailer|referer)$/i

/** The domains that a Mini Program may ask, as origins; WeChat compares the port, too [official]. */
export function originsOf(urls: readonly string[]): Set<string> {
  return new Set(urls.map((url) => new URL(url).origin))
}

/**
 * `wx.request` knows no CORS, a browser does: the emulator asks in the Mini Program's place, and
 * only the origins on the list.
 */
export function relay(origins: ReadonlySet<string>): Middleware {
  return async (ctx) => {
    const asked = await readRequest(ctx)
    if (!asked) return fail(ctx, 400, 'request:fail invalid url')
    if (!origins.has(new URL(asked.url).origin))
      return fail(ctx, 400, 'request:fail url not in domain list')
    try {
      ctx.body = await relayed(asked)
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError'
      return fail(ctx, 502, `request:fail ${late ? 'timeout' : 'net::ERR_CONNECTION_REFUSED'}`)
    }
    return undefined
  }
}

function fail(ctx: Koa, status: number, errMsg: string): undefined {
  ctx.status = status
  ctx.body = { errMsg }
  return undefined
}

async function readRequest(ctx: Koa): Promise<RelayedRequest | null> {
  try {
    const text = await getRawBody(ctx.req, { limit: '2mb', encoding: 'utf8' })
    return RelayedRequest.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Asks in another's place. @throws when there is no answer */
export async function relayed({ url, method, header, data, timeout }: RelayedRequest) {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries(header))
    if (!NOT_FORWARDED.test(name)) headers[name.toLowerCase()] = String(value)
  const bodyless = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
  const answer = await request(bodyless ? withQuery(url, data) : url, {
    method,
    headers,
    ...(!bodyless && { body: bodyOf(data, headers['content-type'] ?? '') }),
    signal: AbortSignal.timeout(timeout),
  })
  const text = await answer.body.text()
  return { statusCode: answer.statusCode, data: parsed(text), header: answer.headers }
}

/** The data of a GET becomes its query [official]. */
function withQuery(url: string, data: unknown): string {
  if (typeof data !== 'object' || data === null) return url
  const asked = new URL(url)
  for (const [name, value] of Object.entries(data)) asked.searchParams.set(name, String(value))
  return asked.href
}

/** Text goes as it is; objects as JSON, or as a form when the header says so [official]. */
function bodyOf(data: unknown, contentType: string): string {
  if (typeof data === 'string') return data
  if (/^application\/x-www-form-urlencoded/i.test(contentType))
    return new URLSearchParams(
      Object.entries(data ?? {}).map(([name, value]) => [name, String(value)]),
    ).toString()
  return JSON.stringify(data ?? {})
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

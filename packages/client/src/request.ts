import { FahuoError, type ErrorFacts } from './errors.ts'
import { MESSAGES, type Language } from './messages.ts'

export interface FahuoOptions {
  /** Where the server is: `https://fahuo.example.com`; empty in a browser for the page's own server. */
  url: string
  /** Of `fahuo keys create`; left out where a cookie says who asks. */
  api_key?: string
  /** Of messages and remedies; English when left out. */
  language?: Language
  /** How often a call is repeated at most; 4 when left out, 0 for never. */
  retries?: number
  /** How long a call may wait for its repetitions in all, milliseconds; 60,000 when left out. */
  patience_ms?: number
  /** How long one try may take, milliseconds; of a file, until it begins; 30,000 when left out. */
  timeout_ms?: number
  /** Hears of each wait before it begins, and why. */
  onRetry?: (retry: Retry) => void
  /** Takes the place of the global fetch. */
  fetch?: typeof fetch
}

/** A call that waits to be repeated. */
export interface Retry {
  /** The number of the try that comes next, from 2. */
  attempt: number
  wait_ms: number
  /** Why the last one was not served. */
  error: FahuoError
}

export interface CallOptions {
  /** Made up when left out, for calls that take one: a repetition is the same shipment. */
  idempotency_key?: string
  signal?: AbortSignal
}

export interface RequestOptions extends CallOptions {
  method: string
  /** `/api/shipments`, with what belongs into it. */
  path: string
  query?: Record<string, unknown>
  /** JSON, unless `media` says otherwise. */
  body?: unknown
  /** The content type of a body that is sent as it is. */
  media?: string
  /** Whether a call whose fate is not known may be repeated. */
  repeatable?: boolean
  /** `json`: anything else is no answer of Fahuo's. `file`: it may take longer than `timeout_ms`. */
  answer?: 'json' | 'file'
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000

/** Answers of whatever stands in front of the server. */
const GATEWAY = new Set([502, 504])

/**
 * Makes one call, and repeats it while the server asks to wait (429, 503), as it says in Retry-After.
 * What may have been served is repeated only if it may be served twice.
 * @returns the response, with a status below 300
 * @throws FahuoError
 */
export async function request(client: FahuoOptions, options: RequestOptions): Promise<Response> {
  const { retries = 4, patience_ms = 60_000, language = 'en' } = client
  const until = Date.now() + patience_ms
  for (let attempt = 1; ; attempt += 1) {
    const answer = await tryOnce(client, options)
    if (answer instanceof Response) return answer
    const wait_ms = waitOf(answer, attempt)
    const again = attempt <= retries && mayRepeat(answer, options)
    if (!again || Date.now() + wait_ms > until) throw answer
    client.onRetry?.({ attempt: attempt + 1, wait_ms, error: answer })
    await sleep(wait_ms, options.signal, language)
  }
}

/** Waits as long as the server says, else longer each time, each client a little differently. */
function waitOf({ retry_after }: FahuoError, attempt: number): number {
  if (retry_after !== undefined) return retry_after * 1000
  const longest = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS)
  return Math.round(longest / 2 + (Math.random() * longest) / 2)
}

function mayRepeat({ code, status }: FahuoError, { repeatable = false }: RequestOptions): boolean {
  if (code === 'aborted') return false
  if (status === 429) return true
  // WeChat may have been asked already, and may have done it.
  if (status === 503) return repeatable || code !== 'wechat_unavailable'
  return repeatable && (code === 'unreachable' || (status !== undefined && GATEWAY.has(status)))
}

async function tryOnce(
  client: FahuoOptions,
  options: RequestOptions,
): Promise<Response | FahuoError> {
  const { language = 'en', timeout_ms = 30_000 } = client
  const { signal, method, answer } = options
  const messages = MESSAGES[language]
  const server = client.url || 'The server'
  const stop = new AbortController()
  const timeout = AbortSignal.timeout(timeout_ms)
  const end = () => stop.abort(timeout.reason)
  timeout.addEventListener('abort', end)
  try {
    const response = await (client.fetch ?? fetch)(addressOf(client, options), {
      method,
      headers: headersOf(client, options),
      signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
      redirect: 'error',
      ...(options.body !== undefined && {
        body:
          options.media === undefined
            ? JSON.stringify(options.body)
            : (options.body as NonNullable<RequestInit['body']>),
      }),
    })
    if (!response.ok) return await errorOf(response, server, language)
    if (answer !== 'json') {
      timeout.removeEventListener('abort', end)
      return response
    }
    // Read here: an answer that breaks off is none.
    const text = await response.text()
    return isJson(text) ? new Response(text, response) : unexpected(response, server, language, {})
  } catch (error) {
    if (signal?.aborted) return new FahuoError({ code: 'aborted', ...messages.aborted })
    const words = messages.unreachable(server, reasonOf(error))
    return new FahuoError({ code: 'unreachable', ...words, cause: error })
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function unexpected(
  { status }: Response,
  server: string,
  language: Language,
  facts: Partial<ErrorFacts>,
): FahuoError {
  const words = MESSAGES[language].unexpected_answer(server, status)
  return new FahuoError({ code: 'unexpected_answer', ...words, status, ...facts })
}

function addressOf({ url }: FahuoOptions, { path, query = {} }: RequestOptions): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return `${url.replace(/\/+$/, '')}${path}${search && `?${search}`}`
}

function headersOf(client: FahuoOptions, options: RequestOptions): Record<string, string> {
  return {
    accept: 'application/json, */*;q=0.5',
    'accept-language': client.language ?? 'en',
    ...(client.api_key !== undefined && { authorization: `Bearer ${client.api_key}` }),
    ...(options.body !== undefined && { 'content-type': options.media ?? 'application/json' }),
    ...(options.idempotency_key !== undefined && { 'idempotency-key': options.idempotency_key }),
  }
}

/** What fetch says hides the reason in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'fetch failed'
  const { cause } = error
  if (cause instanceof AggregateError) return reasonOf(cause.errors[0])
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message
}

async function errorOf(
  response: Response,
  server: string,
  language: Language,
): Promise<FahuoError> {
  const { status, headers } = response
  const facts = {
    status,
    retry_after: secondsOf(headers.get('retry-after')),
    request_id: headers.get('x-request-id') ?? undefined,
  }
  const body = (await response.json().catch(() => null)) as { error?: Partial<ErrorFacts> } | null
  const { code, message, remedy = '', errcode } = body?.error ?? {}
  if (code === undefined || message === undefined)
    return unexpected(response, server, language, facts)
  return new FahuoError({ code, message, remedy, errcode, ...facts })
}

/** Reads Retry-After: seconds, or a date. */
function secondsOf(retry_after: string | null): number | undefined {
  if (retry_after === null) return undefined
  if (/^\d{1,9}$/.test(retry_after)) return Number(retry_after)
  const until = Date.parse(retry_after)
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - Date.now()) / 1000))
}

function sleep(ms: number, signal: AbortSignal | undefined, language: Language): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new FahuoError({ code: 'aborted', ...MESSAGES[language].aborted }))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

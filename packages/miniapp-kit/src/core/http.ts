import { APPID_HEADER, type ErrorBody } from '@fahuo/contract'
import { readBaseUrl } from './base-url.ts'
import type { Cancellation } from './cancellation.ts'
import { BuyerApiError } from './errors.ts'
import type { KitStorage } from './storage.ts'
import { pause, within } from './timing.ts'

export interface BuyerRequest {
  url: string
  method: 'GET' | 'POST'
  header: Record<string, string>
  data?: object
  /** Milliseconds. */
  timeout: number
}

export interface BuyerResponse {
  statusCode: number
  data: unknown
}

/** What the buyer API needs from its environment; `wxEnv(wx)` provides all but `baseUrl`. */
export interface BuyerApiEnv {
  /** The server's address; https, except on a laptop and its network. */
  baseUrl: string
  /** Sends a request; `response` rejects with the error of wx.request (`errMsg`) if none comes. */
  request: (request: BuyerRequest) => {
    response: Promise<BuyerResponse>
    abort: () => void
  }
  /** Calls `wx.login` and resolves with the code. */
  login: () => Promise<string>
  /** The Mini Program's appid: a server for several finds the shop by it. WeChat checks it with the code. */
  appid?: () => string | undefined
  /** Tells whether the phone has a network; called only after a request reached no server. */
  isOnline?: () => Promise<boolean>
  /** Keeps the session over a restart, so that the first page needs one request. */
  storage?: KitStorage
  /** This WeChat is older than MIN_BASE_LIBRARY: every request is refused with `old_wechat`. */
  outdated?: boolean
}

export interface SendOptions {
  data?: object
  token?: string
  appid?: string | undefined
  cancellation?: Cancellation | undefined
  /** The field that a response of the server has: without it, somebody else responded. */
  expect: string
}

export type SendRequest = (
  method: 'GET' | 'POST',
  path: string,
  options: SendOptions,
) => Promise<unknown>

const TIMEOUT_MS = 10_000

/** WeChat ends a request at its timeout; this is for when it does not call back at all. */
const NO_CALLBACK_MS = TIMEOUT_MS + 2000

const NETWORK_TYPE_MS = 1000

/** The pause before a request is sent again that WeChat interrupted in the background. */
const INTERRUPTED_PAUSE_MS = 300

/** Returns a function that sends one request; it rejects with a BuyerApiError. */
export function createHttp(env: BuyerApiEnv): SendRequest {
  const { request, isOnline, outdated } = env
  const baseUrl = readBaseUrl(env.baseUrl)

  async function send(options: BuyerRequest, cancellation: Cancellation | undefined) {
    if (cancellation?.cancelled()) throw new BuyerApiError('cancelled')
    const { response, abort } = request(options)
    const limited = within(NO_CALLBACK_MS, response, () => {
      abort()
      throw new BuyerApiError('timeout')
    })
    if (!cancellation) return limited
    return new Promise<BuyerResponse>((resolve, reject) => {
      const removeListener = cancellation.onCancel(() => {
        reject(new BuyerApiError('cancelled'))
        abort()
      })
      limited.then(resolve, reject).finally(removeListener)
    })
  }

  async function mapError(error: unknown): Promise<BuyerApiError> {
    if (error instanceof BuyerApiError) return error
    const message = errMsgOf(error)
    if (/interrupted/i.test(message)) return new BuyerApiError('interrupted')
    if (/time ?out/i.test(message)) return new BuyerApiError('timeout')
    if (/domain list|invalid url/i.test(message)) return new BuyerApiError('wrong_address')
    const online = isOnline ? await within(NETWORK_TYPE_MS, isOnline(), () => true) : false
    return new BuyerApiError(online ? 'unreachable' : 'offline')
  }

  return async (method, path, { data, token, appid, cancellation, expect }) => {
    if (outdated) throw new BuyerApiError('old_wechat')
    if (baseUrl === null) throw new BuyerApiError('wrong_address')
    const header: Record<string, string> = { 'content-type': 'application/json' }
    if (token !== undefined) header['authorization'] = `Bearer ${token}`
    if (appid !== undefined) header[APPID_HEADER] = appid
    const plain = { url: baseUrl + path, method, header, timeout: TIMEOUT_MS }
    const options = data ? { ...plain, data } : plain
    let response
    try {
      response = await send(options, cancellation)
    } catch (error) {
      throw await mapError(error)
    }
    return readBody(response, expect)
  }
}

/**
 * Runs it once more, a moment later, when WeChat had suspended the Mini Program meanwhile: a request
 * that lasts 5 s in the background, or is made there, ends with `fail interrupted` [official].
 */
export async function repeatInterrupted<Value>(run: () => Promise<Value>): Promise<Value> {
  const isInterrupted = (error: unknown) =>
    error instanceof BuyerApiError && error.code === 'interrupted'
  try {
    return await run()
  } catch (error) {
    if (!isInterrupted(error)) throw error
  }
  await pause(INTERRUPTED_PAUSE_MS)
  return run().catch((error: unknown) => {
    throw isInterrupted(error) ? new BuyerApiError('unreachable') : error
  })
}

/** Returns the body of a response. @throws BuyerApiError with the server's code, or what its body means */
function readBody({ statusCode, data }: BuyerResponse, expect: string): object {
  const body = typeof data === 'object' && data !== null ? data : {}
  const code = (body as Partial<ErrorBody>).error?.code
  if (statusCode >= 200 && statusCode < 300 && expect in body) return body
  if (typeof code === 'string') throw new BuyerApiError(code)
  throw new BuyerApiError(isForeign(statusCode) ? 'wrong_address' : 'internal')
}

/**
 * Tells whether something else than a Fahuo server responded: the page of another site, or the login
 * page of a Wi-Fi network. A proxy before a dead server (5xx), or one that limits (403, 408, 429), is
 * at the right address.
 */
const isForeign = (status: number) => status < 500 && ![403, 408, 429].includes(status)

function errMsgOf(error: unknown): string {
  const { errMsg } = (error ?? {}) as { errMsg?: unknown }
  return typeof errMsg === 'string' ? errMsg : ''
}

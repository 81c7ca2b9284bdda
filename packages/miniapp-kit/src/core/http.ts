import type { ErrorBody } from '@fahuo/contract'
import type { Cancellation } from './cancellation.ts'
import { BuyerApiError } from './errors.ts'
import type { KitStorage } from './storage.ts'

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
  /** The server's address, without a slash at its end. */
  baseUrl: string
  /** Sends a request; `response` rejects with the error of wx.request (`errMsg`) if none comes. */
  request: (request: BuyerRequest) => {
    response: Promise<BuyerResponse>
    abort: () => void
  }
  /** Calls `wx.login` and resolves with the code. */
  login: () => Promise<string>
  /** Tells whether the phone has a network; called only after a request reached no server. */
  isOnline?: () => Promise<boolean>
  /** Keeps the session over a restart, so that the first page needs one request. */
  storage?: KitStorage
}

export type SendRequest = (
  method: 'GET' | 'POST',
  path: string,
  options: { data?: object; token?: string; cancellation?: Cancellation | undefined },
) => Promise<unknown>

const TIMEOUT_MS = 10_000

/** Returns a function that sends one request; it rejects with a BuyerApiError. */
export function createHttp({ baseUrl, request, isOnline }: BuyerApiEnv): SendRequest {
  async function send(options: BuyerRequest, cancellation: Cancellation | undefined) {
    if (cancellation?.cancelled()) throw new BuyerApiError('cancelled')
    const { response, abort } = request(options)
    if (!cancellation) return response
    return new Promise<BuyerResponse>((resolve, reject) => {
      const removeListener = cancellation.onCancel(() => {
        reject(new BuyerApiError('cancelled'))
        abort()
      })
      response.then(resolve, reject).finally(removeListener)
    })
  }

  async function mapError(error: unknown): Promise<BuyerApiError> {
    if (error instanceof BuyerApiError) return error
    const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
    if (/time ?out/i.test(errMsg)) return new BuyerApiError('timeout')
    const online = isOnline ? await isOnline() : false
    return new BuyerApiError(online ? 'unreachable' : 'offline')
  }

  return async (method, path, { data, token, cancellation }) => {
    const header: Record<string, string> = { 'content-type': 'application/json' }
    if (token !== undefined) header['authorization'] = `Bearer ${token}`
    const options = { url: baseUrl + path, method, header, timeout: TIMEOUT_MS }
    let response
    try {
      response = await send(data ? { ...options, data } : options, cancellation)
    } catch (error) {
      throw await mapError(error)
    }
    const body = response.data
    // A proxy, or the login page of a Wi-Fi network, may respond 200 with HTML of its own.
    if (typeof body !== 'object' || body === null) throw new BuyerApiError('internal')
    if (response.statusCode < 300) return body
    throw new BuyerApiError((body as Partial<ErrorBody>).error?.code ?? 'internal')
  }
}

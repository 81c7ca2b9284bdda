import type { ErrorBody } from '@fahuo/contract'
import { BuyerApiError } from './problems.ts'
import type { KitStorage } from './storage.ts'
import type { Visit } from './visit.ts'

export interface BuyerRequest {
  url: string
  method: 'GET' | 'POST'
  header: Record<string, string>
  data?: object
  /** Milliseconds. */
  timeout: number
}

/** What the buyer API needs of its surroundings; `wxEnv(wx)` has all but the address. */
export interface BuyerApiEnv {
  /** The server's address, without a slash at its end. */
  baseUrl: string
  /** Sends a request; `answer` rejects with wx.request's `errMsg` when there is none. */
  request: (request: BuyerRequest) => {
    answer: Promise<{ statusCode: number; data: unknown }>
    abort: () => void
  }
  /** `wx.login`: resolves with a fresh code. */
  login: () => Promise<string>
  /** Whether the phone has any network; asked only when nothing was reached. */
  isOnline?: () => Promise<boolean>
  /** Keeps the session over a restart, so that the first view needs one request. */
  storage?: KitStorage
}

export type Send = (
  method: 'GET' | 'POST',
  path: string,
  more: { data?: object; token?: string; visit?: Visit | undefined },
) => Promise<unknown>

const TIMEOUT = 10_000

/** One request and its answer, or a BuyerApiError. */
export function createConnection({ baseUrl, request, isOnline }: BuyerApiEnv): Send {
  async function exchange(asked: BuyerRequest, visit: Visit | undefined) {
    if (visit?.ended()) throw new BuyerApiError('cancelled')
    const { answer, abort } = request(asked)
    if (!visit) return answer
    return new Promise<{ statusCode: number; data: unknown }>((resolve, reject) => {
      const stay = visit.onEnd(() => {
        reject(new BuyerApiError('cancelled'))
        abort()
      })
      answer.then(resolve, reject).finally(stay)
    })
  }

  async function problem(error: unknown): Promise<BuyerApiError> {
    if (error instanceof BuyerApiError) return error
    const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
    if (/time ?out/i.test(errMsg)) return new BuyerApiError('timeout')
    const online = isOnline ? await isOnline() : false
    return new BuyerApiError(online ? 'unreachable' : 'offline')
  }

  return async (method, path, { data, token, visit }) => {
    const header: Record<string, string> = { 'content-type': 'application/json' }
    if (token !== undefined) header['authorization'] = `Bearer ${token}`
    const asked = { url: baseUrl + path, method, header, timeout: TIMEOUT }
    let answer
    try {
      answer = await exchange(data ? { ...asked, data } : asked, visit)
    } catch (error) {
      throw await problem(error)
    }
    const body = answer.data
    // A portal or a proxy may answer 200 with a page of its own.
    if (typeof body !== 'object' || body === null) throw new BuyerApiError('internal')
    if (answer.statusCode < 300) return body
    throw new BuyerApiError((body as Partial<ErrorBody>).error?.code ?? 'internal')
  }
}

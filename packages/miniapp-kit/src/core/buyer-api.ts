import {
  BUYER_ROUTES,
  receiptRoute,
  type BuyerOrder,
  type BuyerOrderAnswer,
  type BuyerOrderPage,
  type BuyerSession,
  type ErrorBody,
  type JumpQuery,
} from '@fahuo/contract'

/**
 * Why the server did not serve: `offline` nothing was reached, `timeout` it took too long,
 * `login_failed` WeChat gave no login code; else the server's own code (`not_found`, …).
 */
export class BuyerApiError extends Error {
  override name = 'BuyerApiError'
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export interface BuyerRequest {
  url: string
  method: 'GET' | 'POST'
  header: Record<string, string>
  data?: object
  /** Milliseconds. */
  timeout: number
}

export interface BuyerApiEnv {
  /** The server's address, without a slash at its end. */
  baseUrl: string
  /** Sends a request; rejects with wx.request's `errMsg` when there is no answer. */
  request: (request: BuyerRequest) => Promise<{ statusCode: number; data: unknown }>
  /** `wx.login`: resolves with a fresh code. */
  login: () => Promise<string>
}

/** The buyer API of the server. Logs in when needed; the token is in no URL and no error. */
export interface BuyerApi {
  lookup: (query: JumpQuery) => Promise<BuyerOrder>
  /** Asks WeChat, through the server, how the order stands. */
  receipt: (transaction_id: string) => Promise<BuyerOrder>
  orders: (page: {
    order_state?: number | undefined
    cursor?: string | undefined
    limit?: number
  }) => Promise<BuyerOrderPage>
}

const TIMEOUT = 10_000

export function createBuyerApi({ baseUrl, request, login }: BuyerApiEnv): BuyerApi {
  let token: Promise<string> | null = null

  async function send(
    method: 'GET' | 'POST',
    path: string,
    data?: object,
    bearer?: string,
  ): Promise<unknown> {
    const answer = await request({
      url: baseUrl + path,
      method,
      header: {
        'content-type': 'application/json',
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
      ...(data && { data }),
      timeout: TIMEOUT,
    }).catch((error: { errMsg?: string }) => {
      throw new BuyerApiError(/timeout/i.test(error.errMsg ?? '') ? 'timeout' : 'offline')
    })
    if (answer.statusCode < 300) return answer.data
    const { error } = (answer.data ?? {}) as Partial<ErrorBody>
    throw new BuyerApiError(error?.code ?? 'internal')
  }

  /** One login at a time, whoever asks. */
  function session(): Promise<string> {
    token ??= (async () => {
      const code = await login().catch(() => {
        throw new BuyerApiError('login_failed')
      })
      const answer = (await send('POST', BUYER_ROUTES.session, { code })) as BuyerSession
      return answer.token
    })().catch((error: unknown) => {
      token = null
      throw error
    })
    return token
  }

  async function call(method: 'GET' | 'POST', path: string): Promise<unknown> {
    const attempt = session()
    try {
      return await send(method, path, undefined, await attempt)
    } catch (error) {
      if (!(error instanceof BuyerApiError) || error.code !== 'session_expired') throw error
      // Somebody else may have logged in again meanwhile.
      if (token === attempt) token = null
      return send(method, path, undefined, await session())
    }
  }

  return {
    lookup: async (query) =>
      ((await call('GET', BUYER_ROUTES.lookup + search(query))) as BuyerOrderAnswer).order,
    receipt: async (transaction_id) =>
      ((await call('POST', receiptRoute(transaction_id))) as BuyerOrderAnswer).order,
    orders: async (page) =>
      (await call('GET', BUYER_ROUTES.orders + search(page))) as BuyerOrderPage,
  }
}

/** `?a=1&b=2`; the Mini Program has no URLSearchParams. */
function search(query: object): string {
  const pairs = Object.entries(query as Record<string, string | number | undefined>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

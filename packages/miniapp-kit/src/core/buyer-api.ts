import {
  BUYER_ROUTES,
  routeOf,
  type BuyerOrder,
  type BuyerOrderResponse,
  type BuyerOrderPage,
  type JumpQuery,
  type WaybillTokenResponse,
  type WaybillTokenRequest,
} from '@fahuo/contract'
import type { Cancellation } from './cancellation.ts'
import { BuyerApiError } from './errors.ts'
import { createHttp, type BuyerApiEnv } from './http.ts'
import { createLogin } from './login.ts'

export type { BuyerApiEnv } from './http.ts'

/**
 * The buyer API of the server. Logs in when needed; the token is in no URL and no error. A request
 * whose `cancellation` is cancelled rejects with the code `cancelled`.
 */
export interface BuyerApi {
  /** Returns the order that a shipping message is about. */
  lookup: (query: JumpQuery, cancellation?: Cancellation) => Promise<BuyerOrder>
  /** Returns the order after the server has asked WeChat for its current state. */
  receipt: (transaction_id: string, cancellation?: Cancellation) => Promise<BuyerOrder>
  /** Returns one page of the buyer's orders, newest first. */
  orders: (
    page: {
      /** The states to include; all when empty or left out. */
      order_state?: readonly number[]
      cursor?: string
      limit?: number
    },
    cancellation?: Cancellation,
  ) => Promise<BuyerOrderPage>
  /** Returns a token for WeChat's tracking page of one parcel. */
  waybillToken: (
    transaction_id: string,
    request: WaybillTokenRequest,
    cancellation?: Cancellation,
  ) => Promise<string>
}

export function createBuyerApi(env: BuyerApiEnv): BuyerApi {
  const send = createHttp(env)
  const login = createLogin(env, send)

  async function call(
    method: 'GET' | 'POST',
    path: string,
    options: { data?: object; cancellation?: Cancellation | undefined },
  ): Promise<unknown> {
    const token = await login.token()
    try {
      return await send(method, path, { ...options, token })
    } catch (error) {
      if (!(error instanceof BuyerApiError) || error.code !== 'session_expired') throw error
      login.forget(token)
      return send(method, path, { ...options, token: await login.token() })
    }
  }

  return {
    async lookup(query, cancellation) {
      const path = BUYER_ROUTES.lookup + search(query)
      return ((await call('GET', path, { cancellation })) as BuyerOrderResponse).order
    },
    async receipt(transaction_id, cancellation) {
      const path = routeOf(BUYER_ROUTES.receipt, transaction_id)
      return ((await call('POST', path, { cancellation })) as BuyerOrderResponse).order
    },
    async orders({ order_state = [], cursor, limit }, cancellation) {
      const states = order_state.length === 0 ? undefined : order_state.join(',')
      const path = BUYER_ROUTES.orders + search({ order_state: states, cursor, limit })
      return (await call('GET', path, { cancellation })) as BuyerOrderPage
    },
    async waybillToken(transaction_id, request, cancellation) {
      const path = routeOf(BUYER_ROUTES.waybillToken, transaction_id)
      const response = await call('POST', path, { data: request, cancellation })
      return (response as WaybillTokenResponse).waybill_token
    },
  }
}

/** Returns `?a=1&b=2`; a Mini Program has no URLSearchParams. */
export function search(query: object): string {
  const pairs = Object.entries(query as Record<string, string | number | undefined>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

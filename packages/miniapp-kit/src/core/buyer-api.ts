import {
  BUYER_ROUTES,
  routeOf,
  type BuyerOrder,
  type BuyerOrderAnswer,
  type BuyerOrderPage,
  type JumpQuery,
  type WaybillTokenAnswer,
  type WaybillTokenRequest,
} from '@fahuo/contract'
import { createConnection, type BuyerApiEnv } from './connection.ts'
import { createLogin } from './login.ts'
import { BuyerApiError } from './problems.ts'
import type { Visit } from './visit.ts'

export type { BuyerApiEnv } from './connection.ts'

/**
 * The buyer API of the server. Logs in when needed; the token is in no URL and no error. A `visit`
 * that ends takes its requests with it: they reject with `cancelled`.
 */
export interface BuyerApi {
  lookup: (query: JumpQuery, visit?: Visit) => Promise<BuyerOrder>
  /** Asks WeChat, through the server, how the order stands. */
  receipt: (transaction_id: string, visit?: Visit) => Promise<BuyerOrder>
  orders: (
    page: {
      /** In any of these states; in all when empty or left out. */
      order_state?: readonly number[]
      cursor?: string
      limit?: number
    },
    visit?: Visit,
  ) => Promise<BuyerOrderPage>
  /** A token for WeChat's tracking page of one parcel. */
  waybillToken: (
    transaction_id: string,
    asked: WaybillTokenRequest,
    visit?: Visit,
  ) => Promise<string>
}

export function createBuyerApi(env: BuyerApiEnv): BuyerApi {
  const send = createConnection(env)
  const login = createLogin(env, send)

  async function call(
    method: 'GET' | 'POST',
    path: string,
    more: { data?: object; visit?: Visit | undefined },
  ): Promise<unknown> {
    const token = await login.token()
    try {
      return await send(method, path, { ...more, token })
    } catch (error) {
      if (!(error instanceof BuyerApiError) || error.code !== 'session_expired') throw error
      login.forget(token)
      return send(method, path, { ...more, token: await login.token() })
    }
  }

  return {
    async lookup(query, visit) {
      const path = BUYER_ROUTES.lookup + search(query)
      return ((await call('GET', path, { visit })) as BuyerOrderAnswer).order
    },
    async receipt(transaction_id, visit) {
      const path = routeOf(BUYER_ROUTES.receipt, transaction_id)
      return ((await call('POST', path, { visit })) as BuyerOrderAnswer).order
    },
    async orders({ order_state = [], cursor, limit }, visit) {
      const states = order_state.length === 0 ? undefined : order_state.join(',')
      const path = BUYER_ROUTES.orders + search({ order_state: states, cursor, limit })
      return (await call('GET', path, { visit })) as BuyerOrderPage
    },
    async waybillToken(transaction_id, asked, visit) {
      const path = routeOf(BUYER_ROUTES.waybillToken, transaction_id)
      const answer = await call('POST', path, { data: asked, visit })
      return (answer as WaybillTokenAnswer).waybill_token
    },
  }
}

/** `?a=1&b=2`; the Mini Program has no URLSearchParams. */
export function search(query: object): string {
  const pairs = Object.entries(query as Record<string, string | number | undefined>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

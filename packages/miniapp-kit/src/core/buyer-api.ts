import {
  BUYER_ROUTES,
  routeOf,
  type BuyerOrder,
  type BuyerOrderResponse,
  type BuyerOrderPage,
  type ErrorBody,
  type JumpQuery,
  type WaybillTokenResponse,
  type WaybillTokenRequest,
} from '@fahuo/contract'
import type { Cancellation } from './cancellation.ts'
import { BuyerApiError, errorCode } from './errors.ts'
import { createHttp, repeatInterrupted, type BuyerApiEnv, type SendOptions } from './http.ts'
import { createLogin, type LoginQuestion } from './login.ts'

export type { BuyerApiEnv } from './http.ts'

/**
 * The buyer API of the server. Logs in when needed; the token is in no URL and no error. A request
 * whose `cancellation` is cancelled rejects with the code `cancelled`.
 */
export interface BuyerApi {
  /** Returns the order that a shipping message is about. */
  lookup: (query: JumpQuery, cancellation?: Cancellation) => Promise<BuyerOrder>
  /** Like `lookup`, with the other orders of a combined payment. */
  lookupPayment: (query: JumpQuery, cancellation?: Cancellation) => Promise<BuyerOrderResponse>
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

  async function ask(
    method: 'GET' | 'POST',
    path: string,
    { question, ...options }: Omit<SendOptions, 'token'> & { question?: LoginQuestion | undefined },
  ): Promise<unknown> {
    const { token, answer } = await unlessCancelled(
      login.session(question, options.cancellation),
      options.cancellation,
    )
    if (answer !== undefined) return readAnswer(answer, options.expect)
    try {
      return await repeatInterrupted(() => send(method, path, { ...options, token }))
    } catch (error) {
      if (errorCode(error) === 'session_expired') login.forget(token)
      throw error
    }
  }

  /** Asks; once more, with a new login, when the session has ended. */
  const call = async (...request: Parameters<typeof ask>): Promise<unknown> =>
    ask(...request).catch((error: unknown) => {
      if (errorCode(error) !== 'session_expired') throw error
      return ask(...request)
    })

  async function lookupPayment(
    query: JumpQuery,
    cancellation?: Cancellation,
  ): Promise<BuyerOrderResponse> {
    const path = BUYER_ROUTES.lookup + search(query)
    const options = { question: { lookup: query }, expect: 'order', cancellation }
    return (await call('GET', path, options)) as BuyerOrderResponse
  }

  return {
    lookup: async (query, cancellation) => (await lookupPayment(query, cancellation)).order,
    lookupPayment,
    async receipt(transaction_id, cancellation) {
      const path = routeOf(BUYER_ROUTES.receipt, transaction_id)
      const response = await call('POST', path, { expect: 'order', cancellation })
      return (response as BuyerOrderResponse).order
    },
    async orders({ order_state = [], cursor, limit }, cancellation) {
      const states = order_state.length === 0 ? undefined : order_state.join(',')
      const path = BUYER_ROUTES.orders + search({ order_state: states, cursor, limit })
      const first = {
        ...(states !== undefined && { order_state: states }),
        ...(limit !== undefined && { limit }),
      }
      const question = cursor === undefined ? { orders: first } : undefined
      try {
        return (await call('GET', path, {
          question,
          expect: 'orders',
          cancellation,
        })) as BuyerOrderPage
      } catch (error) {
        // A buyer without orders gets an empty list: this is a server without the route.
        throw errorCode(error) === 'not_found' ? new BuyerApiError('wrong_address') : error
      }
    },
    async waybillToken(transaction_id, request, cancellation) {
      const path = routeOf(BUYER_ROUTES.waybillToken, transaction_id)
      const options = { data: request, expect: 'waybill_token', cancellation }
      return ((await call('POST', path, options)) as WaybillTokenResponse).waybill_token
    },
  }
}

/** Returns what came with the login. @throws BuyerApiError with the code that came instead */
function readAnswer(answer: unknown, expect: string): object {
  if (typeof answer === 'object' && answer !== null && expect in answer) return answer
  const { error } = (answer ?? {}) as Partial<ErrorBody>
  throw new BuyerApiError(error?.code ?? 'internal')
}

/** A login goes on when the page that started it is left: other requests may wait for it. */
function unlessCancelled<Value>(
  task: Promise<Value>,
  cancellation: Cancellation | undefined,
): Promise<Value> {
  if (!cancellation) return task
  return new Promise((resolve, reject) => {
    const cancelled = () => reject(new BuyerApiError('cancelled'))
    if (cancellation.cancelled()) cancelled()
    const removeListener = cancellation.onCancel(cancelled)
    task.then(resolve, reject).finally(removeListener)
  })
}

/** Returns `?a=1&b=2`; a Mini Program has no URLSearchParams. */
export function search(query: object): string {
  const pairs = Object.entries(query as Record<string, string | number | undefined>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

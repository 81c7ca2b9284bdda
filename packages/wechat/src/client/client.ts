import type { z } from 'zod'
import { ERRCODE } from '../catalogue/errcode.ts'
import { calls } from '../calls/index.ts'
import type { Call } from '../calls/call.ts'
import { WechatError } from './errors.ts'
import { checkRequest, invoke, readResponse, sendCall } from './invoke.ts'
import { reporting, type CallReport } from './report.ts'
import type { Strict } from './strict.ts'
import { stableTokens, type TokenSource, type TokenStore } from './tokens.ts'
import { createTransport, type Transport, type TransportOptions } from '../http/transport.ts'

type Caller<C> =
  C extends Call<infer Request, infer Response>
    ? (body: Strict<z.input<Request>>, options?: CallOptions) => Promise<z.output<Response>>
    : never

type Clients<Groups> = { [G in keyof Groups]: { [C in keyof Groups[G]]: Caller<Groups[G][C]> } }

export interface CallOptions {
  signal?: AbortSignal
}

export interface WechatOptions extends Omit<TransportOptions, 'base_url'> {
  appid: string
  secret: string
  /** https://api.weixin.qq.com by default. */
  base_url?: string
  /** Where tokens come from; stable_token with the secret by default. */
  tokens?: TokenSource
  /** How buyers' login codes are looked up; jscode2session with the secret by default. */
  login?: (js_code: string) => Promise<z.output<typeof calls.login.jscode2session.response>>
  /** Where the default source stores its token, to share it between processes. */
  token_store?: TokenStore
  onCall?: (report: CallReport) => void
  /** This process's clock, Unix milliseconds; `Date.now` by default. */
  now?: () => number
}

/** The groups of calls that need the appid's access token. */
type TokenGroup =
  | 'shipping'
  | 'brand'
  | 'orderCentre'
  | 'shoppingOrder'
  | 'logistics'
  | 'media'
  | 'complaint'
  | 'openapi'

export type Wechat = Pick<Clients<typeof calls>, TokenGroup> & {
  login: {
    /** Returns the user behind a `wx.login` code. @throws WechatError 40029 invalid, 40163 used */
    jscode2session: (
      js_code: string,
    ) => Promise<z.output<typeof calls.login.jscode2session.response>>
  }
  /**
   * Makes a call on behalf of another program and returns WeChat's response as it came. The request
   * is checked; the response is not, so that the caller also gets fields that the schema lacks.
   * @throws WechatError unless WeChat answered errcode 0; WechatInvalidRequest
   */
  forward: (call: Call, body: unknown) => Promise<string>
  appid: string
  /**
   * Milliseconds that WeChat's clock is ahead of `now`, by the `Date` of its last response, to the
   * second; null when it sent none.
   */
  clockAhead: () => number | null
  /** Waits for running calls; with `now` it aborts them, which leaves their outcome unknown. */
  close: (now?: boolean) => Promise<void>
}

/** Errcodes after which the token is renewed and the call repeated, once. */
export const TOKEN_REFUSED: ReadonlySet<number> = new Set<number>([
  ERRCODE.CREDENTIAL_INVALID,
  ERRCODE.ACCESS_TOKEN_INVALID,
  ERRCODE.ACCESS_TOKEN_EXPIRED,
])

/** Buyers' logins have connections of their own: a crowd of them delays no shipment. */
const LOGIN_CONNECTIONS = 16

/** Creates a typed client of WeChat for one appid. */
export function createWechat(options: WechatOptions): Wechat {
  const { appid, secret, now = Date.now } = options
  let ahead: number | null = null
  const base_url = options.base_url ?? 'https://api.weixin.qq.com'
  const transport = createTransport({ ...options, base_url })
  const logins = createTransport({ ...options, base_url, connections: LOGIN_CONNECTIONS })
  const reported = (through: Transport) =>
    reporting(through, options.onCall, ({ date }) => {
      ahead = date === null ? null : date - now()
    })
  const send = reported(transport.send)
  const tokens =
    options.tokens ??
    stableTokens({
      appid,
      secret,
      send,
      now,
      ...(options.token_store && { store: options.token_store }),
    })

  async function callWithToken(call: Call, body: unknown, { signal }: CallOptions = {}) {
    const request = checkRequest(call, body)
    const attempt = (token: string | null) =>
      sendCall(call, request, {
        send,
        query: token === null ? {} : { access_token: token },
        signal,
      })
    const getToken = () =>
      tokens.get().catch((error: unknown) => {
        // Whatever happened to the request for a token, the call itself was not sent.
        if (!(error instanceof WechatError) || error.outcome === 'refused') throw error
        throw new WechatError(call.name, 'not_sent', { reason: `no token: ${error.reason}` })
      })
    const token = await getToken()
    try {
      return await attempt(token)
    } catch (error) {
      if (!(error instanceof WechatError) || token === null) throw error
      if (!TOKEN_REFUSED.has(error.errcode ?? 0)) throw error
      await tokens.reject(token)
      return attempt(await getToken())
    }
  }

  const group = <Name extends TokenGroup>(name: Name) =>
    Object.fromEntries(
      Object.entries<Call>(calls[name]).map(([verb, call]) => [
        verb,
        async (body: unknown, callOptions?: CallOptions) =>
          readResponse(call, await callWithToken(call, body, callOptions)),
      ]),
    ) as Clients<typeof calls>[Name]

  return {
    appid,
    clockAhead: () => ahead,
    shipping: group('shipping'),
    brand: group('brand'),
    orderCentre: group('orderCentre'),
    shoppingOrder: group('shoppingOrder'),
    logistics: group('logistics'),
    media: group('media'),
    complaint: group('complaint'),
    openapi: group('openapi'),
    login: {
      jscode2session:
        options.login ??
        ((js_code) =>
          invoke(
            calls.login.jscode2session,
            { appid, secret, js_code, grant_type: 'authorization_code' },
            { send: reported(logins.send), query: {} },
          )),
    },
    forward: async (call, body) => (await callWithToken(call, body)).text,
    close: async (at_once) => {
      await Promise.all([transport.close(at_once), logins.close(at_once)])
    },
  }
}

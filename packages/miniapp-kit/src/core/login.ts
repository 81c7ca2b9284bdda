import { BUYER_ROUTES, type BuyerSession, type BuyerSessionRequest } from '@fahuo/contract'
import type { Cancellation } from './cancellation.ts'
import { BuyerApiError, errorCode } from './errors.ts'
import { repeatInterrupted, type BuyerApiEnv, type SendRequest } from './http.ts'
import { within } from './timing.ts'

/** WeChat gives each of its accounts a storage of its own, so one key is enough. */
const STORAGE_KEY = 'fahuo-session'

/** A session that ends sooner than this is not used: it could end during the request. */
const EXPIRY_MARGIN_MS = 60_000

/** wx.login does not always call back. */
const LOGIN_TIMEOUT_MS = 10_000

interface StoredSession {
  token: string
  baseUrl: string
  /** Unix milliseconds. */
  expires_at: number
}

/** As WeChat numbers Mini Programs: a test account's `touristappid` names no shop. */
const APPID = /^wx[0-9a-f]{16}$/

/** What is asked together with a login, so that the first page needs one request. */
export type LoginQuestion = Pick<BuyerSessionRequest, 'lookup' | 'orders'>

export interface OpenSession {
  token: string
  /** The server's response to the question, where this login asked it. */
  answer?: unknown
}

/** The buyer's session. Requests that come together share one login. */
export interface Login {
  /**
   * Logs in when needed; whoever starts the login may send a question with it. When it is cancelled,
   * those who come later do not wait for the answer to it.
   */
  session: (question?: LoginQuestion, cancellation?: Cancellation) => Promise<OpenSession>
  /** Drops a token that the server refused. */
  forget: (token: string) => void
}

export function createLogin(
  { baseUrl, login, storage, appid }: BuyerApiEnv,
  send: SendRequest,
): Login {
  let session: Promise<OpenSession> | null = null
  /** The last token returned: only that one can be dropped. */
  let current = ''
  /** An older server refuses a question, or does not answer it: it is asked afterwards. */
  let takesQuestions = true

  async function open(question?: LoginQuestion): Promise<OpenSession> {
    const stored = storage?.get(STORAGE_KEY) as Partial<StoredSession> | undefined
    if (stored?.token && stored.baseUrl === baseUrl && Number(stored.expires_at) > Date.now())
      return { token: stored.token }
    if (!question || !takesQuestions) return { token: (await exchangeCode({})).token }
    let opened
    try {
      opened = await exchangeCode(question)
    } catch (error) {
      if (errorCode(error) !== 'invalid') throw error
      takesQuestions = false
      return open()
    }
    const { token, lookup, orders } = opened
    const answer = question.lookup ? lookup : orders
    takesQuestions = answer !== undefined
    return { token, answer }
  }

  /** Exchanges a new code: it can be used once, also when a request is repeated. */
  async function exchangeCode(question: LoginQuestion): Promise<BuyerSession> {
    const opened = (await repeatInterrupted(async () => {
      const code = await within(LOGIN_TIMEOUT_MS, login(), () => '').catch(() => '')
      if (!code) throw new BuyerApiError('login_failed')
      const own = appid?.() ?? ''
      return send('POST', BUYER_ROUTES.session, {
        data: { code, ...question },
        appid: APPID.test(own) ? own : undefined,
        expect: 'token',
      })
    }).catch((error: unknown) => {
      // Every Fahuo server has this route.
      throw errorCode(error) === 'not_found' ? new BuyerApiError('wrong_address') : error
    })) as BuyerSession
    const { token, expires_in } = opened
    const expires_at = Date.now() + expires_in * 1000 - EXPIRY_MARGIN_MS
    storage?.set(STORAGE_KEY, { token, baseUrl, expires_at } satisfies StoredSession)
    return opened
  }

  return {
    session(question, cancellation) {
      if (session) return session.then(({ token }) => ({ token }))
      const opening = open(question)
      session = opening
      const release = () => {
        if (session === opening) session = null
      }
      const removeListener = question && cancellation?.onCancel(release)
      opening
        .then(({ token }) => {
          if (session === opening) current = token
        }, release)
        .finally(removeListener)
      return opening
    },
    forget(token) {
      // Another request may have logged in again already.
      if (token !== current) return
      session = null
      storage?.remove(STORAGE_KEY)
    },
  }
}

import { BUYER_ROUTES, type BuyerSession, type JumpQuery } from '@fahuo/contract'
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

/** What is asked together with a login, so that the first page needs one request. */
export type LoginQuestion =
  | { lookup: JumpQuery }
  | { orders: { order_state?: string; limit?: number } }

export interface OpenSession {
  token: string
  /** The server's response to the question, where this login asked it. */
  answer?: unknown
}

/** The buyer's session. Requests that come together share one login. */
export interface Login {
  /** Logs in when needed; whoever starts the login may send a question with it. */
  session: (question?: LoginQuestion) => Promise<OpenSession>
  /** Drops a token that the server refused. */
  forget: (token: string) => void
}

export function createLogin({ baseUrl, login, storage }: BuyerApiEnv, send: SendRequest): Login {
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
    const { token, ...answers } = opened
    const answer = 'lookup' in question ? answers['lookup'] : answers['orders']
    takesQuestions = answer !== undefined
    return { token, answer }
  }

  /** Exchanges a new code: it can be used once, also when a request is repeated. */
  async function exchangeCode(
    question: Partial<LoginQuestion>,
  ): Promise<BuyerSession & Record<string, unknown>> {
    const opened = await repeatInterrupted(async () => {
      const code = await within(LOGIN_TIMEOUT_MS, login(), () => '').catch(() => '')
      if (!code) throw new BuyerApiError('login_failed')
      return send('POST', BUYER_ROUTES.session, { data: { code, ...question }, expect: 'token' })
    }).catch((error: unknown) => {
      // Every Fahuo server has this route.
      throw errorCode(error) === 'not_found' ? new BuyerApiError('wrong_address') : error
    })
    const { token, expires_in } = opened as BuyerSession
    const expires_at = Date.now() + expires_in * 1000 - EXPIRY_MARGIN_MS
    storage?.set(STORAGE_KEY, { token, baseUrl, expires_at } satisfies StoredSession)
    return opened as BuyerSession & Record<string, unknown>
  }

  return {
    session(question) {
      if (session) return session.then(({ token }) => ({ token }))
      const opening = open(question)
      session = opening
      opening.then(
        ({ token }) => {
          current = token
        },
        () => {
          session = null
        },
      )
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

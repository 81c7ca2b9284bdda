import { BUYER_ROUTES, type BuyerSession } from '@fahuo/contract'
import { BuyerApiError } from './errors.ts'
import type { BuyerApiEnv, SendRequest } from './http.ts'

/** WeChat gives each of its accounts a storage of its own, so one key is enough. */
const STORAGE_KEY = 'fahuo-session'

/** A session that ends sooner than this is not used: it could end during the request. */
const EXPIRY_MARGIN_MS = 60_000

interface StoredSession {
  token: string
  baseUrl: string
  /** Unix milliseconds. */
  expires_at: number
}

/** The buyer's session. Requests that come together share one login. */
export interface Login {
  token: () => Promise<string>
  /** Drops a token that the server refused. */
  forget: (token: string) => void
}

export function createLogin({ baseUrl, login, storage }: BuyerApiEnv, send: SendRequest): Login {
  let session: Promise<string> | null = null
  /** The last token returned: only that one can be dropped. */
  let current = ''

  async function open(): Promise<string> {
    const stored = storage?.get(STORAGE_KEY) as Partial<StoredSession> | undefined
    if (stored?.token && stored.baseUrl === baseUrl && Number(stored.expires_at) > Date.now())
      return stored.token
    const code = await login().catch(() => {
      throw new BuyerApiError('login_failed')
    })
    const opened = (await send('POST', BUYER_ROUTES.session, { data: { code } })) as BuyerSession
    const expires_at = Date.now() + opened.expires_in * 1000 - EXPIRY_MARGIN_MS
    storage?.set(STORAGE_KEY, { token: opened.token, baseUrl, expires_at } satisfies StoredSession)
    return opened.token
  }

  return {
    token() {
      session ??= open().then(
        (token) => (current = token),
        (error: unknown) => {
          session = null
          throw error
        },
      )
      return session
    },
    forget(token) {
      // Another request may have logged in again already.
      if (token !== current) return
      session = null
      storage?.remove(STORAGE_KEY)
    },
  }
}

import { BUYER_ROUTES, type BuyerSession } from '@fahuo/contract'
import type { BuyerApiEnv, Send } from './connection.ts'
import { BuyerApiError } from './problems.ts'

/** Where the session is kept; WeChat keeps the storage of each account apart. */
const KEY = 'fahuo-session'

/** Milliseconds before its end at which a session is not begun to be used any more. */
const MARGIN = 60_000

interface KeptSession {
  token: string
  baseUrl: string
  /** Unix milliseconds. */
  until: number
}

/** Logs in: one flight at a time, whoever asks. */
export interface Login {
  token: () => Promise<string>
  /** The server does not know this token any more. */
  forget: (token: string) => void
}

export function createLogin({ baseUrl, login, storage }: BuyerApiEnv, send: Send): Login {
  let session: Promise<string> | null = null
  /** The last token handed out: only that one can be forgotten. */
  let current = ''

  async function open(): Promise<string> {
    const kept = storage?.get(KEY) as Partial<KeptSession> | undefined
    if (kept?.token && kept.baseUrl === baseUrl && Number(kept.until) > Date.now())
      return kept.token
    const code = await login().catch(() => {
      throw new BuyerApiError('login_failed')
    })
    const answer = (await send('POST', BUYER_ROUTES.session, { data: { code } })) as BuyerSession
    const until = Date.now() + answer.expires_in * 1000 - MARGIN
    storage?.set(KEY, { token: answer.token, baseUrl, until } satisfies KeptSession)
    return answer.token
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
      // Somebody else may have logged in again meanwhile.
      if (token !== current) return
      session = null
      storage?.remove(KEY)
    },
  }
}

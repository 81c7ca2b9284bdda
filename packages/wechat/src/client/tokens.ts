import { calls } from '../calls/index.ts'
import { invoke } from './invoke.ts'
import type { Transport } from '../http/transport.ts'

/** A source of access tokens: the appid's secret, a third-party platform, or WeChat cloud hosting. */
export interface TokenSource {
  /** Returns a valid token; null where calls need none (WeChat cloud hosting). */
  get(): Promise<string | null>
  /** Reports that WeChat refused `token`; the next `get` returns another one. */
  reject(token: string): Promise<void>
}

export interface StoredToken {
  access_token: string
  /** Unix milliseconds. */
  expires_at: number
}

/** Stores a token, so that several processes can share it. */
export interface TokenStore {
  read(): Promise<StoredToken | null>
  write(token: StoredToken): Promise<void>
  /** Deletes the stored token if it is still `access_token`. */
  forget(access_token: string): Promise<void>
  /**
   * Runs `renew` in one process while the others wait, and returns the new token; `current` reads
   * the token that another process stored. Without it, each process renews for itself.
   */
  renewOnce?(renew: () => Promise<string>, current: () => Promise<string | null>): Promise<string>
}

/** A token is not used in its last minute. */
const EXPIRY_MARGIN_MS = 60_000

/** WeChat's tokens last two hours: one that seems to last longer was stored by a clock that was ahead. */
const LONGEST_LIFE_MS = 3 * 3_600_000

function memoryStore(): TokenStore {
  let token: StoredToken | null = null
  return {
    read: () => Promise.resolve(token),
    write: (fresh) => {
      token = fresh
      return Promise.resolve()
    },
    forget: (access_token) => {
      if (token?.access_token === access_token) token = null
      return Promise.resolve()
    },
  }
}

/**
 * Makes a token source that keeps a token until shortly before it expires. Concurrent callers share
 * one renewal; a refused token is deleted only if it is still the stored one.
 */
export function cachedTokens(options: {
  now: () => number
  store?: TokenStore
  renew: () => Promise<{ access_token: string; expires_in: number }>
}): TokenSource {
  const store = options.store ?? memoryStore()
  let renewal: Promise<string> | null = null

  async function renew(): Promise<string> {
    const { access_token, expires_in } = await options.renew()
    await store.write({ access_token, expires_at: options.now() + expires_in * 1000 })
    return access_token
  }

  async function current(): Promise<string | null> {
    const stored = await store.read()
    const left_ms = (stored?.expires_at ?? 0) - options.now()
    const lives = left_ms > EXPIRY_MARGIN_MS && left_ms <= LONGEST_LIFE_MS
    return stored && lives ? stored.access_token : null
  }

  return {
    async get() {
      const token = await current()
      if (token !== null) return token
      renewal ??= (store.renewOnce ? store.renewOnce(renew, current) : renew()).finally(() => {
        renewal = null
      })
      return renewal
    },
    reject: (token) => store.forget(token),
  }
}

/**
 * Makes a token source that uses stable_token in normal mode: WeChat returns the same token to every
 * process until its last five minutes, so no refresh is ever forced.
 */
export function stableTokens(options: {
  appid: string
  secret: string
  send: Transport
  now: () => number
  store?: TokenStore
}): TokenSource {
  const { appid, secret, send } = options
  return cachedTokens({
    ...options,
    renew: () =>
      invoke(
        calls.credentials.stableToken,
        { grant_type: 'client_credential', appid, secret },
        { send, query: {} },
      ),
  })
}

/** Makes a token source without tokens: WeChat cloud hosting needs none [official]. */
export function noTokens(): TokenSource {
  return { get: () => Promise.resolve(null), reject: () => Promise.resolve() }
}

import { calls } from '../calls/index.ts'
import { invoke } from './invoke.ts'
import type { Transport } from '../http/transport.ts'

/** Where access tokens come from: the own appid's secret here; an authorizer or cloud hosting elsewhere. */
export interface TokenSource {
  /** A valid token; null where calls need none (WeChat cloud hosting). */
  get(): Promise<string | null>
  /** Tells that WeChat refused `token`; the next `get` brings another one. */
  reject(token: string): Promise<void>
}

export interface StoredToken {
  access_token: string
  /** Unix milliseconds. */
  expires_at: number
}

/** Lets several processes share one token. */
export interface TokenStore {
  read(): Promise<StoredToken | null>
  write(token: StoredToken): Promise<void>
  /** Forgets the token, if it is still `access_token`. */
  forget(access_token: string): Promise<void>
  /**
   * Lets one process renew while the others wait: answers what `renew` brought, here or elsewhere
   * (`current` tells). Left out: each process renews for itself.
   */
  alone?(renew: () => Promise<string>, current: () => Promise<string | null>): Promise<string>
}

/** Milliseconds before its end from which a token is not handed out any more. */
const MARGIN = 60_000

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
 * Keeps a token until shortly before its end, and asks for one at a time, whoever wants it. A token
 * that WeChat refused is forgotten only if it is still the one that is kept.
 */
export function renewing(options: {
  now: () => number
  store?: TokenStore
  renew: () => Promise<{ access_token: string; expires_in: number }>
}): TokenSource {
  const store = options.store ?? memoryStore()
  let underway: Promise<string> | null = null

  async function renew(): Promise<string> {
    const { access_token, expires_in } = await options.renew()
    await store.write({ access_token, expires_at: options.now() + expires_in * 1000 })
    return access_token
  }

  async function current(): Promise<string | null> {
    const stored = await store.read()
    return stored && stored.expires_at - MARGIN > options.now() ? stored.access_token : null
  }

  return {
    async get() {
      const token = await current()
      if (token !== null) return token
      underway ??= (store.alone ? store.alone(renew, current) : renew()).finally(() => {
        underway = null
      })
      return underway
    },
    reject: (token) => store.forget(token),
  }
}

/**
 * Tokens by stable_token, normal mode: WeChat answers the same token to everybody until its last
 * five minutes, so nothing is refreshed by force, ever.
 */
export function stableTokens(options: {
  appid: string
  secret: string
  send: Transport
  now: () => number
  store?: TokenStore
}): TokenSource {
  const { appid, secret, send } = options
  return renewing({
    ...options,
    renew: () =>
      invoke(
        calls.credentials.stableToken,
        { grant_type: 'client_credential', appid, secret },
        { send, query: {} },
      ),
  })
}

/** No tokens: inside WeChat cloud hosting calls go without [official]. */
export function noTokens(): TokenSource {
  return { get: () => Promise.resolve(null), reject: () => Promise.resolve() }
}

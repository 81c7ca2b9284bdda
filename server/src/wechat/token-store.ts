import { randomUUIDv7 } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { StoredToken, TokenStore } from '@fahuo/wechat'
import { isOver, SECOND_MS, type Clock } from '../core/time.ts'
import { readValue, removeValue, swapValue, writeValue } from '../database/key-value.ts'
import { readSealed, sealValue, type SealedScope } from '../database/sealed-values.ts'

const TOKEN = 'access_token'
const RENEWAL = 'access_token_renewal'

/** How long one server may take to renew the token before another one does. */
const RENEWAL_LEASE_MS = 15 * SECOND_MS

/** How long to wait before looking again whether the other server has renewed it. */
const POLL_MS = 50

/**
 * How long before its end a token is read from the database again, where another server may have
 * put the next one. Earlier than anybody renews.
 */
const REREAD_BEFORE_END_MS = 120 * SECOND_MS

/** The lease of the server that renews. */
interface Renewal {
  lease: string
  lease_until: number
}

/** Null for what cannot be opened, too: WeChat gives the token again. */
const parseToken = (text: string | null | undefined): StoredToken | null =>
  typeof text === 'string' ? (JSON.parse(text) as StoredToken) : null

/**
 * Keeps WeChat's token in the database, sealed: a restart and a second server use the same one, and one
 * server renews it while the others wait.
 */
export function sharedTokens(scope: SealedScope & { clock: Clock }): TokenStore {
  const { clock } = scope
  const lease = randomUUIDv7()
  // One that another server ended meanwhile is found out by WeChat's refusal, which forgets it here.
  let token: StoredToken | null = null

  /** @returns how to end it; null while another server renews */
  async function takeRenewal(): Promise<(() => Promise<void>) | null> {
    const current = await readValue(scope, RENEWAL)
    const renewal = current === null ? null : (JSON.parse(current) as Renewal)
    if (renewal && !isOver(renewal.lease_until, RENEWAL_LEASE_MS, clock.now())) return null
    const mine: Renewal = { lease, lease_until: clock.now() + RENEWAL_LEASE_MS }
    const text = JSON.stringify(mine)
    if (!(await swapValue(scope, RENEWAL, current, text))) return null
    return () => removeValue(scope, RENEWAL, text)
  }

  return {
    async read() {
      if (token && token.expires_at - REREAD_BEFORE_END_MS > clock.now()) return token
      const value = await readSealed(scope, TOKEN)
      token = parseToken(value?.text)
      return token
    },
    async write(renewed) {
      await writeValue(scope, TOKEN, sealValue(scope, TOKEN, JSON.stringify(renewed)))
      token = renewed
    },
    async forget(access_token) {
      if (token?.access_token === access_token) token = null
      const value = await readSealed(scope, TOKEN)
      if (value && parseToken(value.text)?.access_token === access_token)
        await removeValue(scope, TOKEN, value.stored)
    },
    async renewOnce(renew, current) {
      for (;;) {
        const end = await takeRenewal()
        // Another server may have renewed it between our look and our turn.
        const renewed = await current()
        if (renewed !== null) {
          await end?.()
          return renewed
        }
        if (end) return renew().finally(end)
        await wait(POLL_MS)
      }
    },
  }
}

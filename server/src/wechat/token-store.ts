import { randomUUIDv7 } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { StoredToken, TokenStore } from '@fahuo/wechat'
import { readSetting, removeSetting, swapSetting, writeSetting } from '../database/key-value.ts'
import type { Store } from '../database/database.ts'
import type { Clock } from '../core/time.ts'

const SETTING = 'access_token'
const RENEWAL = 'access_token_renewal'

/** Milliseconds that one server may take to renew the token before another one does. */
const HOLD = 15_000

/** Milliseconds between two looks whether the other server has it. */
const LOOK = 50

/**
 * Milliseconds before its end from which a token is looked for in the database again, where another
 * server may have put the next one. Earlier than anybody renews.
 */
const LOOK_BEFORE_END = 120_000

/** Who renews, and until when nobody else does. */
interface Renewal {
  by: string
  until: number
}

/**
 * Keeps WeChat's token in the database: a restart and a second server use the same one, and one
 * server renews it while the others wait.
 */
export function sharedTokens(store: Store, appid: string, clock: Clock): TokenStore {
  const by = randomUUIDv7()
  // One that another server ended meanwhile is found out by WeChat's refusal, which forgets it here.
  let held: StoredToken | null = null

  /** @returns how to end it; null while another server renews */
  async function takeRenewal(): Promise<(() => Promise<void>) | null> {
    const held = await readSetting(store, appid, RENEWAL)
    if (held !== null && (JSON.parse(held) as Renewal).until > clock.now()) return null
    const mine = JSON.stringify({ by, until: clock.now() + HOLD } satisfies Renewal)
    if (!(await swapSetting(store, appid, RENEWAL, held, mine))) return null
    return () => removeSetting(store, appid, RENEWAL, mine)
  }

  return {
    async read() {
      if (held && held.expires_at - LOOK_BEFORE_END > clock.now()) return held
      const value = await readSetting(store, appid, SETTING)
      held = value === null ? null : (JSON.parse(value) as StoredToken)
      return held
    },
    async write(token) {
      await writeSetting(store, appid, SETTING, JSON.stringify(token))
      held = token
    },
    async forget(access_token) {
      if (held?.access_token === access_token) held = null
      const value = await readSetting(store, appid, SETTING)
      if (value === null || (JSON.parse(value) as StoredToken).access_token !== access_token) return
      await removeSetting(store, appid, SETTING, value)
    },
    async alone(renew, current) {
      for (;;) {
        const end = await takeRenewal()
        // Another server may have renewed it between our look and our turn.
        const token = await current()
        if (token !== null) {
          await end?.()
          return token
        }
        if (end) return renew().finally(end)
        await wait(LOOK)
      }
    },
  }
}

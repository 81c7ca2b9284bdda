import { hash as digestOf, randomBytes, randomUUIDv7, timingSafeEqual } from 'node:crypto'
import {
  findApiKey,
  insertApiKey,
  listApiKeys,
  revokeApiKey,
  type ApiKeyRow,
} from './queries.ts'
import type { Context } from '../core/context.ts'

type KeyContext = Pick<Context, 'appid' | 'store' | 'clock'>

const digest = (key: string) => digestOf('sha256', key, 'buffer')

/** Milliseconds for which a key that was found is taken without looking: revoking takes this long. */
const TRUSTED = 5_000

/** Tells a merchant's API key from other text. */
export interface MerchantKeys {
  knows: (given: string) => Promise<boolean>
}

/**
 * The keys of the database, and those of the setting MERCHANT_API_KEYS, of which only digests stay
 * in memory.
 */
export function createMerchantKeys(ctx: KeyContext, settings: readonly string[]): MerchantKeys {
  const given = settings.map(digest)
  const trusted = new Map<string, number>()
  return {
    async knows(key) {
      if (key === '') return false
      const wanted = digest(key)
      if (given.some((one) => timingSafeEqual(one, wanted))) return true
      const hash = wanted.toString('base64url')
      const now = ctx.clock.now()
      if ((trusted.get(hash) ?? 0) > now) return true
      trusted.delete(hash)
      if (!(await findApiKey(ctx.store, ctx.appid, hash))) return false
      trusted.set(hash, now + TRUSTED)
      return true
    },
  }
}

/** A key as it is listed: never the key itself. */
export type ApiKeyView = Pick<ApiKeyRow, 'id' | 'name' | 'created_at' | 'revoked_at'>

/** Makes a key. It is told once, here, and kept nowhere. */
export async function createApiKey(
  ctx: KeyContext,
  name: string,
): Promise<{ key: string; view: ApiKeyView }> {
  const key = `fahuo_${randomBytes(24).toString('base64url')}`
  const view = { id: randomUUIDv7(), name, created_at: ctx.clock.now(), revoked_at: null }
  const hash = digest(key).toString('base64url')
  await insertApiKey(ctx.store, { ...view, appid: ctx.appid, hash })
  return { key, view }
}

export async function apiKeys(ctx: KeyContext): Promise<ApiKeyView[]> {
  const rows = await listApiKeys(ctx.store, ctx.appid)
  return rows.map(({ id, name, created_at, revoked_at }) => ({ id, name, created_at, revoked_at }))
}

/** @returns false when there is no such key in use */
export function revokeKey(ctx: KeyContext, id: string): Promise<boolean> {
  return revokeApiKey(ctx.store, ctx.appid, id, ctx.clock.now())
}

import { hash, randomBytes, randomUUIDv7, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import { findApiKey, insertApiKey, listApiKeys, revokeApiKey, type ApiKey } from './queries.ts'

/** Of SHA-256. */
const DIGEST_BYTES = 32

/** Digests a key. Keys are random: a plain SHA-256 of one tells nothing. */
export const digestApiKey = (key: string): Buffer => hash('sha256', key, 'buffer')

/** Tells whether a text is an API key of the shop: of the database, or of MERCHANT_API_KEYS. */
export async function isApiKey(shop: Shop, text: string): Promise<boolean> {
  return text !== '' && isKeyDigest(shop, digestApiKey(text))
}

/** Tells whether a digest is that of an API key in use. */
export async function isKeyDigest(shop: Shop, digest: Buffer): Promise<boolean> {
  if (digest.length !== DIGEST_BYTES) return false
  if (shop.settings.api_key_digests.some((one) => timingSafeEqual(one, digest))) return true
  return (await findApiKey(shop, digest.toString('base64url'))) !== undefined
}

/** Creates a key. It is returned once, here; only its digest is stored. */
export async function createApiKey(
  scope: Scope & { clock: Clock },
  name: string,
): Promise<ApiKey & { key: string }> {
  const key = `fahuo_${randomBytes(24).toString('base64url')}`
  const stored = { id: randomUUIDv7(), name, created_at: scope.clock.now(), revoked_at: null }
  await insertApiKey(scope, stored, digestApiKey(key).toString('base64url'))
  return { ...stored, key }
}

export { listApiKeys }

/** Revokes a key at once. @returns false when there is no such key in use */
export function revokeKey(scope: Scope & { clock: Clock }, id: string): Promise<boolean> {
  return revokeApiKey(scope, id, scope.clock.now())
}

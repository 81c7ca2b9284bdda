import { hash, randomBytes, randomUUIDv7, timingSafeEqual } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import { PLATFORM_KEY_RIGHTS, SCOPES, type Caller, type KeyScope } from '../core/rights.ts'
import type { Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shops } from '../shops/shops.ts'
import { findApiKey, insertApiKey, listApiKeys, revokeApiKey, type ApiKey } from './queries.ts'

/** Of SHA-256. */
const DIGEST_BYTES = 32

/** Digests a key. Keys are random: a plain SHA-256 of one tells nothing. */
export const digestApiKey = (key: string): Buffer => hash('sha256', key, 'buffer')

/** Who comes with a key of MERCHANT_API_KEYS. */
const FROM_SETTINGS: Caller = {
  kind: 'key',
  id: 'MERCHANT_API_KEYS',
  name: 'MERCHANT_API_KEYS',
  rights: SCOPES.full,
}

/** Who comes in, and to which shop. */
export interface Entry {
  shop: Shop
  caller: Caller
}

/** Finds whose API key a text is: of the database, or of MERCHANT_API_KEYS; null: none. */
export async function entryOfKey(shops: Shops, text: string): Promise<Entry | null> {
  return text === '' ? null : entryOfDigest(shops, digestApiKey(text))
}

/** Finds whose API key has a digest; null: none in use. @throws FahuoError `shop_closed` */
export async function entryOfDigest(shops: Shops, digest: Buffer): Promise<Entry | null> {
  if (digest.length !== DIGEST_BYTES) return null
  const { first } = shops
  if (first.settings.api_key_digests.some((one) => timingSafeEqual(one, digest)))
    return { shop: first, caller: FROM_SETTINGS }
  const found = await findApiKey(first.database, digest.toString('base64url'))
  if (!found) return null
  const { id, name, scope } = found.key
  // One of the platform: whatever stands in its row, it opens no shop.
  if (shops.platform && found.appid === shops.platform.appid)
    return { shop: first, caller: { kind: 'key', id, name, rights: PLATFORM_KEY_RIGHTS } }
  const shop = await shops.find(found.appid)
  if (!shop) throw new FahuoError('shop_closed')
  return { shop, caller: { kind: 'key', id, name, rights: SCOPES[scope] } }
}

/** Creates a key. It is returned once, here; only its digest is stored. */
export async function createApiKey(
  scope: Scope & { clock: Clock },
  name: string,
  key_scope: KeyScope = 'ship',
): Promise<ApiKey & { key: string }> {
  const key = `fahuo_${randomBytes(24).toString('base64url')}`
  const stored: ApiKey = {
    id: randomUUIDv7(),
    name,
    scope: key_scope,
    created_at: scope.clock.now(),
    revoked_at: null,
  }
  await insertApiKey(scope, stored, digestApiKey(key).toString('base64url'))
  return { ...stored, key }
}

export { listApiKeys }

/** Revokes a key at once. @returns false when there is no such key in use */
export function revokeKey(scope: Scope & { clock: Clock }, id: string): Promise<boolean> {
  return revokeApiKey(scope, id, scope.clock.now())
}

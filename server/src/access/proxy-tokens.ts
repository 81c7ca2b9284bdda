/** Access tokens of the proxy: an SDK puts them into URLs, where an API key would end in logs. */
import { decodeProtectedHeader, EncryptJWT, jwtDecrypt } from 'jose'
import { MINUTE_MS, SECOND_MS, toSeconds } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shops } from '../shops/shops.ts'
import { digestApiKey, entryOfDigest, entryOfKey, type Entry } from './api-keys.ts'

/** As long as WeChat's own [official]. */
const LIFETIME_SECONDS = 7200

/** WeChat's old token lives this long beside a new one [official]; an SDK relies on it. */
const OVERLAP_SECONDS = (5 * MINUTE_MS) / SECOND_MS

/** What an SDK gets for an API key that it sends as secret. */
export interface ProxyToken {
  access_token: string
  expires_in: number
}

const audienceOf = ({ appid }: Shop) => `fahuo proxy:${appid}`

/**
 * Issues a token that stands for an API key and does not show it: the key's digest, encrypted.
 * @param key an API key in use
 */
export async function issueProxyToken(shop: Shop, key: string): Promise<ProxyToken> {
  const issued = toSeconds(shop.clock.now())
  const access_token = await new EncryptJWT()
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: shop.appid })
    .setSubject(digestApiKey(key).toString('base64url'))
    .setAudience(audienceOf(shop))
    .setExpirationTime(issued + LIFETIME_SECONDS + OVERLAP_SECONDS)
    .encrypt(shop.proxy_key)
  return { access_token, expires_in: LIFETIME_SECONDS }
}

/**
 * Finds for whose API key an access token stands: one of ours, whose key was not revoked since, or an
 * API key itself, which clients with a fixed token send; null: none.
 */
export async function entryOfProxyToken(shops: Shops, text: string): Promise<Entry | null> {
  if (!JWE.test(text)) return entryOfKey(shops, text)
  const shop = await shops.find(appidOf(text) ?? shops.first.appid)
  const digest = shop ? await openToken(shop, text) : null
  const entry = digest ? await entryOfDigest(shops, digest) : null
  return entry?.shop === shop ? entry : null
}

/** A compact JWE with a key of our own: its second part is empty [RFC 7516]. */
const JWE = /^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/

/** Which shop a token says it is of: only that shop's key opens it. Those of 0.1 say none. */
function appidOf(text: string): string | undefined {
  try {
    return decodeProtectedHeader(text).kid
  } catch {
    return undefined
  }
}

/** @returns null for what is old, forged or foreign: an SDK asks for a new one */
async function openToken(shop: Shop, text: string): Promise<Buffer | null> {
  try {
    const { payload } = await jwtDecrypt(text, shop.proxy_key, {
      audience: audienceOf(shop),
      currentDate: new Date(shop.clock.now()),
      contentEncryptionAlgorithms: ['A256GCM'],
      keyManagementAlgorithms: ['dir'],
      requiredClaims: ['sub', 'exp'],
    })
    return Buffer.from(payload.sub ?? '', 'base64url')
  } catch {
    return null
  }
}

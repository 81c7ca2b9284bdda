/** Access tokens of the proxy: an SDK puts them into URLs, where an API key would end in logs. */
import { EncryptJWT, jwtDecrypt } from 'jose'
import { MINUTE_MS, SECOND_MS, toSeconds } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { digestApiKey, isApiKey, isKeyDigest } from './api-keys.ts'

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
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setSubject(digestApiKey(key).toString('base64url'))
    .setAudience(audienceOf(shop))
    .setExpirationTime(issued + LIFETIME_SECONDS + OVERLAP_SECONDS)
    .encrypt(shop.proxy_key)
  return { access_token, expires_in: LIFETIME_SECONDS }
}

/**
 * Tells whether an access token may be used: one of ours, whose API key was not revoked since, or
 * an API key itself, which clients with a fixed token send.
 */
export async function isProxyToken(shop: Shop, text: string): Promise<boolean> {
  const digest = await openToken(shop, text)
  return digest ? isKeyDigest(shop, digest) : isApiKey(shop, text)
}

/** A compact JWE with a key of our own: its second part is empty [RFC 7516]. */
const JWE = /^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/

/** @returns null for what is old, forged or foreign: an SDK asks for a new one */
async function openToken(shop: Shop, text: string): Promise<Buffer | null> {
  if (!JWE.test(text)) return null
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

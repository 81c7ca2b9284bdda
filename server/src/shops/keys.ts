import { hkdfSync, randomBytes } from 'node:crypto'
import type { Scope } from '../database/database.ts'
import { writeFirstValue } from '../database/key-value.ts'

/** The keys of what a shop hands out; all servers on one database share them. */
export interface ShopKeys {
  /** Signs buyers' sessions. */
  session_key: CryptoKey
  /** Encrypts the access tokens of the proxy. */
  proxy_key: Uint8Array
}

/** Reads the secret of a shop, makes it at the first start, and derives its keys. */
export async function readShopKeys(scope: Scope): Promise<ShopKeys> {
  const proposed = randomBytes(32).toString('base64url')
  const secret = Buffer.from(await writeFirstValue(scope, 'session_secret', proposed), 'base64url')
  // Not the bytes: jose would make a key of them for every request.
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return {
    session_key: await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign', 'verify']),
    proxy_key: new Uint8Array(hkdfSync('sha256', secret, '', 'fahuo proxy token', 32)),
  }
}

import { hkdfSync, randomBytes } from 'node:crypto'
import { swapValue } from '../database/key-value.ts'
import { readSealed, sealValue, type SealedScope } from '../database/sealed-values.ts'

/** The keys of what a shop hands out; all servers on one database share them. */
export interface ShopKeys {
  /** Signs buyers' sessions. */
  session_key: CryptoKey
  /** Encrypts the access tokens of the proxy. */
  proxy_key: Uint8Array
  /** Keys the digests of requests that hold a phone number: nobody else can try numbers on them. */
  digest_key: Uint8Array
}

/** Reads the secret of a shop, makes it at the first start, and derives its keys. */
export async function readShopKeys(scope: SealedScope): Promise<ShopKeys> {
  const secret = Buffer.from(await readSecret(scope), 'base64url')
  // Not the bytes: jose would make a key of them for every request.
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const derive = (use: string) => new Uint8Array(hkdfSync('sha256', secret, '', use, 32))
  return {
    session_key: await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign', 'verify']),
    proxy_key: derive('fahuo proxy token'),
    digest_key: derive('fahuo request digest'),
  }
}

const SECRET = 'session_secret'

/** One that cannot be opened is made anew: buyers log in again by themselves. */
async function readSecret(scope: SealedScope): Promise<string> {
  for (;;) {
    const value = await readSealed(scope, SECRET)
    if (value && value.text !== null) return value.text
    const proposed = sealValue(scope, SECRET, randomBytes(32).toString('base64url'))
    // Another server may be first; then its secret is read.
    await swapValue(scope, SECRET, value?.stored ?? null, proposed)
  }
}

import { sign, verify, type KeyLike } from 'node:crypto'

/** What WeChat Pay signs: three lines, the last one the body as it came [pay.weixin.qq.com]. */
const signedText = (timestamp: string, nonce: string, body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')])

/** Signs as WeChat Pay does: RSA PKCS#1 v1.5 over SHA-256, in base64. For the emulator and for tests. */
export const signPay = (
  private_key: KeyLike,
  { timestamp, nonce, body }: { timestamp: string; nonce: string; body: Uint8Array },
): string => sign('RSA-SHA256', signedText(timestamp, nonce, body), private_key).toString('base64')

/** Tells whether a signature is that of WeChat Pay. */
export function isSignedByPay(
  public_key: KeyLike,
  signature: string,
  { timestamp, nonce, body }: { timestamp: string; nonce: string; body: Uint8Array },
): boolean {
  const bytes = Buffer.from(signature, 'base64')
  return verify('RSA-SHA256', signedText(timestamp, nonce, body), public_key, bytes)
}

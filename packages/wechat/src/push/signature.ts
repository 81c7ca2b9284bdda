import { createHash, timingSafeEqual } from 'node:crypto'

/** Returns WeChat's signature: hex SHA-1 of the parts, sorted and joined. */
export function sign(...parts: string[]): string {
  return createHash('sha1').update(parts.toSorted().join('')).digest('hex')
}

/** Whether a signature is right; compares in constant time. */
export function isSignedBy(signature: string, ...parts: string[]): boolean {
  const expected = Buffer.from(sign(...parts))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

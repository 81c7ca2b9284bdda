import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * The cipher of safe mode: AES-256-CBC, IV = first 16 bytes of the key, PKCS#7 to 32 bytes;
 * plaintext = 16 random bytes, length (uint32, big-endian), message, appid [official message push].
 */
const BLOCK = 32
const HEAD = 16 + 4

/** Returns the 32 bytes of an EncodingAESKey. @throws RangeError unless it has 43 characters */
function keyOf(encoding_aes_key: string): Buffer {
  const key = Buffer.from(`${encoding_aes_key}=`, 'base64')
  if (encoding_aes_key.length !== 43 || key.length !== 32)
    throw new RangeError('an EncodingAESKey must have 43 letters and digits')
  return key
}

/** Encrypts a message for an appid; pass `random` in tests only. */
export function encrypt(
  message: string,
  { encoding_aes_key, appid }: { encoding_aes_key: string; appid: string },
  random: Uint8Array = randomBytes(16),
): string {
  const key = keyOf(encoding_aes_key)
  const text = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const plain = Buffer.concat([random, length, text, Buffer.from(appid)])
  const padding = BLOCK - (plain.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64')
}

/** Decrypts a message; null when it was encrypted with another key. */
export function decrypt(
  encrypted: string,
  encoding_aes_key: string,
): { message: string; appid: string } | null {
  const key = keyOf(encoding_aes_key)
  const bytes = Buffer.from(encrypted, 'base64')
  if (bytes.length < BLOCK || bytes.length % 16 !== 0) return null
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()])
  const padding = padded.at(-1) ?? 0
  if (padding < 1 || padding > BLOCK || padding > padded.length - HEAD) return null
  if (!padded.subarray(-padding).every((byte) => byte === padding)) return null
  const plain = padded.subarray(0, -padding)
  const end = HEAD + plain.readUInt32BE(16)
  if (end > plain.length) return null
  return { message: plain.toString('utf8', HEAD, end), appid: plain.toString('utf8', end) }
}

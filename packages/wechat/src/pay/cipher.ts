import { createCipheriv, createDecipheriv } from 'node:crypto'

/** The encrypted part of a notification. */
export interface PayResource {
  algorithm: string
  /** Base64 of what is encrypted, and of the tag after it. */
  ciphertext: string
  nonce: string
  associated_data?: string | undefined
  original_type?: string | undefined
}

/** AEAD_AES_256_GCM: a key of 32 bytes, a nonce of 12, a tag of 16 [pay.weixin.qq.com]. */
export const PAY_ALGORITHM = 'AEAD_AES_256_GCM'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Whether a text may be an APIv3 key: 32 letters and digits, as the merchant platform asks for. */
export const isApiV3Key = (text: string): boolean =>
  /^[\x21-\x7e]+$/.test(text) && Buffer.byteLength(text) === KEY_BYTES

/**
 * Decrypts the resource of a notification by the APIv3 key.
 * @returns null when it was encrypted with another key, or is not as documented
 */
export function decryptResource(resource: PayResource, api_v3_key: string): string | null {
  const { algorithm, ciphertext, nonce, associated_data = '' } = resource
  const bytes = Buffer.from(ciphertext, 'base64')
  if (algorithm !== PAY_ALGORITHM || bytes.length <= TAG_BYTES) return null
  if (Buffer.byteLength(nonce) !== NONCE_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', api_v3_key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(associated_data)).setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    const text = decipher.update(bytes.subarray(0, -TAG_BYTES))
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** Encrypts as WeChat Pay does. For the emulator and for tests. @param nonce 12 bytes of ASCII */
export function encryptResource(
  text: string,
  {
    api_v3_key,
    nonce,
    associated_data,
    original_type,
  }: { api_v3_key: string; nonce: string; associated_data: string; original_type: string },
): PayResource {
  const cipher = createCipheriv('aes-256-gcm', api_v3_key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(associated_data))
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  const ciphertext = bytes.toString('base64')
  return { original_type, algorithm: PAY_ALGORITHM, ciphertext, associated_data, nonce }
}

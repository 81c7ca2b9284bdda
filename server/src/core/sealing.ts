/** Seals what must rest in the database: whoever reads that without the master key reads nothing of it. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** Where a value stands: sealed there, it cannot be opened elsewhere. */
export interface Place {
  table: string
  column: string
  appid: string
}

/** Seals and opens by one master key. */
export interface Sealer {
  /** Encrypts a text for its place (AES-256-GCM); each time another text comes out. */
  seal: (text: string, place: Place) => string
  /** @returns null for what another key, place or version sealed, or was changed */
  open: (sealed: string, place: Place) => string | null
  /** Tells one key from another, and nothing of either. */
  check: string
}

const VERSION = 'sealed.1'
const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Bytes of a master key. */
export const MASTER_KEY_BYTES = 32

/** Tells whether a text is sealed; otherwise it was stored before there was a master key. */
export const isSealed = (text: string): boolean => text.startsWith('sealed.')

/** What is authenticated beside the text. */
const placeOf = ({ table, column, appid }: Place) =>
  Buffer.from(JSON.stringify([VERSION, table, column, appid]))

/** @param key {@link MASTER_KEY_BYTES} bytes */
export function createSealer(key: Uint8Array): Sealer {
  return {
    check: createHmac('sha256', key).update('fahuo master key').digest('base64url'),
    seal(text, place) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(placeOf(place))
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()])
      return `${VERSION}.${Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url')}`
    },
    open(sealed, place) {
      if (!sealed.startsWith(`${VERSION}.`)) return null
      const bytes = Buffer.from(sealed.slice(VERSION.length + 1), 'base64url')
      if (bytes.length < IV_BYTES + TAG_BYTES) return null
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(placeOf(place)).setAuthTag(bytes.subarray(-TAG_BYTES))
      try {
        const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES))
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

/** Reads a master key: 32 bytes in base64, base64url or hex. @returns null for anything else */
export function parseMasterKey(text: string): Buffer | null {
  const trimmed = text.trim()
  if (/^[\da-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex')
  if (!/^[\w+/-]{43}=?$/.test(trimmed)) return null
  const key = Buffer.from(trimmed, 'base64')
  return key.length === MASTER_KEY_BYTES ? key : null
}

import { decrypt } from './cipher.ts'
import { PushError } from './errors.ts'
import { readMessage, type Message } from './message.ts'
import { isSignedBy } from './signature.ts'

export interface PushSecrets {
  appid: string
  /** Token of the console's message push setting. */
  token: string
  /** EncodingAESKeys, the current one first, then the previous one (rotation). */
  encoding_aes_keys: readonly string[]
}

/** The query that WeChat adds to the push URL. */
export interface PushQuery {
  signature?: string | undefined
  timestamp?: string | undefined
  nonce?: string | undefined
  encrypt_type?: string | undefined
  msg_signature?: string | undefined
  echostr?: string | undefined
}

/** Whether the GET with which WeChat checks the URL is genuine: answer its `echostr` then. */
export function isGenuineCheck(query: PushQuery, token: string): boolean {
  const { signature = '', timestamp = '', nonce = '' } = query
  return isSignedBy(signature, token, timestamp, nonce)
}

/**
 * Verifies and decrypts the body of a push (plain, compatible or safe mode; JSON or XML).
 * A cipher is verified by `msg_signature`: `signature` does not cover the body.
 * @throws PushError
 */
export function receivePush(
  body: string,
  query: PushQuery,
  secrets: PushSecrets,
): { message: Message; mode: 'plain' | 'safe' } {
  const { timestamp = '', nonce = '', msg_signature = '' } = query
  const sent = readMessage(body)
  const encrypted = sent['Encrypt']
  if (typeof encrypted !== 'string') {
    if (secrets.encoding_aes_keys.length > 0)
      throw new PushError('bad_cipher', 'a plain body came, and an EncodingAESKey is set')
    if (!isGenuineCheck(query, secrets.token))
      throw new PushError('bad_signature', 'the signature does not match the token')
    return { message: sent, mode: 'plain' }
  }
  if (!isSignedBy(msg_signature, secrets.token, timestamp, nonce, encrypted))
    throw new PushError('bad_signature', 'msg_signature does not match the token')
  return { message: readMessage(decipher(encrypted, secrets)), mode: 'safe' }
}

function decipher(encrypted: string, secrets: PushSecrets): string {
  for (const key of secrets.encoding_aes_keys) {
    const plain = decrypt(encrypted, key)
    if (!plain) continue
    if (plain.appid === secrets.appid) return plain.message
    throw new PushError('wrong_appid', 'the push is for another appid')
  }
  throw new PushError('bad_cipher', 'no EncodingAESKey decrypts the body')
}

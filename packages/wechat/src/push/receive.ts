import { decrypt } from './cipher.ts'
import { PushError } from './errors.ts'
import { isXml, readMessage, type Message } from './message.ts'
import { isSignedBy } from './signature.ts'

export interface PushSecrets {
  appid: string
  /** Tokens of the console's message push setting: the current one, then the previous one. */
  tokens: readonly string[]
  /** EncodingAESKeys: the current one, then the previous one. */
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

/** Whether a GET is WeChat's check of the push URL; if so, answer with its `echostr`. */
export function isGenuineCheck(query: PushQuery, tokens: readonly string[]): boolean {
  const { signature = '', timestamp = '', nonce = '' } = query
  return tokens.some((token) => isSignedBy(signature, token, timestamp, nonce))
}

/** How far the time of a push may be from ours; WeChat's own retries end within seconds. */
const REPLAY_WINDOW_SECONDS = 300

/** A genuine push. */
export interface ReceivedPush {
  message: Message
  mode: 'plain' | 'safe'
  format: 'json' | 'xml'
  /** What it was signed and encrypted with, for the reply; the key is absent in plain mode. */
  token: string
  encoding_aes_key?: string
}

/**
 * Verifies and decrypts the body of a push (plain, compatible or safe mode; JSON or XML).
 * An encrypted body is verified by `msg_signature`, because `signature` does not cover the body.
 * @param now Unix seconds; when given, a push signed more than five minutes before or after is `stale`
 * @throws PushError
 */
export function receivePush(
  body: string,
  query: PushQuery,
  secrets: PushSecrets,
  now?: number,
): ReceivedPush {
  const { timestamp = '', nonce = '', signature = '', msg_signature = '' } = query
  const sent = readMessage(body)
  const format = isXml(body) ? 'xml' : 'json'
  const encrypted = sent['Encrypt']
  if (typeof encrypted !== 'string') {
    if (secrets.encoding_aes_keys.length > 0)
      throw new PushError('bad_cipher', 'the body is not encrypted, but an EncodingAESKey is set')
    const token = secrets.tokens.find((one) => isSignedBy(signature, one, timestamp, nonce))
    if (token === undefined)
      throw new PushError('bad_signature', 'the signature does not match the token')
    refuseStale(timestamp, now)
    return { message: sent, mode: 'plain', format, token }
  }
  const token = secrets.tokens.find((one) =>
    isSignedBy(msg_signature, one, timestamp, nonce, encrypted),
  )
  if (token === undefined)
    throw new PushError('bad_signature', 'msg_signature does not match the token')
  refuseStale(timestamp, now)
  const { text, encoding_aes_key } = decipher(encrypted, secrets)
  return { message: readMessage(text), mode: 'safe', format, token, encoding_aes_key }
}

/** Refuses a push of another time. The timestamp can be trusted because it is signed. */
function refuseStale(timestamp: string, now: number | undefined): void {
  if (now === undefined) return
  // What is no number is far away, too.
  if (Math.abs(now - Number(timestamp)) <= REPLAY_WINDOW_SECONDS) return
  throw new PushError(
    'stale',
    'the push was signed more than five minutes before or after now: it is a replay, or the clock of this server is wrong',
  )
}

function decipher(
  encrypted: string,
  secrets: PushSecrets,
): { text: string; encoding_aes_key: string } {
  for (const encoding_aes_key of secrets.encoding_aes_keys) {
    const plain = decrypt(encrypted, encoding_aes_key)
    if (!plain) continue
    if (plain.appid === secrets.appid) return { text: plain.message, encoding_aes_key }
    throw new PushError('wrong_appid', 'the push is for another appid')
  }
  throw new PushError('bad_cipher', 'no EncodingAESKey decrypts the body')
}

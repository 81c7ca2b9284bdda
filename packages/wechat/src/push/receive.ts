import { decrypt } from './cipher.ts'
import { PushError } from './errors.ts'
import { readMessage, type Message } from './message.ts'
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

/** After this time a push counts as a replay; WeChat's own retries end within seconds. */
const REPLAY_WINDOW_SECONDS = 300

/**
 * Verifies and decrypts the body of a push (plain, compatible or safe mode; JSON or XML).
 * An encrypted body is verified by `msg_signature`, because `signature` does not cover the body.
 * @param now Unix seconds; when given, a push signed more than five minutes ago is `stale`
 * @throws PushError
 */
export function receivePush(
  body: string,
  query: PushQuery,
  secrets: PushSecrets,
  now?: number,
): { message: Message; mode: 'plain' | 'safe' } {
  const { timestamp = '', nonce = '', msg_signature = '' } = query
  const sent = readMessage(body)
  const encrypted = sent['Encrypt']
  if (typeof encrypted !== 'string') {
    if (secrets.encoding_aes_keys.length > 0)
      throw new PushError('bad_cipher', 'the body is not encrypted, but an EncodingAESKey is set')
    if (!isGenuineCheck(query, secrets.tokens))
      throw new PushError('bad_signature', 'the signature does not match the token')
    refuseStale(timestamp, now)
    return { message: sent, mode: 'plain' }
  }
  if (
    !secrets.tokens.some((token) => isSignedBy(msg_signature, token, timestamp, nonce, encrypted))
  )
    throw new PushError('bad_signature', 'msg_signature does not match the token')
  refuseStale(timestamp, now)
  return { message: readMessage(decipher(encrypted, secrets)), mode: 'safe' }
}

/** Refuses an old push. The timestamp can be trusted because it is signed. */
function refuseStale(timestamp: string, now: number | undefined): void {
  if (now === undefined || now - Number(timestamp) <= REPLAY_WINDOW_SECONDS) return
  throw new PushError(
    'stale',
    "the push was signed more than five minutes ago: it is a replay, or this server's clock is ahead",
  )
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

import { encrypt } from './cipher.ts'
import { writeXml, type Message } from './message.ts'
import { sign } from './signature.ts'

export interface SealOptions {
  appid: string
  token: string
  /** Leave it out for plain mode. */
  encoding_aes_key?: string
  format: 'json' | 'xml'
  /** Compatible mode sends the plain message as well as the encrypted one; safe by default. */
  mode?: 'safe' | 'compatible'
  timestamp: string
  nonce: string
}

/** Signs and encrypts a push as WeChat does; returns query and body. For the emulator and for tests. */
export function sealPush(
  message: Message,
  options: SealOptions,
): { query: Record<string, string>; body: string } {
  const { token, timestamp, nonce, format } = options
  const write = (record: Message) => (format === 'xml' ? writeXml(record) : JSON.stringify(record))
  const query = { signature: sign(token, timestamp, nonce), timestamp, nonce }
  if (options.encoding_aes_key === undefined) return { query, body: write(message) }

  const Encrypt = encrypt(write(message), {
    appid: options.appid,
    encoding_aes_key: options.encoding_aes_key,
  })
  return {
    query: {
      ...query,
      encrypt_type: 'aes',
      msg_signature: sign(token, timestamp, nonce, Encrypt),
    },
    body: write({
      ...(options.mode === 'compatible' && message),
      // Events of a third-party platform are addressed by its appid [seen in real ones].
      ...(message['InfoType'] === undefined
        ? { ToUserName: message['ToUserName'] ?? '' }
        : { AppId: message['AppId'] ?? '' }),
      Encrypt,
    }),
  }
}

/** Signs and encrypts a reply to a push. For events, a plain `success` is enough. */
export function sealReply(
  reply: string,
  options: {
    appid: string
    token: string
    encoding_aes_key: string
    timestamp: string
    nonce: string
  },
): { Encrypt: string; MsgSignature: string; TimeStamp: number; Nonce: string } {
  const { token, timestamp, nonce } = options
  const Encrypt = encrypt(reply, options)
  return {
    Encrypt,
    MsgSignature: sign(token, timestamp, nonce, Encrypt),
    TimeStamp: Number(timestamp),
    Nonce: nonce,
  }
}

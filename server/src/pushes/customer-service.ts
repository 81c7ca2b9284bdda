/** Lets customer service go on as if there were no push URL. */
import { sealReply, writeXml, type Message, type ReceivedPush } from '@fahuo/wechat'

/** What a buyer sends to customer service; events are not transferred [official page]. */
const TRANSFERRED = new Set(['text', 'image', 'voice', 'miniprogrampage'])

/** A field as text; JSON may have anything in its place, and `{"toString": ""}` cannot be made a text. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** Tells whether a push is a message that a buyer sent to customer service. */
export const isCustomerMessage = (message: Message): boolean =>
  TRANSFERRED.has(textOf(message['MsgType']))

/**
 * Writes the reply that hands a buyer's message to WeChat's customer service, in the format in which
 * it came: without it, whoever has a push URL gets no message in the console or the app. Encrypted
 * in safe mode, as replies to official accounts are [assumed for Mini Programs].
 * @param now Unix seconds
 * @param nonce random, for the signature
 */
export function transferReply(
  { message, format, token, encoding_aes_key }: Omit<ReceivedPush, 'mode'>,
  { appid, now, nonce }: { appid: string; now: number; nonce: string },
): string {
  const reply = {
    ToUserName: textOf(message['FromUserName']),
    FromUserName: textOf(message['ToUserName']),
    CreateTime: now,
    MsgType: 'transfer_customer_service',
  }
  const write = (fields: Message) => (format === 'xml' ? writeXml(fields) : JSON.stringify(fields))
  const plain = write(reply)
  if (encoding_aes_key === undefined) return plain
  const timestamp = String(now)
  return write({ ...sealReply(plain, { appid, token, encoding_aes_key, timestamp, nonce }) })
}

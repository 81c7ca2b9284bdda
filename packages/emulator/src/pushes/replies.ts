import { decrypt, isSignedBy, readMessage, type Message } from '@fahuo/wechat'

/**
 * Reads what a push was answered: a reply in JSON or XML, in safe mode encrypted and signed
 * [official message push]. @returns null for anything that is none
 */
export function readReply(
  answer: string,
  appid: string,
  { token, encoding_aes_key }: { token: string; encoding_aes_key?: string | undefined },
): Message | null {
  try {
    const sent = readMessage(answer)
    if (encoding_aes_key === undefined) return isReply(sent) ? sent : null
    const encrypted = String(sent['Encrypt'])
    const signed = [token, String(sent['TimeStamp']), String(sent['Nonce']), encrypted]
    if (!isSignedBy(String(sent['MsgSignature']), ...signed)) return null
    const plain = decrypt(encrypted, encoding_aes_key)
    if (plain?.appid !== appid) return null
    const reply = readMessage(plain.message)
    return isReply(reply) ? reply : null
  } catch {
    return null
  }
}

/** The fields that every reply has [official: customer-message/trans.html]. */
const isReply = (reply: Message): boolean =>
  ['ToUserName', 'FromUserName', 'CreateTime', 'MsgType'].every((name) => reply[name] !== undefined)

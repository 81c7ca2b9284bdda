import { randomBytes } from 'node:crypto'
import { sealPush } from '@fahuo/wechat'
import { COMPONENT } from './platform-wechat.ts'

/** Pushes a message as WeChat does to a platform: encrypted XML, with the component's appid. */
export function pushAsPlatform(
  url: string,
  message: object,
  more: Partial<typeof COMPONENT> & { now?: number } = {},
) {
  const { appid, token, aes_key, now } = { now: Date.now(), ...COMPONENT, ...more }
  const { query, body } = sealPush(message as Record<string, unknown>, {
    appid,
    token,
    encoding_aes_key: aes_key,
    format: 'xml',
    timestamp: String(Math.floor(now / 1000)),
    nonce: randomBytes(6).toString('hex'),
  })
  return fetch(`${url}?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body,
  })
}

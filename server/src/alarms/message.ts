/** What robots are sent: their shapes, their signatures, and what they answer. */
import { createHmac } from 'node:crypto'
import type { RobotKind } from './queries.ts'

/** Where the robots of each kind are. */
export const ROBOT_HOSTS: Record<RobotKind, readonly string[]> = {
  wecom: ['qyapi.weixin.qq.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
  dingtalk: ['oapi.dingtalk.com'],
}

/** Bytes of a text: WeCom refuses more than 2,048; the others take ten times that [official]. */
export const MAX_TEXT_BYTES = 2_000

/** Cuts a text so that it has at most so many bytes in UTF-8, and no half of a character. */
export function cutText(text: string, bytes = MAX_TEXT_BYTES): string {
  if (Buffer.byteLength(text) <= bytes) return text
  let length = 0
  let kept = ''
  for (const character of text) {
    length += Buffer.byteLength(character)
    if (length > bytes - 3) break
    kept += character
  }
  return `${kept}…`
}

/** Makes the request of a text. @param secret of a robot that wants signatures; null: it does not */
export function robotRequest(
  { kind, url, secret }: { kind: RobotKind; url: string; secret: string | null },
  text: string,
  now: number,
): { url: string; body: string } {
  switch (kind) {
    case 'wecom':
      return { url, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) }
    case 'feishu': {
      const timestamp = String(Math.floor(now / 1000))
      // The key is the time and the secret, the message is empty [official].
      const sign =
        secret === null
          ? null
          : createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64')
      return {
        url,
        body: JSON.stringify({
          ...(sign !== null && { timestamp, sign }),
          msg_type: 'text',
          content: { text },
        }),
      }
    }
    case 'dingtalk': {
      const target = new URL(url)
      if (secret !== null) {
        const sign = createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64')
        target.searchParams.set('timestamp', String(now))
        target.searchParams.set('sign', sign)
      }
      return {
        url: target.href,
        body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
      }
    }
  }
}

/**
 * Reads what a robot answered: HTTP 200 says nothing, success is in the body.
 * @returns null for success, else a short reason without what was sent
 */
export function robotError(kind: RobotKind, { status, body }: { status: number; body: string }) {
  if (status !== 200) return `HTTP ${status}`
  const answer = readJson(body)
  // Feishu had StatusCode before it had code.
  const code = kind === 'feishu' ? (answer['code'] ?? answer['StatusCode']) : answer['errcode']
  if (code === 0) return null
  return typeof code === 'number' ? `${kind} ${code}` : `${kind}: no code`
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

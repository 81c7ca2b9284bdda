import { call } from '../support/http.ts'
import type { Pair } from '../support/server.ts'

export interface Answered {
  status: number
  body: {
    errcode?: number
    errmsg?: string
    error?: { code: string; message: string; remedy: string; errcode?: number }
    shipment?: { id: string; state: string }
  }
}

/** The ways in: the merchant API, the proxy, and WeChat itself, each with the bytes as they are. */
export function openDoors(pair: () => Pair) {
  async function post(
    url: string,
    bytes: Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const answer = await fetch(url, { method: 'POST', body: bytes, headers })
    return { status: answer.status, body: (await answer.json()) as Answered['body'] }
  }
  let token: string | undefined
  async function wechatToken(): Promise<string> {
    const { appid, secret, emulator } = pair()
    const { body } = await call<{ access_token: string }>(
      'POST',
      `${emulator}/cgi-bin/stable_token`,
      {
        body: { grant_type: 'client_credential', appid, secret },
      },
    )
    return body.access_token
  }
  return {
    api: (path: string, bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
      post(pair().url + path, bytes, { authorization: `Bearer ${pair().api_key}`, ...headers }),
    proxy: (path: string, bytes: Uint8Array<ArrayBuffer>, headers?: Record<string, string>) =>
      askUntilKnown(() =>
        post(`${pair().url}${path}?access_token=${pair().api_key}`, bytes, headers),
      ),
    wechat: async (
      path: string,
      bytes: Uint8Array<ArrayBuffer>,
      headers?: Record<string, string>,
    ) => {
      token ??= await wechatToken()
      return post(`${pair().emulator}${path}?access_token=${token}`, bytes, headers)
    },
  }
}

/**
 * Asks the proxy again while a shipment is on its way, which an SDK is told with -1 when its patience would
 * end: on a slow machine WeChat is.
 */
export async function askUntilKnown(ask: () => Promise<Answered>): Promise<Answered> {
  for (;;) {
    const answer = await ask()
    const { errcode, errmsg = '' } = answer.body
    if (errcode !== -1 || !ASK_AGAIN.test(errmsg)) return answer
  }
}

const ASK_AGAIN = /相同内容再次提交|Send the same body again/

/** Puts the numbers of a payment into a body. */
export function filled(template: string, payment: object): string {
  let text = template
  for (const [name, value] of Object.entries(payment))
    text = text.replaceAll(`{{${name}}}`, String(value))
  return text
}

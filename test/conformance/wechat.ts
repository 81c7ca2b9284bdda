import { startEmulator } from '@fahuo/emulator'

import { IMAGE } from '../support/image.ts'

export const APPID = 'wx00000000000000aa'
const SECRET = 'conformance-secret'

export interface Order {
  transaction_id: string
  merchant_id: string
  merchant_trade_no: string
  openid: string
  pay_time: number
  sub_orders?: Order[]
}

/** A WeChat of its own for one case. */
export interface Wechat {
  /** Makes a call and answers its errcode. */
  call: (path: string, body: unknown, access_token?: string) => Promise<number>
  /** The same by GET. */
  get: (path: string, query: Record<string, number>) => Promise<number>
  answer: <Answer>(path: string, body: unknown, access_token?: string) => Promise<Answer>
  /** Uploads an image; answers as WeChat does. */
  upload: (file?: Blob, type?: string) => Promise<{ errcode?: number; media_id: string }>
  control: <Answer>(path: string, body?: unknown) => Promise<Answer>
  /** Gets another token, when the clock has gone past the end of the first. */
  renew: () => Promise<void>
  pay: (more?: object) => Promise<Order>
  /** A later upload_time each time. */
  time: () => string
  /** An access token of a third-party platform, for this merchant. */
  platform: (made?: object) => Promise<{ component_appid: string; access_token: string }>
  close: () => Promise<void>
}

export async function openWechat(): Promise<Wechat> {
  const emulator = await startEmulator({ appid: APPID, secret: SECRET })
  let clock = Date.parse('2026-11-21T00:00:00Z')

  async function post<Answer>(path: string, body: unknown): Promise<Answer> {
    const answer = await fetch(emulator.url + path, { method: 'POST', body: JSON.stringify(body) })
    return (await answer.json()) as Answer
  }
  const getToken = async () =>
    (
      await post<{ access_token: string }>('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid: APPID,
        secret: SECRET,
      })
    ).access_token
  let own = await getToken()
  const answer = <Answer>(path: string, body: unknown, access_token = own) =>
    post<Answer>(`${path}?access_token=${access_token}`, body)
  const control = <Answer>(path: string, body: unknown = {}) =>
    post<Answer>(`/_emulator${path}`, body)

  return {
    answer,
    control,
    call: async (path, body, access_token) =>
      (await answer<{ errcode: number }>(path, body, access_token)).errcode,
    async get(path, query) {
      const given = Object.entries(query).map(([name, value]) => [name, String(value)])
      const search = new URLSearchParams([['access_token', own], ...given])
      const said = await fetch(`${emulator.url}${path}?${search}`)
      return ((await said.json()) as { errcode: number }).errcode
    },
    async upload(file = new File([IMAGE], 'proof.png'), type = 'image') {
      const body = new FormData()
      body.append('media', file)
      const path = `/cgi-bin/media/upload?access_token=${own}&type=${type}`
      return (await fetch(emulator.url + path, { method: 'POST', body })).json() as Promise<{
        errcode?: number
        media_id: string
      }>
    },
    async renew() {
      own = await getToken()
    },
    pay: (more = {}) => control<Order>('/orders', more),
    time: () => new Date((clock += 1000)).toISOString(),
    async platform(made = {}) {
      const { component_appid, component_appsecret, component_verify_ticket, authorization_code } =
        await control<Record<string, string>>('/platforms', made)
      const { component_access_token } = await post<{ component_access_token: string }>(
        '/cgi-bin/component/api_component_token',
        { component_appid, component_appsecret, component_verify_ticket },
      )
      const { authorization_info } = await answer<{
        authorization_info: { authorizer_access_token: string }
      }>(
        '/cgi-bin/component/api_query_auth',
        { component_appid, authorization_code },
        component_access_token,
      )
      return {
        component_appid: component_appid ?? '',
        access_token: authorization_info.authorizer_access_token,
      }
    },
    close: emulator.close,
  }
}

/**
 * Clients that none of us wrote, with their own timeouts, at the drop-in proxy: their base URL is
 * changed, and nothing else.
 */
import MiniApp from 'node-easywechat/dist/MiniApp/Application.js'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { MemoryCache } from '../support/memory-cache.ts'
import { content, openMerchant, type Payment } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'

interface Said {
  errcode?: number
  errmsg?: string
  shipment?: { state: string }
  order?: { order_state: number }
}

/** Posts JSON through an SDK. @returns what the SDK says, or the error that it throws */
type Post = (path: string, body: object) => Promise<Said>

const require = createRequire(import.meta.url)

/** What both of the two, which have no types, are used for here. */
interface WechatApi {
  request: (
    url: string,
    options: object,
    callback?: (error: unknown, data: Said) => void,
  ) => unknown
  getAccessToken: (callback?: (error: unknown, token: { accessToken: string }) => void) => unknown
  endpoint: string
  prefix: string
  [option: string]: unknown
}
type WechatApiClass = new (appid: string, secret: string) => WechatApi

const json = (body: object) => ({ headers: { 'Content-Type': 'application/json' }, data: body })

/** wechat-api calls back; a refusal is data with an errcode. */
function wechatApi(pair: Pair): Post {
  const api = new (require('wechat-api') as WechatApiClass)(pair.appid, pair.api_key)
  api.endpoint = pair.url
  return (path, body) =>
    new Promise((resolve, reject) => {
      api.getAccessToken((error, token) => {
        if (error) return reject(error)
        const url = `${api.endpoint}${path}?access_token=${token.accessToken}`
        const options = { dataType: 'json', type: 'POST', contentType: 'json', ...json(body) }
        api.request(url, options, (failed, data) => (failed ? reject(failed) : resolve(data)))
      })
    })
}

/** co-wechat-api throws a refusal, with WeChat's code and words. */
function coWechatApi(pair: Pair): Post {
  const api = new (require('co-wechat-api') as WechatApiClass)(pair.appid, pair.api_key)
  api.prefix = `${pair.url}/cgi-bin/`
  return async (path, body) => {
    const { accessToken } = (await api.getAccessToken()) as { accessToken: string }
    const options = { method: 'POST', ...json(body), data: JSON.stringify(body) }
    try {
      return (await api.request(`${pair.url}${path}?access_token=${accessToken}`, options)) as Said
    } catch (error) {
      const { code, message } = error as { code: number; message: string }
      return { errcode: code, errmsg: message }
    }
  }
}

function easywechat(pair: Pair): Post {
  const app = new MiniApp({
    app_id: pair.appid,
    secret: pair.api_key,
    use_stable_access_token: true,
    http: { baseURL: pair.url },
  })
  app.setCache(new MemoryCache())
  const client = app.getClient()
  return async (path, body) =>
    (await client.request('post', path, { json: body } as object)).toObject<Said>()
}

describe.each([
  ['node-easywechat', easywechat],
  ['wechat-api', wechatApi],
  ['co-wechat-api', coWechatApi],
])('%s', (_name, open) => {
  let pair: Pair
  let ask: Post
  beforeAll(async () => {
    pair = await startPair({}, undefined, {}, { deadline_ms: 60_000 })
    ask = open(pair)
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))
  const { pay, truth, fault } = openMerchant(() => pair)

  const upload = ({ transaction_id, openid }: Payment) => ({
    ...content(transaction_id),
    upload_time: '2026-11-21T09:00:00.120+08:00',
    payer: { openid },
  })

  it('ships an order and reads it back', async () => {
    const payment = await pay()
    expect(await ask(UPLOAD, upload(payment))).toMatchObject({ errcode: 0, errmsg: 'ok' })
    const { transaction_id } = payment
    expect(await ask(GET_ORDER, { transaction_id })).toMatchObject({ order: { order_state: 2 } })
  })

  it('is answered before it gives up when WeChat is slow, and asks with the same body', async () => {
    const payment = await pay()
    await fault(UPLOAD, 'delay', { ms: 4_000 })
    const slow = await ask(UPLOAD, upload(payment))
    expect(slow.errcode).toBe(-1)
    expect(slow.errmsg).toContain('相同内容')
    let said = slow
    while (said.errcode === -1) said = await ask(UPLOAD, upload(payment))
    expect(said).toMatchObject({ errcode: 0, errmsg: 'ok' })
    expect(await truth(payment.transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
  })

  it('reads why it is refused', async () => {
    const payment = await pay()
    const said = await ask(UPLOAD, { ...upload(payment), shipping_list: [] })
    expect(said.errcode).toBe(268485228)
    expect(said.errmsg).toMatch(/。.+。/)
  })
})

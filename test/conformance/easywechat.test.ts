import { startEmulator, type Emulator } from '@fahuo/emulator'
// Its index loads a module that its own dependency has lost; the Mini Program's part is whole.
import MiniApp from 'node-easywechat/dist/MiniApp/Application.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../support/http.ts'
import { MemoryCache } from '../support/memory-cache.ts'

const appid = 'wx00000000000000ab'
const secret = '0123456789abcdef'

/** A client that none of us wrote, on the emulator. */
describe.each([true, false])('node-easywechat (stable token: %s)', (use_stable_access_token) => {
  let emulator: Emulator
  let app: MiniApp
  beforeAll(async () => {
    emulator = await startEmulator({ appid, secret })
    app = new MiniApp({
      app_id: appid,
      secret,
      use_stable_access_token,
      http: { baseURL: emulator.url },
    })
    app.setCache(new MemoryCache())
  })
  afterAll(() => emulator.close())

  const control = async <Answer>(path: string, body: object = {}) =>
    (await call<Answer>('POST', `${emulator.url}/_emulator${path}`, { body })).body

  it('logs a buyer in', async () => {
    const { code } = await control<{ code: string }>('/login-codes', { openid: 'oBuyer' })
    expect(await app.getUtils().codeToSession(code)).toMatchObject({ openid: 'oBuyer' })
  })

  it('ships an order and reads it back', async () => {
    const { transaction_id, openid } = await control<{ transaction_id: string; openid: string }>(
      '/orders',
    )
    const client = app.getClient()
    // Its types leave out the `json` that its documents use.
    const post = async (path: string, json: object) =>
      (await client.request('post', path, { json } as object)).toObject<object>()
    const shipped = await post('/wxa/sec/order/upload_shipping_info', {
      order_key: { order_number_type: 2, transaction_id },
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [{ tracking_no: 'YT0001', express_company: 'YTO', item_desc: '茶叶' }],
      upload_time: '2026-11-21T09:00:00.120+08:00',
      payer: { openid },
    })
    expect(shipped).toEqual({ errcode: 0, errmsg: 'ok' })
    const read = await post('/wxa/sec/order/get_order', { transaction_id })
    expect(read).toMatchObject({
      errcode: 0,
      order: {
        transaction_id,
        order_state: 2,
        shipping: { shipping_list: [{ tracking_no: 'YT0001', goods_desc: '茶叶' }] },
      },
    })
  })
})

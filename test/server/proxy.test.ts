import MiniApp from 'node-easywechat/dist/MiniApp/Application.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { call } from '../support/http.ts'
import { startPair, type Pair } from '../support/server.ts'
import { MemoryCache } from '../support/memory-cache.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'

interface Answer {
  errcode: number
  errmsg: string
  shipment?: { id: string; state: string }
  order?: { order_state: number }
}

describe('the drop-in proxy', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))

  const pay = async () =>
    (await pair.control<{ transaction_id: string; openid: string }>('POST', '/orders', {})).body
  const body = (payment: { transaction_id: string; openid: string }, tracking_no = 'YT0001') => ({
    order_key: { order_number_type: 2, transaction_id: payment.transaction_id },
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [{ tracking_no, express_company: 'YTO', item_desc: '茶叶' }],
    upload_time: '2026-11-21T09:00:00.120+08:00',
    payer: { openid: payment.openid },
  })
  const ask = (path: string, given: unknown, key = pair.api_key) =>
    call<Answer>('POST', `${pair.url}${path}?access_token=${key}`, { body: given })
  const truth = async (transaction_id: string) =>
    (
      await pair.control<{ uploads: number; reshipments_spent: number }>(
        'GET',
        `/orders/${transaction_id}`,
      )
    ).body

  it.each([true, false])(
    'serves a client that none of us wrote (stable token: %s)',
    async (stable) => {
      const app = new MiniApp({
        app_id: pair.appid,
        secret: pair.api_key,
        use_stable_access_token: stable,
        http: { baseURL: pair.url },
      })
      app.setCache(new MemoryCache())
      const client = app.getClient()
      const post = async (path: string, json: object) =>
        (await client.request('post', path, { json } as object)).toObject<Answer>()
      const payment = await pay()
      expect(await post(UPLOAD, body(payment))).toMatchObject({
        errcode: 0,
        errmsg: 'ok',
        shipment: { state: 'shipped' },
      })
      const { transaction_id } = payment
      expect(await post(GET_ORDER, { transaction_id })).toMatchObject({
        errcode: 0,
        order: { transaction_id, order_state: 2 },
      })
    },
  )

  it('ships a combined payment through the outbox, once', async () => {
    const path = '/wxa/sec/order/upload_combined_shipping_info'
    const { body: payment } = await pair.control<{
      transaction_id: string
      openid: string
      sub_orders: { transaction_id: string; openid: string }[]
    }>('POST', '/orders', { sub_orders: [{}, {}] })
    const { order_key, upload_time, payer } = body(payment)
    const sub_orders = payment.sub_orders.map((sub, at) => {
      const { upload_time: _, payer: __, ...content } = body(sub, `YT-C${at}`)
      return content
    })
    await pair.control('POST', '/faults', { path, effect: 'cut_after' })
    const combined = { order_key, sub_orders, upload_time, payer }
    expect((await ask(path, combined)).body).toMatchObject({ errcode: 0, errmsg: 'ok' })
    expect((await ask(path, combined)).body).toMatchObject({ errcode: 0 })
    for (const { transaction_id } of payment.sub_orders)
      expect(await truth(transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
  })

  it('ships through the outbox: a lost answer is looked for, not sent again', async () => {
    const payment = await pay()
    await pair.control('POST', '/faults', { path: UPLOAD, effect: 'cut_after' })
    expect((await ask(UPLOAD, body(payment))).body).toMatchObject({ errcode: 0, errmsg: 'ok' })
    // The SDK repeats what it thinks was lost.
    expect((await ask(UPLOAD, body(payment))).body).toMatchObject({ errcode: 0 })
    expect(await truth(payment.transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
  })

  it("refuses in WeChat's way, with WeChat's codes", async () => {
    const payment = await pay()
    const refused = async (path: string, given: unknown, key?: string) =>
      (await ask(path, given, key)).body.errcode
    expect(await refused(UPLOAD, body(payment), 'not-a-key')).toBe(40001)
    expect(await refused(GET_ORDER, { transaction_id: '1' }, '')).toBe(40001)
    expect(await refused(UPLOAD, { ...body(payment), shipping_list: [] })).toBe(268485228)
    expect(await refused(UPLOAD, { ...body(payment), payer: { openid: 'oOther' } })).toBe(10060031)
    expect(await refused(GET_ORDER, {})).toBe(10060014)
    expect(await refused(GET_ORDER, { transaction_id: '42' })).toBe(10060001)
    await ask(UPLOAD, body(payment))
    expect(await refused(UPLOAD, body(payment, 'YT0002'))).toBe(10060002)
    expect(await truth(payment.transaction_id)).toMatchObject({ reshipments_spent: 0 })
    expect(await refused('/wxa/getwxacode', { path: 'pages/a' })).toBe(48001)
  })

  it('registers a jump path of any Mini Program, and knows it afterwards', async () => {
    const path = 'pages/mine/order?from=wechat'
    const set = (given: unknown) => ask('/wxa/sec/order/set_msg_jump_path', given)
    expect((await set({ path })).body).toMatchObject({ errcode: 0 })
    const { body: known } = await pair.merchant<{ jump_path: string }>('GET', '/api/jump-path')
    expect(known.jump_path).toBe(path)
    const { body: wrong } = await set({ path: 'pages/mine/order?transaction_id=1' })
    expect(wrong).toMatchObject({ errcode: 47001 })
    expect(wrong.errmsg).toContain('transaction_id')
  })

  it('is no open door: what is not in the table is not there', async () => {
    expect((await ask('/cgi-bin/user/info', {})).status).toBe(404)
    expect((await ask('/wxa/msg_sec_check', {})).status).toBe(404)
  })

  it('never takes "we do not know" for WeChat\'s word', async () => {
    // Enough of them: the outbox may ask meanwhile, for shipments of the tests before.
    const fault = { path: GET_ORDER, effect: 'http', status: 500, times: 1000 }
    await pair.control('POST', '/faults', fault)
    const { status, body: said } = await ask(GET_ORDER, { transaction_id: '42' })
    await pair.control('DELETE', '/faults')
    expect([status, said.errcode]).toEqual([502, -1])
  })

  it('says no key in any line of the log', () => {
    expect(JSON.stringify(pair.lines)).not.toContain(pair.api_key)
  })
})

import { BuyerOrderResponse, BuyerOrderPage, WaybillTokenResponse } from '@fahuo/contract/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Refusal {
  error: { code: string; errcode?: number }
}

const phone = '13800138000'
const goods_img_url = 'https://shop.example/tea.png'

describe("the buyer's routes", () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())

  const { pay, shipped, calls } = openMerchant(() => pair)
  const buyer = async (openid: string) => {
    const { body } = await pair.control<{ code: string }>('POST', '/login-codes', { openid })
    const session = await call<{ token: string }>('POST', `${pair.url}/buyer/session`, { body })
    const key = session.body.token
    return <Answer>(method: 'GET' | 'POST', path: string, body?: unknown) =>
      call<Answer>(method, pair.url + path, { key, ...(body !== undefined && { body }) })
  }
  const ship = (transaction_id: string, tracking_no: string) =>
    shipped(content(transaction_id, tracking_no))

  it('lists several states as one tab, and counts all of them on the first page only', async () => {
    const openid = 'oTabs'
    const orders = [await pay({ openid }), await pay({ openid }), await pay({ openid })]
    await ship(orders[0]!.transaction_id, 'YTTAB1')
    await pair.control('POST', `/orders/${orders[1]!.transaction_id}/refund`)
    const ask = await buyer(openid)
    const page = async (query: string) =>
      BuyerOrderPage.parse((await ask('GET', `/buyer/orders?${query}`)).body)

    const first = await page('order_state=2,5&limit=1')
    expect(first.counts).toEqual({ 1: 1, 2: 1, 5: 1 })
    const second = await page(`order_state=2,5&limit=1&cursor=${first.next_cursor}`)
    expect(second.counts).toBeNull()
    expect(
      [...first.orders, ...second.orders].map((order) => order.order_state).toSorted(),
    ).toEqual([2, 5])
    for (const rubbish of ['x', '1,', '1,,2', '-1', '1;2', '1e3'])
      expect((await ask('GET', `/buyer/orders?order_state=${rubbish}`)).status).toBe(400)
  })

  it("names the carrier in WeChat's words", async () => {
    const { transaction_id } = await pay({ openid: 'oCarrier' })
    await ship(transaction_id, 'YTCARRIER')
    const ask = await buyer('oCarrier')
    const { body } = await ask('GET', `/buyer/orders/lookup?transaction_id=${transaction_id}`)
    expect(BuyerOrderResponse.parse(body).order.shipping?.shipping_list[0]).toMatchObject({
      express_company: 'YTO',
      delivery_name: '圆通速递',
    })
  })

  describe('the tracking token', () => {
    let transaction_id: string
    beforeAll(async () => {
      transaction_id = (await pay({ openid: 'oTracker' })).transaction_id
      await ship(transaction_id, 'YTTRACK1')
    })
    const token = async (openid: string, body: object, order = transaction_id) =>
      (await buyer(openid))<WaybillTokenResponse & Refusal>(
        'POST',
        `/buyer/orders/${order}/waybill-token`,
        body,
      )
    const whole = { tracking_no: 'YTTRACK1', receiver_phone: phone, goods_img_url }

    it("is made for a parcel of the buyer's own order", async () => {
      const { status, body } = await token('oTracker', whole)
      expect(status).toBe(200)
      expect(WaybillTokenResponse.parse(body).waybill_token).not.toBe('')
    })

    it('leads from there to the order, on the page of the jump path', async () => {
      const asked = async () => {
        await token('oTracker', whole)
        const [last] = await calls<{ order_detail_path?: string }>(
          '/cgi-bin/express/delivery/open_msg/trace_waybill',
        )
        return last?.request.order_detail_path
      }
      const put = (path: string) => pair.merchant('PUT', '/api/jump-path', { path })
      await put('pages/order/detail/index')
      expect(await asked()).toBe(`pages/order/detail/index?transaction_id=${transaction_id}`)
      await put('pages/mine/order?from=wechat')
      expect(await asked()).toBe(`pages/mine/order?from=wechat&transaction_id=${transaction_id}`)
      await put('none')
      expect(await asked()).toBeUndefined()
    })

    it("looks the same for somebody else's order, no order, and a foreign parcel", async () => {
      for (const refused of [
        await token('oThief', whole),
        await token('oTracker', whole, '4200000000000000000'),
        await token('oTracker', { ...whole, tracking_no: 'YTOTHER' }),
      ])
        expect([refused.status, refused.body.error.code]).toEqual([404, 'not_found'])
    })

    it('says that the phone is needed, and writes it nowhere', async () => {
      const { status, body } = await token('oTracker', { tracking_no: 'YTTRACK1', goods_img_url })
      expect([status, body.error.code]).toEqual([422, 'receiver_phone_needed'])
      expect(JSON.stringify(pair.lines)).not.toContain(phone)
    })

    it('wants a session', async () => {
      const url = `${pair.url}/buyer/orders/${transaction_id}/waybill-token`
      expect((await call('POST', url, { body: whole })).status).toBe(401)
    })

    it('refuses rubbish at the door', async () => {
      for (const rubbish of [
        {},
        { ...whole, receiver_phone: 'phone' },
        { ...whole, goods_img_url: 'javascript:alert(1)' },
        { ...whole, openid: 'oTracker' },
      ])
        expect((await token('oTracker', rubbish)).status).toBe(400)
    })

    it('hands on why WeChat refused', async () => {
      await pair.control('POST', '/settings', { trace_calls_per_day: 1 })
      const { status, body } = await token('oTracker', whole)
      expect([status, body.error.code, body.error.errcode]).toEqual([
        422,
        'refused_by_wechat',
        9300513,
      ])
      expect(JSON.stringify([body, pair.lines])).not.toContain(phone)
    })
  })
})

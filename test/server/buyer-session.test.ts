import { BuyerSession } from '@fahuo/contract/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Refusal {
  error: { code: string; message: string; remedy?: string }
}

describe('a session with what the buyer came for', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())
  const { pay, fault } = openMerchant(() => pair)

  const codeOf = async (openid: string) =>
    (await pair.control<{ code: string }>('POST', '/login-codes', { openid })).body.code
  const enter = async (openid: string, request: object, headers: Record<string, string> = {}) =>
    call<BuyerSession & Refusal>('POST', `${pair.url}/buyer/session`, {
      body: { code: await codeOf(openid), ...request },
      headers,
    })
  const get = async (token: string, path: string) =>
    (await call('GET', pair.url + path, { key: token })).body

  it('answers the order of a shipping message as the lookup does', async () => {
    const { transaction_id } = await pay({ openid: 'oEnters' })
    const { status, body } = await enter('oEnters', { lookup: { transaction_id, from: 'wechat' } })
    expect(status).toBe(200)
    const { token, lookup, ...rest } = BuyerSession.parse(body)
    expect(lookup).toEqual(
      await get(token, `/buyer/orders/lookup?transaction_id=${transaction_id}`),
    )
    expect(lookup).toMatchObject({ order: { transaction_id } })
    expect(rest).toEqual({ expires_in: 7200 })
  })

  it('answers the first page of the list as the list does', async () => {
    for (let made = 0; made < 3; made += 1) await pay({ openid: 'oLists' })
    const { body } = await enter('oLists', { orders: { order_state: '1,2', limit: 2 } })
    const { token, orders } = BuyerSession.parse(body)
    expect(orders).toEqual(await get(token, '/buyer/orders?order_state=1,2&limit=2'))
    expect(orders).toMatchObject({ counts: { 1: 3 }, orders: [{}, {}] })
    const all = await enter('oLists', { orders: {} })
    expect(all.body.orders).toMatchObject({ orders: [{}, {}, {}], next_cursor: null })
  })

  it("opens the session where there is no order, and where it is somebody else's", async () => {
    const theirs = await pay({ openid: 'oTheirs' })
    const numbers = [theirs.transaction_id, '4200000000000000000']
    for (const transaction_id of numbers) {
      const { status, body } = await enter(
        'oMine',
        { lookup: { transaction_id } },
        { 'accept-language': 'zh-CN' },
      )
      expect(status).toBe(200)
      expect(body.lookup).toMatchObject({ error: { code: 'not_found', message: '没有找到' } })
      expect(await get(body.token, '/buyer/orders')).toMatchObject({ orders: [] })
    }
  })

  it('opens the session while WeChat does not tell of orders', async () => {
    await fault('/wxa/sec/order/get_order', 'errcode', { errcode: -1, times: 100 })
    const { status, body } = await enter('oUnlucky', { lookup: { transaction_id: '4200000001' } })
    await pair.control('DELETE', '/faults')
    expect([status, body.lookup]).toMatchObject([200, { error: { code: 'wechat_unavailable' } }])
    expect(body.token).not.toBe('')
  })

  it('refuses what is wrong before the code is used', async () => {
    const code = await codeOf('oWrong')
    const ask = (request: object, language = 'en') =>
      call<Refusal>('POST', `${pair.url}/buyer/session`, {
        body: { code, ...request },
        headers: { 'accept-language': language },
      })
    const both = { lookup: { transaction_id: '42' }, orders: {} }
    expect((await ask(both)).body.error.message).toContain('send lookup or orders, not both')
    expect((await ask(both, 'zh')).body.error.message).toContain('lookup 和 orders 只能传其一')
    for (const wrong of [
      { lookup: { merchant_id: '1' } },
      { lookup: 'x' },
      { orders: { limit: 1000 } },
      { orders: { order_state: '1;2' } },
      { orders: { cursor: 'x' } },
      { order: {} },
    ])
      expect([wrong, (await ask(wrong)).status]).toEqual([wrong, 400])
    expect((await ask({})).status).toBe(200)
  })

  it('says nothing of orders where the login fails', async () => {
    const { transaction_id } = await pay({ openid: 'oNobody' })
    const answer = await call<Refusal>('POST', `${pair.url}/buyer/session`, {
      body: { code: 'made-up', lookup: { transaction_id } },
    })
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'login_failed' } } })
  })
})

describe('the limits of a session with an order', () => {
  it("count it as a login and as one of the buyer's requests", async () => {
    const pair = await startPair({}, undefined, {
      BUYER_REQUESTS_PER_MINUTE: '2',
      ADDRESS_REQUESTS_PER_MINUTE: '5',
    })
    try {
      const enter = async (openid: string, request: object) => {
        const { body } = await pair.control<{ code: string }>('POST', '/login-codes', { openid })
        return fetch(`${pair.url}/buyer/session`, {
          method: 'POST',
          body: JSON.stringify({ ...body, ...request }),
        })
      }
      for (let asked = 0; asked < 2; asked += 1)
        expect(await (await enter('oGreedy', { orders: {} })).json()).toMatchObject({
          orders: { orders: [] },
        })
      const third = await enter('oGreedy', { orders: {} })
      expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
      const { token, orders } = (await third.json()) as BuyerSession
      expect(orders).toMatchObject({ error: { code: 'too_many' } })
      expect((await call('GET', `${pair.url}/buyer/orders`, { key: token })).status).toBe(429)
      expect(await (await enter('oOther', { orders: {} })).json()).toMatchObject({
        orders: { orders: [] },
      })
      expect((await enter('oOther', { orders: {} })).status).toBe(200)
      expect((await enter('oOther', { orders: {} })).status).toBe(429)
    } finally {
      await pair.stop()
    }
  })
})

/** What comes in at the HTTP level: paths, methods, cursors, keys, addresses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../support/http.ts'
import { content, openMerchant, type Refusal } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

let pair: Pair
beforeAll(async () => {
  pair = await startPair({}, undefined, { ADDRESS_REQUESTS_PER_MINUTE: '6', TRUST_PROXY: 'on' })
})
afterAll(() => pair.stop())
const { pay, atItsEnd } = openMerchant(() => pair)

const get = (path: string) => pair.merchant<Refusal>('GET', path)

it.each([
  '/api/orders/42%00',
  '/api/orders/%FF',
  '/api/orders/%ED%A0%BD',
  '/api/carriers?q=%00',
  '/api/carriers?q=%C4%E3',
  `/api/orders?cursor=${Buffer.from('1.\0').toString('base64url')}`,
  '/api/orders?cursor=nonsense',
  '/api/shipments?cursor=zzz',
  '/api/shipments?cursor=01900000-0000-7000-8000',
  '/api/settlements?cursor=MS4x%20',
])('refuses %s, and says what to do', async (path) => {
  const { status, body } = await get(path)
  expect([status, body.error.code]).toEqual([400, 'invalid'])
  expect(body.error.message).not.toBe('')
  expect(body.error.remedy).not.toBe('')
})

it('takes an empty cursor for none', async () => {
  expect((await get('/api/shipments?cursor=')).status).toBe(200)
})

it.each([
  ['POST', '/api/carriers', 'GET'],
  ['PUT', '/api/shipments', 'POST'],
  ['GET', '/api/shipments/combined/x', ''],
] as const)('answers %s %s with the methods that are taken', async (method, path, allowed) => {
  const answer = await fetch(pair.url + path, {
    method,
    headers: { authorization: `Bearer ${pair.api_key}` },
  })
  const { error } = (await answer.json()) as Refusal
  expect([answer.status, error.code]).toEqual(
    allowed === '' ? [404, 'wrong_address'] : [405, 'method_not_allowed'],
  )
  expect(answer.headers.get('allow') ?? '').toContain(allowed)
  expect(error.remedy).not.toBe('')
})

describe('a wrong address', () => {
  const ask = async (path: string, language = 'en') => {
    const answer = await fetch(pair.url + path, { headers: { 'accept-language': language } })
    return { status: answer.status, body: (await answer.json()) as Refusal }
  }

  it.each(['/buyer', '/buyer/order', '/fahuo/buyer/orders', '/v1/api/shipments', '/'])(
    'is told from an order that is not there: %s',
    async (path) => {
      const { status, body } = await ask(path)
      expect([status, body.error.code]).toEqual([404, 'wrong_address'])
      expect(body.error.message).toContain(path)
      expect(body.error.remedy).toContain('no slash and no path at its end')
    },
  )

  it.each([
    '//buyer/orders/lookup?transaction_id=1',
    '//buyer/session',
    '/buyer//orders',
    '///api/board',
    '//wechat/push',
    '//healthz',
  ])('says that a slash is doubled, and serves nothing there: %s', async (path) => {
    const { status, body } = await ask(path)
    expect([status, body.error.code]).toEqual([404, 'wrong_address'])
    expect(body.error.message).toContain('a doubled slash')
    const chinese = await ask(path, 'zh')
    expect(chinese.body.error.message).toContain('多了一个斜杠')
    expect(chinese.body.error.message + chinese.body.error.remedy).not.toMatch(/doubled|Check/)
  })

  it("tells an SDK in WeChat's way", async () => {
    for (const path of [
      '//cgi-bin/token',
      '//wxa/sec/order/get_order',
      '/wxa//sec/order/get_order',
    ]) {
      const answer = await fetch(pair.url + path, { method: 'POST', body: '{}' })
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({
        errcode: 40066,
        errmsg: expect.stringContaining('多了一个斜杠') as string,
        error: { code: 'wrong_address' },
      })
    }
  })

  it('is not a path with a slash at its end', async () => {
    expect((await ask('/buyer/orders/')).status).toBe(401)
    expect((await ask('/healthz/')).status).toBe(200)
  })
})

it.each([
  [{ shipping_lst: [] }, 'shipping_list'],
  [{ deliveryMode: 1 }, 'delivery_mode'],
  [{ payer: { open_id: 'o' } }, 'openid'],
  [{ wholly_unknown: 1 }, 'order_key'],
])('names the nearest field for %j', async (more, named) => {
  const { status, body } = await pair.merchant<Refusal>('POST', '/api/shipments', {
    ...content('4200002137202611250000000001'),
    ...more,
  })
  expect([status, body.error.code]).toEqual([422, 'unknown_field'])
  expect(body.error.message).toContain(named)
})

it('names the nearest filter', async () => {
  const { status, body } = await get('/api/shipments?stat=queued')
  expect([status, body.error.code]).toEqual([422, 'unknown_field'])
  expect(body.error.message).toContain('state')
})

describe('an Idempotency-Key', () => {
  const post = (text: string, key: string) =>
    fetch(`${pair.url}/api/shipments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pair.api_key}`, 'idempotency-key': key },
      body: text,
    })

  it('stands for what a body says, not for its bytes', async () => {
    const { transaction_id } = await pay()
    const body = content(transaction_id)
    const first = (await (await post(JSON.stringify(body), 'spelled')).json()) as {
      shipment: { id: string }
    }
    const { shipping_list, order_key, ...modes } = body
    const other = {
      upload_time: '2026-11-26T10:00:00+08:00',
      shipping_list: shipping_list.map((parcel) => ({ ...parcel, contact: null })),
      ...modes,
      order_key: { transaction_id: `${order_key.transaction_id} `, order_number_type: '2' },
    }
    const again = await post(JSON.stringify(other, null, 2), 'spelled')
    expect(again.status).toBe(202)
    expect(await again.json()).toMatchObject({ shipment: { id: first.shipment.id } })
    await atItsEnd(first.shipment.id)
  })
})

describe('behind a proxy', () => {
  const as = (
    forwarded: string,
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ) =>
    fetch(pair.url + path, { ...init, headers: { ...init.headers, 'x-forwarded-for': forwarded } })
  const wrong = { headers: { authorization: 'Bearer a-key-that-nobody-made-0123' } }

  it('counts wrong keys by the address that the proxy wrote, at the proxied paths, too', async () => {
    const statuses: number[] = []
    for (let tried = 0; tried < 6; tried += 1) {
      // What stands left of it, anybody can send.
      const forged = `10.0.0.${tried}, ${'9'.repeat(500)}, 203.0.113.7`
      statuses.push((await as(forged, '/api/carriers', wrong)).status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401])
    expect((await as('203.0.113.7', '/api/carriers', wrong)).status).toBe(429)
    const sdk = await as('203.0.113.7', '/cgi-bin/token?grant_type=client_credential&secret=x')
    expect(sdk.status).toBe(429)
    expect(await sdk.json()).toMatchObject({ errcode: 45011, error: { code: 'too_many' } })
    expect((await as('203.0.113.8', '/api/carriers', wrong)).status).toBe(401)
  })

  it('lets buyers log in where somebody tries keys', async () => {
    const { body } = await pair.control<{ code: string }>('POST', '/login-codes', { openid: 'oA' })
    const login = await as('203.0.113.7', '/buyer/session', {
      method: 'POST',
      body: JSON.stringify(body),
    })
    expect(login.status).toBe(200)
  })

  it('lets a right key in where somebody tries wrong ones', async () => {
    const headers = { authorization: `Bearer ${pair.api_key}` }
    expect((await as('203.0.113.7', '/api/carriers', { headers })).status).toBe(200)
    const { body } = await call<{ access_token: string }>(
      'GET',
      `${pair.url}/cgi-bin/token?grant_type=client_credential&secret=${pair.api_key}`,
      { headers: { 'x-forwarded-for': '203.0.113.7' } },
    )
    expect(body.access_token).not.toBe('')
  })
})

import { describe, expect, it, vi } from 'vitest'
import { createBuyerApi } from './buyer-api.ts'
import { createCancellation } from './cancellation.ts'
import type { BuyerApiEnv, BuyerRequest, BuyerResponse } from './http.ts'

const order = { transaction_id: '42' }
const page = { orders: [order], next_cursor: null, counts: {} }
const json = (data: unknown, statusCode = 200): BuyerResponse => ({ statusCode, data })
const fail = (statusCode: number, code: string) => json({ error: { code } }, statusCode)

/** A server whose session route responds as a test says; the other routes always find the order. */
function connect(
  session: (body: Record<string, unknown>, count: number) => BuyerResponse | { errMsg: string },
  env: Partial<BuyerApiEnv> = {},
) {
  const requests: BuyerRequest[] = []
  const bodies: Record<string, unknown>[] = []
  let codes = 0
  const respond = (request: BuyerRequest): BuyerResponse => {
    if (!request.url.endsWith('/buyer/session'))
      return json(/orders(\?|$)/.test(request.url) ? page : { order })
    bodies.push(request.data as Record<string, unknown>)
    const response = session(bodies.at(-1)!, bodies.length)
    if ('errMsg' in response) throw response
    return response
  }
  const api = createBuyerApi({
    baseUrl: 'https://shop.example',
    login: () => Promise.resolve(`code-${(codes += 1)}`),
    request: (request) => {
      requests.push(request)
      return { response: Promise.resolve().then(() => respond(request)), abort: () => {} }
    },
    ...env,
  })
  const paths = () => requests.map(({ url }) => url.replace('https://shop.example', ''))
  const appids = () => requests.map(({ header }) => header['x-fahuo-appid'])
  return { api, bodies, paths, appids }
}

const opened = (more: object) => json({ token: 't', expires_in: 7200, ...more })
const modern = ({ lookup, orders }: Record<string, unknown>) =>
  opened({
    ...(lookup !== undefined && { lookup: { order } }),
    ...(orders !== undefined && { orders: page }),
  })

describe('the first request', () => {
  it('logs in and looks the order up in one', async () => {
    const { api, bodies, paths } = connect(modern)
    const query = { merchant_trade_no: 'T/1', merchant_id: '19' }
    expect(await api.lookup(query)).toEqual(order)
    expect(bodies).toEqual([{ code: 'code-1', lookup: query }])
    expect(paths()).toEqual(['/buyer/session'])
    await api.lookup(query)
    expect(paths().slice(1)).toEqual([
      '/buyer/orders/lookup?merchant_trade_no=T%2F1&merchant_id=19',
    ])
  })

  it.each([
    ['wx00000000000000ab', 'wx00000000000000ab'],
    ['touristappid', undefined],
    [undefined, undefined],
  ])('names the Mini Program %s when it logs in, and not afterwards', async (appid, named) => {
    const { api, appids } = connect(modern, { appid: () => appid })
    await api.lookup({ transaction_id: '42' })
    await api.lookup({ transaction_id: '42' })
    expect(appids()).toEqual([named, undefined])
  })

  it('logs in and loads the first page in one; a later page has a request of its own', async () => {
    const { api, bodies, paths } = connect(modern)
    expect(await api.orders({ order_state: [3, 4], limit: 5 })).toEqual(page)
    await api.orders({ cursor: 'c' })
    expect(bodies).toEqual([{ code: 'code-1', orders: { order_state: '3,4', limit: 5 } }])
    expect(paths()).toEqual(['/buyer/session', '/buyer/orders?cursor=c'])
  })

  it('shares one login with those that come at once', async () => {
    const { api, bodies, paths } = connect(modern)
    await Promise.all([api.orders({}), api.lookup({ transaction_id: '42' }), api.receipt('42')])
    expect(bodies).toEqual([{ code: 'code-1', orders: {} }])
    expect(paths()).toHaveLength(3)
  })

  it('asks an older server, which refuses the question, without it; and remembers that', async () => {
    const { api, bodies, paths } = connect(({ lookup }, count) =>
      lookup === undefined ? opened({ expires_in: count }) : fail(400, 'invalid'),
    )
    expect(await api.lookup({ transaction_id: '42' })).toEqual(order)
    expect(bodies).toEqual([
      { code: 'code-1', lookup: { transaction_id: '42' } },
      { code: 'code-2' },
    ])
    expect(paths()).toHaveLength(3)
  })

  it('asks again where the question was ignored, and asks no more questions', async () => {
    const { api, paths } = connect(() => opened({}))
    expect(await api.lookup({ transaction_id: '42' })).toEqual(order)
    expect(paths()).toEqual(['/buyer/session', '/buyer/orders/lookup?transaction_id=42'])
  })

  it('is logged in although the question has an error', async () => {
    const { api, paths } = connect(() => opened({ lookup: { error: { code: 'not_found' } } }))
    await expect(api.lookup({ transaction_id: '1' })).rejects.toMatchObject({ code: 'not_found' })
    await api.receipt('42')
    expect(paths()).toEqual(['/buyer/session', '/buyer/orders/42/receipt'])
  })

  it('is left alone when its page is left: the others wait for its login', async () => {
    const { api, bodies } = connect(modern)
    const cancellation = createCancellation()
    const left = api.lookup({ transaction_id: '42' }, cancellation)
    const other = api.receipt('42')
    cancellation.cancel()
    await expect(left).rejects.toMatchObject({ code: 'cancelled' })
    expect(await other).toEqual(order)
    expect(bodies).toHaveLength(1)
  })

  it('is made again with a new code when WeChat interrupted it', async () => {
    vi.useFakeTimers()
    const { api, bodies } = connect((body, count) =>
      count === 1 ? { errMsg: 'request:fail interrupted' } : modern(body),
    )
    const found = api.lookup({ transaction_id: '42' })
    await vi.advanceTimersByTimeAsync(299)
    expect(bodies).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await found).toEqual(order)
    expect(bodies.map(({ code }) => code)).toEqual(['code-1', 'code-2'])
    vi.useRealTimers()
  })
})

describe('a login that fails', () => {
  it('ends after ten seconds when WeChat does not call back, and starts anew', async () => {
    vi.useFakeTimers()
    let silent = true
    const { api } = connect(modern, {
      login: () => (silent ? new Promise<never>(() => {}) : Promise.resolve('code')),
    })
    const first = api.receipt('42').catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await first).toMatchObject({ code: 'login_failed' })
    vi.useRealTimers()
    silent = false
    expect(await api.receipt('42')).toEqual(order)
  })

  it('says wrong address where there is no such route, never that there is no such order', async () => {
    const { api } = connect(() => fail(404, 'not_found'))
    await expect(api.lookup({ transaction_id: '42' })).rejects.toMatchObject({
      code: 'wrong_address',
    })
  })
})

describe('the address', () => {
  const firstUrl = async (baseUrl: string) => {
    const { api, paths } = connect(modern, { baseUrl })
    await api.receipt('42')
    return paths()[0]
  }

  it.each(['https://shop.example', 'https://shop.example/', ' https://shop.example// '])(
    'is taken without what stands around it: %j',
    async (baseUrl) => {
      expect(await firstUrl(baseUrl)).toBe('/buyer/session')
    },
  )

  it.each([
    'http://localhost:4000',
    'http://127.0.0.1:4000',
    'http://192.168.1.7:4000/',
    'http://[::1]:4000',
    'https://shop.example/fahuo',
  ])('may be %s', async (baseUrl) => {
    expect(await firstUrl(baseUrl)).toMatch(/[^/]\/buyer\/session$/)
  })

  it.each([
    '',
    'shop.example',
    'http://shop.example',
    'http://192.168.1.7.evil.example',
    'ftp://x',
    'https://',
    'https://a b',
    'https://shop.example/?a=1',
  ])('is refused without a request: %j', async (baseUrl) => {
    const { api, paths } = connect(modern, { baseUrl })
    await expect(api.receipt('42')).rejects.toMatchObject({ code: 'wrong_address' })
    expect(paths()).toEqual([])
  })
})

describe('the phone', () => {
  it('gets words when a request never calls back', async () => {
    vi.useFakeTimers()
    const abort = vi.fn<() => void>()
    const { api } = connect(modern, {
      request: () => ({ response: new Promise<never>(() => {}), abort }),
      isOnline: () => new Promise<never>(() => {}),
    })
    const failed = api.receipt('42').catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(12_000)
    expect(await failed).toMatchObject({ code: 'timeout' })
    expect(abort).toHaveBeenCalledOnce()
    vi.useRealTimers()
  })

  it('gets words when WeChat does not say whether there is a network', async () => {
    vi.useFakeTimers()
    const { api } = connect(() => ({ errMsg: 'request:fail' }), {
      isOnline: () => new Promise<never>(() => {}),
    })
    const failed = api.receipt('42').catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await failed).toMatchObject({ code: 'unreachable' })
    vi.useRealTimers()
  })

  it('with a WeChat that is too old sends nothing', async () => {
    const { api, paths } = connect(modern, { outdated: true })
    await expect(api.orders({})).rejects.toMatchObject({ code: 'old_wechat' })
    expect(paths()).toEqual([])
  })

  it.each([-400, 400])('may have a clock that is %s days off', async (days) => {
    const kept = new Map<string, unknown>()
    const storage = {
      get: (key: string) => kept.get(key),
      set: (key: string, value: object) => void kept.set(key, value),
      remove: (key: string) => void kept.delete(key),
    }
    await connect(modern, { storage }).api.receipt('42')
    vi.useFakeTimers({ now: Date.now() + days * 86_400_000, toFake: ['Date'] })
    const { api } = connect(modern, { storage })
    expect(await api.lookup({ transaction_id: '42' })).toEqual(order)
    vi.useRealTimers()
  })
})

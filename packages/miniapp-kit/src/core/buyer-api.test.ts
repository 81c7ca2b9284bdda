import { beforeEach, describe, expect, it } from 'vitest'
import { createBuyerApi } from './buyer-api.ts'
import { createCancellation } from './cancellation.ts'
import type { BuyerApiError } from './errors.ts'
import type { BuyerRequest } from './http.ts'
import type { KitStorage } from './storage.ts'

type Answer = { statusCode: number; data: unknown } | { errMsg: string } | 'never'

/** A phone's storage. */
function memory(): KitStorage & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>()
  return {
    kept,
    get: (key) => kept.get(key),
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  }
}

/** A server whose responses a test gives, and a WeChat that logs in. */
function connect(
  answer: (request: BuyerRequest, count: number) => Answer,
  more: { storage?: KitStorage; online?: boolean; expires_in?: number } = {},
) {
  const requests: BuyerRequest[] = []
  let aborted = 0
  let logins = 0
  const { storage, online = true, expires_in = 7200 } = more
  const api = createBuyerApi({
    baseUrl: 'https://shop.example',
    ...(storage && { storage }),
    isOnline: () => Promise.resolve(online),
    login: () => Promise.resolve(`code-${(logins += 1)}`),
    request: (request) => {
      requests.push(request)
      const ask = async () => {
        await Promise.resolve()
        if (request.url.endsWith('/buyer/session'))
          return { statusCode: 200, data: { token: `token-${logins}`, expires_in } }
        const made = answer(request, requests.length)
        if (made === 'never') return new Promise<never>(() => {})
        if ('errMsg' in made) throw made
        return made
      }
      return { response: ask(), abort: () => (aborted += 1) }
    },
  })
  return { api, requests, logins: () => logins, aborted: () => aborted }
}

const order = { transaction_id: '42' }
const found: Answer = { statusCode: 200, data: { order } }
const expired: Answer = { statusCode: 401, data: { error: { code: 'session_expired' } } }

describe('the buyer API', () => {
  it('logs in once for requests that come together, and sends the token in the header', async () => {
    const { api, requests, logins } = connect(() => found)
    const query = { merchant_id: '19', merchant_trade_no: 'T/1' }
    await Promise.all([api.lookup(query), api.lookup(query), api.receipt('42')])
    expect(logins()).toBe(1)
    const lookup = requests.find(({ method }) => method === 'GET')
    expect(lookup).toMatchObject({
      url: 'https://shop.example/buyer/orders/lookup?merchant_id=19&merchant_trade_no=T%2F1',
      header: { authorization: 'Bearer token-1' },
    })
    for (const { url } of requests) expect(url).not.toContain('token')
  })

  it('logs in again when the session has expired, and repeats the request', async () => {
    const { api, logins } = connect(({ header }) =>
      header['authorization'] === 'Bearer token-1' ? expired : found,
    )
    expect(await api.lookup({ transaction_id: '42' })).toEqual(order)
    expect(logins()).toBe(2)
  })

  it('tries again only once', async () => {
    const { api, logins } = connect(() => expired)
    await expect(api.receipt('42')).rejects.toMatchObject({ code: 'session_expired' })
    expect(logins()).toBe(2)
  })

  it.each<[string, Answer, string, boolean?]>([
    ['no network', { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' }, 'offline', false],
    ['a server that is down', { errMsg: 'request:fail connect refused' }, 'unreachable'],
    ['a login page of a Wi-Fi network', { statusCode: 200, data: '<html>' }, 'wrong_address'],
    ['a page that is not there', { statusCode: 404, data: '<html>' }, 'wrong_address'],
    ['the API of somebody else', { statusCode: 200, data: { code: 0, data: [] } }, 'wrong_address'],
    ["somebody else's 404", { statusCode: 404, data: { message: 'no route' } }, 'wrong_address'],
    ['a firewall', { statusCode: 403, data: '<html>' }, 'internal'],
    [
      'an address that the console does not list',
      { errMsg: 'request:fail url not in domain list' },
      'wrong_address',
    ],
    ['a slow network', { errMsg: 'request:fail timeout' }, 'timeout'],
    [
      "the server's own code",
      { statusCode: 404, data: { error: { code: 'not_found' } } },
      'not_found',
    ],
    ['HTML', { statusCode: 502, data: '<html>' }, 'internal'],
    ['nothing', { statusCode: 500, data: null }, 'internal'],
  ])('has a code for %s', async (_what, answer, code, online = true) => {
    const { api } = connect(() => answer, { online })
    const error = await api.receipt('42').catch((thrown: BuyerApiError) => thrown)
    expect(error).toMatchObject({ name: 'BuyerApiError', code })
    expect(String(error)).not.toContain('token')
  })

  it('logs in again at the next request after login failed', async () => {
    let fails = true
    const api = createBuyerApi({
      baseUrl: 'https://shop.example',
      login: () => (fails ? Promise.reject(new Error('x')) : Promise.resolve('code')),
      request: ({ url }) => ({
        abort: () => {},
        response: Promise.resolve({
          statusCode: 200,
          data: url.endsWith('session') ? { token: 't', expires_in: 1 } : { order },
        }),
      }),
    })
    await expect(api.receipt('42')).rejects.toMatchObject({ code: 'login_failed' })
    fails = false
    expect(await api.receipt('42')).toEqual(order)
  })

  it('asks for several states at once, and for all when none is named', async () => {
    const { api, requests } = connect(() => ({ statusCode: 200, data: { orders: [] } }))
    await api.orders({ order_state: [3, 4, 6], cursor: 'a+b' })
    await api.orders({ order_state: [] })
    expect(requests.slice(1).map(({ url }) => url)).toEqual([
      'https://shop.example/buyer/orders?order_state=3%2C4%2C6&cursor=a%2Bb',
      'https://shop.example/buyer/orders',
    ])
  })

  it('sends the phone number in the body, never in the URL', async () => {
    const { api, requests } = connect(() => ({ statusCode: 200, data: { waybill_token: 'w' } }))
    const request = {
      tracking_no: 'SF1',
      receiver_phone: '13800138000',
      goods_img_url: 'https://x',
    }
    expect(await api.waybillToken('4/2', request)).toBe('w')
    expect(requests.at(-1)).toMatchObject({
      url: 'https://shop.example/buyer/orders/4%2F2/waybill-token',
      data: request,
    })
  })

  describe('with a cancellation', () => {
    it('aborts the request and rejects with cancelled', async () => {
      const { api, aborted } = connect(() => 'never')
      const cancellation = createCancellation()
      const result = api
        .lookup({ transaction_id: '42' }, cancellation)
        .catch((error: BuyerApiError) => error)
      await new Promise((soon) => setTimeout(soon, 5))
      cancellation.cancel()
      expect(await result).toMatchObject({ code: 'cancelled' })
      expect(aborted()).toBe(1)
    })

    it('sends no request', async () => {
      const { api, requests } = connect(() => found)
      const cancellation = createCancellation()
      cancellation.cancel()
      await expect(api.lookup({ transaction_id: '42' }, cancellation)).rejects.toMatchObject({
        code: 'cancelled',
      })
      expect(requests.filter(({ url }) => url.includes('lookup'))).toEqual([])
    })

    it('does not abort a finished request', async () => {
      const { api, aborted } = connect(() => found)
      const cancellation = createCancellation()
      await api.lookup({ transaction_id: '42' }, cancellation)
      cancellation.cancel()
      expect(aborted()).toBe(0)
    })
  })

  describe('with a storage', () => {
    let storage: ReturnType<typeof memory>
    beforeEach(() => {
      storage = memory()
    })

    it('needs one request after a restart', async () => {
      await connect(() => found, { storage }).api.receipt('42')
      const { api, requests, logins } = connect(() => found, { storage })
      await api.receipt('42')
      expect([requests.length, logins()]).toEqual([1, 0])
    })

    it('logs in when the stored session has expired or cannot be read', async () => {
      await connect(() => found, { storage, expires_in: 30 }).api.receipt('42')
      const later = connect(() => found, { storage })
      await later.api.receipt('42')
      expect(later.logins()).toBe(1)
      for (const key of storage.kept.keys()) storage.kept.set(key, 'not a session')
      const last = connect(() => found, { storage })
      await last.api.receipt('42')
      expect(last.logins()).toBe(1)
    })

    it('forgets a session that the server does not know', async () => {
      await connect(() => found, { storage }).api.receipt('42')
      const { api, logins } = connect((_request, count) => (count === 1 ? expired : found), {
        storage,
      })
      await api.receipt('42')
      expect(logins()).toBe(1)
    })
  })
})

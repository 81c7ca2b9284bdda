import { describe, expect, it } from 'vitest'
import { createBuyerApi, type BuyerApiError, type BuyerRequest } from './buyer-api.ts'

type Answer = { statusCode: number; data: unknown } | { errMsg: string }

/** A server that answers by path, and a WeChat that logs in. */
function connect(answer: (request: BuyerRequest, count: number) => Answer) {
  const requests: BuyerRequest[] = []
  let logins = 0
  const api = createBuyerApi({
    baseUrl: 'https://shop.example',
    login: () => Promise.resolve(`code-${(logins += 1)}`),
    request: async (request) => {
      requests.push(request)
      await Promise.resolve()
      if (request.url.endsWith('/buyer/session'))
        return { statusCode: 200, data: { token: `token-${logins}`, expires_in: 7200 } }
      const made = answer(request, requests.length)
      if ('errMsg' in made) throw made
      return made
    },
  })
  return { api, requests, logins: () => logins }
}

const order = { transaction_id: '42' }
const found: Answer = { statusCode: 200, data: { order } }
const expired: Answer = { statusCode: 401, data: { error: { code: 'session_expired' } } }

describe('the buyer API', () => {
  it('logs in once for requests that come together, and asks with the token in the header', async () => {
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

  it('logs in again when the session has ended, and tries once more', async () => {
    const { api, logins } = connect(({ header }) =>
      header['authorization'] === 'Bearer token-1' ? expired : found,
    )
    expect(await api.lookup({ transaction_id: '42' })).toEqual(order)
    expect(logins()).toBe(2)
  })

  it('does not try for ever', async () => {
    const { api, logins } = connect(() => expired)
    await expect(api.receipt('42')).rejects.toMatchObject({ code: 'session_expired' })
    expect(logins()).toBe(2)
  })

  it.each<[string, Answer, string]>([
    ['no network', { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' }, 'offline'],
    ['a slow network', { errMsg: 'request:fail timeout' }, 'timeout'],
    [
      "the server's own word",
      { statusCode: 404, data: { error: { code: 'not_found' } } },
      'not_found',
    ],
    ['HTML', { statusCode: 502, data: '<html>' }, 'internal'],
    ['nothing', { statusCode: 500, data: null }, 'internal'],
  ])('tells %s apart', async (_what, answer, code) => {
    const { api } = connect(() => answer)
    const error = await api.orders({}).catch((thrown: BuyerApiError) => thrown)
    expect(error).toMatchObject({ name: 'BuyerApiError', code })
    expect(String(error)).not.toContain('token')
  })

  it('logs in at the next try when login failed', async () => {
    let fails = true
    const api = createBuyerApi({
      baseUrl: '',
      login: () => (fails ? Promise.reject(new Error('x')) : Promise.resolve('code')),
      request: ({ url }) =>
        Promise.resolve({
          statusCode: 200,
          data: url.endsWith('session') ? { token: 't', expires_in: 1 } : { order },
        }),
    })
    await expect(api.receipt('42')).rejects.toMatchObject({ code: 'login_failed' })
    fails = false
    expect(await api.receipt('42')).toEqual(order)
  })
})

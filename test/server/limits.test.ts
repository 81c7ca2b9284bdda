import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair } from '../support/server.ts'

describe('the server under pressure', () => {
  const cleanups: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
  })
  const start = async (...args: Parameters<typeof startPair>) => {
    const pair = await startPair(...args)
    cleanups.push(() => pair.stop())
    return pair
  }
  interface Refusal {
    error: { code: string; remedy: string }
  }

  it('slows down a buyer who asks too much, and nobody else', async () => {
    const pair = await start({}, undefined, { BUYER_REQUESTS_PER_MINUTE: '5' })
    const login = async (openid: string) => {
      const { body } = await pair.control<{ code: string }>('POST', '/login-codes', { openid })
      const session = await call<{ token: string }>('POST', `${pair.url}/buyer/session`, { body })
      return session.body.token
    }
    const [greedy, other] = [await login('oGreedy'), await login('oOther')]
    const ask = (key: string) => call<Refusal>('GET', `${pair.url}/buyer/orders`, { key })
    for (let asked = 0; asked < 5; asked += 1) expect((await ask(greedy)).status).toBe(200)
    const refused = await ask(greedy)
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many' } } })
    const raw = await fetch(`${pair.url}/buyer/orders`, {
      headers: { authorization: `Bearer ${greedy}` },
    })
    expect(Number(raw.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask(other)).status).toBe(200)
  })

  it('ships while a crowd of logins waits for WeChat', async () => {
    const pair = await start()
    const { pay, shipped, fault } = openMerchant(() => pair)
    await fault('/sns/jscode2session', 'delay', { ms: 4_000, times: 1_000 })
    let waiting = 0
    const logins = Array.from({ length: 150 }, async (_, at) => {
      waiting += 1
      await call('POST', `${pair.url}/buyer/session`, { body: { code: `made-up-${at}` } })
      waiting -= 1
    })
    const { transaction_id } = await pay()
    await shipped(content(transaction_id))
    // More of them than there are connections for shipments.
    expect(waiting).toBeGreaterThan(64)
    await pair.control('DELETE', '/faults')
    await Promise.all(logins)
  })

  it('slows down who tries keys, and still serves the right one', async () => {
    const pair = await start({}, undefined, { ADDRESS_REQUESTS_PER_MINUTE: '5' })
    const ask = (key: string) => call<Refusal>('GET', `${pair.url}/api/board`, { key })
    for (let tried = 0; tried < 5; tried += 1)
      expect((await ask(`wrong-key-number-${tried}`)).status).toBe(401)
    expect((await ask('wrong-key-number-6')).status).toBe(429)
    expect((await ask(pair.api_key)).status).toBe(200)
  })

  it.each([
    ['HTML', 200, '<html><body>502 Bad Gateway</body></html>'],
    ['rubbish', 200, '{"errcode":0,"order":{"transaction_id":7}}'],
    ['nothing', 200, ''],
    ['a server error', 503, '{"errcode":-1}'],
  ])('keeps what it accepted while WeChat answers %s', async (_what, status, answer) => {
    // Something between us and WeChat: it answers so while `broken`, and passes on else.
    let broken = false
    let target = ''
    const between = createServer((request, response) => {
      if (broken && request.url?.startsWith('/wxa/sec/order/')) {
        response.writeHead(status, { 'content-type': 'text/html' }).end(answer)
        return
      }
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(chunks)
        fetch(target + (request.url ?? ''), {
          method: request.method ?? 'GET',
          ...(body.length > 0 && { body }),
        }).then(
          async (passed) => {
            response.writeHead(passed.status).end(Buffer.from(await passed.arrayBuffer()))
          },
          () => response.destroy(),
        )
      })
    }).listen(0)
    cleanups.push(() => new Promise((closed) => between.close(closed)))
    const { port } = between.address() as AddressInfo
    const pair = await start(
      {},
      (emulator) => {
        target = emulator
        return Promise.resolve()
      },
      { WECHAT_API_URL: `http://127.0.0.1:${port}` },
    )
    const { transaction_id } = (
      await pair.control<{ transaction_id: string }>('POST', '/orders', {})
    ).body
    broken = true
    const accepted = await pair.merchant<{ shipment: { id: string } }>('POST', '/api/shipments', {
      order_key: { order_number_type: 2, transaction_id },
      logistics_type: 4,
      delivery_mode: 1,
      shipping_list: [{ item_desc: 'Tea' }],
    })
    expect(accepted.status).toBe(202)
    const shipment = async () =>
      (
        await pair.merchant<{
          shipment: { state: string; attempts: { outcome: string }[] }
        }>('GET', `/api/shipments/${accepted.body.shipment.id}`)
      ).body.shipment
    await until(shipment, ({ attempts }) => attempts.length > 0)
    expect((await shipment()).attempts.map(({ outcome }) => outcome)).not.toContain('ok')
    broken = false
    await until(shipment, ({ state }) => state === 'shipped')
    const { body } = await pair.control<{ uploads: number; reshipments_spent: number }>(
      'GET',
      `/orders/${transaction_id}`,
    )
    expect(body).toMatchObject({ uploads: 1, reshipments_spent: 0 })
  })
})

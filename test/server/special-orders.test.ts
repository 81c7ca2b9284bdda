/** opspecialorder through the server: by its route, and by the proxy as an SDK calls it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { call } from '../support/http.ts'
import { content, openMerchant, type Payment, type Refusal } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const SPECIAL = '/wxa/sec/order/opspecialorder'
const DAY_SECONDS = 86_400

interface Truth {
  special: { type: number; delay_to: number } | null
}

describe.each(['the route', 'the proxy'] as const)('a special order, by %s', (way) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))
  const { pay, shipped, fault, calls } = openMerchant(() => pair)

  const later = (days: number) => Math.floor(Date.now() / 1000) + days * DAY_SECONDS

  /** @returns WeChat's errcode, 0 when it took it */
  async function report(transaction_id: string, body: object): Promise<number | undefined> {
    if (way === 'the route') {
      const path = `/api/orders/${transaction_id}/special`
      const answer = await pair.merchant<Partial<Refusal>>('POST', path, body)
      return answer.status === 200 ? 0 : answer.body.error?.errcode
    }
    const { access_token } = (
      await call<{ access_token: string }>('POST', `${pair.url}/cgi-bin/stable_token`, {
        body: { secret: pair.api_key },
      })
    ).body
    const url = `${pair.url}${SPECIAL}?access_token=${access_token}`
    const answer = await call<{ errcode: number }>('POST', url, {
      body: { order_id: transaction_id, ...body },
    })
    return answer.body.errcode
  }
  const atWechat = async ({ transaction_id }: Payment) =>
    (await pair.control<Truth>('GET', `/orders/${transaction_id}`)).body.special

  it('is a pre-sale with its date, or a test order', async () => {
    const [presale, test] = [await pay(), await pay()]
    const delay_to = later(20)
    expect(await report(presale.transaction_id, { type: 1, delay_to })).toBe(0)
    expect(await atWechat(presale)).toEqual({ type: 1, delay_to })
    expect(await report(test.transaction_id, { type: 2 })).toBe(0)
    expect(await atWechat(test)).toMatchObject({ type: 2 })
    expect((await calls(SPECIAL)).map(({ request }) => request['order_id'])).toEqual([
      test.transaction_id,
      presale.transaction_id,
    ])
  })

  it('is refused with WeChat’s code: a type, a date, an order that does not wait', async () => {
    const order = await pay()
    const { transaction_id } = order
    expect(await report(transaction_id, { type: 1, delay_to: later(11) })).toBe(268_546_001)
    expect(await report(transaction_id, { type: 1, delay_to: later(331) })).toBe(268_546_001)
    expect(await report('4200000000000000000000000999', { type: 2 })).toBe(268_546_002)
    await shipped(content(transaction_id))
    expect(await report(transaction_id, { type: 2 })).toBe(268_546_002)
    expect(await atWechat(order)).toBeNull()
  })

  it('hands a type that WeChat does not know back to who sent it', async () => {
    const { transaction_id } = await pay()
    const before = await calls(SPECIAL)
    const errcode = await report(transaction_id, { type: 3 })
    // Ours is refused before it is sent; an SDK gets WeChat's own word.
    expect([errcode, (await calls(SPECIAL)).length - before.length]).toEqual(
      way === 'the route' ? [undefined, 0] : [268_546_000, 1],
    )
  })

  it('may be reported again after a lost answer', async () => {
    const order = await pay()
    const body = { type: 1, delay_to: later(30) }
    await fault(SPECIAL, 'cut_after')
    expect(await report(order.transaction_id, body)).not.toBe(0)
    expect(await report(order.transaction_id, body)).toBe(0)
    expect(await atWechat(order)).toEqual(body)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Tally {
  orders: number
  paid_amount: number
}
interface Board {
  awaiting_shipment: (Tally & { age: string })[]
  shipped_not_confirmed: Tally
  confirmed_not_settled: Tally
  in_dispute: Tally
  shipments: Record<string, number>
}

const HOUR_SECONDS = 3600
const ORDERS = 130

describe('the mirror of orders', () => {
  let pair: Pair
  beforeAll(async () => {
    const now = Math.floor(Date.now() / 1000)
    // Orders that the server was never told of, on more than one page, and one in dispute.
    pair = await startPair({}, async (emulator) => {
      const post = (path: string, body: object) =>
        call<{ transaction_id: string }>('POST', `${emulator}/_emulator${path}`, { body })
      for (let made = 0; made < ORDERS; made += 1)
        await post('/orders', { paid_amount: 100, pay_time: now - made * HOUR_SECONDS - 60 })
      const disputed = await post('/orders', { paid_amount: 700, pay_time: now - 60 })
      const { transaction_id } = disputed.body
      await post(`/orders/${transaction_id}/complaint`, { in_complaint: true })
    })
  })
  afterAll(() => pair.stop())

  it('learns by a sweep what no push told, and the board adds it up', async () => {
    const board = await until(
      async () => (await pair.merchant<{ board: Board }>('GET', '/api/board')).body.board,
      ({ awaiting_shipment }) =>
        awaiting_shipment.reduce((sum, { orders }) => sum + orders, 0) === ORDERS + 1,
    )
    expect(board).toMatchObject({
      as_of: expect.any(Number),
      awaiting_shipment: [
        { age: 'under_24_h', orders: 25, paid_amount: 24 * 100 + 700 },
        { age: '24_to_48_h', orders: 24, paid_amount: 2400 },
        { age: 'over_48_h', orders: ORDERS - 48, paid_amount: (ORDERS - 48) * 100 },
      ],
      shipped_not_confirmed: { orders: 0, paid_amount: 0 },
      confirmed_not_settled: { orders: 0, paid_amount: 0 },
      in_dispute: { orders: 1, paid_amount: 700 },
      shipments: {},
      paused: null,
    })
  })

  it('read each page of the span once', async () => {
    const { body } = await pair.control<{ calls: { request: { last_index?: string } }[] }>(
      'GET',
      '/calls?path=/wxa/sec/order/get_order_list',
    )
    const pages = body.calls.map(({ request }) => request.last_index ?? 'first')
    // The last two days fit one page; the last thirty days need two.
    expect(pages.filter((page) => page === 'first')).toHaveLength(2)
    expect(pages).toHaveLength(3)
  })
})

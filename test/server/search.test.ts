import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import {
  content,
  openMerchant,
  type Payment,
  type Refusal,
  type Shipment,
} from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

let pair: Pair
let payment: Payment
let shipment: Shipment
let other: Shipment
beforeAll(async () => {
  pair = await startPair()
  payment = await pay({ openid: 'oSearched', merchant_trade_no: 'SEARCHED-1' })
  shipment = await shipped(content(payment.transaction_id, 'YT8800000001'))
  const another = await pay()
  other = await shipped(content(another.transaction_id, 'YT8800000002'))
})
afterAll(() => pair.stop())
const { pay, shipped, ship } = openMerchant(() => pair)

const filters = (): Record<string, string>[] => [
  { transaction_id: payment.transaction_id },
  { merchant_trade_no: 'SEARCHED-1' },
  { tracking_no: 'YT8800000001' },
  { openid: 'oSearched' },
]

describe('by what a shop knows', () => {
  it('shipments are found', async () => {
    for (const filter of filters()) {
      const { body } = await pair.merchant<{ shipments: Shipment[] }>(
        'GET',
        `/api/shipments?${new URLSearchParams(filter)}`,
      )
      expect([filter, body.shipments.map(({ id }) => id)]).toEqual([filter, [shipment.id]])
    }
    const as_written = await pair.merchant<{ shipments: Shipment[] }>(
      'GET',
      `/api/shipments?${new URLSearchParams({ tracking_no: ' ＹＴ8800000001 ' })}`,
    )
    expect(as_written.body.shipments).toHaveLength(1)
  })

  it('orders are found', async () => {
    for (const filter of filters()) {
      const { body } = await pair.merchant<{ orders: Payment[] }>(
        'GET',
        `/api/orders?${new URLSearchParams(filter)}`,
      )
      expect([filter, body.orders.map(({ transaction_id }) => transaction_id)]).toEqual([
        filter,
        [payment.transaction_id],
      ])
    }
  })

  it('numbers are taken as they are pasted from spreadsheets and bills', async () => {
    const [head, tail] = [payment.transaction_id.slice(0, 4), payment.transaction_id.slice(4)]
    const pasted: Record<string, string>[] = [
      { transaction_id: `\`${payment.transaction_id}` },
      { transaction_id: `="${head} ${tail}"` },
      { merchant_trade_no: ' ＳＥＡＲＣＨＥＤ-1\u200b' },
      { tracking_no: "'ＹＴ8800000001" },
    ]
    for (const query of pasted)
      for (const list of ['orders', 'shipments']) {
        const { body } = await pair.merchant<Record<string, object[]>>(
          'GET',
          `/api/${list}?${new URLSearchParams(query)}`,
        )
        expect([list, query, body[list]?.length]).toEqual([list, query, 1])
      }
    const nothing = await pair.merchant('GET', '/api/orders?transaction_id=%20')
    expect(nothing.status).toBe(400)
  })

  it('what changed is found since a time in seconds, and no other', async () => {
    const now = Math.floor(Date.now() / 1000)
    for (const list of ['orders', 'shipments']) {
      const since = async (updated_since: number) =>
        (
          await pair.merchant<Record<string, object[]>>(
            'GET',
            `/api/${list}?updated_since=${updated_since}`,
          )
        ).body[list]
      expect((await since(now - 3_600))?.length).toBeGreaterThanOrEqual(2)
      expect(await since(now + 3_600)).toEqual([])
      const wrong = await pair.merchant<Refusal>('GET', `/api/${list}?updated_since=${Date.now()}`)
      expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } })
      expect(wrong.body.error.message).toContain('updated_since')
    }
  })
})

it('an order lists its shipments, by whichever number they came', async () => {
  interface Answer {
    order: { shipments: Shipment[] }
  }
  const read = async ({ transaction_id }: Payment) =>
    (await pair.merchant<Answer>('GET', `/api/orders/${transaction_id}`)).body.order.shipments
  expect(await read(payment)).toMatchObject([{ id: shipment.id, state: 'shipped' }])
  const own = await pay({ merchant_trade_no: 'SEARCHED-2' })
  const { body } = await ship({
    ...content('', 'YT8800000003'),
    order_key: { order_number_type: 1, mchid: own.merchant_id, out_trade_no: 'SEARCHED-2' },
  })
  expect(await read(own)).toMatchObject([{ id: body.shipment.id }])
  expect(other.id).not.toBe(shipment.id)
})

it('settlements of a period come with their totals, on the first page', async () => {
  interface Page {
    settlements: { transaction_id: string; paid_amount: number }[]
    totals: Record<'settled' | 'unsettled', { orders: number; paid_amount: number }> | null
    next_cursor: string | null
  }
  const now = Math.floor(Date.now() / 1000)
  const read = async (query: string) =>
    (await pair.merchant<Page>('GET', `/api/settlements?${query}`)).body
  const page = await until(
    () => read(`shipped_from=${now - 3_600}&limit=1`),
    ({ totals }) => totals !== null && totals.unsettled.orders >= 2,
  )
  expect(page.settlements).toHaveLength(1)
  expect(page.totals?.settled).toEqual({ orders: 0, paid_amount: 0 })
  expect(page.totals?.unsettled.paid_amount).toBe((page.totals?.unsettled.orders ?? 0) * 16_800)
  expect((await read(`limit=1&cursor=${page.next_cursor}`)).totals).toBeNull()
  expect(await read(`shipped_before=${now - 3_600}`)).toMatchObject({
    settlements: [],
    totals: { unsettled: { orders: 0 } },
  })
})

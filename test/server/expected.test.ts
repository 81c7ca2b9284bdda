import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

interface Imported {
  known: number
  expected: number
  refused: number
  rows: { state: string; id: string | null; error: { code: string; message: string } | null }[]
}
interface Expected {
  id: string
  tries: number
  errcode: number | null
  likely_causes: string[]
}

const MCHID = '1900000109'

describe.each(ENGINES)('payments that a shop tells of (%s)', (engine) => {
  let pair: Pair
  let ahead_ms = 0
  const clock = { now: () => Date.now() + ahead_ms }
  const pass = (minutes: number) => {
    ahead_ms += minutes * 60_000 + 1_000
  }
  beforeAll(async () => {
    pair = await startPairOn(engine, {}, undefined, {}, { clock })
  })
  afterAll(() => pair.stop())

  const { pay, truth } = openMerchant(() => pair)
  const tell = async (rows: unknown) =>
    (await pair.merchant<Imported>('POST', '/api/orders/import', rows)).body
  const expected = async () =>
    (await pair.merchant<{ expected: Expected[] }>('GET', '/api/expected-orders')).body.expected
  const find = async (id: string) => (await expected()).find((one) => one.id === id)

  it('are answered for row by row, and the same rows again change nothing', async () => {
    const known = await pay()
    await pair.merchant('GET', `/api/orders/${known.transaction_id}`)
    const rows = [
      { transaction_id: known.transaction_id, openid: known.openid },
      { transaction_id: '4200001111202611270000000001', paid_amount: 990 },
      { mchid: MCHID, out_trade_no: 'TOLD-1' },
      { mchid: MCHID },
      { transaction_id: '4.2E+27' },
      { transaction_id: '4200001111202611270000000002', opneid: 'x' },
      { transaction_id: known.transaction_id, openid: 'somebody else' },
      'no row',
    ]
    const first = await tell(rows)
    expect(first).toMatchObject({ known: 1, expected: 2, refused: 5 })
    expect(first.rows.map(({ state }) => state)).toEqual([
      'known',
      'expected',
      'expected',
      ...Array.from({ length: 5 }, () => 'refused'),
    ])
    expect(first.rows[5]?.error).toMatchObject({ code: 'unknown_field' })
    expect(await tell(rows)).toEqual(first)
    expect((await expected()).map(({ id }) => id)).toEqual([
      `1:${MCHID}:TOLD-1`,
      '2:4200001111202611270000000001',
    ])
  })

  it('are asked for until WeChat shows them', async () => {
    const id = `1:${MCHID}:TOLD-1`
    expect(await find(id)).toMatchObject({ tries: 0, errcode: null, likely_causes: [] })
    pass(1)
    const asked = await until(
      () => find(id),
      (one) => one?.tries === 1,
    )
    expect(asked).toMatchObject({ errcode: 10_060_001 })
    expect(asked?.likely_causes.length).toBeGreaterThan(0)
    const order = await pay({ merchant_id: MCHID, merchant_trade_no: 'TOLD-1' })
    pass(1)
    await until(
      () => find(id),
      (one) => one === undefined,
    )
    const listed = await pair.merchant<{ orders: { transaction_id: string }[] }>(
      'GET',
      '/api/orders?merchant_trade_no=TOLD-1',
    )
    expect(listed.body.orders).toMatchObject([{ transaction_id: order.transaction_id }])
  })

  it('are told to a person after an hour, and can be forgotten', async () => {
    const id = '2:4200001111202611270000000001'
    for (const minutes of [2, 4, 8, 16, 32]) {
      const before = (await find(id))?.tries ?? 0
      pass(minutes)
      await until(
        () => find(id),
        (one) => (one?.tries ?? 0) > before,
      )
    }
    const board = async () => JSON.stringify((await pair.merchant('GET', '/api/board')).body)
    expect(await board()).toContain('order_not_known')
    expect(pair.lines.filter(({ facts }) => JSON.stringify(facts).includes(id))).toHaveLength(1)
    const forget = () =>
      call('DELETE', `${pair.url}/api/expected-orders/${encodeURIComponent(id)}`, {
        key: pair.api_key,
      })
    expect(await forget()).toMatchObject({ status: 200 })
    expect(await forget()).toMatchObject({ status: 404 })
    expect(await board()).not.toContain('order_not_known')
  })

  it('carry what was bought, and by when it is promised', async () => {
    const { transaction_id, merchant_id, merchant_trade_no } = await pay()
    const order = {
      item_list: [
        {
          merchant_item_id: 'tea',
          name: 'Tea',
          unit_price: 990,
          quantity: 1,
          image_url: ['https://shop.example.com/tea.png'],
        },
      ],
    }
    const row = { mchid: merchant_id, out_trade_no: merchant_trade_no, order }
    expect(await tell([row])).toMatchObject({ expected: 1 })
    const read = await pair.merchant('GET', `/api/orders/${transaction_id}`)
    expect(read.body).toMatchObject({ order: { details: { item_list: [{ name: 'Tea' }] } } })
    expect(await truth(transaction_id)).toMatchObject({ uploads: 0 })
  })

  it('are refused as a whole only when the body is no list', async () => {
    expect(await pair.merchant('POST', '/api/orders/import', {})).toMatchObject({ status: 400 })
    expect(await pair.merchant('POST', '/api/orders/import', [])).toMatchObject({ status: 400 })
    const many = Array.from({ length: 1001 }, () => ({}))
    expect(await pair.merchant('POST', '/api/orders/import', many)).toMatchObject({ status: 400 })
  })
})

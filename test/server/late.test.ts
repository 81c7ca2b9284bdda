import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { openMerchant, type Payment } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const DAY = 86_400

interface Board {
  board: {
    awaiting_shipment: { age: string; orders: number }[]
    attention: { kind: string; count: number; facts: { orders?: object[] } }[]
  }
}

describe.each(ENGINES)('when an order is late (%s)', (engine) => {
  let pair: Pair
  let paid_at: number
  let ahead_ms = 0
  const clock = { now: () => Date.now() + ahead_ms }
  const orders: Payment[] = []
  const { pay } = openMerchant(() => pair)
  beforeAll(async () => {
    pair = await startPairOn(engine, {}, undefined, {}, { clock })
    paid_at = Math.floor(Date.now() / 1000) - 3 * DAY
    for (let at = 0; at < 5; at += 1) orders.push(await pay({ pay_time: paid_at + at }))
    await pair.merchant('POST', '/api/sync', { older: true })
    await until(board, ({ awaiting_shipment }) => awaiting_shipment[2]?.orders === 5)
  })
  afterAll(() => pair.stop())

  const board = async () => (await pair.merchant<Board>('GET', '/api/board')).body.board
  const late = async () =>
    (await pair.merchant<{ orders: Payment[] }>('GET', '/api/orders?overdue=true')).body.orders.map(
      ({ transaction_id }) => transaction_id,
    )
  const ids = (...at: number[]) => at.map((one) => orders[one]?.transaction_id)

  it('is 48 hours after the payment, where nothing else was said', async () => {
    expect(await late()).toEqual(ids(4, 3, 2, 1, 0))
    const { attention } = await board()
    expect(attention.find(({ kind }) => kind === 'shipping_overdue')).toMatchObject({ count: 5 })
  })

  it('is when it was promised, by an import or by its details, told before or after', async () => {
    const now = Math.floor(Date.now() / 1000)
    await pair.merchant('POST', '/api/orders/import', [
      { transaction_id: orders[0]?.transaction_id, promised_ship_time: now + DAY },
    ])
    const details = (order: Payment, promised_ship_time: number) =>
      pair.merchant('PUT', '/api/orders/details', {
        order_key: {
          order_number_type: 1,
          mchid: order.merchant_id,
          out_trade_no: order.merchant_trade_no,
        },
        order: { promised_ship_time },
      })
    expect(await details(orders[1]!, now + 4 * DAY)).toMatchObject({ status: 200 })
    expect(await late()).toEqual(ids(4, 3, 2))
    const early = await pay({ pay_time: now - 60, merchant_trade_no: 'EARLY' })
    // What is promised for yesterday is late today.
    await details(early, now - DAY)
    // The order is read first, then what was promised of it is noted.
    for (const _ of [1, 2]) {
      ahead_ms += 61_000
      await late()
    }
    await until(late, (some) => some.includes(early.transaction_id))
    expect((await board()).awaiting_shipment).toMatchObject([
      { age: 'under_24_h', orders: 1 },
      { age: '24_to_48_h', orders: 1 },
      { age: 'over_48_h', orders: 4 },
    ])
  })

  it('is when a pre-sale was reported for, and never for a test order', async () => {
    const special = (at: number, body: object) =>
      pair.merchant('POST', `/api/orders/${orders[at]?.transaction_id}/special`, body)
    expect(await special(2, { type: 2 })).toMatchObject({ status: 200 })
    expect(await special(3, { type: 1, delay_to: paid_at + 20 * DAY })).toMatchObject({
      status: 200,
    })
    const names = await late()
    expect(names).not.toContain(ids(2)[0])
    expect(names).not.toContain(ids(3)[0])
    const read = await pair.merchant('GET', `/api/orders/${orders[2]?.transaction_id}`)
    expect(read.body).toMatchObject({ order: { special_type: 2, late_at: null } })
    const presale = await pair.merchant('GET', `/api/orders/${orders[3]?.transaction_id}`)
    expect(presale.body).toMatchObject({
      order: { special_type: 1, late_at: paid_at + 20 * DAY, presale_time: paid_at + 20 * DAY },
    })
    const plain = await pair.merchant('GET', `/api/orders/${orders[4]?.transaction_id}`)
    expect(plain.body).toMatchObject({
      order: { special_type: null, late_at: paid_at + 4 + 2 * DAY },
    })
  })

  it('is to be reported when it is promised for later than 15 days', async () => {
    const delay_to = paid_at + 4 + 20 * DAY
    const row = { transaction_id: orders[4]?.transaction_id, promised_ship_time: delay_to }
    await pair.merchant('POST', '/api/orders/import', [row])
    const proposed = async () =>
      (await board()).attention.find(({ kind }) => kind === 'presale_to_report')
    expect(await proposed()).toMatchObject({
      count: 1,
      facts: {
        orders: [
          {
            transaction_id: row.transaction_id,
            delay_to,
            report_before: paid_at + 4 + 15 * DAY,
          },
        ],
      },
    })
    await pair.merchant('POST', `/api/orders/${row.transaction_id}/special`, { type: 1, delay_to })
    expect(await proposed()).toBeUndefined()
  })
})

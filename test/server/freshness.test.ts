import { afterEach, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Fresh {
  as_of: number | null
  older_as_of: number | null
}
interface Orders extends Fresh {
  orders: { transaction_id: string; order_state: number }[]
  next_cursor: string | null
}

const LIST = '/wxa/sec/order/get_order_list'
const MINUTE_MS = 60_000

describe('the local copy of orders', () => {
  let pair: Pair
  /** Milliseconds that the server's clock is ahead; WeChat's is, too. */
  let ahead = 0
  const merchant = openMerchant(() => pair)
  const start = async () => {
    ahead = 0
    pair = await startPair({}, undefined, {}, { clock: { now: () => Date.now() + ahead } })
    // What is read at the start is over.
    await until(
      () => board(),
      ({ as_of, older_as_of }) => as_of !== null && older_as_of !== null,
    )
  }
  afterEach(() => pair.stop())

  const board = async () => (await pair.merchant<{ board: Fresh }>('GET', '/api/board')).body.board
  const orders = async (query = '') =>
    (await pair.merchant<Orders>('GET', `/api/orders${query}`)).body
  const pass = async (ms: number) => {
    ahead += ms
    await pair.control('POST', '/clock', { advance: ms / 1000 })
  }
  const now = () => Math.floor((Date.now() + ahead) / 1000)
  const reads = async () => (await merchant.calls(LIST)).length

  it('says how old it is, and is not read again within a minute', async () => {
    await start()
    const before = await reads()
    const { as_of } = await board()
    expect(now() - (as_of ?? 0)).toBeLessThan(60)
    expect(await orders()).toMatchObject({ as_of })
    expect(await reads()).toBe(before)
  })

  it('is brought up to date when it is older, once for everybody who asks', async () => {
    await start()
    const { transaction_id } = await merchant.pay()
    await pass(2 * MINUTE_MS)
    await merchant.pay()
    const before = await reads()
    const pages = await Promise.all(Array.from({ length: 20 }, () => orders()))
    for (const page of pages) {
      expect(page.orders.map((order) => order.transaction_id)).toContain(transaction_id)
      expect(now() - (page.as_of ?? 0)).toBeLessThan(60)
    }
    expect(await reads()).toBe(before + 1)
    // What somebody shipped by hand is seen a minute later, too.
    await pair.shipByHand({
      order_key: { order_number_type: 2, transaction_id },
      logistics_type: 4,
      delivery_mode: 1,
      shipping_list: [{ item_desc: 'Tea' }],
      upload_time: new Date(Date.now() + ahead).toISOString().replace('Z', '+00:00'),
      payer: { openid: pages[0]?.orders[0] && (await openidOf(transaction_id)) },
    })
    await pass(2 * MINUTE_MS)
    const shipped = (await orders()).orders.find((order) => order.transaction_id === transaction_id)
    expect(shipped?.order_state).toBe(2)
    expect(await reads()).toBe(before + 2)
  })

  const openidOf = async (transaction_id: string) =>
    (await pair.control<{ order: { openid: string } }>('GET', `/orders/${transaction_id}`)).body
      .order.openid

  it('asks a WeChat that fails once a minute, and answers what it has, saying how old', async () => {
    await start()
    const { as_of } = await board()
    await pass(2 * MINUTE_MS)
    await pair.control('POST', '/faults', { path: LIST, effect: 'http', status: 502, times: 1000 })
    const before = await reads()
    for (let asked = 0; asked < 10; asked += 1) expect((await board()).as_of).toBe(as_of)
    expect((await reads()) - before).toBe(1)
    await pair.control('DELETE', '/faults')
    await pass(2 * MINUTE_MS)
    expect((await board()).as_of).toBeGreaterThan(as_of ?? 0)
  })

  it('does not keep a reader waiting for a WeChat that hangs', async () => {
    await start()
    const { as_of } = await board()
    await pass(2 * MINUTE_MS)
    await pair.control('POST', '/faults', { path: LIST, effect: 'delay', ms: 8000, times: 1000 })
    const before = await reads()
    const answers = await Promise.all(Array.from({ length: 5 }, board))
    for (const answer of answers) expect(answer.as_of).toBe(as_of)
    expect((await reads()) - before).toBeLessThanOrEqual(1)
    await pair.control('DELETE', '/faults')
  })

  it('reads all pages of a busy day', async () => {
    await start()
    for (let paid = 0; paid < 250; paid += 1) await merchant.pay({ openid: `oBuyer${paid % 7}` })
    await pass(2 * MINUTE_MS)
    const before = await reads()
    await until(board, ({ as_of }) => now() - (as_of ?? 0) < 60)
    expect((await reads()) - before).toBe(3)
    const { orders: first, next_cursor, as_of } = await orders('?limit=200')
    expect(first).toHaveLength(200)
    expect(await orders(`?limit=200&cursor=${next_cursor}`)).toMatchObject({ as_of })
  })
})

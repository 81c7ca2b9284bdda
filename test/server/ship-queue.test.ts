/** The queue of whoever ships: least time left first, and what is under way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, execute } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { content, openMerchant, type Shipment } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'
import { sizes } from '../sizes.ts'

const HOUR = 3_600
const DAY = 24 * HOUR

interface Queued {
  transaction_id: string
  late_at: number | null
  late_by: string
  items: object[]
  receiver_phone: string | null
  shipment: (Shipment & { tracking_no: string; cause: string; hold_until: number }) | null
}
interface Tally {
  orders: number
  paid_amount: number
}
interface Queue {
  orders: Queued[]
  under_way: Queued[]
  total: Tally
  today: Tally
  late: Tally
  last_carrier: string | null
  next_cursor: string | null
}

describe.each(ENGINES)('the queue (%s)', (engine) => {
  let pair: Pair
  // Three in the morning of the next day in Beijing, whenever this runs: no day ends meanwhile.
  const started = Math.floor(Date.now() / 1000)
  const ahead = DAY - ((started + 8 * HOUR) % DAY) + 3 * HOUR
  const now = started + ahead
  beforeAll(async () => {
    const clock = { now: () => Date.now() + ahead * 1000 }
    pair = await startPairOn(engine, {}, undefined, {}, { clock })
    await pair.control('POST', '/clock', { advance: ahead })
  })
  afterAll(() => pair.stop())

  const { pay, ship, atItsEnd, fault } = openMerchant(() => pair)
  const queue = async (query = '') =>
    (await pair.merchant<Queue>('GET', `/api/ship-queue${query}`)).body
  /** A buyer pays, and the local copy knows. */
  const paid = async (hours_ago: number, order: object = {}) => {
    const made = await pay({ pay_time: now - hours_ago * HOUR, paid_amount: 10_000, ...order })
    await pair.merchant('GET', `/api/orders/${made.transaction_id}`)
    return made
  }
  const numbers = (page: readonly Queued[]) => page.map(({ transaction_id }) => transaction_id)

  it('lists the least time left first, page by page, and what that comes to', async () => {
    const orders = []
    // Two were paid in the same second.
    for (const hours of [10, 50, 30, 30, 1]) orders.push(await paid(hours))
    const [second, late, third, fourth, last] = orders.map(({ transaction_id }) => transaction_id)
    const in_order = [late, ...[third, fourth].toSorted(), second, last]
    const first = await queue('?limit=2')
    expect(first).toMatchObject({
      total: { orders: 5, paid_amount: 50_000 },
      late: { orders: 1, paid_amount: 10_000 },
    })
    const more = await queue(`?limit=2&cursor=${first.next_cursor}`)
    const rest = await queue(`?limit=2&cursor=${more.next_cursor}`)
    expect([first, more, rest].flatMap((page) => numbers(page.orders))).toEqual(in_order)
    expect(rest.next_cursor).toBeNull()
    expect(first.orders[0]).toMatchObject({ late_at: now - 2 * HOUR, late_by: 'payment' })
    // Due today is what is late by midnight in Beijing: in 21 hours.
    expect(first.today).toEqual({ orders: 3, paid_amount: 30_000 })
  })

  it('shows a promise and a pre-sale by their own days, and a test order last', async () => {
    const [promised, presale, test] = [await paid(40), await paid(40), await paid(47)]
    const key = { order_number_type: 2, transaction_id: promised.transaction_id }
    const tea = { merchant_item_id: 'tea', name: '大红袍', unit_price: 1, quantity: 3 }
    await pair.merchant('PUT', '/api/orders/details', {
      order_key: key,
      order: {
        promised_ship_time: now + 90 * HOUR,
        item_list: [{ ...tea, image_url: ['https://img.fahuo.cn/tea.png'] }],
        receiver: { phone: '13812345678' },
      },
    })
    const special = (order: { transaction_id: string }, body: object) =>
      pair.merchant('POST', `/api/orders/${order.transaction_id}/special`, body)
    const delay_to = now + 20 * 24 * HOUR
    await special(presale, { type: 1, delay_to })
    await special(test, { type: 2 })
    const { orders } = await queue()
    expect(numbers(orders).slice(-3)).toEqual(
      [promised, presale, test].map(({ transaction_id }) => transaction_id),
    )
    expect(orders.slice(-3)).toMatchObject([
      {
        late_at: now + 90 * HOUR,
        late_by: 'promise',
        items: [{ name: '大红袍', quantity: 3 }],
        receiver_phone: '138****5678',
      },
      { late_at: delay_to, late_by: 'presale' },
      { late_at: null, late_by: 'never' },
    ])
  })

  it('moves what somebody ships to what is under way, and back when it is taken back', async () => {
    const { transaction_id } = await paid(60)
    const before = await queue()
    expect(numbers(before.orders)[0]).toBe(transaction_id)
    const held = await ship(content(transaction_id, 'YT7001', { hold_seconds: 60 }))
    const { id } = held.body.shipment
    const during = await queue()
    expect(numbers(during.orders)).not.toContain(transaction_id)
    expect(during.total.orders).toBe(before.total.orders - 1)
    expect(during.late.orders).toBe(before.late.orders - 1)
    expect(during.last_carrier).toBe('YTO')
    expect(during.under_way).toMatchObject([
      { transaction_id, shipment: { id, state: 'queued', tracking_no: 'YT7001' } },
    ])
    await pair.merchant('POST', `/api/shipments/${id}/undo`, {})
    const after = await queue()
    expect(after).toMatchObject({ under_way: [], total: before.total })
    expect(after.orders[0]).toMatchObject({ transaction_id, shipment: null })
  })

  it('says why a shipment was refused, and loses the order when it is shipped', async () => {
    const { transaction_id } = await paid(61)
    await fault('/wxa/sec/order/upload_shipping_info', 'errcode', { errcode: 10060008 })
    const { body } = await ship(content(transaction_id))
    await atItsEnd(body.shipment.id)
    const { orders } = await queue()
    expect(orders[0]).toMatchObject({ transaction_id, shipment: { state: 'rejected' } })
    expect(orders[0]?.shipment?.cause).not.toBe('')
    const again = await ship(content(transaction_id, 'YT7002'))
    await atItsEnd(again.body.shipment.id)
    const left = await until(queue, (page) => !numbers(page.orders).includes(transaction_id))
    expect(left.under_way).toEqual([])
  })

  it('begins with the oldest of many, and counts them all', async () => {
    const before = await queue()
    const many = Array.from({ length: sizes.queue_orders }, (_, at) => at)
    const oldest = now - 30 * 24 * HOUR
    const row = (at: number) =>
      `('${pair.appid}', 'many-${at}', '1', '', 'M${at}', 'Tea', 100, 'o', ${oldest - at}, 1, 0, '{}', 1, 1)`
    for (let at = 0; at < many.length; at += 1_000)
      await execute(
        pair.env['DATABASE_URL'] ?? '',
        `insert into orders (appid, transaction_id, merchant_id, sub_merchant_id, merchant_trade_no,
          description, paid_amount, openid, pay_time, order_state, in_complaint, shipping, fetched_at,
          updated_at) values ${many
            .slice(at, at + 1_000)
            .map(row)
            .join(', ')}`,
      )
    const page = await queue('?limit=2')
    const last = many.length - 1
    expect(numbers(page.orders)).toEqual([`many-${last}`, `many-${last - 1}`])
    const next = await queue(`?limit=1&cursor=${page.next_cursor}`)
    expect(numbers(next.orders)).toEqual([`many-${last - 2}`])
    for (const name of ['total', 'late'] as const)
      expect(page[name]).toEqual({
        orders: before[name].orders + many.length,
        paid_amount: before[name].paid_amount + 100 * many.length,
      })
  })

  it('costs no body when nothing has changed', async () => {
    const ask = (etag?: string) =>
      fetch(`${pair.url}/api/ship-queue`, {
        headers: {
          authorization: `Bearer ${pair.api_key}`,
          'cache-control': 'no-cache',
          ...(etag !== undefined && { 'if-none-match': `"another", W/${etag}` }),
        },
      })
    const etag = (await ask()).headers.get('etag')!
    const same = await ask(etag)
    expect([same.status, await same.text()]).toEqual([304, ''])
    expect(same.headers.get('cache-control')).toBe('no-store')
    await paid(2)
    const changed = await ask(etag)
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
  })
})

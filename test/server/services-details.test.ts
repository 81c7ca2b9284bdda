/** The shop's goods on their way into WeChat's order centre. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, makeDatabase, readRows } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { openMerchant, type Payment } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const ORDERS = '/user-order/orders'
const COMBINED = '/user-order/combine-orders'
const VERIFY = '/user-order/shoppinginfo/verify'

const item = {
  merchant_item_id: 'tea-250',
  name: '武夷山大红袍',
  unit_price: 18_800,
  quantity: 1,
  image_url: ['https://shop.example/tea.jpg'],
}
const order = { merchant_order_no: 'F1', path: 'pages/order/detail?id=2', item_list: [item] }

interface Row {
  payment: string
  state: string
  reason: string | null
  errcode: number | null
}
interface Arrived {
  details: {
    call: string
    order_key: object
    openid: string
    uploads: number
    orders: { merchant_order_no: string; order_detail_jump_link: object; item_list: object[] }[]
  } | null
}

describe.each(ENGINES)('goods for the order centre (%s)', (engine) => {
  let pair: Pair
  let database: Awaited<ReturnType<typeof makeDatabase>>
  beforeAll(async () => {
    database = await makeDatabase(engine)
    // A lease must last on a machine with other work.
    pair = await startPair({}, undefined, { DATABASE_URL: database.url }, { deadline_ms: 10_000 })
  })
  afterAll(async () => {
    await pair.stop()
    await database.remove()
  })

  const { pay, fault, calls } = openMerchant(() => pair)
  const byId = (transaction_id: string) => ({ order_number_type: 2, transaction_id })
  const byPair = ({ merchant_id, merchant_trade_no }: Payment) => ({
    order_number_type: 1,
    mchid: merchant_id,
    out_trade_no: merchant_trade_no,
  })
  const put = (body: object) => pair.merchant<object>('PUT', '/api/orders/details', body)
  const tell = async (key: object, more: object = {}, payer?: object) => {
    const { status, body } = await put({
      order_key: key,
      order: { ...order, ...more },
      ...(payer && { payer }),
    })
    expect([status, body]).toEqual([200, expect.anything()])
  }
  const rows = async (payment: string) => {
    const found = await readRows<Row>(
      database.url,
      `select payment, state, reason, errcode from services where payment = '${payment}'`,
    )
    // PostgreSQL's bigint comes as text.
    return found.map((row) => ({ ...row, errcode: row.errcode === null ? null : +row.errcode }))
  }
  const settled = (payment: string, state = 'done') =>
    until(
      async () => (await rows(payment))[0],
      (row) => row?.state === state,
    )
  const arrived = async (transaction_id: string) =>
    (await pair.control<Arrived>('GET', `/orders/${transaction_id}/services`)).body.details
  const settings = (more: object) => pair.control('POST', '/settings', more)
  const uploadsOf = async (transaction_id: string, path = ORDERS) =>
    (
      await calls<{ order_key: { transaction_id?: string }; upload_time: string } | undefined>(path)
    ).filter(
      // A call that was cut off before it was read has none.
      ({ request }) => request?.order_key.transaction_id === transaction_id,
    )

  it('stay unsure while the account is refused after an answer was lost, and are taken once', async () => {
    await settings({ shopping_link_after: 0 })
    const { transaction_id } = await pay()
    await fault(ORDERS, 'cut_after')
    // The token, and a new one.
    await fault(ORDERS, 'errcode', { errcode: 40_001, times: 2 })
    await tell(byId(transaction_id))
    await settled(`2:${transaction_id}`)
    await settings({ shopping_link_after: 60 })
    expect((await arrived(transaction_id))?.uploads).toBe(1)
    const times = (await uploadsOf(transaction_id)).map(({ request }) => request?.upload_time)
    expect(times).toHaveLength(2)
    expect(new Set(times).size).toBe(1)
  })

  it('arrive as they were told, with what WeChat wants beside them', async () => {
    const { transaction_id, openid } = await pay()
    await tell(byId(transaction_id), {
      item_list: [item, { ...item, merchant_item_id: 'cup', path: 'pages/goods?id=2' }],
    })
    await settled(`2:${transaction_id}`)
    const link = { type: 'MINI_PROGRAM', appid: pair.appid, path: order.path }
    expect(await arrived(transaction_id)).toMatchObject({
      call: ORDERS,
      order_key: byId(transaction_id),
      openid,
      uploads: 1,
      orders: [
        {
          merchant_order_no: 'F1',
          order_detail_jump_link: link,
          item_list: [
            { ...item, item_detail_jump_link: link },
            { item_detail_jump_link: { ...link, path: 'pages/goods?id=2' } },
          ],
        },
      ],
    })
  })

  it('lead to the web, or to the order of the jump path, as the shop said', async () => {
    const { transaction_id } = await pay()
    const url = 'https://shop.example/order/2'
    await tell(byId(transaction_id), { path: undefined, url })
    await settled(`2:${transaction_id}`)
    expect((await arrived(transaction_id))?.orders).toMatchObject([
      { order_detail_jump_link: { type: 'URL', url } },
    ])
    const other = await pay()
    await tell(byId(other.transaction_id), { path: undefined, merchant_order_no: undefined })
    await settled(`2:${other.transaction_id}`)
    const [seen] = (await arrived(other.transaction_id))?.orders ?? []
    expect(seen?.merchant_order_no).toMatch(/./)
    expect(seen?.order_detail_jump_link).toMatchObject({
      type: 'MINI_PROGRAM',
      path: expect.stringContaining(`transaction_id=${other.transaction_id}`),
    })
  })

  it('go before the payment when the shop says whose it will be', async () => {
    const trade_no = 'BEFORE-PAYMENT'
    const key = { order_number_type: 1, mchid: '1900000109', out_trade_no: trade_no }
    await tell(key, { path: undefined }, { openid: 'oEarlyBird-000000000000000' })
    await settled(`1:1900000109:${trade_no}`)
    const { transaction_id } = await pay({
      openid: 'oEarlyBird-000000000000000',
      merchant_id: '1900000109',
      merchant_trade_no: trade_no,
    })
    const path = expect.stringContaining(`merchant_id=1900000109&merchant_trade_no=${trade_no}`)
    expect(await arrived(transaction_id)).toMatchObject({
      order_key: key,
      uploads: 1,
      orders: [{ order_detail_jump_link: { path } }],
    })
  })

  it('wait for the payment when nobody said whose it is, and then keep their number', async () => {
    const key = { order_number_type: 1, mchid: '1900000109', out_trade_no: 'PAID-LATER' }
    const payment = '1:1900000109:PAID-LATER'
    await tell(key)
    await until(
      async () => (await rows(payment))[0],
      (row) => row?.reason === 'payment_not_known_yet',
    )
    const { transaction_id } = await pay({
      merchant_id: '1900000109',
      merchant_trade_no: 'PAID-LATER',
    })
    await settled(payment)
    expect(await arrived(transaction_id)).toMatchObject({ order_key: key })
    // WeChat knows it by that number: a change by the other one goes to the same place.
    await tell(byId(transaction_id), { merchant_order_no: 'F2' })
    await until(
      () => arrived(transaction_id),
      (seen) => seen?.uploads === 2,
    )
    expect(await arrived(transaction_id)).toMatchObject({ order_key: key })
    expect(await rows(`2:${transaction_id}`)).toEqual([])
  })

  it('go out again when they change, and not when they are told once more', async () => {
    const { transaction_id } = await pay()
    const payment = `2:${transaction_id}`
    await tell(byId(transaction_id))
    await settled(payment)
    await tell(byId(transaction_id))
    await tell(byId(transaction_id), { item_list: [{ ...item, quantity: 2 }] })
    await until(
      () => arrived(transaction_id),
      (seen) => seen?.uploads === 2,
    )
    await settled(payment)
    const times = (await uploadsOf(transaction_id)).map(({ request }) => request?.upload_time)
    expect(new Set(times).size).toBe(2)
  })

  it('cannot change once WeChat has linked them', async () => {
    const { transaction_id } = await pay()
    const payment = `2:${transaction_id}`
    await tell(byId(transaction_id))
    await settled(payment)
    await settings({ shopping_link_after: 0 })
    await tell(byId(transaction_id), { item_list: [{ ...item, quantity: 3 }] })
    expect(await settled(payment, 'not_available')).toMatchObject({ reason: 'linked' })
    expect((await arrived(transaction_id))?.uploads).toBe(1)
    await settings({ shopping_link_after: 60 })
  })

  it('say when they come too late for WeChat’s review', async () => {
    const { transaction_id } = await pay({ pay_time: Math.floor(Date.now() / 1000) - 100 })
    await pair.merchant('GET', `/api/orders/${transaction_id}`)
    const put = (body: object) =>
      pair.merchant<{
        details: { late: { seconds_after_payment: number; message: string } | null }
      }>('PUT', '/api/orders/details', { order_key: byId(transaction_id), order: body })
    const { late } = (await put(order)).body.details
    expect(late?.seconds_after_payment).toBeGreaterThanOrEqual(100)
    expect(late?.message).toContain('5 seconds')
    expect((await put({ pickup_code: 'A 1' })).body.details.late).toBeNull()
  })

  it('are not sent without goods', async () => {
    const { transaction_id } = await pay()
    const payment = `2:${transaction_id}`
    await tell(byId(transaction_id), { item_list: [] })
    expect(await settled(payment, 'not_available')).toMatchObject({ reason: 'no_goods' })
    await tell(byId(transaction_id))
    await settled(payment)
  })

  it('of a combined payment go together, and again when one part changes', async () => {
    const whole = await pay<Payment & { sub_orders: Payment[] }>({
      sub_orders: [{ description: 'Tea' }, { description: 'Cup' }],
    })
    for (const named of [
      { key: byId(whole.transaction_id), of: (one: Payment) => byId(one.transaction_id) },
      { key: byPair(whole), of: byPair },
    ]) {
      const { status } = await put({
        order_key: named.key,
        sub_orders: whole.sub_orders.map((one, at) => ({
          order_key: named.of(one),
          order: { ...order, merchant_order_no: `SUB-${at}` },
        })),
      })
      expect(status).toBe(200)
      const payment =
        named.of === byPair
          ? `1:${whole.merchant_id}:${whole.merchant_trade_no}`
          : `2:${whole.transaction_id}`
      await settled(payment)
    }
    const sent = await calls<{ sub_orders: { order_key: object }[] }>(COMBINED)
    expect(sent.map(({ request }) => request.sub_orders.map((sub) => sub.order_key))).toEqual(
      expect.arrayContaining([
        expect.arrayContaining(whole.sub_orders.map((one) => byId(one.transaction_id))),
        expect.arrayContaining(whole.sub_orders.map(byPair)),
      ]),
    )
    const [part] = whole.sub_orders
    await tell(byId(part?.transaction_id ?? ''), { merchant_order_no: 'SUB-NEW' })
    await until(
      async () => JSON.stringify((await calls(COMBINED)).map(({ request }) => request)),
      (text) => text.includes('SUB-NEW'),
    )
  })

  describe('an answer that is lost', () => {
    it.each(['cut_after', 'cut_before', 'garbage_after'])(
      '%s: they arrive once',
      async (effect) => {
        const { transaction_id } = await pay()
        await fault(ORDERS, effect)
        await tell(byId(transaction_id))
        await settled(`2:${transaction_id}`)
        expect((await arrived(transaction_id))?.uploads).toBe(1)
        const sent = await uploadsOf(transaction_id)
        // The same once more, with the same time: WeChat takes it once.
        expect(new Set(sent.map(({ request }) => JSON.stringify(request))).size).toBe(1)
      },
    )

    it.each([
      ['busy', { effect: 'errcode_after', errcode: -1 }],
      ['busy before it took it', { effect: 'errcode', errcode: -1 }],
      ['an outage', { effect: 'http', status: 502 }],
      ['the token', { effect: 'errcode', errcode: 40_001, times: 2 }],
    ])('%s: they arrive once', async (_name, { effect, ...more }) => {
      const { transaction_id } = await pay()
      await fault(ORDERS, effect, more)
      await tell(byId(transaction_id))
      await settled(`2:${transaction_id}`)
      expect((await arrived(transaction_id))?.uploads).toBe(1)
    })
  })

  it.each([
    268_459_788, 268_459_789, 268_486_029, 268_486_047, 268_459_786, 268_456_389, 268_435_461,
  ])('are refused with WeChat’s own code: %i', async (errcode) => {
    const { transaction_id } = await pay()
    const payment = `2:${transaction_id}`
    await fault(ORDERS, 'errcode', { errcode })
    await tell(byId(transaction_id))
    expect(await settled(payment, 'refused')).toMatchObject({
      reason: 'refused_by_wechat',
      errcode,
    })
    // Told again as it is, they are tried again.
    await tell(byId(transaction_id))
    await settled(payment)
  })

  it('go out with a later time when WeChat has a newer one', async () => {
    const { transaction_id } = await pay()
    await fault(ORDERS, 'errcode_after', { errcode: 268_485_216, times: 2 })
    await tell(byId(transaction_id))
    await settled(`2:${transaction_id}`)
    const times = (await uploadsOf(transaction_id)).map(({ request }) => request?.upload_time)
    expect(new Set(times).size).toBe(3)
  })

  it('are verified by WeChat before a change goes out', async () => {
    expect((await calls(VERIFY)).length).toBeGreaterThan(0)
  })
})

import { BuyerOrderPage, BuyerOrderResponse } from '@fahuo/contract/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, execute, makeDatabase, readRows } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Payment, type Refusal } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const DAY_MS = 24 * 60 * 60 * 1000

interface Stored {
  details: {
    transaction_id: string | null
    order?: { item_list: object[]; receiver?: object }
    sub_orders?: { transaction_id: string | null; order: object }[]
  }
}

const item = {
  merchant_item_id: 'tea-250',
  name: '武夷山大红袍 特级岩茶 罐装',
  description: '250g · 中火',
  unit_price: 18_800,
  quantity: 1,
  image_url: ['https://shop.example/tea.jpg'],
  path: '/pages/goods/detail?id=250',
}
/** Nothing of it is personal: it comes back as it is. */
const order = {
  merchant_order_no: 'F20261111000002',
  path: 'pages/order/detail?id=2',
  item_list: [item],
  freight: 0,
  discount: 2_000,
  shop: { name: '山间茶事', logo_url: 'https://shop.example/logo.png', path: 'pages/index' },
  store: { name: '街角咖啡 湖滨店', address: '湖滨南路 1 号', hours: '09:00–21:00' },
  pickup_code: 'A 132',
  promised_ship_time: 1_795_000_000,
  refunded_amount: 4_800,
  refunded_time: 1_794_000_000,
  after_sales_path: 'pages/after-sales?id=2',
  contact: true,
}
const { merchant_order_no: _, path: __, ...extras } = order
const byId = (transaction_id: string) => ({ order_number_type: 2, transaction_id })
const byPair = (mchid: string, out_trade_no: string) => ({
  order_number_type: 1,
  mchid,
  out_trade_no,
})

describe.each(ENGINES)('what a shop tells of its orders (%s)', (engine) => {
  let pair: Pair
  let database: Awaited<ReturnType<typeof makeDatabase>>
  beforeAll(async () => {
    database = await makeDatabase(engine)
    const settings = { DATABASE_URL: database.url, RECEIPT_REMINDERS: 'on' }
    pair = await startPair({}, undefined, settings, { purge_every_ms: 50 })
  })
  afterAll(async () => {
    await pair.stop()
    await database.remove()
  })

  const { pay, shipped, atItsEnd } = openMerchant(() => pair)
  const put = <Answer = Stored>(body: object) =>
    pair.merchant<Answer>('PUT', '/api/orders/details', body)
  const told = async (key: object, more: object = {}) => {
    const { status, body } = await put({ order_key: key, order: { ...order, ...more } })
    expect([status, body]).toEqual([200, expect.anything()])
    return body.details
  }
  /** Logs a buyer in. @returns how to read the list and an order */
  const buyer = async (openid: string) => {
    const { code } = (await pair.control<{ code: string }>('POST', '/login-codes', { openid })).body
    const session = await call<{ token: string }>('POST', `${pair.url}/buyer/session`, {
      body: { code },
    })
    const ask = (method: 'GET' | 'POST', path: string) =>
      call('GET' === method ? 'GET' : 'POST', pair.url + path, { key: session.body.token })
    return {
      list: async () => BuyerOrderPage.parse((await ask('GET', '/buyer/orders')).body).orders,
      lookUp: async (transaction_id: string) =>
        BuyerOrderResponse.parse(
          (await ask('GET', `/buyer/orders/lookup?transaction_id=${transaction_id}`)).body,
        ),
      receipt: async (transaction_id: string) =>
        BuyerOrderResponse.parse(
          (await ask('POST', `/buyer/orders/${transaction_id}/receipt`)).body,
        ),
    }
  }
  const readOrder = async (transaction_id: string) =>
    (
      await pair.merchant<{ order: { details: object | null; presale_time: number | null } }>(
        'GET',
        `/api/orders/${transaction_id}`,
      )
    ).body.order

  it('is answered, shown to the merchant, and to the buyer in list and order', async () => {
    const { transaction_id } = await pay({ openid: 'oBuyer' })
    expect((await readOrder(transaction_id)).details).toBeNull()
    const details = await told(byId(transaction_id))
    expect(details).toMatchObject({ transaction_id, order })
    expect((await readOrder(transaction_id)).details).toEqual(order)

    const mine = await buyer('oBuyer')
    expect((await mine.list())[0]?.extras).toEqual(extras)
    expect((await mine.lookUp(transaction_id)).order.extras).toEqual(extras)
    expect((await mine.receipt(transaction_id)).order.extras).toEqual(extras)
  })

  it('may be of other things than goods', async () => {
    const { transaction_id } = await pay({ openid: 'oNoGoods' })
    const order = { pickup_code: 'A 132', contact: true }
    const { status } = await put({
      order_key: byId(transaction_id),
      order: { ...order, item_list: [] },
    })
    expect(status).toBe(200)
    const mine = await buyer('oNoGoods')
    expect((await mine.lookUp(transaction_id)).order.extras).toEqual(order)
  })

  it('is replaced as a whole, and missing where nothing was told', async () => {
    const { transaction_id, merchant_id, merchant_trade_no } = await pay({ openid: 'oTwice' })
    const mine = await buyer('oTwice')
    expect((await mine.lookUp(transaction_id)).order).not.toHaveProperty('extras')
    await told(byId(transaction_id))
    const less = { order_key: byPair(merchant_id, merchant_trade_no), order: { item_list: [item] } }
    expect((await put(less)).body.details).toMatchObject({ transaction_id })
    expect((await mine.list())[0]?.extras).toEqual({ item_list: [item] })
    const kept = await readRows<object>(
      database.url,
      `select out_trade_no from order_details
        where transaction_id = '${transaction_id}' or out_trade_no = '${merchant_trade_no}'`,
    )
    expect(kept).toHaveLength(1)
  })

  it("is found by the merchant's pair when it came before the payment", async () => {
    const key = byPair('1900000109', 'BEFORE-1')
    expect(await told(key)).toMatchObject({ transaction_id: null })
    const paid = { openid: 'oEarly', merchant_id: '1900000109', merchant_trade_no: 'BEFORE-1' }
    const { transaction_id } = await pay(paid)
    const mine = await buyer('oEarly')
    expect((await mine.list())[0]?.extras).toEqual(extras)
    expect((await mine.lookUp(transaction_id)).order.extras).toEqual(extras)
    expect((await readOrder(transaction_id)).details).toEqual(order)
    // Another merchant's order of the same number is another order.
    await pay({ ...paid, openid: 'oLate', merchant_id: '1900000110' })
    expect((await (await buyer('oLate')).list())[0]).not.toHaveProperty('extras')
  })

  it('is the newest where both numbers were used before anybody knew the order', async () => {
    const { transaction_id, merchant_id, merchant_trade_no } = await pay({ openid: 'oBoth' })
    await told(byId(transaction_id), { pickup_code: 'first' })
    await told(byPair(merchant_id, merchant_trade_no), { pickup_code: 'second' })
    const mine = await buyer('oBoth')
    expect((await mine.list())[0]?.extras?.pickup_code).toBe('second')
    expect((await readOrder(transaction_id)).details).toMatchObject({ pickup_code: 'second' })
    // Now the order is known: one row is left.
    await told(byId(transaction_id), { pickup_code: 'third' })
    expect((await mine.list())[0]?.extras?.pickup_code).toBe('third')
    const kept = await readRows<object>(
      database.url,
      `select out_trade_no from order_details
        where transaction_id = '${transaction_id}' or out_trade_no = '${merchant_trade_no}'`,
    )
    expect(kept).toHaveLength(1)
  })

  it('keeps of a receiver what is masked, wherever a number stands', async () => {
    const { transaction_id } = await pay({ openid: 'oPrivate' })
    const phone = '13912345678'
    const receiver = {
      name: `陈小明 ${phone}`,
      phone: '１３９１２３４５６７８',
      address: `福建省厦门市思明区湖滨南路 88 号阳光小区 3 栋 ${phone}`,
    }
    const name = `话费充值 ${phone}`
    const details = await told(byId(transaction_id), {
      receiver,
      item_list: [{ ...item, name, description: `到 ${phone}` }],
    })
    const masked = {
      name: '陈**',
      phone: '139****5678',
      address: '福建省厦门市思明区湖滨南路***',
    }
    expect(details.order?.receiver).toEqual(masked)
    expect(details.order?.item_list).toMatchObject([{ name: '话费充值 139****5678' }])
    const mine = await buyer('oPrivate')
    expect((await mine.list())[0]?.extras?.receiver).toEqual(masked)
    // What is wrong with a body does not repeat it.
    const refused = await put<Refusal>({
      order_key: byId(transaction_id),
      order: { ...order, receiver: { ...receiver, phone: [phone] } },
    })
    expect(refused.status).toBe(400)
    const rows = await readRows<object>(database.url, 'select * from order_details')
    const seen = JSON.stringify([details, rows, refused.body, pair.lines])
    for (const secret of [phone, '小明', '阳光小区', '１３９']) expect(seen).not.toContain(secret)
  })

  describe('a wrong body', () => {
    const many = Array.from({ length: 51 }, (_one, at) => ({ ...item, merchant_item_id: `i${at}` }))
    const wrong: [string, object, string, number?][] = [
      ['51 items', { item_list: many }, 'order.item_list', 268_435_461],
      ['no name', { item_list: [{ ...item, name: '' }] }, 'order.item_list.0.name', 268_485_207],
      [
        'a long name',
        { item_list: [{ ...item, name: '茶'.repeat(257) }] },
        'order.item_list.0.name',
        268_435_461,
      ],
      [
        'a long description',
        { item_list: [{ ...item, description: '茶'.repeat(513) }] },
        'order.item_list.0.description',
        268_435_461,
      ],
      [
        'no price',
        { item_list: [{ ...item, unit_price: undefined }] },
        'order.item_list.0.unit_price',
        268_485_208,
      ],
      [
        'no quantity',
        { item_list: [{ ...item, quantity: null }] },
        'order.item_list.0.quantity',
        268_485_209,
      ],
      ['none of one', { item_list: [{ ...item, quantity: 0 }] }, 'order.item_list.0.quantity'],
      ['a price below 0', { item_list: [{ ...item, unit_price: -1 }] }, 'order.item_list.0.unit'],
      ['half a fen', { item_list: [{ ...item, unit_price: 0.5 }] }, 'order.item_list.0.unit_price'],
      [
        'no picture',
        { item_list: [{ ...item, image_url: [] }] },
        'order.item_list.0.image_url',
        268_485_210,
      ],
      [
        'four pictures',
        { item_list: [{ ...item, image_url: Array(4).fill(item.image_url[0]) }] },
        'order.item_list.0.image_url',
        268_435_461,
      ],
      [
        'a picture over http',
        { item_list: [item, { ...item, image_url: ['http://shop.example/a.jpg'] }] },
        'order.item_list.1.image_url.0',
      ],
      [
        'a logo that is no URL',
        { shop: { name: 'x', logo_url: 'logo.png' } },
        'order.shop.logo_url',
      ],
      [
        'an item twice',
        { item_list: [item, item] },
        'order.item_list.1.merchant_item_id',
        268_486_047,
      ],
      [
        'a page of an item beside an order on the web',
        { path: undefined, url: 'https://shop.example/order/2' },
        'order.item_list.0.path',
        268_459_788,
      ],
      ['two links', { url: 'https://shop.example/order/2' }, 'order.url'],
      ['a web page as a path', { path: 'https://shop.example' }, 'order.path'],
      [
        'a long number',
        { merchant_order_no: 'x'.repeat(65) },
        'order.merchant_order_no',
        268_435_461,
      ],
      ['milliseconds', { promised_ship_time: 1_795_000_000_000 }, 'order.promised_ship_time'],
      ['a discount above all', { discount: 18_801 }, 'order.discount'],
      [
        'an amount of money beyond all',
        { item_list: [{ ...item, unit_price: 9e15, quantity: 9 }] },
        'order.item_list',
      ],
    ]
    it.each(wrong)('%s is refused by its field', async (_name, change, field, errcode) => {
      const { transaction_id } = { transaction_id: '4200000000000000000000000001' }
      const body = { order_key: byId(transaction_id), order: { ...order, ...change } }
      const { status, body: refusal } = await put<Refusal>(body)
      expect([status, refusal.error.code, refusal.error.errcode]).toEqual([
        errcode === undefined ? 400 : 422,
        'invalid',
        errcode,
      ])
      expect(refusal.error.message).toContain(`(${field}`)
    })

    it('names a number that is missing or spoiled, and a field that nobody knows', async () => {
      const refused = async (body: object) => {
        const { status, body: refusal } = await put<Refusal>(body)
        return [status, refusal.error.errcode, refusal.error.message]
      }
      expect(await refused({ order_key: { order_number_type: 1, mchid: '1' }, order })).toEqual([
        422,
        268_485_197,
        expect.stringContaining('order_key.out_trade_no'),
      ])
      expect(await refused({ order_key: byId('4.2E+27'), order })).toEqual([
        400,
        undefined,
        expect.stringContaining('order_key.transaction_id'),
      ])
      expect(await refused({ order_key: byId('1'), order: { ...order, recipient: {} } })).toEqual([
        422,
        undefined,
        expect.stringContaining('order.recipient'),
      ])
      expect(await refused({ order_key: byId('1') })).toEqual([
        400,
        undefined,
        expect.stringContaining('sub_orders'),
      ])
      expect((await call('PUT', `${pair.url}/api/orders/details`, { body: {} })).status).toBe(401)
      expect(
        await readRows(database.url, `select * from order_details where transaction_id = '1'`),
      ).toEqual([])
    })
  })

  describe('orders of a combined payment', () => {
    const two = (openid: string) => Promise.all([pay({ openid }), pay({ openid })])
    const ids = (response: BuyerOrderResponse) =>
      response.sub_orders?.map(({ transaction_id }) => transaction_id).toSorted()
    const idsOf = (orders: Payment[]) => orders.map((one) => one.transaction_id).toSorted()

    it('stand together once they were shipped so, each as it is now', async () => {
      const whole = await pay<Payment & { sub_orders: Payment[] }>({
        openid: 'oCombined',
        sub_orders: [{ description: 'Tea' }, { description: 'Cup' }],
      })
      const orders = whole.sub_orders
      const alone = await pay({ openid: 'oCombined' })
      const answer = await pair.merchant<{ shipment: { id: string } }>(
        'POST',
        '/api/shipments/combined',
        {
          order_key: byId(whole.transaction_id),
          sub_orders: orders.map((one, at) => content(one.transaction_id, `YTCOMB${at}`)),
        },
      )
      expect((await atItsEnd(answer.body.shipment.id)).state).toBe('shipped')
      const mine = await buyer('oCombined')
      const seen = await mine.lookUp(orders[0]!.transaction_id)
      expect(ids(seen)).toEqual(idsOf(orders))
      expect(seen.sub_orders?.map((one) => one.order_state)).toEqual([2, 2])
      expect(seen.sub_orders).toContainEqual(seen.order)
      expect(ids(await mine.receipt(orders[1]!.transaction_id))).toEqual(idsOf(orders))
      expect(await mine.lookUp(alone.transaction_id)).not.toHaveProperty('sub_orders')
    })

    it('stand together when they were told so, also after one of them is told again', async () => {
      const orders = await two('oTold')
      const whole = byPair('1900000109', 'COMBINED-1')
      const { status, body } = await put({
        order_key: whole,
        sub_orders: orders.map((one, at) => ({
          order_key: byPair(one.merchant_id, one.merchant_trade_no),
          order: { ...order, merchant_order_no: `SUB-${at}` },
        })),
      })
      expect([status, body.details.sub_orders?.length]).toEqual([200, 2])
      const [first, second] = orders
      const mine = await buyer('oTold')
      await mine.list()
      await told(byId(first.transaction_id), { pickup_code: 'again' })
      const seen = await mine.lookUp(second.transaction_id)
      expect(ids(seen)).toEqual(idsOf(orders))
      expect(seen.sub_orders?.map((one) => one.extras?.pickup_code).toSorted()).toEqual([
        'A 132',
        'again',
      ])
    })

    it("never show another buyer's order, whatever was told", async () => {
      const [mine] = await two('oHonest')
      const foreign = await pay({ openid: 'oForeign' })
      await put({
        order_key: byPair('1900000109', 'COMBINED-2'),
        sub_orders: [mine, foreign].map((one, at) => ({
          order_key: byId(one.transaction_id),
          order: { ...order, merchant_order_no: `SUB-${at}` },
        })),
      })
      await (await buyer('oForeign')).list()
      const seen = await (await buyer('oHonest')).lookUp(mine.transaction_id)
      expect(seen).not.toHaveProperty('sub_orders')
    })

    it('are refused where one names the payment itself, or stands twice', async () => {
      const sub = { order_key: byPair('1', 'A'), order }
      const other = { order_key: byPair('1', 'B'), order: { ...order, merchant_order_no: 'B' } }
      for (const [whole, subs] of [
        [byPair('1', 'B'), [sub, other]],
        [byPair('1', 'C'), [sub, { ...other, order_key: sub.order_key }]],
      ] as const) {
        const { status, body } = await put<Refusal>({ order_key: whole, sub_orders: subs })
        expect([status, body.error.message]).toEqual([
          400,
          expect.stringContaining('sub_orders.1.order_key'),
        ])
      }
      const { body } = await put<Refusal>({
        order_key: byPair('1', 'C'),
        sub_orders: [sub, { ...other, order: { item_list: [{ ...item, name: '' }] } }],
      })
      expect(body.error.message).toContain('sub_orders.1.order.item_list.0.name')
    })
  })

  it('comes with where the parcels are, by the last answers of WeChat, and whose they are', async () => {
    const { transaction_id } = await pay({ openid: 'oParcels' })
    await shipped(content(transaction_id, 'YTSTATUS1'))
    await pair.merchant('POST', `/api/orders/${transaction_id}/waybills`, {
      tracking_no: 'YTSTATUS1',
      receiver_phone: '13800138000',
      goods: [{ goods_name: 'Tea', goods_img_url: 'https://shop.example/tea.jpg' }],
    })
    const mine = await buyer('oParcels')
    const parcel = async () => (await mine.list())[0]?.shipping?.shipping_list[0]
    expect(await parcel()).toMatchObject({ delivery_name: '圆通速递' })
    await pair.control('POST', '/waybills', { waybill_id: 'YTSTATUS1', status: 3 })
    await until(parcel, (one) => one?.status === 3)
    const asked = await openMerchant(() => pair).calls(
      '/cgi-bin/express/delivery/open_msg/query_trace',
    )
    expect((await mine.lookUp(transaction_id)).order.shipping?.shipping_list[0]).toMatchObject({
      tracking_no: 'YTSTATUS1',
      delivery_name: '圆通速递',
      status: 3,
    })
    expect(asked.length).toBeGreaterThan(0)
  })

  describe('the date of a pre-sale', () => {
    const later = () => Math.floor(Date.now() / 1000) + 30 * 24 * 60 * 60
    const dates = async (openid: string) =>
      (await (await buyer(openid)).list()).map(({ extras }) => extras?.presale_time)

    it('is known when it was reported here, to an order that was not known too', async () => {
      const { transaction_id } = await pay({ openid: 'oPresale' })
      const delay_to = later()
      const path = `/api/orders/${transaction_id}/special`
      expect((await pair.merchant('POST', path, { type: 1, delay_to })).status).toBe(200)
      expect(await dates('oPresale')).toEqual([delay_to])
      expect((await readOrder(transaction_id)).presale_time).toBe(delay_to)
      // What the shop says itself goes before.
      await told(byId(transaction_id), { presale_time: delay_to + 60 })
      expect(await dates('oPresale')).toEqual([delay_to + 60])
    })

    it("is known when an SDK reported it, by the merchant's own number", async () => {
      const { merchant_trade_no } = await pay({ openid: 'oSdk' })
      expect(await dates('oSdk')).toEqual([undefined])
      const { body } = await call<{ access_token: string }>(
        'POST',
        `${pair.url}/cgi-bin/stable_token`,
        { body: { secret: pair.api_key } },
      )
      const delay_to = later()
      const special = (request: object) =>
        call<{ errcode: number }>(
          'POST',
          `${pair.url}/wxa/sec/order/opspecialorder?access_token=${body.access_token}`,
          { body: request },
        )
      const request = { order_id: merchant_trade_no, type: 1, delay_to }
      expect((await special(request)).body.errcode).toBe(0)
      await until(
        () => dates('oSdk'),
        ([date]) => date === delay_to,
      )
      // A refusal changes nothing.
      expect((await special({ ...request, delay_to: 5 })).body.errcode).toBe(268_546_001)
      expect(await dates('oSdk')).toEqual([delay_to])
    })
  })

  it('is forgotten when nobody came to know the order, and kept of all others', async () => {
    const paid = { openid: 'oOld', merchant_id: '1900000109', merchant_trade_no: 'OLD-PAID' }
    await told(byPair('1900000109', 'OLD-NEVER'))
    await told(byId('4200000000000000000000000404'))
    await told(byPair('1900000109', 'YOUNG-NEVER'))
    await told(byPair('1900000109', 'OLD-PAID'))
    await pay(paid)
    const mine = await buyer('oOld')
    await mine.list()
    await execute(
      database.url,
      `update order_details set updated_at = ${Date.now() - 181 * DAY_MS}
        where out_trade_no like 'OLD-%' or transaction_id like '%0404'`,
    )
    const left = () =>
      readRows<{ out_trade_no: string }>(
        database.url,
        `select out_trade_no from order_details where out_trade_no like '%-NEVER'
          or out_trade_no = 'OLD-PAID' or transaction_id like '%0404' order by out_trade_no`,
      )
    await until(left, (rows) => rows.length === 2)
    expect((await left()).map((row) => row.out_trade_no)).toEqual(['OLD-PAID', 'YOUNG-NEVER'])
    expect((await mine.list())[0]?.extras).toEqual(extras)
  })

  it('is sent as it was before, on what else a body may be', async () => {
    // Numbers as text, and what is not set as null or "".
    const { status, body } = await put({
      order_key: {
        order_number_type: '2',
        transaction_id: '4200000000000000000000000888',
        mchid: '',
      },
      order: {
        item_list: [{ ...item, unit_price: '18800', quantity: '1', description: null }],
        receiver: null,
        pickup_code: '',
      },
    })
    expect([status, body.details.order]).toEqual([
      200,
      { item_list: [{ ...item, description: undefined }] },
    ])
  })
})

it('takes a picture on this machine beside the local WeChat only', async () => {
  const local = { ...order, item_list: [{ ...item, image_url: ['http://localhost:4010/tea.png'] }] }
  const body = { order_key: byId('4200000000000000000000000001'), order: local }
  const pair = await startPair()
  expect((await pair.merchant('PUT', '/api/orders/details', body)).status).toBe(200)
  await pair.stop()
})

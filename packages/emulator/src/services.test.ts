import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmulator, type Emulator } from './emulator.ts'

const appid = 'wx00000000000000ef'
const secret = 'the-secret'
const openid = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'
const OPEN_MSG = '/cgi-bin/express/delivery/open_msg'

interface Order {
  transaction_id: string
  merchant_id: string
  merchant_trade_no: string
  pay_time: number
}
interface Services {
  details: Record<string, unknown> | null
  details_shipping: Record<string, unknown> | null
  waybills: Record<string, unknown>[]
  messages: { waybill_status: number; tracking_no: string; path: string; query: object }[]
}

const link = { type: 'MINI_PROGRAM', appid, path: 'pages/order/detail?id=1' }
const item = (merchant_item_id: string) => ({
  merchant_item_id,
  name: 'Tea',
  unit_price: 990,
  quantity: 1,
  image_url: ['https://img.example/1.png'],
  item_detail_jump_link: link,
})

describe('the services of an order', () => {
  let emulator: Emulator
  let token = ''
  let times = 0
  const post = async <Answer>(path: string, body: object): Promise<Answer> => {
    const answer = await fetch(emulator.url + path, { method: 'POST', body: JSON.stringify(body) })
    return (await answer.json()) as Answer
  }
  const control = <Answer>(path: string, body: object = {}) =>
    post<Answer>(`/_emulator${path}`, body)
  const look = async <Answer>(path: string) =>
    (await (await fetch(`${emulator.url}/_emulator${path}`)).json()) as Answer
  const renew = async () => {
    const credentials = { grant_type: 'client_credential', appid, secret }
    token = (await post<{ access_token: string }>('/cgi-bin/stable_token', credentials))
      .access_token
  }
  const call = async (path: string, body: object) =>
    (await post<{ errcode: number }>(`${path}?access_token=${token}`, body)).errcode
  const later = () => new Date(Date.parse('2026-11-21T00:00:00Z') + (times += 1000)).toISOString()
  const pay = (more: object = {}) => control<Order>('/orders', { openid, ...more })
  const services = ({ transaction_id }: Order) =>
    look<Services>(`/orders/${transaction_id}/services`)

  const key = ({ transaction_id }: Order) => ({ order_number_type: 2, transaction_id })
  const upload = (order: Order, more: object = {}) =>
    call('/user-order/orders', {
      order_key: key(order),
      order_list: [
        {
          merchant_order_no: 'T1',
          order_detail_jump_link: link,
          item_list: [item('sku1'), item('sku2')],
        },
      ],
      payer: { openid },
      logistics_type: 1,
      upload_time: later(),
      ...more,
    })
  const parcel = (tracking_no: string, ...ids: string[]) => ({
    tracking_no,
    express_company: 'YTO',
    ...(ids.length > 0 && { item_list: ids.map((merchant_item_id) => ({ merchant_item_id })) }),
  })
  const shopShip = (order: Order, more: object = {}) =>
    call('/user-order/orders/shippings', {
      order_key: key(order),
      delivery_mode: 2,
      shipping_list: [parcel('YT1', 'sku1'), parcel('YT2', 'sku2')],
      payer: { openid },
      upload_time: later(),
      ...more,
    })
  const ship = (order: Order, tracking_no = 'YT1') =>
    call('/wxa/sec/order/upload_shipping_info', {
      order_key: key(order),
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [{ tracking_no, express_company: 'YTO', item_desc: 'Tea' }],
      upload_time: later(),
      payer: { openid },
    })
  const bind = (name: 'follow_waybill' | 'trace_waybill', order: Order, more: object = {}) =>
    call(`${OPEN_MSG}/${name}`, {
      openid,
      receiver_phone: '13800000001',
      waybill_id: 'YT1',
      trans_id: order.transaction_id,
      goods_info: { detail_list: [{ goods_name: 'Tea', goods_img_url: 'https://i.example/1' }] },
      ...more,
    })

  beforeEach(async () => {
    emulator = await startEmulator({ appid, secret })
    await renew()
  })
  afterEach(() => emulator.close())

  it('refuses what the account has not opened, each service by itself', async () => {
    const order = await pay()
    expect(await ship(order)).toBe(0)
    const all = async () => [
      await upload(order),
      await bind('follow_waybill', order),
      await bind('trace_waybill', order),
      await call('/wxa/sec/order/get_order_detail_path', {}),
    ]
    expect(await all()).toEqual([0, 0, 0, 0])
    await control('/settings', { shopping_orders: false })
    expect(await all()).toEqual([268485184, 0, 0, 0])
    await control('/settings', { shopping_orders_errcode: 48001, logistics_messages: false })
    expect(await all()).toEqual([48001, 48001, 0, 0])
    await control('/settings', { shopping_orders: true, logistics_messages: true })
    await control('/settings', { logistics_tracking: false, order_centre: false })
    expect(await all()).toEqual([0, 0, 48001, 48001])
  })

  it('knows a waybill only once the carrier has scanned it', async () => {
    await control('/settings', { waybill_scanned_after_hours: 24 })
    const order = await pay()
    expect(await ship(order)).toBe(0)
    expect(await bind('follow_waybill', order)).toBe(931023)
    expect(await bind('trace_waybill', order, { waybill_id: 'MADE-UP' })).toBe(9300559)
    await control('/settings', { waybill_unscanned_errcode: 9300559 })
    expect(await bind('follow_waybill', order)).toBe(9300559)
    await control('/clock', { advance: 23 * 3600 })
    await renew()
    expect(await bind('follow_waybill', order)).toBe(9300559)
    await control('/clock', { advance: 3600 })
    await renew()
    expect(await bind('follow_waybill', order)).toBe(0)
    expect((await services(order)).waybills).toMatchObject([{ component: 'messages', status: 1 }])
  })

  it('counts calls for the buyer and for the account, anew each day in Beijing', async () => {
    const order = await pay()
    expect(await ship(order)).toBe(0)
    await control('/settings', { waybill_calls_per_day: 1, trace_calls_per_day: 2 })
    expect(await bind('follow_waybill', order)).toBe(0)
    expect(await bind('follow_waybill', order)).toBe(9300513)
    expect(await bind('trace_waybill', order)).toBe(0)
    expect(await bind('trace_waybill', order)).toBe(0)
    expect(await bind('trace_waybill', order)).toBe(9300513)
    const { now } = await look<{ now: number }>('/clock')
    const midnight = 86_400 - ((now + 8 * 3600) % 86_400)
    await control('/clock', { advance: midnight + 1 })
    await renew()
    expect(await bind('follow_waybill', order)).toBe(0)
    await control('/settings', { waybill_calls_per_day: 50, waybill_calls_per_account: 2 })
    expect(await bind('follow_waybill', order)).toBe(0)
    expect(await bind('follow_waybill', order)).toBe(9300513)
  })

  it('lets a buyer follow so many waybills at once', async () => {
    await control('/settings', { live_waybills: 1 })
    const [one, other] = [await pay(), await pay()]
    await ship(one, 'YT1')
    await ship(other, 'YT2')
    await control('/waybills', { waybill_id: 'YT1', status: 1 })
    expect(await bind('follow_waybill', one)).toBe(0)
    // The same one again is no second one.
    expect(await bind('follow_waybill', one)).toBe(0)
    expect(await bind('follow_waybill', other, { waybill_id: 'YT2' })).toBe(9300513)
    await control('/waybills', { waybill_id: 'YT1', status: 4 })
    expect(await bind('follow_waybill', other, { waybill_id: 'YT2' })).toBe(0)
  })

  it("refuses a receiver's number that is masked or none, and each one on demand", async () => {
    const order = await pay()
    await ship(order)
    for (const receiver_phone of ['138****0001', 'phone', '1', '+'])
      expect(await bind('follow_waybill', order, { receiver_phone })).toBe(47001)
    for (const receiver_phone of ['13800000001', '+86-13800000001', '021-12345678'])
      expect(await bind('follow_waybill', order, { receiver_phone })).toBe(0)
    await control('/settings', { receiver_phone_errcode: 931023 })
    expect(await bind('follow_waybill', order)).toBe(931023)
  })

  it('takes the latest details until they are linked to the payment', async () => {
    const order = await pay()
    const upload_time = later()
    expect(await upload(order, { upload_time })).toBe(0)
    expect(await upload(order, { upload_time })).toBe(268485216)
    expect(await upload(order)).toBe(0)
    const verify = async () => {
      const path = `/user-order/shoppinginfo/verify?access_token=${token}`
      const body = { order_key: key(order), payer: { openid } }
      return (await post<{ verify_result: string }>(path, body)).verify_result
    }
    expect(await verify()).not.toBe('校验通过')
    expect((await services(order)).details).toMatchObject({ uploads: 2, linked: false })
    await control('/clock', { advance: 60 })
    expect(await verify()).toBe('校验通过')
    expect((await services(order)).details).toMatchObject({ uploads: 2, linked: true })
    expect(await upload(order)).toBe(268435461)
    expect((await services(order)).details).toMatchObject({ uploads: 2 })
  })

  it('links details that came before the payment, and never those of another buyer', async () => {
    const transaction_id = '4200001'
    const early = { transaction_id } as Order
    await control('/settings', { shopping_link_after: 0 })
    expect(await upload(early)).toBe(0)
    expect(await shopShip(early)).toBe(268464998)
    expect(await look('/shopping-orders')).toMatchObject({
      shopping_orders: [{ details: { linked: false, seconds_after_payment: null } }],
    })
    const order = await pay({ transaction_id })
    const { details } = await services(order)
    expect(details).toMatchObject({ linked: true })
    expect((details as { seconds_after_payment: number }).seconds_after_payment).toBeLessThan(1)

    const foreign = await pay({ openid: 'oSomebodyElse00000000000000' })
    expect(await upload(foreign)).toBe(0)
    expect((await services(foreign)).details).toMatchObject({ linked: false })
  })

  it('checks the items of split parcels, the number, the buyer and the time of a shipping', async () => {
    const order = await pay()
    expect(await shopShip(order)).toBe(268464998)
    await upload(order)
    expect(await shopShip(order, { shipping_list: [parcel('YT1', 'sku3')] })).toBe(268435461)
    const merchant = {
      order_number_type: 1,
      mchid: order.merchant_id,
      out_trade_no: order.merchant_trade_no,
    }
    expect(await shopShip(order, { order_key: merchant })).toBe(268464998)
    expect(await shopShip(order, { payer: { openid: 'oSomebodyElse00000000000000' } })).toBe(
      268457014,
    )
    const upload_time = later()
    expect(await shopShip(order, { upload_time })).toBe(0)
    expect(await shopShip(order, { upload_time })).toBe(268485216)
    expect((await services(order)).details_shipping).toMatchObject({
      call: '/user-order/orders/shippings',
      shipping_list: [{ tracking_no: 'YT1', item_list: [{ merchant_item_id: 'sku1' }] }, {}],
      uploads: 1,
    })
  })

  it('keeps each sub-order of a combined payment by itself, and verifies the whole', async () => {
    const sub_order = (merchant_trade_no: string) => ({ merchant_trade_no, paid_amount: 990 })
    const whole = await control<Order & { sub_orders: Order[] }>('/orders', {
      openid,
      sub_orders: [sub_order('C-1'), sub_order('C-2')],
    })
    const [one, other] = whole.sub_orders as [Order, Order]
    const bought = (order: Order, merchant_order_no: string, sku: string) => ({
      order_key: key(order),
      merchant_order_no,
      order_detail_jump_link: link,
      item_list: [item(sku)],
      logistics_type: 1,
    })
    const combined = {
      order_key: key(whole),
      sub_orders: [bought(one, 'C-1', 'sku1'), bought(other, 'C-2', 'sku2')],
      payer: { openid },
      upload_time: later(),
    }
    expect(await call('/user-order/combine-orders', combined)).toBe(0)
    const shippings = (subs: object[]) =>
      call('/user-order/combine-orders/shippings', {
        order_key: key(whole),
        sub_orders: subs,
        payer: { openid },
        upload_time: later(),
      })
    const sub = (order: Order, sku: string) => ({
      order_key: key(order),
      delivery_mode: 2,
      shipping_list: [parcel('YT1', sku)],
    })
    // All of them or none.
    expect(await shippings([sub(one, 'sku1'), sub(other, 'sku1')])).toBe(268435461)
    expect((await services(one)).details_shipping).toBeNull()
    expect(await shippings([sub(one, 'sku1'), sub(other, 'sku2')])).toBe(0)
    expect((await services(other)).details).toMatchObject({
      call: '/user-order/combine-orders',
      orders: [{ merchant_order_no: 'C-2', item_list: [{ merchant_item_id: 'sku2' }] }],
    })
    expect((await services(other)).details_shipping).toMatchObject({
      shipping_list: [{ item_list: [{ merchant_item_id: 'sku2' }] }],
    })
    // The whole has no parcels of its own.
    expect(await shopShip(whole)).toBe(268464998)
    expect(await shopShip(one)).toBe(268464998)
    const stranger = await pay()
    expect(await shippings([sub(stranger, 'sku1')])).toBe(268464998)
  })

  it('keeps what took effect when the answer is lost', async () => {
    const order = await pay()
    await ship(order)
    const lost = async (path: string, send: () => Promise<number>) => {
      await control('/faults', { path, effect: 'cut_after' })
      await expect(send()).rejects.toThrow('fetch failed')
    }
    await lost('/user-order/orders', () => upload(order))
    await lost('/user-order/orders/shippings', () => shopShip(order))
    await lost(`${OPEN_MSG}/follow_waybill`, () => bind('follow_waybill', order))
    await lost(`${OPEN_MSG}/trace_waybill`, () => bind('trace_waybill', order))
    expect(await services(order)).toMatchObject({
      details: { uploads: 1 },
      details_shipping: { uploads: 1 },
      waybills: [{ component: 'messages' }, { component: 'tracking' }],
    })
  })

  it('tells the buyer at the nodes of the parcel, once each, and says where a tap leads', async () => {
    const order = await pay()
    await ship(order)
    await bind('trace_waybill', order)
    expect(await bind('follow_waybill', order, { order_detail_path: '/pages/order?id=7' })).toBe(0)
    // Followed again: still one message a node.
    expect(await bind('follow_waybill', order, { order_detail_path: '/pages/order?id=8' })).toBe(0)
    for (const _ of [1, 2, 3, 4, 5]) await control('/waybills', { waybill_id: 'YT1', next: true })
    const { messages, waybills } = await services(order)
    expect(messages.map(({ waybill_status }) => waybill_status)).toEqual([1, 3, 4])
    expect(messages.at(-1)).toMatchObject({ path: 'pages/order', query: { id: '8' } })
    expect(waybills.every((one) => one['receiver_phone'] === '138****0001')).toBe(true)
  })

  it('lets a waybill move on by itself where that is set', async () => {
    await control('/settings', { waybill_scanned_after_hours: 1, waybill_step_hours: 10 })
    const order = await pay()
    await ship(order)
    await control('/clock', { advance: 3600 })
    await renew()
    expect(await bind('follow_waybill', order)).toBe(0)
    await control('/clock', { advance: 20 * 3600 })
    const { messages, waybills } = await services(order)
    expect(messages.map(({ waybill_status }) => waybill_status)).toEqual([3])
    expect(waybills).toMatchObject([{ status: 3 }])
  })

  it('opens the order centre at the registered path, once that has taken effect', async () => {
    const order = await pay({ merchant_trade_no: 'SHOP-1' })
    const rows = async () =>
      (await look<{ orders: { path: string | null }[] }>(`/order-centre?openid=${openid}`)).orders
    expect(await rows()).toMatchObject([{ merchant_trade_no: 'SHOP-1', goods: [], path: null }])
    await upload(order)
    await control('/settings', { order_detail_path_after: 600 })
    const path = 'pages/order/detail?no=${商品订单号}&from=centre'
    expect(await call('/wxa/sec/order/update_order_detail_path', { path })).toBe(0)
    expect(await rows()).toMatchObject([{ path: null, goods: [{ name: 'Tea' }, {}] }])
    await control('/clock', { advance: 600 })
    expect(await rows()).toMatchObject([
      { path: 'pages/order/detail', query: { no: 'SHOP-1', from: 'centre' } },
    ])
    expect(await look(`/order-centre?openid=oAnother`)).toEqual({ orders: [] })
  })
})

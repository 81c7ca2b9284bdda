/** A shipment's body that says more: items, the receiver's phone, the order, which services are told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, makeDatabase, readRows } from '../support/databases.ts'
import { call } from '../support/http.ts'
import { content, openMerchant, type Shipment } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const PHONE = '13800138000'

interface Row {
  service: string
  part: string
  state: string
  reason: string | null
  required: number
  shipment_id: string | null
  body: string
  phone: string | null
}
interface Accepted {
  shipment: Shipment & { shipping_list: { item_desc: string; contact?: object }[] }
  warnings: { field: string; message: string }[]
  error: { code: string; message: string; errcode?: number }
}

const item = (merchant_item_id: string, name: string, quantity = 1) => ({
  merchant_item_id,
  name,
  unit_price: 9_900,
  quantity,
  image_url: [`https://shop.example/${merchant_item_id}.jpg`],
})
const order = { item_list: [item('tea', '大红袍', 2), item('cup', '盖碗')] }

describe.each(ENGINES)('the body of a shipment (%s)', (engine) => {
  let pair: Pair
  let database: Awaited<ReturnType<typeof makeDatabase>>
  beforeAll(async () => {
    database = await makeDatabase(engine)
    pair = await startPair({}, undefined, { DATABASE_URL: database.url })
  })
  afterAll(async () => {
    await pair.stop()
    await database.remove()
  })
  const { pay, shipped, truth, calls } = openMerchant(() => pair)

  const post = (body: object, path = '/api/shipments', headers: Record<string, string> = {}) =>
    call<Accepted>('POST', pair.url + path, { key: pair.api_key, body, headers })
  const rowsOf = async (transaction_id: string) => {
    const rows = await readRows<Row>(
      database.url,
      `select * from services where payment like '%${transaction_id}' order by service, part`,
    )
    return rows.map(({ body, ...row }) => ({ ...row, body: JSON.parse(body) as object }))
  }
  const parcel = (tracking_no: string, more: object = {}) => ({
    tracking_no,
    express_company: 'YTO',
    ...more,
  })
  const split = (transaction_id: string, parcels: object[], more: object = {}) =>
    content(transaction_id, '', {
      delivery_mode: 2,
      is_all_delivered: true,
      shipping_list: parcels,
      ...more,
    })

  /** What was accepted, to be sent once more. */
  const again = (shipping_list: object[]) => ({
    delivery_mode: 2,
    is_all_delivered: true,
    shipping_list,
  })

  it('plans nothing for an old body', async () => {
    const { transaction_id } = await pay()
    const { status, body } = await post(content(transaction_id, 'YT1000000001'))
    expect([status, body.warnings]).toEqual([202, []])
    expect(await rowsOf(transaction_id)).toEqual([])
  })

  it('names the goods of each parcel, and uploads nothing else of the body', async () => {
    const { transaction_id } = await pay()
    const { status, body } = await post(
      split(
        transaction_id,
        [
          parcel('YT1000000002', { items: ['tea'], receiver_phone: `+86 ${PHONE}` }),
          parcel('YT1000000003', { items: ['cup'] }),
        ],
        { order, services: { messages: 'require', tracking: 'off' } },
      ),
    )
    expect([status, body.warnings]).toEqual([202, []])
    const { shipping_list } = body.shipment
    expect(shipping_list.map(({ item_desc }) => item_desc)).toEqual(['大红袍 x2', '盖碗 x1'])
    expect(JSON.stringify(body)).not.toContain('138')
    const rows = await rowsOf(transaction_id)
    const shipment_id = body.shipment.id
    const of = (service: string, part: string) =>
      rows.find((row) => row.service === service && row.part === part)
    expect(of('details_shipping', shipment_id)).toMatchObject({ shipment_id, required: 0 })
    expect(of('messages', 'YT1000000002')).toMatchObject({
      shipment_id,
      required: 1,
      body: { express_company: 'YTO', item_desc: '大红袍 x2', items: ['tea'] },
    })
    // Without a phone number it is told that there is none.
    expect(of('messages', 'YT1000000003')).toMatchObject({ required: 1, phone: null })
    expect(of('tracking', 'YT1000000002')).toMatchObject({
      state: 'not_available',
      reason: 'off',
      phone: null,
    })
    await shipped(content(transaction_id, '', again(shipping_list)))
    const uploads = await calls('/wxa/sec/order/upload_shipping_info')
    const sent = uploads.filter(({ request }) => JSON.stringify(request).includes(transaction_id))
    expect(sent).toHaveLength(1)
    const [parcels] = sent.map(({ request }) => request['shipping_list'] as object[])
    const allowed = ['tracking_no', 'express_company', 'item_desc']
    for (const one of parcels ?? []) expect(Object.keys(one).toSorted()).toEqual(allowed.toSorted())
  })

  it('takes the goods that were told before, and cuts them at 120 characters', async () => {
    const { transaction_id } = await pay()
    const names = ['a', 'b', 'c'].map((id) => item(id, `${id} ${'𠀀'.repeat(48)}`))
    const order_key = { order_number_type: 2, transaction_id }
    await pair.merchant('PUT', '/api/orders/details', { order_key, order: { item_list: names } })
    const { body } = await post(
      content(transaction_id, '', { shipping_list: [parcel('YT1000000004')] }),
    )
    const [first] = body.shipment.shipping_list
    expect(Array.from(first?.item_desc ?? '')).toHaveLength(120)
    expect(first?.item_desc).toContain('a 𠀀')
    const rows = await rowsOf(transaction_id)
    expect(rows.map(({ service }) => service)).toEqual(['details', 'details_shipping'])
  })

  it('refuses a parcel whose goods nobody said, by field', async () => {
    const { transaction_id } = await pay()
    const { status, body } = await post(
      content(transaction_id, '', { shipping_list: [parcel('YT1000000005')] }),
    )
    expect([status, body.error.code, body.error.errcode]).toEqual([422, 'invalid', 10060008])
    expect(body.error.message).toContain('shipping_list.0.item_desc')
  })

  it.each([
    ['a masked number', { receiver_phone: '138****8000' }, 'shipping_list.0.receiver_phone'],
    ['words', { receiver_phone: 'ask the shop 13800138000' }, 'shipping_list.0.receiver_phone'],
    ['an empty id', { items: ['tea', ' '] }, 'shipping_list.0.items.1'],
    ['an id that is too long', { items: ['长'.repeat(22)] }, 'shipping_list.0.items.0'],
    ['items that are no list', { items: 'tea' }, 'shipping_list.0.items'],
  ])('refuses %s by field, and repeats none of it', async (_what, more, field) => {
    const { transaction_id } = await pay()
    const { status, body } = await post(
      content(transaction_id, '', {
        shipping_list: [parcel('YT1000000006', { item_desc: 'Tea', ...more })],
      }),
    )
    expect([status, body.error.code]).toEqual([400, 'invalid'])
    expect(body.error.message).toContain(field)
    expect(JSON.stringify(body)).not.toContain('13800138000')
    expect(await rowsOf(transaction_id)).toEqual([])
  })

  it('refuses an unknown mode, and what breaks a rule of the order, before anything is stored', async () => {
    const { transaction_id } = await pay()
    const body = content(transaction_id, 'YT1000000007')
    const mode = await post({ ...body, services: { messages: 'always' } })
    expect([mode.status, mode.body.error.message]).toEqual([
      400,
      expect.stringContaining('services.messages'),
    ])
    const broken = { item_list: [{ ...item('tea', 'Tea'), image_url: [] }] }
    const rule = await post({ ...body, order: broken })
    expect([rule.status, rule.body.error.errcode]).toEqual([422, 268485210])
    const read = await pair.merchant<{ shipments: object[] }>(
      'GET',
      `/api/shipments?transaction_id=${transaction_id}`,
    )
    expect(read.body.shipments).toEqual([])
  })

  it('tells by field what does not add up, and ships regardless', async () => {
    const { transaction_id } = await pay()
    const { body } = await post(
      split(
        transaction_id,
        [
          parcel('YT1000000008', { item_desc: 'Tea', items: ['tea', 'tea', 'none'] }),
          parcel('YT1000000009', { item_desc: 'Tea', items: ['tea', 'lid'] }),
          parcel('YT1000000010', { item_desc: 'Lid', items: ['tea', 'lid'] }),
        ],
        { order: { item_list: [item('tea', 'Tea', 2), item('lid', 'Lid'), item('cup', 'Cup')] } },
      ),
    )
    expect(body.warnings.map(({ field }) => field)).toEqual([
      'shipping_list.0.items.1',
      'shipping_list.0.items.2',
      'shipping_list.2.items.0',
      'shipping_list.2.items.1',
      'shipping_list',
    ])
    expect(body.warnings.at(-1)?.message).toContain('cup')
    expect(
      (await shipped(content(transaction_id, '', again(body.shipment.shipping_list)))).id,
    ).toBe(body.shipment.id)
  })

  it('is the same shipment with items and a phone number that come later', async () => {
    const { transaction_id } = await pay()
    const body = content(transaction_id, 'YT1000000011')
    const first = await shipped(body)
    const later = await post({
      ...body,
      shipping_list: [
        parcel('YT1000000011', { item_desc: 'Tea', items: ['tea'], receiver_phone: PHONE }),
      ],
      order,
    })
    expect(later.body.shipment.id).toBe(first.id)
    expect((await truth(transaction_id)).uploads).toBe(1)
    const rows = await rowsOf(transaction_id)
    expect(rows.map(({ service }) => service)).toEqual(
      expect.arrayContaining(['details_shipping', 'messages', 'tracking']),
    )
    // It is shipped: nothing has to be waited for.
    expect(rows.every(({ reason }) => reason !== 'not_shipped')).toBe(true)
  })

  it('fills in the contact of SF, which sees the last four digits', async () => {
    const { transaction_id } = await pay()
    const { body } = await post(
      content(transaction_id, '', {
        shipping_list: [
          {
            tracking_no: 'SF1000000000012',
            express_company: '顺丰速运',
            item_desc: 'Tea',
            receiver_phone: '18412345678-1234',
          },
        ],
      }),
    )
    expect(body.shipment.shipping_list[0]?.contact).toEqual({
      receiver_contact: '184********-1234',
    })
  })

  it('counts the phone number as part of a request with a key, and keeps no plain digest of it', async () => {
    const { transaction_id } = await pay()
    const body = (receiver_phone: string) =>
      content(transaction_id, '', {
        shipping_list: [parcel('YT1000000013', { item_desc: 'Tea', receiver_phone })],
      })
    const headers = { 'idempotency-key': `phone-${engine}` }
    const first = await post(body(PHONE), undefined, headers)
    expect(first.status).toBe(202)
    const same = await post(body(`+86 ${PHONE}`), undefined, headers)
    expect(same.body.shipment.id).toBe(first.body.shipment.id)
    const other = await post(body('13800138001'), undefined, headers)
    expect(other.body.error.code).toBe('idempotency_key_reused')
  })

  it('ships a combined payment with the orders of all its parts, or of none', async () => {
    const combined = await pay<{
      transaction_id: string
      sub_orders: { transaction_id: string }[]
    }>({ sub_orders: [{}, {}] })
    const part = (transaction_id: string, tracking_no: string, more: object) =>
      content(transaction_id, '', { shipping_list: [parcel(tracking_no, more)], order })
    const [one, two] = combined.sub_orders.map(({ transaction_id }) => transaction_id)
    const request = {
      order_key: { order_number_type: 2, transaction_id: combined.transaction_id },
      sub_orders: [
        part(one ?? '', 'YT1000000014', { receiver_phone: PHONE }),
        part(two ?? '', 'YT1000000015', {}),
      ],
    }
    const half = {
      ...request,
      sub_orders: [
        request.sub_orders[0],
        {
          ...request.sub_orders[1],
          order: undefined,
          shipping_list: [parcel('YT1000000015', { item_desc: 'Tea' })],
        },
      ],
    }
    const refused = await post(half, '/api/shipments/combined')
    expect([refused.status, refused.body.error.message]).toEqual([
      400,
      expect.stringContaining('sub_orders.1.order'),
    ])
    const { status, body } = await post(request, '/api/shipments/combined')
    expect([status, body.warnings]).toEqual([202, []])
    const rows = await readRows<Row>(
      database.url,
      `select * from services where service = 'details_shipping' and part = '${body.shipment.id}'`,
    )
    const shippings = rows.flatMap(
      (row) => (JSON.parse(row.body) as { shippings: { order_key: object }[] }).shippings,
    )
    expect(shippings.map(({ order_key }) => order_key)).toEqual([
      { order_number_type: 2, transaction_id: one },
      { order_number_type: 2, transaction_id: two },
    ])
  })
})

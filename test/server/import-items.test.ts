/** Files that say more of a payment: articles, prices, pictures, the receiver's phone; and JSON lines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { openImporter, type ImportRow } from '../support/importer.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Arrived {
  details: { orders: { item_list: object[] }[] } | null
  details_shipping: { shipping_list: { item_list?: object[] }[] } | null
  waybills: { component: string; goods_info: { detail_list: object[] } }[]
}

describe('a file that says what was bought', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())
  const { pay, truth } = openMerchant(() => pair)
  const { postFile, shownAt } = openImporter(() => pair)
  const arrived = async (transaction_id: string) =>
    (await pair.control<Arrived>('GET', `/orders/${transaction_id}/services`)).body
  const importNow = async (text: string) => {
    const { status, body } = await postFile<{ rows: ImportRow[] }>(
      '/api/shipments/import',
      Buffer.from(text),
    )
    expect(status).toBe(202)
    return body.rows
  }
  const allArrived = (transaction_id: string) =>
    until(
      () => arrived(transaction_id),
      ({ details, details_shipping, waybills }) =>
        details !== null && details_shipping !== null && waybills.length >= 2,
    )

  it('feeds all three services from one line an article', async () => {
    const { transaction_id } = await pay()
    const rows = await importNow(
      [
        '微信支付单号,快递公司,快递单号,商品名称,商家编码,规格,数量,单价（元）,商品图片,收货人手机',
        `${transaction_id},圆通,YT4000000001,大红袍,tea-250,250g,2 件,"¥1,188.5",https://shop.example/tea.jpg,13912340011`,
        `${transaction_id},圆通,YT4000000002,盖碗,cup,,1,99,https://shop.example/cup.jpg,13912340011`,
      ].join('\n'),
    )
    expect(rows.flatMap(({ errors }) => errors)).toEqual([])
    const { details, details_shipping, waybills } = await allArrived(transaction_id)
    expect(details?.orders[0]?.item_list).toMatchObject([
      { merchant_item_id: 'tea-250', name: '大红袍', quantity: 2, unit_price: 118_850 },
      { merchant_item_id: 'cup', name: '盖碗', quantity: 1, unit_price: 9_900 },
    ])
    expect(details_shipping?.shipping_list.map(({ item_list }) => item_list)).toEqual([
      [{ merchant_item_id: 'tea-250' }],
      [{ merchant_item_id: 'cup' }],
    ])
    expect(waybills.length).toBeGreaterThan(0)
    expect(await shownAt(transaction_id)).toContain('大红袍')
  })

  it('ships what it cannot read of articles, and leaves what the shop told', async () => {
    const { transaction_id } = await pay()
    const told = {
      merchant_item_id: 'tea',
      name: 'Tea',
      unit_price: 1,
      quantity: 1,
      image_url: ['https://shop.example/tea.jpg'],
    }
    await pair.merchant('PUT', '/api/orders/details', {
      order_key: { order_number_type: 2, transaction_id },
      order: { item_list: [told] },
    })
    const rows = await importNow(
      [
        'transaction_id,carrier,waybill,item,sku,qty,price,image',
        `${transaction_id},YTO,YT4000000003,Tea,tea,many,free,ftp://shop.example/tea.jpg`,
      ].join('\n'),
    )
    expect(rows[0]?.errors).toEqual([])
    await until(
      () => truth(transaction_id),
      ({ uploads }) => uploads === 1,
    )
    const { body } = await pair.merchant<{ details: { item_list: object[] } | null }>(
      'GET',
      `/api/orders/${transaction_id}`,
    )
    expect(JSON.stringify(body)).toContain('"unit_price":1')
  })

  it('needs no description where the order is known', async () => {
    const { transaction_id } = await pay()
    await pair.merchant('PUT', '/api/orders/details', {
      order_key: { order_number_type: 2, transaction_id },
      order: {
        item_list: [
          {
            merchant_item_id: 'tea',
            name: '茶叶',
            unit_price: 1,
            quantity: 3,
            image_url: ['https://shop.example/tea.jpg'],
          },
        ],
      },
    })
    const rows = await importNow(
      `transaction_id,carrier,waybill,sku\n${transaction_id},YTO,YT4000000004,tea\n`,
    )
    expect(rows[0]?.errors).toEqual([])
    await until(
      () => shownAt(transaction_id),
      (shown) => shown === '1: YTO YT4000000004 茶叶 x3',
    )
  })

  it.each([
    [
      'flat lines',
      (id: string, at: string) => [
        {
          transaction_id: id,
          express_company: 'YTO',
          tracking_no: `YT40000001${at}`,
          item_desc: 'Tea',
          receiver_phone: '13912340012',
        },
      ],
    ],
    [
      'bodies of POST /api/shipments',
      (id: string, at: string) => [
        {
          order_key: { order_number_type: 2, transaction_id: id },
          logistics_type: 1,
          delivery_mode: 1,
          shipping_list: [
            {
              express_company: 'YTO',
              tracking_no: `YT40000002${at}`,
              item_desc: 'Tea',
              items: ['tea'],
              receiver_phone: '13912340012',
            },
          ],
        },
      ],
    ],
  ])('reads JSON: %s', async (_what, make) => {
    const [one, two] = [await pay(), await pay()]
    const objects = [...make(one.transaction_id, '01'), ...make(two.transaction_id, '02')]
    const rows = await importNow(objects.map((line) => JSON.stringify(line)).join('\n'))
    expect(rows.map(({ errors, lines }) => [errors, lines])).toEqual([
      [[], [1]],
      [[], [2]],
    ])
    for (const { transaction_id } of [one, two])
      await until(
        () => truth(transaction_id),
        ({ uploads }) => uploads === 1,
      )
  })

  it.each([
    ['{"transaction_id": "1"', '1'],
    ['{"transaction_id": "1"}\nno JSON', '2'],
    [`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`, 'headings'],
  ])('refuses what is no line of JSON, by its number', async (text, named) => {
    const { status, body } = await postFile('/api/imports', Buffer.from(text))
    expect(status).toBeLessThan(500)
    expect([body.error?.code, body.error?.message]).toEqual([
      'invalid',
      expect.stringContaining(named),
    ])
  })
})

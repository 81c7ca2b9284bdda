/** What WeChat's services are told when a shipment comes to nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, makeDatabase, readRows } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Service {
  service: string
  part: string
  state: string
  reason: string | null
}

const order = {
  item_list: [
    {
      merchant_item_id: 'tea',
      name: 'Tea',
      unit_price: 9_900,
      quantity: 1,
      image_url: ['https://shop.example/tea.jpg'],
    },
  ],
}
const parcel = (tracking_no: string, item_desc: string) => ({
  tracking_no,
  express_company: 'YTO',
  item_desc,
  receiver_phone: '13812345678',
})

describe.each(ENGINES)('services of a shipment that comes to nothing (%s)', (engine) => {
  let pair: Pair
  let database: Awaited<ReturnType<typeof makeDatabase>>
  let ahead = 0
  beforeAll(async () => {
    database = await makeDatabase(engine)
    const clock = { now: () => Date.now() + ahead }
    pair = await startPair({}, undefined, { DATABASE_URL: database.url }, { clock })
  })
  afterAll(async () => {
    await pair.stop()
    await database.remove()
  })
  const { pay, ship, shipped, atItsEnd, fault } = openMerchant(() => pair)
  const servicesOf = async (transaction_id: string) =>
    (
      await pair.merchant<{ order: { services: Service[] } }>(
        'GET',
        `/api/orders/${transaction_id}`,
      )
    ).body.order.services
  const close = (id: string) => pair.merchant('POST', `/api/shipments/${id}/close`)
  /** The workers look around once a minute. */
  const aMinutePasses = () => {
    ahead += 61_000
  }
  const phonesLeft = () =>
    readRows(database.url, 'select id from services where phone is not null').then(
      (rows) => rows.length,
    )

  it('end with it, and the phone number goes', async () => {
    const { transaction_id } = await pay()
    await fault('/wxa/sec/order/upload_shipping_info', 'errcode', { errcode: 10060005, times: 50 })
    const parcels = [parcel('YT3000000001', 'Tea')]
    const { id } = (await ship(content(transaction_id, '', { shipping_list: parcels, order }))).body
      .shipment
    await atItsEnd(id)
    await pair.control('DELETE', '/faults')
    await close(id)
    expect(await phonesLeft()).toBe(2)
    aMinutePasses()
    const services = await until(
      () => servicesOf(transaction_id),
      (now) => now.filter(({ reason }) => reason === 'shipment_ended').length === 3,
    )
    expect(services.map(({ service, state }) => [service, state]).toSorted()).toEqual([
      ['details', 'done'],
      ['details_shipping', 'not_available'],
      ['messages', 'not_available'],
      ['tracking', 'not_available'],
    ])
    expect(await phonesLeft()).toBe(0)
  })

  it('stand as they were told when a correction comes to nothing', async () => {
    const { transaction_id } = await pay()
    const upload = (item_desc: string, more: object = {}) =>
      content(transaction_id, '', {
        shipping_list: [parcel('YT3000000002', item_desc)],
        order,
        ...more,
      })
    await shipped(upload('Tea'))
    const messages = (services: Service[]) => services.find(({ service }) => service === 'messages')
    await until(
      () => servicesOf(transaction_id),
      (now) => messages(now)?.state === 'done',
    )
    await fault('/wxa/sec/order/upload_shipping_info', 'errcode', { errcode: 10060005, times: 50 })
    const { id } = (await ship(upload('Tea, green', { spend_reshipment: true }))).body.shipment
    await atItsEnd(id)
    await pair.control('DELETE', '/faults')
    await close(id)
    aMinutePasses()
    const now = await until(
      () => servicesOf(transaction_id),
      (services) => services.every(({ state }) => state !== 'waiting'),
    )
    expect(messages(now)).toMatchObject({ part: 'YT3000000002', state: 'done', reason: null })
  })
})

/** Waybills on their way into WeChat's order centre, and the receivers' phone numbers. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, makeDatabase, readRows } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Shipment } from '../support/merchant.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startPair, type Pair } from '../support/server.ts'

const SHIPPINGS = '/user-order/orders/shippings'
const COMBINED = '/user-order/combine-orders/shippings'

interface Parcel {
  tracking_no: string
  express_company: string
  item_list?: { merchant_item_id: string }[]
}
interface Arrived {
  details: object | null
  details_shipping: {
    call: string
    delivery_mode: number
    shipping_list: Parcel[]
    uploads: number
  } | null
  waybills: { component: string; waybill_id: string; receiver_phone: string }[]
}
interface Row {
  state: string
  reason: string | null
  errcode: number | null
}

const item = (merchant_item_id: string) => ({
  merchant_item_id,
  name: merchant_item_id,
  unit_price: 9_900,
  quantity: 1,
  image_url: [`https://shop.example/${merchant_item_id}.jpg`],
})
const order = { item_list: [item('tea'), item('cup')] }
const parcel = (tracking_no: string, ...items: string[]) => ({
  tracking_no,
  express_company: 'YTO',
  ...(items.length > 0 ? { items } : { item_desc: 'Tea' }),
})
const split = (transaction_id: string, is_all_delivered: boolean, ...parcels: object[]) =>
  content(transaction_id, '', { delivery_mode: 2, is_all_delivered, shipping_list: parcels })
const unified = (transaction_id: string, tracking_no: string, more: object = {}) =>
  content(transaction_id, '', { shipping_list: [parcel(tracking_no)], order, ...more })

describe.each(ENGINES)('waybills for the order centre (%s)', (engine) => {
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
  const { pay, ship, shipped, truth, fault, calls } = openMerchant(() => pair)
  const arrived = async (transaction_id: string) =>
    (await pair.control<Arrived>('GET', `/orders/${transaction_id}/services`)).body
  const waybillsOf = ({ details_shipping }: Arrived) =>
    (details_shipping?.shipping_list ?? []).map(({ tracking_no }) => tracking_no)
  const atWechat = (transaction_id: string, ...waybills: string[]) =>
    until(
      () => arrived(transaction_id),
      (now) => waybillsOf(now).join() === waybills.join(),
    )
  const rowOf = (shipment_id: string, state: string) =>
    until(
      async () =>
        (
          await readRows<Row>(
            database.url,
            `select * from services where service = 'details_shipping' and part = '${shipment_id}'`,
          )
        )[0],
      (row) => row?.state === state,
    )

  it('arrive without items where everything is in one parcel', async () => {
    const { transaction_id } = await pay()
    await shipped(unified(transaction_id, 'YT2000000001'))
    const { details_shipping } = await atWechat(transaction_id, 'YT2000000001')
    expect(details_shipping).toMatchObject({ call: SHIPPINGS, delivery_mode: 1, uploads: 1 })
    expect(details_shipping?.shipping_list[0]).not.toHaveProperty('item_list')
  })

  it('arrive with the items of each parcel, all parcels each time', async () => {
    const { transaction_id } = await pay()
    await shipped({ ...split(transaction_id, false, parcel('YT2000000002', 'tea')), order })
    await atWechat(transaction_id, 'YT2000000002')
    await shipped(split(transaction_id, true, parcel('YT2000000003', 'cup')))
    const { details_shipping } = await atWechat(transaction_id, 'YT2000000002', 'YT2000000003')
    expect(details_shipping?.shipping_list.map(({ item_list }) => item_list)).toEqual([
      [{ merchant_item_id: 'tea' }],
      [{ merchant_item_id: 'cup' }],
    ])
  })

  it('follow goods that are told after the shipment', async () => {
    const { transaction_id } = await pay()
    await shipped(
      content(transaction_id, 'YT2000000004', { services: { shopping_order: 'require' } }),
    )
    const order_key = { order_number_type: 2, transaction_id }
    await pair.merchant('PUT', '/api/orders/details', { order_key, order })
    await shipped(content(transaction_id, 'YT2000000004'))
    const { details } = await atWechat(transaction_id, 'YT2000000004')
    expect(details).not.toBeNull()
  })

  it('wait for goods that WeChat does not have, which are told once more', async () => {
    const { transaction_id } = await pay()
    await fault(SHIPPINGS, 'errcode', { errcode: 268464998, times: 2 })
    const { id } = await shipped(unified(transaction_id, 'YT2000000005'))
    await atWechat(transaction_id, 'YT2000000005')
    expect(await rowOf(id, 'done')).toMatchObject({ reason: null })
  })

  it.each(['cut_after', 'cut_before', 'garbage_after'])(
    'are sent again with the same time after a lost answer (%s)',
    async (effect) => {
      const { transaction_id } = await pay()
      await fault(SHIPPINGS, effect)
      const { id } = await shipped(unified(transaction_id, 'YT2000000006'))
      await rowOf(id, 'done')
      await atWechat(transaction_id, 'YT2000000006')
      const sent = (
        await calls<{ order_key: { transaction_id: string }; upload_time: string } | undefined>(
          SHIPPINGS,
        )
      ).filter(({ request }) => request?.order_key.transaction_id === transaction_id)
      expect(new Set(sent.map(({ request }) => request?.upload_time)).size).toBe(1)
    },
  )

  it('say what a correction says', async () => {
    const { transaction_id } = await pay()
    const first = await shipped(unified(transaction_id, 'YT2000000007'))
    await rowOf(first.id, 'done')
    await shipped(unified(transaction_id, 'YT2000000008', { spend_reshipment: true }))
    await atWechat(transaction_id, 'YT2000000008')
    expect((await truth(transaction_id)).reshipments_spent).toBe(1)
  })

  it('are refused where a parcel names what nobody bought, until it is said right', async () => {
    const { transaction_id } = await pay()
    const first = await shipped({
      ...split(transaction_id, true, { ...parcel('YT2000000009', 'lid'), item_desc: 'Lid' }),
      order,
    })
    expect(await rowOf(first.id, 'refused')).toMatchObject({ reason: 'items_unknown' })
    const again = await ship(
      split(transaction_id, true, { ...parcel('YT2000000009', 'tea', 'cup'), item_desc: 'Lid' }),
    )
    expect(again.body.shipment.id).toBe(first.id)
    await atWechat(transaction_id, 'YT2000000009')
    expect((await truth(transaction_id)).uploads).toBe(1)
  })

  it('are left out where the shop says so', async () => {
    const { transaction_id } = await pay()
    const { id } = await shipped(
      unified(transaction_id, 'YT2000000010', { services: { shopping_order: 'off' } }),
    )
    expect(await rowOf(id, 'not_available')).toMatchObject({ reason: 'off' })
    expect(await arrived(transaction_id)).toMatchObject({ details: null, details_shipping: null })
  })

  it.each(['none', 'cut_after'])(
    'arrive in one call of a combined payment (%s)',
    async (effect) => {
      const whole = await pay<{
        transaction_id: string
        sub_orders: { transaction_id: string }[]
      }>({ sub_orders: [{}, {}] })
      const [one = '', two = ''] = whole.sub_orders.map(({ transaction_id }) => transaction_id)
      if (effect !== 'none') await fault(COMBINED, effect)
      const { status, body } = await call<{ shipment: Shipment }>(
        'POST',
        `${pair.url}/api/shipments/combined`,
        {
          key: pair.api_key,
          body: {
            order_key: { order_number_type: 2, transaction_id: whole.transaction_id },
            sub_orders: [unified(one, 'YT2000000011'), unified(two, 'YT2000000012')],
          },
        },
      )
      expect(status).toBe(202)
      await rowOf(body.shipment.id, 'done')
      await atWechat(one, 'YT2000000011')
      const { details_shipping } = await atWechat(two, 'YT2000000012')
      expect(details_shipping?.call).toBe(COMBINED)
      const sent = (
        await calls<{ order_key: { transaction_id: string } } | undefined>(COMBINED)
      ).filter(({ request }) => request?.order_key.transaction_id === whole.transaction_id)
      expect(sent).toHaveLength(effect === 'none' ? 1 : 2)
    },
  )
})

describe('a server that is killed as soon as a shipment is accepted', () => {
  it('tells all services of it after its next start', async () => {
    const pair = await startPair()
    const { pay } = openMerchant(() => pair)
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-services-'))
    const start = () =>
      startServerProcess({
        ...pair.env,
        PORT: '0',
        DATABASE_URL: join(folder, 'fahuo.db'),
        WECHAT_TIMEOUT_SECONDS: '2',
        UPLOAD_DEADLINE_SECONDS: '3',
      })
    const first = await start()
    const { transaction_id } = await pay()
    const { status } = await call('POST', `${first.url}/api/shipments`, {
      key: pair.api_key,
      body: unified(transaction_id, 'YT2000000013', {
        shipping_list: [{ ...parcel('YT2000000013', 'tea'), receiver_phone: '13800138000' }],
      }),
    })
    expect(status).toBe(202)
    await first.end('SIGKILL')
    const second = await start()
    const now = await until(
      async () => (await pair.control<Arrived>('GET', `/orders/${transaction_id}/services`)).body,
      ({ details, details_shipping, waybills }) =>
        details !== null && details_shipping !== null && waybills.length === 2,
      90_000,
    )
    expect(now.waybills.map(({ component }) => component).toSorted()).toEqual([
      'messages',
      'tracking',
    ])
    await second.end('SIGTERM')
    await rm(folder, { recursive: true, force: true })
    await pair.stop()
  }, 150_000)
})

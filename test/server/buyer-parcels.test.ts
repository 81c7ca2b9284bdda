/** Which parcel holds what, as the shop said it with the shipment, on the buyer's page and list. */
import { BuyerOrderResponse, BuyerSession } from '@fahuo/contract/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Payment } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const item = (merchant_item_id: string, name: string, quantity = 1) => ({
  merchant_item_id,
  name,
  unit_price: 9_900,
  quantity,
  image_url: [`https://shop.example/${merchant_item_id}.jpg`],
})
const TEA = item('tea', '大红袍', 2)
const CUP = item('cup', '盖碗')
const POT = item('pot', '紫砂壶')

const parcel = (tracking_no: string, items?: string[]) => ({
  tracking_no,
  express_company: 'YTO',
  ...(items && { items }),
})
const inParcels = (shipping_list: object[], more: object = {}) => ({
  delivery_mode: 2,
  is_all_delivered: true,
  shipping_list,
  ...more,
})

describe.each(['sqlite', 'postgres'] as const)('what is in a parcel (%s)', (engine) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPairOn(engine)
  })
  afterAll(() => pair.stop())
  const { pay, shipped, atItsEnd } = openMerchant(() => pair)

  /** What the buyer reads of an order. */
  async function lookUp(openid: string, transaction_id: string) {
    const { code } = (await pair.control<{ code: string }>('POST', '/login-codes', { openid })).body
    const path = `${pair.url}/buyer/session`
    const { body } = await call('POST', path, { body: { code, lookup: { transaction_id } } })
    const session = BuyerSession.parse(body)
    return { session, order: BuyerOrderResponse.parse(session.lookup).order }
  }

  /** What the buyer reads of the parcels of an order, by waybill. */
  async function read(openid: string, transaction_id: string) {
    const { session, order } = await lookUp(openid, transaction_id)
    const list = await call<{ orders: (typeof order)[] }>('GET', `${pair.url}/buyer/orders`, {
      key: session.token,
    })
    const listed = list.body.orders.find((one) => one.transaction_id === transaction_id)
    const itemsOf = (one: typeof order | undefined) =>
      Object.fromEntries(
        (one?.shipping?.shipping_list ?? []).map(({ tracking_no, items }) => [tracking_no, items]),
      )
    expect(itemsOf(listed)).toEqual(itemsOf(order))
    return itemsOf(order)
  }

  it('is what the shipment said of each', async () => {
    const { transaction_id, openid } = await pay({ openid: 'oParcelsA' })
    await shipped(
      content(
        transaction_id,
        '',
        inParcels([parcel('YT-P1', ['tea', 'cup']), parcel('YT-P2', ['pot']), parcel('YT-P3')], {
          order: { item_list: [TEA, CUP, POT] },
        }),
      ),
    )
    expect(await read(openid, transaction_id)).toEqual({
      'YT-P1': ['tea', 'cup'],
      'YT-P2': ['pot'],
      'YT-P3': undefined,
    })
  })

  it('is known of goods that were told by the shop’s own number, too', async () => {
    const { transaction_id, merchant_id, merchant_trade_no, openid } = await pay({
      openid: 'oParcelsB',
    })
    const order_key = {
      order_number_type: 1,
      mchid: merchant_id,
      out_trade_no: merchant_trade_no,
    }
    const order = { item_list: [TEA] }
    await pair.merchant('PUT', '/api/orders/details', { order_key, order })
    await shipped(content('', '', { order_key, shipping_list: [parcel('YT-P4', ['tea'])] }))
    expect(await read(openid, transaction_id)).toEqual({ 'YT-P4': ['tea'] })
  })

  it('comes with all that WeChat’s services know of it, out of one request', async () => {
    const openid = 'oParcelsF'
    const { transaction_id } = await pay({ openid })
    const told = { ...parcel('YT-P9', ['tea']), receiver_phone: '13800138000' }
    const order = { item_list: [TEA], freight: 800, discount: 500 }
    await shipped(content(transaction_id, '', { order, shipping_list: [told] }))
    const parcelOf = async () =>
      (await lookUp(openid, transaction_id)).order.shipping?.shipping_list[0]
    await until(parcelOf, (one) => one?.messages === true)
    for (const status of [2, 3]) {
      await pair.control('POST', '/waybills', { waybill_id: 'YT-P9', status })
      await until(parcelOf, (one) => one?.status === status)
    }
    const found = await lookUp(openid, transaction_id)
    expect(found.order.extras).toMatchObject(order)
    const [shown] = found.order.shipping?.shipping_list ?? []
    expect(shown).toMatchObject({ status: 3, messages: true, items: ['tea'] })
    expect(shown?.statuses?.map(({ status }) => status).slice(-2)).toEqual([2, 3])
    for (const { at } of shown?.statuses ?? [])
      expect(Math.abs(at - Date.now() / 1000)).toBeLessThan(600)
    expect(JSON.stringify(found)).not.toContain('13800138000')
  })

  it('is nothing where nobody said it', async () => {
    const { transaction_id, openid } = await pay({ openid: 'oParcelsC' })
    await shipped(content(transaction_id, 'YT-P5'))
    expect(await read(openid, transaction_id)).toEqual({ 'YT-P5': undefined })
  })

  it('is that of the parcels of a correction', async () => {
    const { transaction_id, openid } = await pay({ openid: 'oParcelsD' })
    const order = { item_list: [TEA, CUP] }
    await shipped(
      content(transaction_id, '', { order, shipping_list: [parcel('YT-P6', ['tea', 'cup'])] }),
    )
    await shipped(
      content(
        transaction_id,
        '',
        inParcels([parcel('YT-P6', ['tea']), parcel('YT-P7', ['cup'])], { spend_reshipment: true }),
      ),
    )
    expect(await read(openid, transaction_id)).toEqual({ 'YT-P6': ['tea'], 'YT-P7': ['cup'] })
  })

  it('is that of each order of a combined payment, in one parcel as well', async () => {
    const openid = 'oParcelsE'
    const paid = await pay<Payment & { sub_orders: { transaction_id: string }[] }>({
      openid,
      sub_orders: [{ description: 'Tea' }, { description: 'Cup' }],
    })
    const [tea = '', cup = ''] = paid.sub_orders.map(({ transaction_id }) => transaction_id)
    const part = (transaction_id: string, goods: typeof TEA) =>
      content(transaction_id, '', {
        shipping_list: [parcel('YT-P8', [goods.merchant_item_id])],
        order: { item_list: [goods] },
      })
    const { status, body } = await pair.merchant<{ shipment: { id: string } }>(
      'POST',
      '/api/shipments/combined',
      {
        order_key: { order_number_type: 2, transaction_id: paid.transaction_id },
        sub_orders: [part(tea, TEA), part(cup, CUP)],
      },
    )
    expect(status).toBe(202)
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await read(openid, tea)).toEqual({ 'YT-P8': ['tea'] })
    expect(await read(openid, cup)).toEqual({ 'YT-P8': ['cup'] })
  })
})

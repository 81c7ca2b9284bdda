/** Parcels of a split shipment that are posted while others are under way. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'

describe.each(['sqlite', 'postgres'] as const)('a further parcel (%s)', (engine) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPairOn(engine)
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))

  const { pay, ship, read, atItsEnd, truth, fault } = openMerchant(() => pair)
  const parcel = (transaction_id: string, tracking_no: string, last = false, more: object = {}) =>
    content(transaction_id, tracking_no, { delivery_mode: 2, is_all_delivered: last, ...more })
  const shown = async (transaction_id: string) => {
    const { order } = await truth(transaction_id)
    const { shipping } = order as unknown as {
      shipping: { finish_shipping: boolean; shipping_list: { tracking_no: string }[] }
    }
    const numbers = shipping.shipping_list.map(({ tracking_no }) => tracking_no)
    return { finished: shipping.finish_shipping, numbers: numbers.toSorted() }
  }
  const act = (id: string, action: 'retry' | 'close') =>
    pair.merchant<{ shipment: { state: string } }>('POST', `/api/shipments/${id}/${action}`)

  it('waits for the ones before it, whatever order they were posted in', async () => {
    const { transaction_id } = await pay()
    await fault(GET_ORDER, 'delay', { ms: 200, times: 2 })
    const first = await ship(parcel(transaction_id, 'YT1001'))
    const last = await ship(parcel(transaction_id, 'YT1003', true))
    const second = await ship(parcel(transaction_id, 'YT1002'))
    expect([first.status, second.status, last.status]).toEqual([202, 202, 202])
    expect(last.body.shipment).toMatchObject({ state: 'waiting', reason: 'waits_for_parcel' })
    const again = await ship(parcel(transaction_id, 'YT1002'))
    expect(again.body.shipment.id).toBe(second.body.shipment.id)
    for (const { body } of [first, second, last])
      expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await shown(transaction_id)).toEqual({
      finished: true,
      numbers: ['YT1001', 'YT1002', 'YT1003'],
    })
    expect(await truth(transaction_id)).toMatchObject({ uploads: 3, reshipments_spent: 0 })
  })

  it('is refused when it is no further parcel', async () => {
    const { transaction_id } = await pay()
    await fault(GET_ORDER, 'delay', { ms: 300, times: 2 })
    const first = await ship(parcel(transaction_id, 'YT1001'))
    const refused = await Promise.all([
      ship(content(transaction_id, 'YT1002')),
      ship(parcel(transaction_id, 'YT1001', true)),
      ship({ ...parcel(transaction_id, 'YT1002'), spend_reshipment: true }),
    ])
    for (const { status, body } of refused) {
      expect(status).toBe(409)
      expect(body.error.code).toBe('already_open')
    }
    expect(await atItsEnd(first.body.shipment.id)).toMatchObject({ state: 'shipped' })
  })

  it('goes on when a person closes the rejected one before it', async () => {
    const { transaction_id } = await pay()
    await fault(GET_ORDER, 'delay', { ms: 200, times: 2 })
    await fault(UPLOAD, 'errcode', { errcode: 10060008 })
    const first = await ship(parcel(transaction_id, 'YT1001'))
    const second = await ship(parcel(transaction_id, 'YT1002'))
    const last = await ship(parcel(transaction_id, 'YT1003', true))
    expect(await atItsEnd(first.body.shipment.id)).toMatchObject({ state: 'rejected' })
    expect(await atItsEnd(second.body.shipment.id)).toMatchObject({
      state: 'needs_attention',
      reason: 'parcel_missing',
    })
    expect((await read(last.body.shipment.id)).state).toBe('waiting')
    expect((await act(first.body.shipment.id, 'close')).status).toBe(200)
    for (const { body } of [second, last])
      expect(
        await until(
          () => read(body.shipment.id),
          ({ state }) => state === 'shipped',
        ),
      ).toMatchObject({ state: 'shipped' })
    expect(await shown(transaction_id)).toEqual({ finished: true, numbers: ['YT1002', 'YT1003'] })
  })

  it('is closed by a person, and holds nobody up then', async () => {
    const { transaction_id } = await pay()
    await fault(GET_ORDER, 'delay', { ms: 300, times: 2 })
    const first = await ship(parcel(transaction_id, 'YT1001'))
    const second = await ship(parcel(transaction_id, 'YT1002'))
    const closed = await act(second.body.shipment.id, 'close')
    expect(closed.body.shipment.state).toBe('rejected')
    const last = await ship(parcel(transaction_id, 'YT1003', true))
    for (const { body } of [first, last])
      expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await shown(transaction_id)).toEqual({ finished: true, numbers: ['YT1001', 'YT1003'] })
  })
})

/** A clock that was ahead, and is put right: nothing that it stored holds anything up. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../server/src/core/time.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'

describe.each(['sqlite', 'postgres'] as const)('a clock that was a year ahead (%s)', (engine) => {
  let ahead = 0
  let pair: Pair
  beforeAll(async () => {
    const clock = { now: () => Date.now() + ahead }
    pair = await startPairOn(engine, {}, undefined, {}, { clock })
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))

  const { pay, ship, atItsEnd, truth, fault, read } = openMerchant(() => pair)

  it('delays no shipment, whatever state it was in', async () => {
    ahead = 365 * DAY_MS
    const [waits, sent, refused] = [await pay(), await pay(), await pay()]
    await fault(GET_ORDER, 'errcode', { errcode: -1, times: 2, transaction_id: 'x' })
    await fault(UPLOAD, 'cut_before', { times: 1 })
    const answers = []
    for (const { transaction_id } of [waits, sent, refused])
      answers.push(await ship(content(transaction_id)))
    ahead = 0
    for (const { body } of answers) {
      const end = await atItsEnd(body.shipment.id)
      expect(end).toMatchObject({ state: 'shipped' })
    }
    for (const { transaction_id } of [waits, sent, refused])
      expect(await truth(transaction_id)).toMatchObject({ reshipments_spent: 0 })
  }, 120_000)

  it('leaves nothing that a person could not close', async () => {
    ahead = 365 * DAY_MS
    const { transaction_id } = await pay()
    await fault(UPLOAD, 'cut_before', { times: 1000 })
    const { body } = await ship(content(transaction_id))
    await until(
      () => read(body.shipment.id),
      ({ state }) => state === 'verifying',
    )
    await fault(GET_ORDER, 'errcode', { errcode: -1, times: 1000 })
    ahead = 0
    const closed = await until(
      () =>
        pair.merchant<{ shipment?: { state: string } }>(
          'POST',
          `/api/shipments/${body.shipment.id}/close`,
        ),
      ({ status }) => status === 200,
      90_000,
    )
    expect(closed.body.shipment).toMatchObject({ state: 'rejected' })
  }, 120_000)

  it('hides no order: the copy and the list of the future are taken anew', async () => {
    ahead = 365 * DAY_MS
    const { transaction_id, openid } = await pay()
    const code = (await pair.control<{ code: string }>('POST', '/login-codes', { openid })).body
    const session = await call<{ token: string }>('POST', `${pair.url}/buyer/session`, {
      body: code,
    })
    expect(session.status).toBe(200)
    await pair.merchant('GET', `/api/orders/${transaction_id}`)
    ahead = 0
    await pair.shipByHand({
      ...content(transaction_id),
      upload_time: new Date().toISOString(),
      payer: { openid },
    })
    const again = await pair.control<{ code: string }>('POST', '/login-codes', { openid })
    const today = await call<{ token: string }>('POST', `${pair.url}/buyer/session`, {
      body: again.body,
    })
    const { body: page } = await call<{ orders: { order_state: number }[] }>(
      'GET',
      `${pair.url}/buyer/orders`,
      { key: today.body.token },
    )
    expect(page.orders).toMatchObject([{ order_state: 2 }])
  })
})

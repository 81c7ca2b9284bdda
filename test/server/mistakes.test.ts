/** Mistakes seen in other systems; each of these shows that it cannot happen here. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'
const JUMP_PATH = '/wxa/sec/order/set_msg_jump_path'
const TOKEN = '/cgi-bin/stable_token'

describe('a mistake of other systems', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))

  const { pay, ship, read, atItsEnd, shipped, truth, fault, calls } = openMerchant(() => pair)
  const login = async (openid: string) => {
    const { body } = await pair.control<{ code: string }>('POST', '/login-codes', { openid })
    return (await call<{ token: string }>('POST', `${pair.url}/buyer/session`, { body })).body.token
  }

  it('resending after a timeout, which spends the one chance', async () => {
    const { transaction_id } = await pay()
    await fault(UPLOAD, 'cut_after')
    const { shipment } = (await ship(content(transaction_id))).body
    expect(await atItsEnd(shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await truth(transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
  })

  it('counting "no such payment" (10060001) as success', async () => {
    const { shipment } = (await ship(content('4200007777202611217777777777'))).body
    const ended = await atItsEnd(shipment.id)
    expect(ended).toMatchObject({ state: 'needs_attention', errcode: 10060001 })
    const { transaction_id } = await pay()
    await fault(UPLOAD, 'errcode', { errcode: 10060001 })
    const later = (await ship(content(transaction_id))).body
    const ended_later = await atItsEnd(later.shipment.id)
    expect(ended_later.attempts.map(({ errcode }) => errcode)).toContain(10060001)
    expect(ended_later.state).toBe('shipped')
    expect(await truth(transaction_id)).toMatchObject({ order: { order_state: 2 } })
  })

  it.each([10060023, 10060002])('counting "there already" (%i) as failure', async (errcode) => {
    const { transaction_id } = await pay()
    // The first upload arrives and its answer is lost; whatever asks again is told "already".
    await fault(UPLOAD, 'cut_after')
    await fault(GET_ORDER, 'errcode', { errcode: -1, times: 1 })
    await fault(UPLOAD, 'errcode', { errcode })
    const { shipment } = (await ship(content(transaction_id))).body
    expect(await atItsEnd(shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await truth(transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
  })

  it('taking "there already" for our own shipment when nothing is there', async () => {
    const { transaction_id } = await pay()
    await fault(UPLOAD, 'errcode', { errcode: 10060023 })
    const { shipment } = (await ship(content(transaction_id))).body
    const ended = await atItsEnd(shipment.id)
    // Never sent again by itself: what WeChat says it has may only be late to show.
    expect(ended).toMatchObject({ state: 'needs_attention', reason: 'not_taken' })
    expect(await truth(transaction_id)).toMatchObject({ uploads: 0 })
    await pair.merchant('POST', `/api/shipments/${shipment.id}/retry`)
    const retried = await until(
      () => read(shipment.id),
      ({ state }) => state === 'shipped',
    )
    const uploads = retried.attempts.filter(({ call: name }) => name === 'upload')
    expect(uploads).toHaveLength(2)
    expect(await truth(transaction_id)).toMatchObject({ uploads: 1, order: { order_state: 2 } })
  })

  it('sending a carrier that WeChat does not know', async () => {
    await until(
      () => pair.merchant<{ carriers: object[] }>('GET', '/api/carriers'),
      ({ body }) => body.carriers.length > 0,
    )
    const { transaction_id } = await pay()
    const shipping_list = [{ tracking_no: 'YT100001', express_company: 'YUNDAX', item_desc: 'Tea' }]
    const { error } = (await ship(content(transaction_id, 'YT100001', { shipping_list }))).body
    expect(error?.code).toBe('unknown_carrier')
    expect(await truth(transaction_id)).toMatchObject({ uploads: 0 })
  })

  it('setting the jump path with every shipment', async () => {
    const before = (await calls(JUMP_PATH)).length
    for (let made = 0; made < 3; made += 1) {
      const { transaction_id } = await pay()
      await shipped(content(transaction_id))
    }
    expect(await calls(JUMP_PATH)).toHaveLength(before)
    expect(before).toBe(1)
  })

  it('taking state 4 alone for a confirmed receipt', async () => {
    const { transaction_id } = await pay({ openid: 'oConfirms' })
    await shipped(content(transaction_id))
    const key = await login('oConfirms')
    const ask = () =>
      call<{ order: { order_state: number } }>(
        'POST',
        `${pair.url}/buyer/orders/${transaction_id}/receipt`,
        { key },
      )
    await pair.control('POST', '/receipts', { transaction_id, openid: 'oConfirms' })
    // Confirmed, and not yet completed: 3, then 6, then 4.
    expect([3, 6]).toContain((await ask()).body.order.order_state)
    const board = await pair.merchant<{ board: { confirmed_not_settled: { orders: number } } }>(
      'GET',
      '/api/board',
    )
    expect(board.body.board.confirmed_not_settled.orders).toBe(1)
  })

  it('refreshing one token against each other', async () => {
    const before = (await calls(TOKEN)).length
    // All at once find that WeChat has ended the token.
    await pair.control('POST', '/clock', { advance: 7_300 })
    const made = await Promise.all(Array.from({ length: 8 }, () => pay()))
    await Promise.all(
      made.map(({ transaction_id }) => pair.merchant('GET', `/api/orders/${transaction_id}`)),
    )
    const after = await calls(TOKEN)
    expect(after.length - before).toBe(1)
    // Never by force: that would end the token of everybody else.
    expect(after.filter(({ request }) => request['force_refresh'] === true)).toEqual([])
  })

  it('writing a URL with the token into a log', async () => {
    await fault(GET_ORDER, 'http', { status: 500, times: 3 })
    const { transaction_id } = await pay()
    const { shipment } = (await ship(content(transaction_id))).body
    await atItsEnd(shipment.id)
    const said = JSON.stringify(pair.lines)
    expect(said).not.toContain('access_token=')
    expect(said).not.toContain(pair.secret)
  })
})

/** What broke the promise of 0.1, over HTTP: each ends as WeChat's truth is, and spends nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { content, openMerchant, type Answer } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'

describe.each(ENGINES)('the one chance (%s)', (engine) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPairOn(engine)
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))

  const { pay, ship, read, atItsEnd, shipped, truth, fault, calls } = openMerchant(() => pair)
  const untouched = async (transaction_id: string, uploads = 1) =>
    expect(await truth(transaction_id)).toMatchObject({ uploads, reshipments_spent: 0 })
  const split = (transaction_id: string, tracking_no: string, is_all_delivered: boolean) =>
    content(transaction_id, tracking_no, { delivery_mode: 2, is_all_delivered })

  it('is not spent by the other number of the same payment', async () => {
    const { transaction_id, merchant_id, merchant_trade_no } = await pay()
    await fault(GET_ORDER, 'delay', { ms: 150, times: 3 })
    const by_trade_no = {
      ...content('', 'YT0002'),
      order_key: { order_number_type: 1, mchid: merchant_id, out_trade_no: merchant_trade_no },
    }
    const posted = await Promise.all([ship(content(transaction_id)), ship(by_trade_no)])
    // Where a sync has told the server both numbers in between, the second one is refused at the door.
    const accepted = posted.filter(({ status }) => status === 202)
    for (const refused of posted.filter((one) => !accepted.includes(one)))
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'already_open' } } })
    const ends = await Promise.all(accepted.map(({ body }) => atItsEnd(body.shipment.id)))
    expect(ends.map(({ state }) => state).toSorted()).toEqual(
      accepted.length === 1 ? ['shipped'] : ['needs_attention', 'shipped'],
    )
    await untouched(transaction_id)
  })

  it('is not spent when a person ships by hand within the minute', async () => {
    const { transaction_id, openid } = await pay()
    // The local copy says that nothing is shipped, and is not asked.
    await pair.merchant('GET', `/api/orders/${transaction_id}`)
    await pair.shipByHand({
      ...content(transaction_id, 'YTHAND'),
      upload_time: new Date().toISOString(),
      payer: { openid },
    })
    const { body } = await ship(content(transaction_id))
    const end = await atItsEnd(body.shipment.id)
    expect(end).toMatchObject({ state: 'needs_attention', reason: 'shipped_differently' })
    await untouched(transaction_id)
  })

  it('is not spent when a person ships by hand while get_order is slow', async () => {
    const { transaction_id, openid } = await pay()
    // Others look, too: a push was told of the order.
    await fault(GET_ORDER, 'delay_after', { ms: 3_300, times: 5 })
    const { body } = await ship(content(transaction_id))
    // WeChat has said "nothing is shipped", and that is on its way to us.
    await until(
      () => calls(GET_ORDER),
      (asked) => asked.some(({ request }) => request['transaction_id'] === transaction_id),
    )
    const upload_time = new Date().toISOString()
    await pair.shipByHand({ ...content(transaction_id, 'YTHAND'), upload_time, payer: { openid } })
    const end = await atItsEnd(body.shipment.id)
    expect(end).toMatchObject({ state: 'needs_attention', reason: 'shipped_differently' })
    await untouched(transaction_id)
  })

  it.each([
    ['an errcode that nobody knows', 'errcode_after', { errcode: 777_777 }],
    ['an errcode that is no number', 'garbage_after', { body: '{"errcode":"busy"}' }],
    ['HTML', 'garbage_after', {}],
    ['two JSON texts', 'garbage_after', { body: '{"errcode":0}{"errcode":0}' }],
    ['nothing', 'garbage_after', { body: '' }],
    ['busy', 'errcode_after', { errcode: -1 }],
    ['a refusal of the content', 'errcode_after', { errcode: 10060031 }],
    ['"complete"', 'errcode_after', { errcode: 10060002 }],
    ['"spent"', 'errcode_after', { errcode: 10060003 }],
    ['"not payable"', 'errcode_after', { errcode: 10060004 }],
    ['"the time is not later"', 'errcode_after', { errcode: 268485216 }],
  ])('is not spent when an upload is applied and answered with %s', async (_what, effect, more) => {
    const { transaction_id } = await pay()
    await fault(UPLOAD, effect, more)
    expect(await shipped(content(transaction_id))).toMatchObject({ transaction_id })
    await untouched(transaction_id)
  })

  it('is not spent when get_order lags after a lost answer', async () => {
    const { transaction_id } = await pay()
    await fault(UPLOAD, 'cut_after')
    // It lags beyond the deadline: the upload is sent again, and WeChat refuses its time.
    await fault(GET_ORDER, 'lag', { times: 8 })
    expect(await shipped(content(transaction_id))).toMatchObject({ transaction_id })
    await untouched(transaction_id)
  })

  it('is not spent, and nothing else shipped, when get_order names another order', async () => {
    const [mine, other] = [await pay(), await pay()]
    await fault(GET_ORDER, 'another_order', { times: 2 })
    const { transaction_id } = mine
    expect(await shipped(content(transaction_id))).toMatchObject({ transaction_id })
    await untouched(mine.transaction_id)
    await untouched(other.transaction_id, 0)
  })

  it('is refused at once for what WeChat would refuse for ever', async () => {
    const { transaction_id } = await pay()
    await shipped(split(transaction_id, 'YT0001', true))
    const body = { ...split(transaction_id, 'YT0002', false), spend_reshipment: true }
    const refused = await ship(body)
    expect(refused).toMatchObject({
      status: 409,
      body: { error: { code: 'already_shipped', errcode: 10060002 } },
    })
    await untouched(transaction_id)
  })

  it('comes back when its correction is closed', async () => {
    const { transaction_id } = await pay()
    await shipped(content(transaction_id))
    // WeChat says that it has it, and shows nothing.
    await fault(UPLOAD, 'errcode', { errcode: 10060023 })
    const correct = (tracking_no: string) =>
      ship({ ...content(transaction_id, tracking_no), spend_reshipment: true })
    const { body } = await correct('YT0002')
    const end = await atItsEnd(body.shipment.id)
    expect(end).toMatchObject({ state: 'needs_attention', reason: 'not_taken' })
    await pair.merchant('POST', `/api/shipments/${end.id}/close`)
    const again = await correct('YT0003')
    expect(await atItsEnd(again.body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await truth(transaction_id)).toMatchObject({ uploads: 2, reshipments_spent: 1 })
  })

  it('is there for all that need attention for one reason', async () => {
    const orders = [await pay(), await pay()]
    for (const { transaction_id } of orders) {
      await fault(UPLOAD, 'errcode', { errcode: 10060023 })
      const { body } = await ship(content(transaction_id))
      expect(await atItsEnd(body.shipment.id)).toMatchObject({ reason: 'not_taken' })
    }
    const { body } = await pair.merchant<{ shipments: { id: string }[]; refused: object[] }>(
      'POST',
      '/api/shipments/retry',
      { reason: 'not_taken' },
    )
    expect(body).toMatchObject({ refused: [] })
    expect(body.shipments).toHaveLength(2)
    for (const { id } of body.shipments)
      await until(
        () => read(id),
        ({ state }) => state === 'shipped',
      )
    for (const { transaction_id } of orders) await untouched(transaction_id)
    const wrong = await pair.merchant('POST', '/api/shipments/close', { reason: 'bad weather' })
    expect(wrong.status).toBe(400)
  })

  it('knows a shipment whose payment was unknown, once a person has shipped it by hand', async () => {
    const { transaction_id, openid } = await pay()
    await fault(GET_ORDER, 'errcode', { errcode: 10060001, times: 1000 })
    const { body } = await ship(content(transaction_id))
    const end = await atItsEnd(body.shipment.id)
    expect(end).toMatchObject({ state: 'needs_attention', reason: 'unknown_payment' })
    await pair.control('DELETE', '/faults')
    const upload_time = new Date().toISOString()
    await pair.shipByHand({ ...content(transaction_id), upload_time, payer: { openid } })
    await pair.merchant('GET', `/api/orders/${transaction_id}`)
    expect(await read(end.id)).toMatchObject({ state: 'shipped', reason: null, errcode: null })
    await untouched(transaction_id)
  })

  it('leaves a corrected shipment superseded, which answers no further request', async () => {
    const { transaction_id } = await pay()
    const first = await shipped(content(transaction_id))
    await shipped({ ...content(transaction_id, 'YT0002'), spend_reshipment: true })
    const path = `/api/shipments/${first.id}`
    const { body } = await pair.merchant<Answer>('GET', path)
    expect(body.shipment).toMatchObject({ state: 'superseded', reason: 'corrected' })
    expect(await ship(content(transaction_id))).toMatchObject({ status: 409 })
  })

  it('rejects nothing while the account is refused, and goes on by itself', async () => {
    const { transaction_id } = await pay()
    await fault(UPLOAD, 'errcode', { errcode: 48001 })
    const { body } = await ship(content(transaction_id))
    interface Board {
      board: { paused: { errcode: number } | null }
    }
    const board = () => pair.merchant<Board>('GET', '/api/board')
    const paused = await until(board, (answer) => answer.body.board.paused !== null)
    expect(paused.body.board.paused).toMatchObject({ errcode: 48001 })
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect((await board()).body.board.paused).toBeNull()
    await untouched(transaction_id)
  })
})

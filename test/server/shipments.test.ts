import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'

describe('a shipment', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))

  const { pay, ship, read, atItsEnd, truth, fault } = openMerchant(() => pair)
  const shippedOnce = async (transaction_id: string) =>
    expect(await truth(transaction_id)).toMatchObject({
      order: { order_state: 2, shipping: { finish_shipping_count: 1 } },
      reshipments_spent: 0,
      uploads: 1,
    })

  it('is found by get_order instead of resent after a lost answer', async () => {
    const { transaction_id } = await pay()
    await fault(UPLOAD, 'cut_after')
    const { body } = await ship(content(transaction_id))
    const shipment = await atItsEnd(body.shipment.id)
    expect(shipment.state).toBe('shipped')
    expect(shipment.attempts.map(({ call, outcome }) => [call, outcome])).toEqual([
      ['upload', 'unknown'],
      ['get_order', 'ok'],
    ])
    await shippedOnce(transaction_id)
  })

  it('is sent again, with the same upload_time, once WeChat proves that it never arrived', async () => {
    const { transaction_id } = await pay()
    await fault(UPLOAD, 'cut_before', { times: 2 })
    const { body } = await ship(content(transaction_id))
    const shipment = await atItsEnd(body.shipment.id)
    expect(shipment.state).toBe('shipped')
    const calls = shipment.attempts.map(({ call }) => call)
    expect(calls.filter((call) => call === 'upload')).toHaveLength(3)
    // Between two uploads there is always a question.
    expect(calls.join(' ')).not.toContain('upload upload')
    await shippedOnce(transaction_id)
    const { body: log } = await pair.control<{ calls: { request: { upload_time: string } }[] }>(
      'GET',
      `/calls?path=${UPLOAD}`,
    )
    expect(log.calls[0]?.request.upload_time).toBe(shipment.upload_time)
  })

  it.each([
    ['an HTTP 502', 'http', { status: 502 }],
    ['a busy system', 'errcode', { errcode: -1 }],
    ['a busy system (10060019)', 'errcode', { errcode: 10060019 }],
    ['a spent minute quota', 'errcode', { errcode: 45011 }],
    ['a token that WeChat refuses', 'errcode', { errcode: 40001 }],
  ])('survives %s', async (_name, effect, more) => {
    const { transaction_id } = await pay()
    await fault(UPLOAD, effect, more)
    const { body } = await ship(content(transaction_id))
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })
    await shippedOnce(transaction_id)
  })

  it('waits while WeChat does not know the payment yet', async () => {
    const { transaction_id } = await pay({ visible_after: 0.4 })
    const { body } = await ship(content(transaction_id))
    const waiting = await until(
      () => read(body.shipment.id),
      ({ errcode }) => errcode === 10060001,
    )
    expect(waiting).toMatchObject({ state: 'queued', reason: 'payment_not_known_yet' })
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped', errcode: null })
    await shippedOnce(transaction_id)
  })

  it('asks for a person when WeChat never knows the payment', async () => {
    const { body } = await ship(content('4200007777202611218888888888'))
    expect(await atItsEnd(body.shipment.id)).toMatchObject({
      state: 'needs_attention',
      reason: 'unknown_payment',
      errcode: 10060001,
      remedy: expect.stringContaining('trial version') as string,
    })
  })

  it('takes the payer from the order, and refuses another one', async () => {
    const { transaction_id } = await pay()
    const { body } = await ship({ ...content(transaction_id), payer: { openid: 'oSomebodyElse' } })
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'rejected', errcode: 10060031 })
    expect(await truth(transaction_id)).toMatchObject({ uploads: 0 })
  })

  it("may name the payment by the merchant's own number", async () => {
    const { transaction_id, merchant_id, merchant_trade_no } = await pay()
    const order_key = {
      order_number_type: 1,
      mchid: merchant_id,
      out_trade_no: merchant_trade_no,
    }
    const { body } = await ship(content(transaction_id, 'YT0009', { order_key }))
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped', transaction_id })
    await shippedOnce(transaction_id)
  })

  it('is the same shipment when it is posted again', async () => {
    const { transaction_id } = await pay()
    const [first, second] = await Promise.all([
      ship(content(transaction_id)),
      ship(content(transaction_id)),
    ])
    expect([first.status, second.status]).toEqual([202, 202])
    expect(second.body.shipment.id).toBe(first.body.shipment.id)
    await atItsEnd(first.body.shipment.id)
    expect((await ship(content(transaction_id))).body.shipment).toMatchObject({
      id: first.body.shipment.id,
      state: 'shipped',
    })
    await shippedOnce(transaction_id)
  })

  it('is refused when it would spend the re-shipment chance', async () => {
    const { transaction_id } = await pay()
    const { body } = await ship(content(transaction_id))
    await atItsEnd(body.shipment.id)
    const changed = await ship(content(transaction_id, 'YT0002'))
    expect(changed.status).toBe(409)
    expect(changed.body.error).toMatchObject({ code: 'already_shipped', errcode: 10060002 })
    await shippedOnce(transaction_id)
  })

  it('spends the chance once, when it is told to, and says before what would change', async () => {
    const { transaction_id } = await pay()
    await atItsEnd((await ship(content(transaction_id))).body.shipment.id)
    const refused = await ship(content(transaction_id, 'YT0002'))
    expect(refused.body.error.message).toContain('shipping_list.0.tracking_no: "YT0001" → "YT0002"')
    expect(refused.body.error.remedy).toContain('spend_reshipment')

    // The answer to the correction is lost: it is looked for, not sent again.
    await fault(UPLOAD, 'cut_after')
    const correction = await ship({ ...content(transaction_id, 'YT0002'), spend_reshipment: true })
    expect(correction.status).toBe(202)
    expect(await atItsEnd(correction.body.shipment.id)).toMatchObject({
      state: 'shipped',
      spends_reshipment: true,
    })
    expect(await truth(transaction_id)).toMatchObject({
      order: { shipping: { finish_shipping_count: 2 } },
      reshipments_spent: 1,
      uploads: 2,
    })
    const third = await ship({ ...content(transaction_id, 'YT0003'), spend_reshipment: true })
    expect(third.status).toBe(409)
    expect(third.body.error).toMatchObject({ code: 'reshipment_spent', errcode: 10060003 })
  })

  it('sends a correction again when it never arrived', async () => {
    const { transaction_id } = await pay()
    await atItsEnd((await ship(content(transaction_id))).body.shipment.id)
    await fault(UPLOAD, 'cut_before')
    const { body } = await ship({ ...content(transaction_id, 'YT0002'), spend_reshipment: true })
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await truth(transaction_id)).toMatchObject({ reshipments_spent: 1, uploads: 2 })
  })

  it('spends nothing when nothing was shipped before, or exactly this', async () => {
    const { transaction_id } = await pay()
    const first = await ship({ ...content(transaction_id), spend_reshipment: true })
    expect(await atItsEnd(first.body.shipment.id)).toMatchObject({
      state: 'shipped',
      spends_reshipment: false,
    })
    const again = await ship({ ...content(transaction_id), spend_reshipment: true })
    expect(again.body.shipment.id).toBe(first.body.shipment.id)
    await shippedOnce(transaction_id)
  })

  it('gives the chance back when WeChat refuses a correction', async () => {
    const { transaction_id } = await pay()
    await atItsEnd((await ship(content(transaction_id))).body.shipment.id)
    await fault(UPLOAD, 'errcode', { errcode: 10060031 })
    const refused = await ship({ ...content(transaction_id, 'YT0002'), spend_reshipment: true })
    expect(await atItsEnd(refused.body.shipment.id)).toMatchObject({ state: 'rejected' })
    const { body } = await ship({ ...content(transaction_id, 'YT0002'), spend_reshipment: true })
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await truth(transaction_id)).toMatchObject({ reshipments_spent: 1 })
  })

  it('is not corrected once the buyer has it', async () => {
    const { transaction_id, openid } = await pay()
    await atItsEnd((await ship(content(transaction_id))).body.shipment.id)
    await pair.control('POST', '/receipts', { transaction_id, openid })
    const late = await ship({ ...content(transaction_id, 'YT0002'), spend_reshipment: true })
    expect(late.status).toBe(409)
    expect(late.body.error).toMatchObject({ code: 'closed', errcode: 10060004 })
  })

  it('is not sent when somebody shipped otherwise in the console', async () => {
    const { transaction_id, openid } = await pay()
    const { body: token } = await (async () => {
      const answer = await fetch(`${pair.emulator}/cgi-bin/stable_token`, {
        method: 'POST',
        body: JSON.stringify({
          grant_type: 'client_credential',
          appid: pair.appid,
          secret: pair.secret,
        }),
      })
      return { body: (await answer.json()) as { access_token: string } }
    })()
    const byHand = await fetch(`${pair.emulator}${UPLOAD}?access_token=${token.access_token}`, {
      method: 'POST',
      body: JSON.stringify({
        ...content(transaction_id, 'HAND-1'),
        upload_time: new Date().toISOString(),
        payer: { openid },
      }),
    })
    expect(await byHand.json()).toMatchObject({ errcode: 0 })

    const { body } = await ship(content(transaction_id, 'OURS-1'))
    expect(await atItsEnd(body.shipment.id)).toMatchObject({
      state: 'needs_attention',
      reason: 'shipped_differently',
    })
    await shippedOnce(transaction_id)
  })

  it('grows by parcels while it is split and not complete', async () => {
    const { transaction_id } = await pay()
    const split = (tracking_no: string, is_all_delivered: boolean) =>
      content(transaction_id, tracking_no, { delivery_mode: 2, is_all_delivered })
    const first = await ship(split('YT-A', false))
    expect(await atItsEnd(first.body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect((await truth(transaction_id)).order.order_state).toBe(1)
    const last = await ship(split('YT-B', true))
    expect(await atItsEnd(last.body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await truth(transaction_id)).toMatchObject({
      order: { order_state: 2, shipping: { finish_shipping_count: 1 } },
      reshipments_spent: 0,
      uploads: 2,
    })
  })

  it.each([
    ['no waybill', { shipping_list: [{ express_company: 'YTO', item_desc: 'x' }] }, 268485226],
    ['no carrier', { shipping_list: [{ tracking_no: 'YT100001', item_desc: 'x' }] }, 268485227],
    ['two parcels, unified', { shipping_list: [] }, 268485228],
    [
      'split, not express',
      { delivery_mode: 2, logistics_type: 4, is_all_delivered: true },
      10060006,
    ],
    ['split without a word on completeness', { delivery_mode: 2 }, 10060007],
  ])("is refused at the door with WeChat's own code: %s", async (_name, more, errcode) => {
    const { transaction_id } = await pay()
    const refused = await ship(content(transaction_id, 'YT0001', more))
    expect(refused.status).toBe(422)
    expect(refused.body.error).toMatchObject({ code: 'invalid', errcode })
    expect(refused.body.error.remedy).not.toBe('')
  })

  it.each([
    ['YUND', 'YD 韵达速递'],
    ['JTDS', 'JTSD 极兔速递'],
  ])('is refused with the carrier %s, and told which may be meant', async (meant, likely) => {
    const carriers = () => pair.merchant<{ carriers: object[] }>('GET', '/api/carriers')
    await until(carriers, ({ body }) => body.carriers.length > 50)
    const { transaction_id } = await pay()
    const shipping_list = [{ tracking_no: 'YT100001', express_company: meant, item_desc: 'x' }]
    const refused = await ship(content(transaction_id, 'YT100001', { shipping_list }))
    expect(refused.status).toBe(422)
    expect(refused.body.error.code).toBe('unknown_carrier')
    expect(refused.body.error.message).toContain(likely)
    const { body } = await pair.merchant<{ carriers: { delivery_id: string }[] }>(
      'GET',
      `/api/carriers?q=${encodeURIComponent(meant)}`,
    )
    expect(body.carriers[0]?.delivery_id).toBe(likely.split(' ')[0])
  })

  it.each([
    ['YUNDA', 'YD'],
    ['圆通速递', 'YTO'],
    ['yto', 'YTO'],
    ['中通', 'ZTO'],
  ])("is sent with WeChat's own id for the carrier %s", async (given, id) => {
    const { transaction_id } = await pay()
    const shipping_list = [{ tracking_no: 'YT100001', express_company: given, item_desc: 'x' }]
    const { body } = await ship(content(transaction_id, 'YT100001', { shipping_list }))
    expect(await atItsEnd(body.shipment.id)).toMatchObject({
      state: 'shipped',
      shipping_list: [{ express_company: id }],
    })
  })

  it('is rejected when it breaks a rule that it was not accepted by', async () => {
    const { transaction_id } = await pay()
    const { delivery_mode, logistics_type, order_key } = content(transaction_id)
    const broken = { delivery_mode, logistics_type, order_key, shipping_list: [] }
    const database = new DatabaseSync(pair.env.DATABASE_URL, { timeout: 0 })
    const now = Date.now()
    const inserting = database.prepare(
      `insert into shipments (id, appid, payment, transaction_id, content, content_hash, state,
        tries, due_at, deadline_at, lease_until, accepted_at, updated_at)
      values ('of-older-rules', ?, ?, ?, ?, 'hash', 'queued', 0, ?, 0, 0, ?, ?)`,
    )
    const text = JSON.stringify(broken)
    // The server may be writing, and it lives in this very thread: waiting must let it go on.
    const insert = () => {
      try {
        inserting.run(pair.appid, `2:${transaction_id}`, transaction_id, text, now, now, now)
        return Promise.resolve('inserted')
      } catch (error) {
        return Promise.resolve((error as Error).message)
      }
    }
    await until(insert, (told) => told === 'inserted')
    database.close()
    expect(await atItsEnd('of-older-rules')).toMatchObject({
      state: 'rejected',
      reason: 'breaks_a_rule',
      errcode: 268485228,
    })
    expect(await truth(transaction_id)).toMatchObject({ uploads: 0 })
  })

  it('keeps no full phone number', async () => {
    const { transaction_id } = await pay()
    const shipping_list = [
      {
        tracking_no: 'SF0001',
        express_company: 'SF',
        item_desc: 'x',
        contact: { receiver_contact: '13812345678' },
      },
    ]
    const { body } = await ship(content(transaction_id, 'SF0001', { shipping_list }))
    const shipment = await atItsEnd(body.shipment.id)
    expect(shipment.state).toBe('shipped')
    expect(JSON.stringify([body, shipment, pair.lines])).not.toContain('13812345678')
    expect(JSON.stringify(shipment)).toContain('138****5678')
  })

  it('is verified again when WeChat does not answer get_order after the upload', async () => {
    const { transaction_id } = await pay()
    // The upload takes long enough to break get_order, which was asked before it.
    await fault(UPLOAD, 'delay', { ms: 200 })
    const { body } = await ship(content(transaction_id))
    await until(
      () => read(body.shipment.id),
      ({ state }) => state === 'sending',
    )
    await fault(GET_ORDER, 'http', { status: 500, times: 3 })
    const shipment = await atItsEnd(body.shipment.id)
    expect(shipment).toMatchObject({ state: 'shipped', reason: null })
    // WeChat's push about it asks get_order, too, and may meet some of the failures.
    const attempts = shipment.attempts.map(({ call, outcome }) => `${call} ${outcome}`)
    expect(attempts.slice(0, 2)).toEqual(['upload ok', 'get_order unknown'])
    expect(attempts.at(-1)).toBe('get_order ok')
    await shippedOnce(transaction_id)
  })

  it('goes out once, of more than are worked on at once', async () => {
    await fault(GET_ORDER, 'delay', { ms: 300, times: 1_000 })
    const paid = await Promise.all(Array.from({ length: 80 }, () => pay()))
    const accepted = await Promise.all(
      paid.map(({ transaction_id }) => ship(content(transaction_id))),
    )
    for (const { body } of accepted)
      expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped', reason: null })
    for (const { transaction_id } of paid) await shippedOnce(transaction_id)
  })

  it('says nothing secret in any line of the log', () => {
    const said = JSON.stringify(pair.lines)
    expect(said).not.toContain(pair.secret)
    expect(said).not.toContain('access_token=')
    expect(said).not.toMatch(/85_[\w-]{20}/)
    expect(pair.lines.length).toBeGreaterThan(20)
  })
})

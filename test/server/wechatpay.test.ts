import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  COMBINED,
  DIRECT,
  PROVIDER,
  REFUND,
} from '../../packages/wechat/src/pay/notices.testing.ts'
import { ENGINES, readRows } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'
import {
  makePayKeys,
  notification,
  passOn,
  type Notification,
  type PayKeys,
} from '../support/wechat-pay.ts'

const MCHID = '1900000109'
const appid = 'wx00000000000000ab'
let keys: PayKeys
beforeAll(async () => {
  keys = await makePayKeys()
})
afterAll(() => keys.remove())

interface Listed {
  transaction_id: string
  merchant_id: string
  sub_merchant_id: string
  openid: string
  order_state: number
  known_to_wechat: boolean
  description: string
}

let number = 0
/** A payment that nobody else has. */
function payment(more: object = {}) {
  number += 1
  const at = String(number).padStart(12, '0')
  return {
    ...DIRECT,
    appid,
    transaction_id: `4200002345202611${at}`,
    out_trade_no: `T${at}`,
    payer: { openid: 'oOfTheNotification000000000' },
    success_time: new Date().toISOString(),
    ...more,
  }
}

describe.each(ENGINES)('notifications of WeChat Pay (%s)', (engine) => {
  let pair: Pair
  let ahead_ms = 0
  const clock = { now: () => Date.now() + ahead_ms }
  beforeAll(async () => {
    pair = await startPairOn(engine, {}, undefined, {}, { clock })
    const added = await fahuo(['payments', 'add', MCHID, ...keys.args], pair.env)
    if (added.code !== 0) throw new Error(added.output)
  })
  afterAll(() => pair.stop())

  const { pay, ship, atItsEnd } = openMerchant(() => pair)
  const now = () => Math.floor(clock.now() / 1000)
  const send = (told: object, options: Notification = {}, mchid = MCHID) =>
    passOn(pair.url, mchid, notification(keys, told, { at: now(), ...options }))
  const listed = async ({ transaction_id }: { transaction_id: string }) =>
    (
      await pair.merchant<{ orders: Listed[] }>(
        'GET',
        `/api/orders?transaction_id=${transaction_id}`,
      )
    ).body.orders
  const expected = (transaction_id: string) =>
    readRows<{ due_at: number; tries: number }>(
      pair.env['DATABASE_URL'],
      `select due_at, tries from expected_orders where transaction_id = '${transaction_id}'`,
    )

  /** Nothing of a notification was stored. */
  const expectNothing = async (told: { transaction_id: string }, id: string) => {
    expect(await listed(told)).toEqual([])
    expect(await expected(told.transaction_id)).toEqual([])
    for (const [table, where] of [
      ['pay_notifications', `id = '${id}'`],
      ['refunds', `transaction_id = '${told.transaction_id}'`],
      ['outgoing', `data like '%${told.transaction_id}%'`],
    ])
      expect(
        await readRows(pair.env['DATABASE_URL'], `select 1 from ${table} where ${where}`),
      ).toEqual([])
  }

  it('puts a payment into the local copy at once, to be shipped, by either key', async () => {
    for (const signer of [keys.by_public_key, keys.by_certificate]) {
      const told = payment()
      expect(await send(told, { signer })).toEqual({ status: 204, body: null })
      expect(await listed(told)).toMatchObject([
        {
          order_state: 1,
          merchant_id: MCHID,
          openid: 'oOfTheNotification000000000',
          paid_amount: 990,
          known_to_wechat: false,
          fetched_at: 0,
        },
      ])
      const read = await pair.merchant('GET', `/api/orders/${told.transaction_id}`)
      expect(read).toMatchObject({ status: 200, body: { order: { known_to_wechat: false } } })
    }
  })

  it('takes the same notification sixteen times, and another of the same payment: one effect', async () => {
    const told = payment()
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => send(told, { id: `EV-${engine}-16` })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
    expect(await send(told)).toMatchObject({ status: 204 })
    expect(await listed(told)).toHaveLength(1)
    const paid = await readRows<{ data: string }>(
      pair.env['DATABASE_URL'],
      `select data from outgoing where key = 'order.paid:${told.transaction_id}'`,
    )
    expect(paid).toHaveLength(1)
    expect(paid[0]?.data).toContain('"known_to_wechat":false')
    expect(await expected(told.transaction_id)).toHaveLength(1)
  })

  it('asks WeChat after a minute, then 1, 2, 4 … minutes, until it shows the order as it is', async () => {
    const told = payment({ payer: { openid: 'oShownByWechat0000000000000' } })
    await send(told)
    const asked = async () =>
      (await openMerchant(() => pair).calls('/wxa/sec/order/get_order')).filter(
        ({ request }) => request['transaction_id'] === told.transaction_id,
      ).length
    expect(await asked()).toBe(0)
    for (const [at, minutes] of [1, 1, 2].entries()) {
      ahead_ms += minutes * 60_000 + 1_000
      await until(asked, (count) => count === at + 1)
      // When it is asked next is counted from when the answer is stored.
      await until(
        () => expected(told.transaction_id),
        ([row]) => row?.tries === at + 1,
      )
    }
    await pay({
      transaction_id: told.transaction_id,
      merchant_trade_no: told.out_trade_no,
      merchant_id: MCHID,
      openid: 'oShownByWechat0000000000000',
      description: 'Tea',
    })
    ahead_ms += 4 * 60_000 + 1_000
    await until(
      () => expected(told.transaction_id),
      (rows) => rows.length === 0,
    )
    expect(await listed(told)).toMatchObject([{ known_to_wechat: true, description: 'Tea' }])
    // The same once more brings nothing back.
    expect(await send(told)).toMatchObject({ status: 204 })
    expect(await expected(told.transaction_id)).toEqual([])
  })

  it('ships an order that only the notification has told of, as soon as WeChat knows it', async () => {
    const told = payment()
    await send(told)
    const { body } = await ship(content(told.transaction_id, 'YT1234567890'))
    await pay({
      transaction_id: told.transaction_id,
      merchant_trade_no: told.out_trade_no,
      merchant_id: MCHID,
      openid: told.payer.openid,
    })
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })
  })

  it('reads a payment through a provider: ours may be either Mini Program of it', async () => {
    for (const [names, openid] of [
      [{ sp_appid: appid, sub_appid: 'wxanother000000000' }, 'oAtProvider'],
      [{ sp_appid: 'wxanother000000000', sub_appid: appid }, 'oAtSub'],
    ] as const) {
      const { transaction_id, out_trade_no } = payment()
      const told = { ...PROVIDER, ...names, transaction_id, out_trade_no }
      expect(await send(told)).toMatchObject({ status: 204 })
      expect(await listed(told)).toMatchObject([
        { merchant_id: '1900000100', sub_merchant_id: MCHID, openid },
      ])
    }
  })

  it('reads a combined payment: an order for each part of ours', async () => {
    const parts = [payment(), payment()]
    const told = {
      ...COMBINED,
      combine_appid: appid,
      sub_orders: COMBINED.sub_orders.map((sub, at) => ({
        ...sub,
        transaction_id: parts[at]?.transaction_id,
        out_trade_no: parts[at]?.out_trade_no,
      })),
    }
    expect(await send(told)).toMatchObject({ status: 204 })
    for (const part of parts)
      expect(await listed(part)).toMatchObject([{ openid: 'oCombined', order_state: 1 }])
  })

  it("answers 200 to another Mini Program's payment and to other products, and stores nothing", async () => {
    const told = payment({ appid: 'wxanother000000000' })
    const id = `EV-${engine}-other`
    expect(await send(told, { id })).toEqual({ status: 200, body: null })
    expect(await send({}, { event_type: 'PAYSCORE.USER_PAID' })).toEqual({
      status: 200,
      body: null,
    })
    await expectNothing(told, id)
  })

  it('answers a forged one and an unknown merchant number alike', async () => {
    const told = payment()
    const id = `EV-${engine}-forged`
    const other = await makePayKeys()
    try {
      const signer = { ...other.by_public_key, serial: keys.by_public_key.serial }
      const forged = await send(told, { id, signer })
      expect(forged).toMatchObject({ status: 401, body: { code: 'FAIL' } })
      expect(await send(told, { id }, '1900000999')).toEqual(forged)
      const refund = { ...REFUND, transaction_id: told.transaction_id }
      const event_type = 'REFUND.SUCCESS'
      expect(await send(refund, { id, signer, event_type })).toEqual(forged)
      expect(await send(refund, { id, event_type }, '1900000999')).toEqual(forged)
      const { headers, body } = notification(keys, told, { at: now(), id })
      expect(await passOn(pair.url, MCHID, { headers: {}, body })).toEqual(forged)
      const changed = Buffer.from(body.toString().replace('支付成功', '支付失败'))
      expect(await passOn(pair.url, MCHID, { headers, body: changed })).toEqual(forged)
      await expectNothing(told, id)
    } finally {
      await other.remove()
    }
  })

  it('answers a probe 401, without alarm and without end', async () => {
    const before = pair.lines.length
    for (let probe = 0; probe < 70; probe += 1)
      expect(await send(payment(), { probe: true })).toMatchObject({ status: 401 })
    const said = pair.lines.slice(before).filter(({ message }) => message.includes('WeChat Pay'))
    expect(said).toEqual([])
  })

  it('takes five minutes of age, and no more', async () => {
    expect(await send(payment(), { at: now() - 290 })).toMatchObject({ status: 204 })
    expect(await send(payment(), { at: now() - 320 })).toMatchObject({
      status: 400,
      body: { code: 'FAIL' },
    })
    expect(await send(payment(), { at: now() + 320 })).toMatchObject({ status: 400 })
  })

  it('refuses more than 64 KB, and what is genuine and makes no sense', async () => {
    const { headers } = notification(keys, payment(), { at: now() })
    const large = await passOn(pair.url, MCHID, { headers, body: Buffer.alloc(70_000, 'x') })
    expect(large).toMatchObject({ status: 413, body: { code: 'FAIL' } })
    const { transaction_id: _, ...unnamed } = payment()
    expect(await send(unnamed)).toMatchObject({ status: 400, body: { code: 'FAIL' } })
  })

  it('tells a person of an APIv3 key that opens nothing', async () => {
    const wrong = await send(payment(), { api_v3_key: 'x'.repeat(32) })
    expect(wrong).toMatchObject({ status: 500, body: { code: 'FAIL' } })
    const board = await pair.merchant('GET', '/api/board')
    expect(JSON.stringify(board.body)).toContain('pay_key_wrong')
  })

  it('keeps a refund of a payment that it does not know for a day', async () => {
    const { transaction_id } = payment()
    const told = { ...REFUND, transaction_id, refund_id: `5000000000${engine}` }
    expect(await send(told, { event_type: 'REFUND.SUCCESS' })).toMatchObject({ status: 204 })
    const kept = () =>
      readRows(
        pair.env['DATABASE_URL'],
        `select status from refunds where transaction_id = '${transaction_id}'`,
      )
    expect(await kept()).toEqual([{ status: 'SUCCESS' }])
  })

  it('lists and removes merchant numbers, and shows no secret', async () => {
    const list = await fahuo(['payments', 'list'], pair.env)
    expect(list.output).toContain(MCHID)
    expect(list.output).toContain(keys.by_public_key.serial)
    expect(list.output).toContain(keys.by_certificate.serial)
    expect(list.output).not.toContain(keys.api_v3_key)
    const stored = await readRows(pair.env['DATABASE_URL'], 'select * from pay_merchants')
    expect(JSON.stringify(stored)).not.toContain(keys.api_v3_key)
    const { serial } = keys.by_certificate
    expect(await fahuo(['payments', 'remove', MCHID, '--serial', serial], pair.env)).toMatchObject({
      code: 0,
    })
    expect(await send(payment(), { signer: keys.by_certificate })).toMatchObject({ status: 401 })
    expect(await send(payment())).toMatchObject({ status: 204 })
    expect(await fahuo(['payments', 'remove', MCHID], pair.env)).toMatchObject({ code: 0 })
    expect(await send(payment())).toMatchObject({ status: 401 })
  })

  it('refuses keys that are none, in words', async () => {
    const add = (...args: string[]) => fahuo(['payments', 'add', ...args], pair.env)
    expect(await add('12', ...keys.args)).toMatchObject({
      code: 1,
      output: expect.stringContaining('8 to 10 digits'),
    })
    expect(await add(MCHID, '--certificate', keys.file('pub.pem'))).toMatchObject({ code: 1 })
    expect(await add(MCHID, '--certificate', keys.file('platform.pem'))).toMatchObject({
      code: 1,
      output: expect.stringContaining('--api-v3-key-file'),
    })
    expect(
      await add(
        MCHID,
        '--api-v3-key-file',
        keys.file('pub.pem'),
        '--certificate',
        keys.file('platform.pem'),
      ),
    ).toMatchObject({
      code: 1,
      output: expect.stringContaining('32'),
    })
  })
})

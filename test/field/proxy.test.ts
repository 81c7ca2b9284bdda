import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { call } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'
import { askUntilKnown, type Answered } from './doors.ts'
import { proxyCases } from './proxy.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'

/** Chinese characters, which an English sentence has none of. */
const CHINESE = /\p{Script=Han}/u

let pair: Pair
beforeAll(async () => {
  // Longer than an SDK waits, as they are: nothing is given up meanwhile.
  pair = await startPair({}, undefined, {}, { unknown_payment_ms: 60_000, answered_ms: 60_000 })
})
afterAll(() => pair.stop())
beforeEach(() => pair.control('DELETE', '/faults'))

function ask(path: string, body: unknown, headers: Record<string, string> = {}) {
  const url = `${pair.url}${path}?access_token=${pair.api_key}`
  return call<Answered['body']>('POST', url, { body, headers })
}
/** Asks with the same body until it is known how a shipment ends, as an SDK's program does. */
const known = (path: string, body: unknown) => askUntilKnown(() => ask(path, body))

it.each(proxyCases)('$name', async ({ input, expected }) => {
  const { method = 'POST', path, body, access_token = '{{key}}' } = input
  const token = access_token.replaceAll('{{key}}', pair.api_key)
  const answer = await fetch(`${pair.url}${path}?access_token=${token}`, {
    method,
    headers: { 'accept-language': 'zh-CN' },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  })
  const said = (await answer.json()) as Answered['body']
  expect([answer.status, said.errcode]).toEqual([expected.status ?? 200, expected.errcode])
  expect(said.errmsg).toContain(expected.names ?? (expected.errcode === 0 ? 'ok' : ''))
})

describe('errmsg', () => {
  const broken = { ...content('4200002137202611250000000001'), shipping_list: [] }

  it('is Chinese unless English is asked for, with cause and remedy', async () => {
    const { body: zh } = await ask(UPLOAD, broken)
    expect(zh.errmsg).toMatch(/^统一发货.*。.*。$/)
    const { body: en } = await ask(UPLOAD, broken, { 'accept-language': 'en' })
    expect(en).toMatchObject({ errcode: zh.errcode })
    expect(en.errmsg).not.toMatch(CHINESE)
    expect(en.error?.remedy).not.toBe('')
  })
})

describe('an upload', () => {
  const merchant = openMerchant(() => pair)
  const { pay, truth, fault } = merchant
  const upload = (payment: { transaction_id: string; openid: string }) => ({
    ...content(payment.transaction_id),
    upload_time: '2026-11-21T09:00:00.120+08:00',
    payer: { openid: payment.openid },
  })

  it('is not said to be done before WeChat has it, and the same body asks again', async () => {
    const payment = await pay()
    // WeChat knows nothing of the payment for longer than an SDK waits.
    await fault(GET_ORDER, 'errcode', { errcode: 10060001, times: 40 })
    const { status, body } = await ask(UPLOAD, upload(payment))
    expect([status, body.errcode]).toEqual([200, -1])
    expect(body.errmsg).toContain('相同内容')
    expect(body.shipment?.state).toBe('queued')
    await pair.control('DELETE', '/faults')
    await merchant.atItsEnd(body.shipment?.id ?? '')
    // Another time and no payer: it is the same shipment.
    const again = { ...upload(payment), upload_time: '2026-11-21T10:00:00+08:00', payer: undefined }
    expect((await known(UPLOAD, again)).body).toMatchObject({
      errcode: 0,
      shipment: { id: body.shipment?.id, state: 'shipped' },
    })
    expect(await truth(payment.transaction_id)).toMatchObject({ uploads: 1 })
  })

  it('is done when WeChat has answered so, although the order does not show it yet', async () => {
    const payment = await pay()
    await fault(UPLOAD, 'errcode', { errcode: 10060023 })
    const { body } = await known(UPLOAD, upload(payment))
    expect(body).toMatchObject({ errcode: 0, shipment: { state: 'verifying' } })
  })

  it('never invents a code: what another system shipped needs a person', async () => {
    const payment = await pay()
    await pair.shipByHand({ ...upload(payment), ...content(payment.transaction_id, 'YTHAND1') })
    const { body } = await ask(UPLOAD, upload(payment))
    expect(body).toMatchObject({
      errcode: -1,
      shipment: { state: 'needs_attention', reason: 'shipped_differently' },
    })
    expect(body.errmsg).toContain('订单上已有其他发货信息')
  })

  it('of a wrong payer is refused with WeChat’s code: the order names another', async () => {
    const { transaction_id } = await pay()
    const { body } = await known(UPLOAD, upload({ transaction_id, openid: 'oSomebodyElse' }))
    expect(body).toMatchObject({ errcode: 10060031, shipment: { state: 'rejected' } })
  })
})

describe('a WeChat that does not answer', () => {
  it('is told as such within two seconds, before an SDK gives up', async () => {
    await pair.control('POST', '/faults', {
      path: GET_ORDER,
      effect: 'delay',
      ms: 5_000,
      times: 20,
    })
    const { status, body } = await ask(GET_ORDER, { transaction_id: '42' })
    await pair.control('DELETE', '/faults')
    // Long before WeChat would have answered.
    expect([status, body.errcode]).toEqual([504, -1])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REFUND } from '../../packages/wechat/src/pay/notices.testing.ts'
import { ENGINES } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { until } from '../support/http.ts'
import { content, openMerchant, type Payment } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'
import { makePayKeys, notification, passOn, type PayKeys } from '../support/wechat-pay.ts'

const MCHID = '1900000109'
/** A fault that lasts until it is taken away. */
const MANY = 1_000
const UPLOAD_PATH = '/wxa/sec/order/upload_shipping_info'
let keys: PayKeys
beforeAll(async () => {
  keys = await makePayKeys()
})
afterAll(() => keys.remove())

interface Refunded {
  order: { refunded_amount: number; refunds: { status: string; overruled: boolean }[] }
}

describe.each(ENGINES)('a refund that we are told of (%s)', (engine) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPairOn(engine)
    const added = await fahuo(['payments', 'add', MCHID, ...keys.args], pair.env)
    if (added.code !== 0) throw new Error(added.output)
  })
  afterAll(() => pair.stop())

  const { pay, ship, read, atItsEnd, shipped, truth, fault } = openMerchant(() => pair)
  let number = 0
  /** WeChat Pay tells of a refund. */
  const refund = async (
    { transaction_id, merchant_trade_no }: Payment,
    { status = 'SUCCESS', amount = 990, refund_id = '' } = {},
  ) => {
    number += 1
    const told = {
      ...REFUND,
      transaction_id,
      out_trade_no: merchant_trade_no,
      refund_id: refund_id || `503000000${number}`,
      refund_status: status,
      amount: { total: 990, refund: amount, payer_total: 990, payer_refund: amount },
    }
    const answer = await passOn(
      pair.url,
      MCHID,
      notification(keys, told, { event_type: `REFUND.${status}` }),
    )
    expect(answer).toMatchObject({ status: 204 })
    return told.refund_id
  }
  const shown = async ({ transaction_id }: Payment) =>
    (await pair.merchant<Refunded>('GET', `/api/orders/${transaction_id}`)).body.order
  const paid = () => pay({ paid_amount: 990 })
  const retry = (id: string) => pair.merchant('POST', `/api/shipments/${id}/retry`)

  it('in full stops a shipment that has not left; a retry sends it, and spends no chance', async () => {
    const order = await paid()
    await refund(order)
    const { body } = await ship(content(order.transaction_id))
    const stopped = await atItsEnd(body.shipment.id)
    expect(stopped).toMatchObject({ state: 'needs_attention', reason: 'refunded' })
    expect(stopped.remedy).toContain('retry')
    expect(await truth(order.transaction_id)).toMatchObject({ uploads: 0 })
    expect(await shown(order)).toMatchObject({ refunded_amount: 990 })

    expect(await retry(stopped.id)).toMatchObject({ status: 202 })
    expect(await atItsEnd(stopped.id)).toMatchObject({ state: 'shipped' })
    expect(await truth(order.transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
    expect((await shown(order)).refunds).toMatchObject([{ overruled: true }])
  })

  it('in full, told by an import, stops it, too; the same again does not undo the retry', async () => {
    const order = await paid()
    const row = { transaction_id: order.transaction_id, paid_amount: 990, refunded_amount: 990 }
    await pair.merchant('POST', '/api/orders/import', [row])
    const { body } = await ship(content(order.transaction_id))
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ reason: 'refunded' })
    await retry(body.shipment.id)
    await pair.merchant('POST', '/api/orders/import', [row])
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })
  })

  it('in part is noted and shown, and stops nothing; two of them may be all', async () => {
    const order = await paid()
    await refund(order, { amount: 400 })
    await shipped(content(order.transaction_id))
    expect(await shown(order)).toMatchObject({
      refunded_amount: 400,
      refunds: [{ status: 'SUCCESS' }],
    })
    const other = await paid()
    await refund(other, { amount: 400 })
    await refund(other, { amount: 590 })
    const { body } = await ship(content(other.transaction_id))
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ reason: 'refunded' })
  })

  it('that is abnormal stops nothing; when it succeeds that is news', async () => {
    const order = await paid()
    const refund_id = await refund(order, { status: 'ABNORMAL' })
    expect(await shown(order)).toMatchObject({
      refunded_amount: 0,
      refunds: [{ status: 'ABNORMAL' }],
    })
    await refund(order, { refund_id })
    await refund(order, { refund_id })
    // What comes late changes nothing.
    await refund(order, { refund_id, status: 'CLOSED' })
    expect(await shown(order)).toMatchObject({
      refunded_amount: 990,
      refunds: [{ status: 'SUCCESS' }],
    })
    const { body } = await ship(content(order.transaction_id))
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ reason: 'refunded' })
  })

  it('is no proof: what WeChat shows is shipped, and what it takes no more is rejected', async () => {
    const order = await paid()
    await pair.shipByHand({
      ...content(order.transaction_id),
      upload_time: new Date().toISOString(),
      payer: { openid: order.openid },
    })
    await refund(order)
    const { body } = await ship(content(order.transaction_id))
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })

    const closed = await paid()
    await refund(closed)
    await pair.control('POST', `/orders/${closed.transaction_id}/refund`)
    const late = await ship(content(closed.transaction_id))
    expect(await atItsEnd(late.body.shipment.id)).toMatchObject({
      state: 'rejected',
      reason: 'order_closed',
    })
  })

  /** An upload that a refund overtakes: told after the call has reached WeChat, before its answer is read. */
  const overtaken = async (effect: string, more: object) => {
    const order = await paid()
    await fault(UPLOAD_PATH, effect, { ...more, times: MANY })
    const { body } = await ship(content(order.transaction_id))
    await until(
      async () =>
        (await pair.control<{ faults: { times: number }[] }>('GET', '/faults')).body.faults,
      ([left]) => left!.times < MANY,
    )
    await refund(order)
    expect(await shown(order)).toMatchObject({ refunded_amount: 990 })
    await pair.control('DELETE', `/faults?path=${UPLOAD_PATH}`)
    return { order, shipment: await atItsEnd(body.shipment.id) }
  }

  it.each([
    ['is answered late', 'delay_after', { ms: 3_000 }],
    ['is late itself', 'delay', { ms: 3_000 }],
    ['was taken, and its answer lost', 'cut_after', {}],
  ])('during an upload that %s changes nothing: it has left', async (_, effect, more) => {
    const { order, shipment } = await overtaken(effect, more)
    expect(shipment).toMatchObject({ state: 'shipped' })
    expect(await truth(order.transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
  })

  it.each([
    ['reached nobody', 'cut_before', {}],
    ['WeChat did not take', 'errcode', { errcode: -1 }],
  ])('during an upload that %s stops it before the next', async (_, effect, more) => {
    const { order, shipment } = await overtaken(effect, more)
    expect(shipment).toMatchObject({ state: 'needs_attention', reason: 'refunded' })
    expect(await truth(order.transaction_id)).toMatchObject({ uploads: 0, reshipments_spent: 0 })
    await retry(shipment.id)
    expect(await atItsEnd(shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await truth(order.transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
  })

  it('stops a correction, whose chance stays reserved until it is closed', async () => {
    const order = await paid()
    await shipped(content(order.transaction_id))
    await refund(order)
    const { body } = await ship(content(order.transaction_id, 'YT0002', { spend_reshipment: true }))
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ reason: 'refunded' })
    await pair.merchant('POST', `/api/shipments/${body.shipment.id}/close`)
    expect(await read(body.shipment.id)).toMatchObject({ reason: 'closed_by_hand' })
    expect(await truth(order.transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
  })

  /** What others were told of the refund of an order. */
  const toldOf = async ({ transaction_id }: Payment) => {
    const { body } = await pair.merchant<{
      events: { data: { order: { transaction_id: string; openid: string } } }[]
    }>('GET', '/api/outgoing?type=order.refunded&limit=500')
    return body.events.filter(({ data }) => data.order.transaction_id === transaction_id)
  }
  const tells = async (order: Payment) => {
    const told = await until(
      () => toldOf(order),
      ({ length }) => length > 0,
    )
    expect(told).toMatchObject([{ data: { order: { openid: order.openid } } }])
  }
  const importRow = (row: object) => pair.merchant('POST', '/api/orders/import', [row])

  it('in full is told to others once, whoever tells of it first', async () => {
    const told_by_pay = await paid()
    await shown(told_by_pay)
    await refund(told_by_pay, { amount: 400 })
    const told_by_import = await paid()
    await shown(told_by_import)
    const row = { transaction_id: told_by_import.transaction_id, paid_amount: 990 }
    await importRow({ ...row, refunded_amount: 989 })
    const abnormal = await paid()
    await shown(abnormal)
    await refund(abnormal, { status: 'ABNORMAL' })
    const early = await paid()
    await refund(early)

    await refund(told_by_pay, { amount: 590 })
    await tells(told_by_pay)
    await importRow({ ...row, refunded_amount: 990 })
    await tells(told_by_import)
    // The one that was told before anybody knew the order.
    await shown(early)
    await tells(early)

    for (const order of [told_by_pay, told_by_import, early]) {
      await pair.control('POST', `/orders/${order.transaction_id}/refund`)
      await shown(order)
    }
    // All of these were written before this one, which is told after them.
    await pair.control('POST', `/orders/${abnormal.transaction_id}/refund`)
    await shown(abnormal)
    await tells(abnormal)
    for (const order of [told_by_pay, told_by_import, early])
      expect(await toldOf(order)).toHaveLength(1)
  })
})

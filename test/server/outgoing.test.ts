import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

interface Event {
  id: string
  seq: number
  type: string
  timestamp: string
  data: {
    order?: { transaction_id: string; order_state: number; openid: string }
    settlement?: { settlement_time: number | null } | null
    shipment?: { id: string; state: string; reason: string | null; cause: string | null }
    restriction?: { kind: string; message: string; facts: { errcode: number } }
    waybill?: { tracking_no: string; status: number }
    noticed_by?: string
    hours?: number
    transaction_id?: string
  }
}

const DAY = 86_400

describe.each(['sqlite', 'postgres'] as const)('what others are told (%s)', (engine) => {
  let pair: Pair
  let ahead = 0
  let before: string
  const clock = { now: () => Date.now() + ahead }
  beforeAll(async () => {
    pair = await startPairOn(
      engine,
      {},
      async (emulator) => {
        const { body } = await call<{ transaction_id: string }>(
          'POST',
          `${emulator}/_emulator/orders`,
          { body: { pay_time: Math.floor(Date.now() / 1000) - 3_600 } },
        )
        before = body.transaction_id
      },
      { RECEIPT_REMINDERS: 'on' },
      { clock },
    )
  })
  afterAll(() => pair.stop())
  const { pay, ship, shipped, atItsEnd, fault, read } = openMerchant(() => pair)

  const advance = async (seconds: number) => {
    ahead += seconds * 1000
    await pair.control('POST', '/clock', { advance: seconds })
  }
  const feed = async (language = 'en') => {
    const { body } = await call<{ events: Event[] }>('GET', `${pair.url}/api/outgoing?limit=500`, {
      key: pair.api_key,
      headers: { 'accept-language': language },
    })
    return body.events
  }
  const about = (id: string) => async () =>
    (await feed()).filter(({ data }) =>
      [data.order?.transaction_id, data.shipment?.id, data.transaction_id].includes(id),
    )
  /** Waits until these, and no others, were told of one thing. */
  const tells = async (id: string, ...types: string[]) => {
    const events = await until(about(id), (told) => told.length >= types.length)
    expect(events.map(({ type }) => type)).toEqual(types)
    return events
  }
  const sync = () => pair.merchant('POST', '/api/sync', { older: true })
  const look = (transaction_id: string) => pair.merchant('GET', `/api/orders/${transaction_id}`)

  it('tells of a payment when it is first seen, and of none that was paid before', async () => {
    const { transaction_id, openid } = await pay()
    await sync()
    const [event] = await tells(transaction_id, 'order.paid')
    expect(event?.data.order).toMatchObject({ transaction_id, openid, order_state: 1 })
    expect(event?.id).toMatch(/^evt_[\w-]+$/)
    expect(new Date(event?.timestamp ?? '').getTime()).toBeLessThanOrEqual(clock.now())
    expect((await look(before)).status).toBe(200)
    expect(await about(before)()).toEqual([])
  })

  it('tells of a shipment from its acceptance to its end', async () => {
    const { transaction_id } = await pay()
    const { id } = await shipped(content(transaction_id))
    const [accepted, sent] = await tells(id, 'shipment.accepted', 'shipment.shipped')
    expect(accepted?.data.shipment).toMatchObject({ id, state: 'queued' })
    expect(sent?.data.shipment).toMatchObject({ id, state: 'shipped', attempts: [] })
    // Nobody had seen the payment before it was shipped.
    expect((await about(transaction_id)()).map(({ type }) => type)).toContain('order.paid')
  })

  it('tells in words of one language why a person is needed, and of the end by hand', async () => {
    const { transaction_id } = await pay()
    await pair
      .shipByHand({
        ...content(transaction_id, 'YT-OTHER'),
        payer: { openid: (await pay()).openid },
        upload_time: '2026-11-26T10:00:00+08:00',
      })
      .catch(() => {})
    await fault('/wxa/sec/order/get_order', 'errcode', { errcode: 10060001, times: 400 })
    const { id } = (await ship(content('4200000000000000000000000999'))).body.shipment
    await atItsEnd(id)
    await pair.control('DELETE', '/faults')
    const [, told] = await tells(id, 'shipment.accepted', 'shipment.needs_attention')
    expect(told?.data.shipment).toMatchObject({ reason: 'unknown_payment' })
    expect(told?.data.shipment?.cause).toMatch(/^[ -~]+$/)
    const chinese = (await feed('zh')).find((one) => one.id === told?.id)
    expect(chinese?.data.shipment?.cause).toMatch(/[\u4e00-\u9fff]/)
    await pair.merchant('POST', `/api/shipments/${id}/close`)
    await tells(id, 'shipment.accepted', 'shipment.needs_attention', 'shipment.rejected')
  })

  it('tells of a correction, and of what it replaced', async () => {
    const { transaction_id } = await pay()
    const first = await shipped(content(transaction_id, 'YT-WRONG'))
    await advance(2)
    const second = await shipped(content(transaction_id, 'YT-RIGHT', { spend_reshipment: true }))
    await until(
      () => read(first.id),
      ({ state }) => state === 'superseded',
    )
    const told = await tells(
      first.id,
      'shipment.accepted',
      'shipment.shipped',
      'shipment.corrected',
    )
    expect(told[2]?.data.shipment).toMatchObject({ state: 'superseded', reason: 'corrected' })
    await tells(second.id, 'shipment.accepted', 'shipment.shipped')
  })

  it('tells of each part of a combined payment', async () => {
    const combined = await pay<{
      sub_orders: { transaction_id: string }[]
      transaction_id: string
    }>({ sub_orders: [{ description: 'Tea' }, { description: 'Cup' }] })
    const parts = combined.sub_orders.map(({ transaction_id }) => {
      const { order_key, ...rest } = content(transaction_id, `YT-${transaction_id.slice(-6)}`)
      return { order_key, ...rest }
    })
    const { body } = await pair.merchant<{
      shipment: { id: string; combined: { shipments: string[] } }
    }>('POST', '/api/shipments/combined', {
      order_key: { order_number_type: 2, transaction_id: combined.transaction_id },
      sub_orders: parts,
    })
    const { shipments } = body.shipment.combined
    expect(shipments).toHaveLength(2)
    for (const id of shipments) {
      const [accepted, sent] = await tells(id, 'shipment.accepted', 'shipment.shipped')
      const others = shipments.filter((one) => one !== id)
      for (const event of [accepted, sent])
        expect(event?.data.shipment).toMatchObject({ combined: { shipments: [id, ...others] } })
    }
  })

  it('tells of a receipt once, and of the money', async () => {
    const { transaction_id, openid } = await pay()
    await shipped(content(transaction_id))
    await advance(2)
    await pair.control('POST', '/receipts', { transaction_id, openid })
    await look(transaction_id)
    const told = await until(about(transaction_id), (events) =>
      events.some(({ type }) => type === 'order.receipt_confirmed'),
    )
    const receipt = told.find(({ type }) => type === 'order.receipt_confirmed')
    expect(['push', 'sync']).toContain(receipt?.data.noticed_by)
    await advance(12 * DAY)
    await look(transaction_id)
    const later = await until(about(transaction_id), (events) =>
      events.some(({ type }) => type === 'order.settled'),
    )
    const names = later.map(({ type }) => type)
    expect(names.toSorted()).toEqual([
      'order.paid',
      'order.receipt_confirmed',
      'order.settled',
      'order.settling',
    ])
  })

  it('tells of a refund once', async () => {
    const { transaction_id } = await pay()
    await look(transaction_id)
    await pair.control('POST', `/orders/${transaction_id}/refund`, {})
    await look(transaction_id)
    await look(transaction_id)
    const told = await tells(transaction_id, 'order.paid', 'order.refunded')
    expect(told[1]?.data.order).toMatchObject({ order_state: 5 })
  })

  it('tells of an order that waits 24, 48 and 72 hours, and not of one that is shipped', async () => {
    const { transaction_id } = await pay()
    const other = await pay()
    await look(transaction_id)
    await shipped(content(other.transaction_id))
    for (const hours of [24, 48, 72]) {
      await advance(hours === 24 ? DAY + 61 : DAY)
      const told = await until(about(transaction_id), (events) =>
        events.some(({ data }) => data.hours === hours),
      )
      expect(told.filter(({ data }) => data.hours === hours)).toHaveLength(1)
    }
    await advance(5 * DAY)
    const [, ...late] = await about(transaction_id)()
    expect(late.map(({ data }) => data.hours)).toEqual([24, 48, 72])
    expect((await about(other.transaction_id)()).map(({ type }) => type)).not.toContain(
      'order.overdue',
    )
  })

  it('tells once that WeChat refuses the account', async () => {
    const { transaction_id } = await pay()
    await fault('/wxa/sec/order/get_order', 'errcode', { errcode: 48001, times: 50 })
    await ship(content(transaction_id))
    const told = await until(
      async () => (await feed()).filter(({ type }) => type === 'account.restricted'),
      (events) => events.length > 0,
    )
    await pair.control('DELETE', '/faults')
    expect(told).toHaveLength(1)
    expect(told[0]?.data.restriction).toMatchObject({
      kind: 'account_refused',
      facts: { errcode: 48001 },
    })
  })
})

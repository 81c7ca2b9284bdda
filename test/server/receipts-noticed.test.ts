/** How it is noticed that an order is received: WeChat has no push for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Payment } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const LIST = '/wxa/sec/order/get_order_list'
const ONE = '/wxa/sec/order/get_order'
const DAY_SECONDS = 86_400

interface Told {
  type: string
  data: { order: { transaction_id: string; order_state: number }; noticed_by: string }
}

describe.each(['sqlite', 'postgres'] as const)('a receipt is noticed (%s)', (engine) => {
  let pair: Pair
  let ahead = 0
  beforeAll(async () => {
    const clock = { now: () => Date.now() + ahead * 1000 }
    const lost = { path: '/push', effect: 'push_lost', times: 1_000_000 }
    pair = await startPairOn(
      engine,
      { settlement_delay: 30 * DAY_SECONDS },
      (emulator) => call('POST', `${emulator}/_emulator/faults`, { body: lost }),
      {},
      { clock },
    )
  })
  afterAll(() => pair.stop())
  const { pay, shipped, fault, calls } = openMerchant(() => pair)

  const advance = async (seconds: number) => {
    ahead += seconds
    await pair.control('POST', '/clock', { advance: seconds })
  }
  const told = async ({ transaction_id }: Payment) => {
    const { body } = await pair.merchant<{ events: Told[] }>(
      'GET',
      '/api/outgoing?type=order.receipt_confirmed&limit=500',
    )
    return body.events.filter(({ data }) => data.order.transaction_id === transaction_id)
  }
  const receipt = async (order: Payment) => {
    const events = await until(
      () => told(order),
      ({ length }) => length > 0,
    )
    expect(events).toHaveLength(1)
    return events[0]!.data
  }
  const looks = async ({ transaction_id }: Payment) =>
    (await calls<{ transaction_id?: string } | undefined>(ONE)).filter(
      ({ request }) => request?.transaction_id === transaction_id,
    ).length
  const buyer = async (openid: string) => {
    const { body } = await pair.control<{ code: string }>('POST', '/login-codes', { openid })
    const session = await call<{ token: string }>('POST', `${pair.url}/buyer/session`, { body })
    return (method: 'GET' | 'POST', path: string) =>
      call(method, `${pair.url}${path}`, { key: session.body.token })
  }
  const confirm = ({ transaction_id, openid }: Payment) =>
    pair.control('POST', '/receipts', { transaction_id, openid })

  it('by the kit when the buyer has confirmed, not when the buyer only looks', async () => {
    const confirmed = await pay()
    const opened = await pay()
    const listed = await pay()
    for (const order of [confirmed, opened, listed]) {
      await shipped(content(order.transaction_id, `YT-${order.transaction_id.slice(-8)}`))
      await confirm(order)
    }
    const path = (order: Payment, rest: string) => `/buyer/orders/${order.transaction_id}${rest}`
    await (
      await buyer(confirmed.openid)
    )('POST', path(confirmed, '/receipt'))
    expect((await receipt(confirmed)).noticed_by).toBe('kit')
    const lookup = `/buyer/orders/lookup?transaction_id=${opened.transaction_id}`
    await (
      await buyer(opened.openid)
    )('GET', lookup)
    expect((await receipt(opened)).noticed_by).toBe('sync')
    await (
      await buyer(listed.openid)
    )('GET', '/buyer/orders')
    expect((await receipt(listed)).noticed_by).toBe('sync')
  })

  it('by a look when the automatic receipt is due, not before', async () => {
    const express = await pay()
    const pick_up = await pay()
    await shipped(content(express.transaction_id, 'YT-EXPRESS'))
    await shipped({
      ...content(pick_up.transaction_id),
      logistics_type: 4,
      shipping_list: [{ item_desc: 'Tea' }],
    })
    // Nothing else may notice it: the syncs are refused.
    await fault(LIST, 'errcode', { errcode: 48_001, times: 1_000_000 })
    const before = await looks(express)
    await advance(2 * DAY_SECONDS + 120)
    expect(await receipt(pick_up)).toMatchObject({ noticed_by: 'sync', order: { order_state: 3 } })
    expect(await looks(express)).toBe(before)

    await advance(8 * DAY_SECONDS)
    expect(await receipt(express)).toMatchObject({ noticed_by: 'sync' })
    expect(await looks(express)).toBe(before + 1)
  })
})

/** Where parcels are that WeChat tracks, as merchant and buyer read it; without receipt reminders. */
import { BuyerOrderResponse } from '@fahuo/contract/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const QUERY = '/cgi-bin/express/delivery/open_msg/query_trace'

describe.each(['sqlite', 'postgres'] as const)('a tracked parcel (%s)', (engine) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPairOn(engine)
  })
  afterAll(() => pair.stop())

  const { pay, shipped, calls, fault } = openMerchant(() => pair)
  interface Waybill {
    status: number
    statuses: { status: number; at: number }[]
    messages: boolean
    tracking: boolean
    reminder: string
  }
  const tracked = async (tracking_no: string, openid: string) => {
    const { transaction_id } = await pay({ openid })
    await shipped(content(transaction_id, tracking_no))
    const path = `/api/orders/${transaction_id}`
    const { status } = await pair.merchant('POST', `${path}/waybills`, {
      tracking_no,
      receiver_phone: '13812345678',
      goods: [{ goods_name: 'Tea', goods_img_url: 'https://img.example/tea.png' }],
    })
    expect(status).toBe(200)
    const waybill = async () => {
      const { body } = await pair.merchant<{ order: { waybills: Waybill[] } }>('GET', path)
      return body.order.waybills[0]
    }
    const moveTo = async (next: number) => {
      await pair.control('POST', '/waybills', { waybill_id: tracking_no, status: next })
      return until(waybill, (one) => one?.status === next)
    }
    const looks = async () => {
      const made = await calls<{ waybill_token: string; openid: string }>(QUERY)
      return made.filter(({ request }) => request.openid === openid).length
    }
    return { transaction_id, waybill, moveTo, looks }
  }

  it('has its statuses with the time of each, for merchant and buyer', async () => {
    const openid = 'oWatchedA'
    const { transaction_id, moveTo } = await tracked('YT-W1', openid)
    for (const status of [1, 2, 3]) await moveTo(status)
    const waybill = await moveTo(4)
    expect(waybill).toMatchObject({ status: 4, messages: false, tracking: true })
    expect(waybill?.statuses.map(({ status }) => status)).toEqual([1, 2, 3, 4])
    const { code } = (await pair.control<{ code: string }>('POST', '/login-codes', { openid })).body
    const session = await call('POST', `${pair.url}/buyer/session`, {
      body: { code, lookup: { transaction_id } },
    })
    const { lookup } = session.body as { lookup: unknown }
    const { shipping } = BuyerOrderResponse.parse(lookup).order
    expect(shipping?.shipping_list[0]).toMatchObject({ status: 4, statuses: waybill?.statuses })
    expect(shipping?.shipping_list[0]).not.toHaveProperty('messages')
  })

  it('is told to others at each status, once', async () => {
    const { transaction_id, moveTo } = await tracked('YT-W5', 'oWatchedE')
    const told = async () => {
      const { body } = await pair.merchant<{
        events: { data: { transaction_id: string; waybill: Waybill & { tracking_no: string } } }[]
      }>('GET', '/api/outgoing?type=parcel.moved&limit=500')
      return body.events
        .map(({ data }) => data)
        .filter((one) => one.transaction_id === transaction_id)
    }
    for (const status of [1, 2, 3]) await moveTo(status)
    const moves = await until(told, ({ length }) => length >= 3)
    expect(moves.map(({ waybill }) => waybill.status)).toEqual([1, 2, 3])
    expect(moves[2]?.waybill).toMatchObject({ tracking_no: 'YT-W5', reminder: 'watching' })
    expect(JSON.stringify(moves)).not.toContain('13812345678')
  })

  it('is not looked up any more when it is signed for', async () => {
    const { waybill, moveTo, looks } = await tracked('YT-W2', 'oWatchedB')
    await moveTo(6)
    await until(waybill, (one) => one?.reminder === 'not_needed')
    const before = await looks()
    // Another parcel is looked up meanwhile.
    const other = await tracked('YT-W3', 'oWatchedC')
    await other.moveTo(2)
    expect(await looks()).toBe(before)
  })

  it('is looked up again when WeChat did not answer', async () => {
    const { moveTo } = await tracked('YT-W4', 'oWatchedD')
    await moveTo(1)
    const faults = [
      await fault(QUERY, 'cut_after'),
      await fault(QUERY, 'http', { status: 502 }),
      await fault(QUERY, 'errcode', { errcode: -1 }),
    ]
    expect(faults.map(({ status }) => status)).toEqual([200, 200, 200])
    const waybill = await moveTo(2)
    expect(waybill?.statuses.map(({ status }) => status)).toEqual([1, 2])
  })
})

/** What needs a person now; and reminding all buyers whose parcels were signed for a week ago, each once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const NOTIFY = '/wxa/sec/order/notify_confirm_receive'
const DAY = 86_400

interface Todo {
  kind: string
  reason: string | null
  errcode: number | null
  count: number
  paid_amount: number | null
  until: number | null
  message: string
  remedy: string
  facts: { to_remind?: number; reminded?: number; complaints?: { content: string }[] }
}
interface Attention {
  attention: Todo[]
  pulse: { paused: null; outbox: number; last_push_at: number | null }
}
interface Reminded {
  requested: number
  reminded: number
  waiting: number
  refused: { transaction_id: string; errcode: number; cause: string }[]
}

describe.each(ENGINES)('what needs a person now (%s)', (engine) => {
  let pair: Pair
  let ahead = 0
  const clock = { now: () => Date.now() + ahead }
  beforeAll(async () => {
    pair = await startPairOn(engine, {}, undefined, {}, { clock, lookup_every_ms: 600 })
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))

  const { pay, ship, shipped, atItsEnd, calls, fault } = openMerchant(() => pair)
  const advance = async (seconds: number) => {
    ahead += seconds * 1000
    await pair.control('POST', '/clock', { advance: seconds })
  }
  const attention = async () => (await pair.merchant<Attention>('GET', '/api/attention')).body
  const told = async (kind: string) =>
    (await attention()).attention.filter((one) => one.kind === kind)
  /** Waits until it is told so: an answer is given again for a while, the longer it took to compute. */
  const tells = (unconfirmed: object) =>
    expect.poll(() => told('receipt_unconfirmed')).toMatchObject([unconfirmed])
  const remindAll = async () =>
    (await pair.merchant<Reminded>('POST', '/api/orders/remind', {})).body
  /** Whose reminders WeChat has taken; what a fault refused is not read. */
  const reminders = async () =>
    (await calls<{ transaction_id: string } | undefined>(NOTIFY))
      .flatMap(({ request }) => request?.transaction_id ?? [])
      .toSorted()
  /** A parcel that its buyer has signed for. */
  const signed = async (tracking_no: string) => {
    const { transaction_id } = await pay({ openid: `o${tracking_no}`, paid_amount: 10_000 })
    await shipped(content(transaction_id, tracking_no))
    // Received later than shipped, or WeChat refuses; it counts in seconds.
    await advance(2)
    await pair.merchant('POST', `/api/orders/${transaction_id}/waybills`, {
      tracking_no,
      receiver_phone: '13812345678',
      goods: [{ goods_name: 'Tea', goods_img_url: 'https://img.example/tea.png' }],
    })
    await pair.control('POST', '/waybills', { waybill_id: tracking_no, status: 4 })
    const path = `/api/orders/${transaction_id}`
    await until(
      async () => (await pair.merchant<{ order: { waybills: object[] } }>('GET', path)).body.order,
      ({ waybills }) => waybills.some((one) => (one as { status: number }).status === 4),
    )
    return transaction_id
  }

  it('groups shipments by why they were refused, in words, with the money', async () => {
    expect((await attention()).attention).toEqual([])
    const orders = [await pay({ paid_amount: 100 }), await pay({ paid_amount: 200 })]
    await fault('/wxa/sec/order/upload_shipping_info', 'errcode', { errcode: 10060008, times: 2 })
    const ends = []
    for (const { transaction_id } of orders) {
      const { body } = await ship(content(transaction_id))
      ends.push(await atItsEnd(body.shipment.id))
    }
    const [refused, ...rest] = await told('shipment_rejected')
    expect(rest).toEqual([])
    expect(refused).toMatchObject({
      reason: 'refused_by_wechat',
      errcode: 10060008,
      count: 2,
      paid_amount: 300,
    })
    expect(refused?.message).not.toBe('')
    expect(refused?.remedy).not.toBe('')
    for (const { id } of ends) await pair.merchant('POST', `/api/shipments/${id}/close`, {})
    expect(await told('shipment_rejected')).toEqual([])
  })

  it('names complaints, the soonest first, with the time that is left', async () => {
    const { transaction_id } = await pay({ paid_amount: 12_800 })
    await shipped(content(transaction_id, 'YT-C1'))
    await pair.control('POST', '/complaints', { transaction_id })
    const [complaint] = await until(
      () => told('complaint_opened'),
      ([one]) => one !== undefined,
    )
    expect(complaint).toMatchObject({ count: 1, paid_amount: 12_800 })
    expect(complaint?.until).toBeGreaterThan(clock.now())
    expect(complaint?.facts.complaints).toMatchObject([{ transaction_id }])
  })

  it('reminds all that were signed for a week ago, each once, whoever asks how often', async () => {
    const early = [await signed('YT-A1'), await signed('YT-A2'), await signed('YT-A3')]
    await advance(7 * DAY + 60)
    const late = await signed('YT-B1')
    await tells({ count: 3, paid_amount: 30_000, facts: { to_remind: 3, reminded: 0 } })
    await fault(NOTIFY, 'errcode', { errcode: 268_546_002, times: 1 })
    const answers = await Promise.all([remindAll(), remindAll()])
    expect(answers.reduce((sum, { requested }) => sum + requested, 0)).toBe(3)
    const end = await until(remindAll, ({ waiting }) => waiting === 0)
    expect(end.requested).toBe(0)
    expect([end.reminded, end.refused.length]).toEqual([2, 1])
    const [refused] = end.refused
    expect(early).toContain(refused?.transaction_id)
    expect(refused?.cause).not.toBe('')
    const others = early.filter((one) => one !== refused?.transaction_id)
    expect(await reminders()).toEqual(others.toSorted())
    expect(await calls(NOTIFY)).toHaveLength(3)
    expect(await reminders()).not.toContain(late)
    await tells({ count: 3, facts: { to_remind: 0, reminded: 2 } })
  })

  it('tries again when WeChat asks to wait, and leaves the confirmed alone', async () => {
    const openid = 'oYT-D2'
    const [waits, confirms] = [await signed('YT-D1'), await signed('YT-D2')]
    await advance(7 * DAY + 60)
    // Of each of the orders that may be reminded now, this and one of before: whichever comes first.
    await fault(NOTIFY, 'errcode', { errcode: 45_011, times: 2 })
    await fault('/wxa/sec/order/get_order', 'http', { status: 502, times: 1 })
    await pair.control('POST', '/receipts', { transaction_id: confirms, openid })
    await until(
      async () => {
        // What was put off for a minute is due.
        await advance(61)
        return remindAll()
      },
      ({ waiting }) => waiting === 0,
    )
    const sent = await reminders()
    expect(sent.filter((one) => one === waits)).toHaveLength(1)
    expect(sent).not.toContain(confirms)
  })
})

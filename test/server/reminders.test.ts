import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const NOTIFY = '/wxa/sec/order/notify_confirm_receive'

describe('a receipt reminder', () => {
  let pair: Pair
  let ahead = 0
  const clock = { now: () => Date.now() + ahead }
  beforeAll(async () => {
    pair = await startPair(
      {},
      undefined,
      { RECEIPT_REMINDERS: 'on' },
      {
        clock,
        // Fewer than WeChat lets a buyer's parcels be looked up a day, however slow this machine is.
        lookup_every_ms: 600,
      },
    )
  })
  afterAll(() => pair.stop())

  interface Waybill {
    tracking_no: string
    status: number
    reminder: string
  }
  /** Moves the clocks of the server and of WeChat. */
  const advance = async (seconds: number) => {
    ahead += seconds * 1000
    await pair.control('POST', '/clock', { advance: seconds })
  }
  const { pay, shipped: shipOrder, calls } = openMerchant(() => pair)
  /** An hour in which every worker had its turn: the recent orders were read again. */
  const anHourPasses = async () => {
    const list = '/wxa/sec/order/get_order_list'
    const { length } = await calls(list)
    await advance(3600)
    await until(
      () => calls(list),
      (now) => now.length > length,
    )
  }
  const shipped = async (...numbers: string[]) => {
    // A buyer each: WeChat counts the calls of one a day.
    const openid = `oReminded${numbers[0]}`
    const { transaction_id } = await pay({ openid })
    const parcels = numbers.map((tracking_no) => ({
      tracking_no,
      express_company: 'YTO',
      item_desc: 'Tea',
    }))
    const split = { delivery_mode: 2, is_all_delivered: true }
    await shipOrder(
      content(transaction_id, '', { shipping_list: parcels, ...(numbers.length > 1 && split) }),
    )
    const order = () =>
      pair.merchant<{ order: { order_state: number; waybills: Waybill[] } }>(
        'GET',
        `/api/orders/${transaction_id}`,
      )
    await until(order, ({ body }) => body.order.order_state === 2)
    // Received later than shipped, or WeChat refuses; it counts in seconds.
    await advance(2)
    return { transaction_id, openid, waybills: async () => (await order()).body.order.waybills }
  }
  const track = (transaction_id: string, tracking_no: string) =>
    pair.merchant<{ waybill: Waybill }>('POST', `/api/orders/${transaction_id}/waybills`, {
      tracking_no,
      receiver_phone: '13812345678',
      goods: [{ goods_name: 'Tea', goods_img_url: 'https://img.example/tea.png' }],
    })
  const move = (waybill_id: string, status: number) =>
    pair.control('POST', '/waybills', { waybill_id, status })
  const reminders = async (transaction_id: string) =>
    (await calls(NOTIFY)).filter(({ request }) => request.transaction_id === transaction_id).length

  it('is sent once, when the waybill says signed, and only then', async () => {
    const { transaction_id, waybills } = await shipped('YT-R1')
    expect(await track(transaction_id, 'YT-R1')).toMatchObject({
      status: 200,
      body: { waybill: { tracking_no: 'YT-R1', reminder: 'watching' } },
    })
    await move('YT-R1', 3)
    await until(waybills, ([waybill]) => waybill?.status === 3)
    expect(await reminders(transaction_id)).toBe(0)
    await move('YT-R1', 4)
    await until(waybills, ([waybill]) => waybill?.reminder === 'sent')
    await anHourPasses()
    expect(await reminders(transaction_id)).toBe(1)
  })

  it('waits until all parcels are signed for, and is one for all', async () => {
    const { transaction_id, waybills } = await shipped('YT-R2', 'YT-R3')
    await track(transaction_id, 'YT-R2')
    await move('YT-R2', 4)
    await until(waybills, ([waybill]) => waybill?.status === 4)
    await track(transaction_id, 'YT-R3')
    await anHourPasses()
    expect(await reminders(transaction_id)).toBe(0)
    await move('YT-R3', 6)
    // One that did not move for an hour is looked up after an eighth of that.
    await advance(450)
    await until(waybills, (all) => all.some(({ reminder }) => reminder === 'sent'))
    await until(waybills, (all) => all.every(({ reminder }) => reminder !== 'watching'))
    expect(await reminders(transaction_id)).toBe(1)
  })

  it('waits for the parcel that took the place of another', async () => {
    const { transaction_id, waybills } = await shipped('YT-R7')
    await track(transaction_id, 'YT-R7')
    await move('YT-R7', 2)
    await until(waybills, ([waybill]) => waybill?.status === 2)
    await shipOrder(content(transaction_id, 'YT-R8', { spend_reshipment: true }))
    await advance(2)
    await track(transaction_id, 'YT-R8')
    await move('YT-R8', 4)
    await until(waybills, (all) => all.some(({ reminder }) => reminder === 'sent'))
    expect(await reminders(transaction_id)).toBe(1)
  })

  it('is not sent after the buyer has confirmed', async () => {
    const { transaction_id, openid, waybills } = await shipped('YT-R4')
    await track(transaction_id, 'YT-R4')
    await pair.control('POST', '/receipts', { transaction_id, openid })
    await move('YT-R4', 4)
    await until(waybills, ([waybill]) => waybill?.reminder === 'not_needed')
    expect(await reminders(transaction_id)).toBe(0)
  })

  it('is not said again when its answer was lost', async () => {
    const { transaction_id, waybills } = await shipped('YT-R5')
    await track(transaction_id, 'YT-R5')
    await pair.control('POST', '/faults', { path: NOTIFY, effect: 'cut_after' })
    await move('YT-R5', 4)
    await until(waybills, ([waybill]) => waybill?.reminder === 'sent')
    await anHourPasses()
    expect(await reminders(transaction_id)).toBe(1)
  })

  it('is tracked for a parcel of the order only, and its phone number is kept nowhere', async () => {
    const { transaction_id } = await shipped('YT-R6')
    expect(await track(transaction_id, 'YT-OTHER')).toMatchObject({ status: 400 })
    expect(JSON.stringify(pair.lines)).not.toContain('13812345678')
  })
})

/** What WeChat is told of parcels once they are shipped: messages to the buyer, and the tracking page. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { openParcelServices, ROOT, TEA } from '../support/parcel-services.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const AS_USUAL = {
  waybill_scanned_after_hours: 0,
  waybill_unscanned_errcode: 931_023,
  waybill_calls_per_day: 50,
  waybill_changes: 5,
  receiver_phone_errcode: null,
  logistics_messages: true,
  logistics_tracking: true,
}

describe.each(['sqlite', 'postgres'] as const)('the services of a parcel (%s)', (engine) => {
  let pair: Pair
  let ahead = 0
  const clock = { now: () => Date.now() + ahead }
  beforeAll(async () => {
    // Parcels are told here, and looked up elsewhere: each call of a buyer counts.
    const jump_path = { MSG_JUMP_PATH: 'pages/order/detail?from=wechat' }
    pair = await startPairOn(engine, {}, undefined, jump_path, {
      clock,
      lookup_every_ms: 3_600_000,
      // No lease runs out on a slow machine: what is told twice was told twice for a reason.
      deadline_ms: 30_000,
    })
  })
  afterAll(() => pair.stop())
  afterEach(() => settings(AS_USUAL))

  const { pay, ship, shipped, calls, fault } = openMerchant(() => pair)
  const parcels = openParcelServices(() => pair)
  const { shippedWith, putGoods, services, ended, bindings, settings, told, openTracking } = parcels
  /** Moves the clocks of WeChat and of the server, which must not get a token of the time before. */
  const advance = async (hours: number) => {
    await pair.control('POST', '/clock', { advance: hours * 3_600 })
    ahead += hours * 3_600_000
  }
  /** Moves them to noon in Beijing: no day ends in the next hours. */
  const toNoon = () => {
    const since_noon = (Math.floor(clock.now() / 1000) - 4 * 3_600) % 86_400
    return advance((86_400 - since_noon) / 3_600)
  }

  it('are told with goods, phone number and page, after it is shipped', async () => {
    const openid = 'oTold'
    const { transaction_id } = await shippedWith({ openid, tracking_no: 'YT-M1' })
    await ended(transaction_id, { messages: 'done', tracking: 'done' })
    const [followed] = await told(openid, 'follow_waybill')
    expect(followed).toMatchObject({
      openid,
      waybill_id: 'YT-M1',
      delivery_id: 'YTO',
      trans_id: transaction_id,
      receiver_phone: '138****8000',
      order_detail_path: `pages/order/detail?from=wechat&transaction_id=${transaction_id}`,
      goods_info: {
        detail_list: [
          {
            goods_name: TEA.name,
            goods_img_url: TEA.image_url[0],
            goods_desc: TEA.description,
          },
        ],
      },
    })
    const [traced] = await told(openid, 'trace_waybill')
    expect(traced).toMatchObject({ waybill_id: 'YT-M1', receiver_phone: '138****8000' })
    const known = (await bindings(transaction_id)).map(({ component }) => component)
    expect(new Set(known)).toEqual(new Set(['messages', 'tracking']))
  })

  it('are told once more after a lost answer, and never hold shipping up', async () => {
    const openid = 'oLost'
    for (const name of ['follow_waybill', 'trace_waybill'])
      await fault(`${ROOT}/${name}`, 'cut_after')
    const { transaction_id } = await shippedWith({ openid, tracking_no: 'YT-M2' })
    await ended(transaction_id, { messages: 'done', tracking: 'done' })
    expect((await told(openid, 'follow_waybill')).length).toBeGreaterThan(1)
    expect((await told(openid, 'trace_waybill')).length).toBeGreaterThan(1)
  })

  it('open the tracking page without the phone number of the buyer', async () => {
    const openid = 'oPage'
    const { transaction_id } = await shippedWith({ openid, tracking_no: 'YT-M3' })
    await ended(transaction_id, { messages: 'done', tracking: 'done' })
    const { status, body } = await openTracking(openid, transaction_id, 'YT-M3')
    expect(status).toBe(200)
    const traced = (await bindings(transaction_id)).find((one) => one.component === 'tracking')
    expect(body.waybill_token).toBe(traced?.waybill_token)
  })

  it('wait for the carrier, and are told when it has scanned the parcel', async () => {
    await settings({ waybill_scanned_after_hours: 20 })
    const { transaction_id } = await shippedWith({ openid: 'oScan', tracking_no: 'YT-M4' })
    const waiting = await ended(transaction_id, {
      messages: 'waiting: not_scanned',
      tracking: 'waiting: not_scanned',
    })
    for (const { errcode } of waiting) expect(errcode).toBe(931_023)
    let hours = 0
    for (; hours < 48; hours += 2) {
      if ((await services(transaction_id)).every(({ state }) => state === 'done')) break
      await advance(2)
      await dueRowsAreTold(transaction_id)
    }
    await ended(transaction_id, { messages: 'done', tracking: 'done' })
    expect(hours).toBeGreaterThanOrEqual(20)
    expect((await told('oScan', 'follow_waybill')).length).toBeLessThan(10)
  })

  /** Waits until nothing of an order is due. */
  const dueRowsAreTold = (transaction_id: string) =>
    until(
      () => services(transaction_id),
      (all) =>
        all.every(({ state, next_at }) => state !== 'waiting' || (next_at ?? 0) > clock.now()),
    )

  it('are left when the carrier never scanned it: then the buyer is asked', async () => {
    await settings({ waybill_scanned_after_hours: 500, waybill_unscanned_errcode: 9_300_559 })
    const { transaction_id } = await shippedWith({ openid: 'oNever', tracking_no: 'YT-M5' })
    await ended(transaction_id, {
      messages: 'waiting: not_scanned',
      tracking: 'waiting: not_scanned',
    })
    for (let hours = 0; hours < 74; hours += 12) {
      await advance(12)
      await dueRowsAreTold(transaction_id)
    }
    await ended(transaction_id, {
      messages: 'not_available: no_phone',
      tracking: 'not_available: no_phone',
    })
    const asked = await openTracking('oNever', transaction_id, 'YT-M5')
    expect(asked.body.error?.code).toBe('receiver_phone_needed')
  })

  it('wait for midnight in Beijing when WeChat takes no more calls', async () => {
    await toNoon()
    await settings({ waybill_calls_per_day: 1 })
    const openid = 'oMany'
    const first = await shippedWith({ openid, tracking_no: 'YT-M6' })
    await ended(first.transaction_id, { messages: 'done' })
    const second = await shippedWith({ openid, tracking_no: 'YT-M7' })
    const [messages] = await ended(second.transaction_id, {
      messages: 'waiting: quota_spent',
      tracking: 'done',
    })
    expect(messages?.errcode).toBe(9_300_513)
    // Another parcel of the buyer costs no call any more.
    const before = (await told(openid, 'follow_waybill')).length
    const third = await shippedWith({ openid, tracking_no: 'YT-M8' })
    await ended(third.transaction_id, { messages: 'waiting: quota_spent', tracking: 'done' })
    expect(await told(openid, 'follow_waybill')).toHaveLength(before)
    await settings({ waybill_calls_per_day: 50 })
    await advance(25)
    await ended(second.transaction_id, { messages: 'done' })
    await ended(third.transaction_id, { messages: 'done' })
  })

  it('are not available to an account that has not opened them, each by itself', async () => {
    await settings({ logistics_messages: false })
    const { transaction_id } = await shippedWith({ openid: 'oClosed', tracking_no: 'YT-M9' })
    const [messages] = await ended(transaction_id, { messages: 'not_available', tracking: 'done' })
    expect(messages).toMatchObject({ reason: 'not_opened', errcode: 48_001 })
    // It is asked for again each day.
    await settings(AS_USUAL)
    await advance(25)
    await until(
      async () => {
        await advance(1 / 60)
        return services(transaction_id)
      },
      (all) => all.every(({ state }) => state === 'done'),
    )
  })

  it('follow when the goods are told later', async () => {
    const openid = 'oLater'
    const { transaction_id } = await shippedWith({ openid, tracking_no: 'YT-N1', goods: [] })
    await ended(transaction_id, {
      messages: 'not_available: no_goods',
      tracking: 'not_available: no_goods',
    })
    expect(await told(openid, 'follow_waybill')).toHaveLength(0)
    await putGoods(transaction_id, [TEA])
    await ended(transaction_id, { messages: 'done', tracking: 'done' })
    expect(await told(openid, 'follow_waybill')).toHaveLength(1)
  })

  it('are told other goods of a parcel that WeChat knows, and the same ones not again', async () => {
    const openid = 'oGoods'
    const { transaction_id } = await shippedWith({ openid, tracking_no: 'YT-N2' })
    await ended(transaction_id, { messages: 'done', tracking: 'done' })
    const cup = { ...TEA, merchant_item_id: 'cup', name: 'Cup' }
    await fault(`${ROOT}/update_follow_waybill_goods`, 'cut_after')
    await putGoods(transaction_id, [TEA, cup])
    await until(
      () => bindings(transaction_id),
      (all) => all.every((one) => one.goods_info.detail_list.length === 2),
    )
    await ended(transaction_id, { messages: 'done', tracking: 'done' })
    expect(await told(openid, 'follow_waybill')).toHaveLength(1)
    expect(await told(openid, 'trace_waybill')).toHaveLength(1)
    await putGoods(transaction_id, [TEA, cup])
    await ended(transaction_id, { messages: 'done', tracking: 'done' })
    const updates = await calls<{ waybill_token: string }>(`${ROOT}/update_waybill_goods`)
    const { waybill_token } = (await bindings(transaction_id)).find(
      (one) => one.component === 'tracking',
    )!
    expect(updates.filter(({ request }) => request.waybill_token === waybill_token)).toHaveLength(1)
  })

  it('keep the goods of before when WeChat takes no more changes', async () => {
    await settings({ waybill_changes: 0 })
    const { transaction_id } = await shippedWith({ openid: 'oSpent', tracking_no: 'YT-N3' })
    await ended(transaction_id, { messages: 'done', tracking: 'done' })
    await putGoods(transaction_id, [{ ...TEA, name: 'Green tea' }])
    const spent = await ended(transaction_id, { messages: 'refused', tracking: 'refused' })
    for (const { reason, errcode } of spent)
      expect({ reason, errcode }).toEqual({ reason: 'changes_spent', errcode: 9_300_560 })
  })

  it('follow a correction to another waybill', async () => {
    const openid = 'oCorrected'
    const { transaction_id } = await shippedWith({ openid, tracking_no: 'YT-N4' })
    await ended(transaction_id, { messages: 'done', tracking: 'done' })
    await shipped({ ...parcelOf(transaction_id, 'YT-N5'), spend_reshipment: true })
    const known = await until(
      () => bindings(transaction_id),
      (all) => all.length === 4,
    )
    const waybills = known.map(({ waybill_id }) => waybill_id)
    expect(waybills.toSorted()).toEqual(['YT-N4', 'YT-N4', 'YT-N5', 'YT-N5'])
  })
  const parcelOf = (transaction_id: string, tracking_no: string) =>
    content(transaction_id, '', {
      shipping_list: [
        {
          tracking_no,
          express_company: 'YTO',
          item_desc: 'Tea',
          receiver_phone: '138 0013 8000',
        },
      ],
    })

  it('say that WeChat refused the phone number', async () => {
    await settings({ receiver_phone_errcode: 9_300_599 })
    const { transaction_id } = await shippedWith({ openid: 'oPhone', tracking_no: 'YT-N6' })
    const refused = await ended(transaction_id, { messages: 'refused', tracking: 'refused' })
    for (const { reason, errcode } of refused)
      expect({ reason, errcode }).toEqual({ reason: 'phone_refused', errcode: 9_300_599 })
    for (const { remedy } of refused) expect(remedy).toContain('receiver_phone')
    await settings(AS_USUAL)
    // The right one, after a correction of the number alone.
    for (const service of ['messages', 'tracking']) {
      const path = `/api/orders/${transaction_id}/services/${service}/retry`
      const { status } = await pair.merchant('POST', path, { receiver_phone: '159 1234 5678' })
      expect(status).toBe(202)
    }
    await ended(transaction_id, { messages: 'done', tracking: 'done' })
    const numbers = (await told('oPhone', 'follow_waybill')).map((one) => one.receiver_phone)
    expect(numbers.toSorted()).toEqual(['138****8000', '159****5678'])
  })

  it('are told by a person, too, who gives number and goods', async () => {
    const { transaction_id } = await shippedWith({
      openid: 'oPerson',
      tracking_no: 'YT-N9',
      goods: [],
    })
    await ended(transaction_id, {
      messages: 'not_available: no_goods',
      tracking: 'not_available: no_goods',
    })
    const { status } = await pair.merchant('POST', `/api/orders/${transaction_id}/waybills`, {
      tracking_no: 'YT-N9',
      receiver_phone: '138-0013-8000',
      goods: [{ goods_name: 'Tea', goods_img_url: 'https://shop.example/tea.png' }],
    })
    expect(status).toBe(200)
    await ended(transaction_id, { messages: 'not_available: no_goods', tracking: 'done' })
    expect(await told('oPerson', 'trace_waybill')).toMatchObject([
      { receiver_phone: '138****8000', delivery_id: 'YTO' },
    ])
  })

  it('are told of 15 parcels with 50 items, each with its own', async () => {
    const goods = Array.from({ length: 50 }, (_, at) => ({
      ...TEA,
      merchant_item_id: `item-${at}`,
      name: `${'Tea '.repeat(20)}${at}`,
    }))
    const openid = 'oLarge'
    const { transaction_id } = await pay({ openid })
    await putGoods(transaction_id, goods)
    const shipping_list = Array.from({ length: 15 }, (_, at) => ({
      tracking_no: `YT-L${String(at).padStart(2, '0')}`,
      express_company: 'YTO',
      item_desc: 'Tea',
      receiver_phone: '13800138000',
      // The first parcel has 40, more than are told.
      items: goods
        .filter((_item, item) => (at === 0 ? item < 36 : item === at + 35))
        .map(({ merchant_item_id }) => merchant_item_id),
    }))
    await shipped(
      content(transaction_id, '', { delivery_mode: 2, is_all_delivered: true, shipping_list }),
    )
    await ended(transaction_id, { messages: 'done', tracking: 'done' }, 30)
    const followed = await told(openid, 'follow_waybill')
    expect(followed).toHaveLength(15)
    for (const { waybill_id, goods_info } of followed) {
      expect(goods_info.detail_list).toHaveLength(waybill_id === 'YT-L00' ? 20 : 1)
      for (const { goods_name } of goods_info.detail_list)
        expect(goods_name.length).toBeLessThanOrEqual(40)
    }
  })

  it('read where a parcel is that has messages and no tracking page', async () => {
    await settings({ logistics_tracking: false })
    const { transaction_id } = await shippedWith({ openid: 'oFollow', tracking_no: 'YT-N7' })
    await ended(transaction_id, { messages: 'done', tracking: 'not_available' })
    await pair.control('POST', '/waybills', { waybill_id: 'YT-N7', status: 2 })
    await advance(4)
    const waybill = await until(
      async () =>
        (
          await pair.merchant<{ order: { waybills: { status: number }[] } }>(
            'GET',
            `/api/orders/${transaction_id}`,
          )
        ).body.order.waybills[0],
      (one) => one?.status === 2,
    )
    expect(waybill).toMatchObject({ messages: true, tracking: false })
    expect((await calls(`${ROOT}/query_follow_trace`)).length).toBeGreaterThan(0)
    // The next parcel asks whether it is opened.
    await advance(25)
  })

  it('are not told of a parcel that was never shipped', async () => {
    const { transaction_id } = await pay({ openid: 'oUnshipped' })
    await putGoods(transaction_id, [TEA])
    await fault('/wxa/sec/order/upload_shipping_info', 'errcode', { errcode: 10_060_006 })
    await ship(parcelOf(transaction_id, 'YT-N8'))
    await until(
      () => services(transaction_id),
      (all) => all.length === 2,
    )
    expect(await told('oUnshipped', 'follow_waybill')).toHaveLength(0)
  })
})

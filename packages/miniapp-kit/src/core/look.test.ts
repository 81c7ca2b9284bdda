import type { BuyerOrder, OrderExtras, Parcel } from '@fahuo/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutJoiners } from './format.ts'
import { textsFor } from './language.ts'
import { combinedLook, lookOf, type Look } from './look.ts'
import { order as anOrder } from './order.testing.ts'

const [zh, en] = [textsFor('zh_CN'), textsFor('en')]

/** A time of November 2026 on this machine's clock, in Unix seconds. */
const at = (day: number, hour = 10) => new Date(2026, 10, day, hour).getTime() / 1000
const NOW = at(16, 9)

const parcel = (change: Partial<Parcel> = {}): Parcel => ({
  tracking_no: 'YT1',
  express_company: 'YTO',
  goods_desc: 'Tea',
  upload_time: at(12),
  ...change,
})
const shipping = (logistics_type: number, parcels: Parcel[], finish_shipping = true) => ({
  delivery_mode: parcels.length > 1 ? 2 : 1,
  logistics_type,
  finish_shipping,
  shipping_list: parcels,
})
const settlement = {
  shipped_time: at(12),
  estimated_settlement_time: at(22),
  confirm_receive_time: null,
  settlement_time: null,
}
const order = (change: Partial<BuyerOrder>) => anOrder({ pay_time: at(11), ...change })
const express = (change: Partial<BuyerOrder> = {}, parcels = [parcel()]) =>
  order({ shipping: shipping(1, parcels), settlement, ...change })
const soon = { ...settlement, estimated_settlement_time: at(18) }
const received = { ...settlement, confirm_receive_time: at(15) }
const splitItems: OrderExtras = {
  item_list: [
    { merchant_item_id: 'a', name: 'Tea', quantity: 3, image_url: [] },
    { merchant_item_id: 'b', name: 'Pot', quantity: 1, image_url: [] },
  ],
}

/** The rail in one line: ● done, ◉ now, ○ ahead. */
const railOf = (look: Look) =>
  look.steps
    .map(
      ({ name, day, is }) => `${{ done: '●', now: '◉', ahead: '○' }[is]}${name}${day && ` ${day}`}`,
    )
    .join(' ')

type Row = [
  what: string,
  order: BuyerOrder,
  extras: OrderExtras | undefined,
  title: string,
  next: string,
  auto: string,
  look: string,
  rail: string,
]

const AUTO = '6 天后自动确认收货，约 11月22日'
const AUTO_2 = '2 天后自动确认收货，约 11月18日'
const PREPARING = '商家正在备货，发货后微信会通知你'
const EXPRESS = '收到商品并确认无误后，请确认收货'
const TO_SHIP = '◉已付款 11月11日 ○发货 ○收货'
const SHIPPED = '●已付款 11月11日 ◉已发货 11月12日 ○收货'
const with4 = (status: string) => `●已付款 11月11日 ●已发货 11月12日 ◉${status} ○收货`
const RECEIVED = '●已付款 11月11日 ●已发货 11月12日 ●已收货 11月15日'

const toShip = order({ order_state: 1 })
const partly = order({
  order_state: 1,
  shipping: shipping(1, [parcel({ items: ['a'] })], false),
})

// prettier-ignore
const ROWS: Row[] = [
  ['to ship', toShip, undefined, '待发货', PREPARING, '', 'wait package', TO_SHIP],
  ['promised', toShip, { promised_ship_time: at(18) }, '待发货', '商家承诺 11月18日前发货', '', 'wait package', TO_SHIP],
  ['pre-sale', toShip, { presale_time: at(30) }, '待发货', '预售商品，预计 11月30日起发货', '', 'wait package', TO_SHIP],
  ['a pre-sale that is due', toShip, { presale_time: at(15) }, '待发货', PREPARING, '', 'wait package', TO_SHIP],
  ['overdue', toShip, { promised_ship_time: at(15), contact: true }, '待发货', '已超过承诺发货日 11月15日', '可联系商家催促发货', 'hold package', TO_SHIP],
  ['overdue without contact', toShip, { promised_ship_time: at(15) }, '待发货', '已超过承诺发货日 11月15日', '', 'hold package', TO_SHIP],
  ['partly shipped', partly, undefined, '部分发货', '其余商品发出后，微信会通知你', '', 'go package-open', '●已付款 11月11日 ◉部分发货 11月12日 ○收货'],
  ['partly shipped, with goods', partly, splitItems, '部分发货', '其余商品发出后，微信会通知你', '已发 3 件，还有 1 件待发', 'go package-open', '●已付款 11月11日 ◉部分发货 11月12日 ○收货'],
  ['on the way', express(), undefined, '待收货', EXPRESS, AUTO, 'go truck', SHIPPED],
  ['with a status of a later WeChat', express({}, [parcel({ status: 9 })]), undefined, '待收货', EXPRESS, AUTO, 'go truck', SHIPPED],
  ['not collected', express({}, [parcel({ status: 0 })]), undefined, '待收货', EXPRESS, AUTO, 'go truck', SHIPPED],
  ['collected', express({}, [parcel({ status: 1 })]), undefined, '待收货', EXPRESS, AUTO, 'go truck', with4('已揽收')],
  ['in transit', express({}, [parcel({ status: 2 })]), undefined, '待收货', EXPRESS, AUTO, 'go truck', with4('运输中')],
  ['out for delivery', express({}, [parcel({ status: 3 })]), undefined, '待收货', EXPRESS, AUTO, 'go truck', with4('派件中')],
  ['out for delivery since a day that is known', express({}, [parcel({ status: 3, statuses: [{ status: 2, at: at(13) }, { status: 3, at: at(15) }] })]), undefined, '待收货', EXPRESS, AUTO, 'go truck', with4('派件中 11月15日')],
  ['signed for', express({ settlement: soon }, [parcel({ status: 4 })]), undefined, '待收货', '包裹已签收，确认无误后请确认收货', AUTO_2, 'go truck', with4('已签收')],
  ['accepted by an agent', express({}, [parcel({ status: 6 })]), undefined, '待收货', '包裹已代收，确认无误后请确认收货', AUTO, 'go truck', with4('已代收')],
  ['a delivery problem', express({}, [parcel({ status: 5 })]), { contact: true }, '待收货', '运输异常，可查看物流或联系商家', AUTO, 'hold truck', with4('运输异常')],
  ['a problem without contact', express({}, [parcel({ status: 5 })]), undefined, '待收货', '运输异常，可查看物流', AUTO, 'hold truck', with4('运输异常')],
  ['several parcels', express({}, [parcel({ status: 4 }), parcel({ status: 3 })]), undefined, '待收货', '收齐全部包裹后，请确认收货', AUTO, 'go truck', SHIPPED],
  ['same-city', order({ shipping: shipping(2, [parcel()]), settlement: soon }), undefined, '配送中', '正在为你配送，收到后请确认收货', AUTO_2, 'go bike', '●已付款 11月11日 ◉配送中 11月12日 ○收货'],
  ['pickup', order({ shipping: shipping(4, [parcel()]), settlement: soon }), undefined, '待自提', '商品已备好，到店自提后请确认', AUTO_2, 'go store', '●已付款 11月11日 ◉已备好 11月12日 ○自提'],
  ['virtual', order({ shipping: shipping(3, [parcel()]), settlement: soon }), undefined, '已交付', '商家已交付，确认无误后请确认收货', AUTO_2, 'go ticket', '●已付款 11月11日 ◉已交付 11月12日 ○收货'],
  ['received', express({ order_state: 3, settlement: received }), undefined, '已收货', '感谢购买，期待再次光临', '', 'go check', RECEIVED],
  ['awaiting settlement', express({ order_state: 6, settlement: received }), undefined, '已收货', '感谢购买，期待再次光临', '', 'go check', RECEIVED],
  ['picked up', order({ order_state: 6, shipping: shipping(4, [parcel()]), settlement: received }), undefined, '已收货', '感谢购买，期待再次光临', '', 'go check', '●已付款 11月11日 ●已备好 11月12日 ●已自提 11月15日'],
  ['completed', express({ order_state: 4, settlement: received }), undefined, '已完成', '交易已完成，感谢购买', '', 'past check', RECEIVED],
  ['refunded', express({ order_state: 5 }), undefined, '已退款', '退款已原路退回', '到账时间以银行为准', 'past undo', '●已付款 11月11日 ●已发货 11月12日 ●已退款'],
  ['refunded before it was shipped', order({ order_state: 5 }), { refunded_amount: 100, refunded_time: at(16) }, '已退款', '退款已原路退回', '到账时间以银行为准', 'past undo', '●已付款 11月11日 ●已退款 11月16日'],
  ['refunded, says the shop', toShip, { refunded_amount: 100 }, '已退款', '退款已原路退回', '到账时间以银行为准', 'past undo', '●已付款 11月11日 ●已退款'],
  ['disputed', express({ in_complaint: true }, [parcel({ status: 4 })]), undefined, '投诉处理中', '处理期间不能确认收货', '自动确认收货已暂停', 'hold shield', with4('已签收')],
  ['disputed and refunded', express({ in_complaint: true, order_state: 5 }), { refunded_amount: 100 }, '投诉处理中', '处理期间不能确认收货', '自动确认收货已暂停', 'hold shield', SHIPPED],
  ['in a state that WeChat adds', order({ order_state: 9 }), undefined, '处理中', '订单正在处理，请稍后再来查看', '', 'past package', '●已付款 11月11日'],
]

describe('how an order is shown', () => {
  it.each(ROWS)('when it is %s', (_what, one, extras, title, next, auto, tone, rail) => {
    const look = lookOf(one, extras, zh, NOW)
    expect({
      title: look.title,
      next: withoutJoiners(look.next),
      auto: withoutJoiners(look.auto),
      look: `${look.tone} ${look.icon}`,
      rail: withoutJoiners(railOf(look)),
    }).toEqual({ title, next, auto, look: tone, rail })
  })

  it('has a tag where a part was refunded, and keeps its state', () => {
    const look = lookOf(express(), { refunded_amount: 48 }, zh, NOW)
    expect([look.title, look.tag]).toEqual(['待收货', '部分退款'])
    expect(lookOf(express(), { refunded_amount: 0 }, zh, NOW).tag).toBe('')
    expect(lookOf(express({ order_state: 5 }), { refunded_amount: 48 }, zh, NOW).tag).toBe('')
  })

  it('has a grey rail in a dispute', () => {
    expect(lookOf(express({ in_complaint: true }), undefined, zh, NOW).rail).toBe('past')
    expect(lookOf(express(), undefined, zh, NOW).rail).toBe('go')
  })

  it.each([
    [at(16, 23), '今天自动确认收货'],
    [at(17, 0), '1 天后自动确认收货，约 11月17日'],
    [at(16, 8), '即将自动确认收货'],
  ])('counts the days to automatic receipt by the calendar', (time, auto) => {
    const estimated = { ...settlement, estimated_settlement_time: time }
    const look = lookOf(express({ settlement: estimated }), undefined, zh, NOW)
    expect(withoutJoiners(look.auto)).toBe(auto)
  })

  it('never breaks a Chinese date', () => {
    expect(lookOf(express(), undefined, zh, NOW).auto).toContain('2\u20602\u2060日')
  })

  it('speaks English', () => {
    const look = lookOf(express({}, [parcel({ status: 3 })]), undefined, en, NOW)
    expect(look).toMatchObject({
      title: 'On the way',
      next: 'Confirm once you have the goods and all is well.',
      auto: 'Auto-confirms in 6 days, about 22\u00a0Nov',
    })
    expect(railOf(look)).toBe('●Paid 11\u00a0Nov ●Shipped 12\u00a0Nov ◉With courier ○Receipt')
  })

  it('names the orders of a combined payment together', () => {
    expect(combinedLook(2, zh)).toMatchObject({
      title: '合并支付 · 2 笔订单',
      next: '每笔订单分别发货、分别确认收货',
      steps: [],
    })
  })
})

describe('whatever WeChat and the shop say of an order', () => {
  const seconds = fc.option(fc.integer({ min: 1, max: 4_000_000_000 }), { nil: undefined })
  const anyParcel = fc.record(
    {
      tracking_no: fc.constantFrom('', 'YT1'),
      express_company: fc.constantFrom('', 'YTO', 'ODD'),
      goods_desc: fc.constantFrom('', 'Tea'),
      upload_time: fc.integer({ min: 0, max: 4_000_000_000 }),
      status: fc.integer({ min: -1, max: 9 }),
      items: fc.subarray(['a', 'b']),
    },
    { requiredKeys: ['tracking_no', 'express_company', 'goods_desc', 'upload_time'] },
  )
  const anyOrder = fc
    .record({
      order_state: fc.integer({ min: 0, max: 9 }),
      in_complaint: fc.boolean(),
      paid_amount: fc.integer({ min: 0, max: 1000 }),
      shipping: fc.option(
        fc.record({
          delivery_mode: fc.constantFrom(1, 2),
          logistics_type: fc.integer({ min: 0, max: 5 }),
          finish_shipping: fc.boolean(),
          shipping_list: fc.array(anyParcel, { maxLength: 6 }),
        }),
      ),
    })
    .map((change) => order(change as Partial<BuyerOrder>))
  const anyExtras = fc
    .record({
      refunded_amount: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
      refunded_time: seconds,
      promised_ship_time: seconds,
      presale_time: seconds,
      contact: fc.option(fc.boolean(), { nil: undefined }),
      item_list: fc.option(fc.constant(splitItems.item_list), { nil: undefined }),
    })
    .map((extras) => extras as OrderExtras)

  it('is said whole, in one tone, with one step that is now at most', () => {
    fc.assert(
      fc.property(anyOrder, anyExtras, fc.constantFrom(zh, en), (one, extras, texts) => {
        const look = lookOf(one, extras, texts, NOW)
        expect(look.title).not.toBe('')
        expect(look.next).not.toBe('')
        expect(['go', 'wait', 'hold', 'past']).toContain(look.tone)
        const kinds = look.steps.map(({ is }) => is).join(' ')
        expect(kinds).toMatch(/^(done ?)*(now ?)?(ahead ?)*$/)
        expect(look.steps.every(({ name }) => name !== '')).toBe(true)
        expect(JSON.stringify(look)).not.toMatch(/undefined|NaN|Invalid/)
      }),
    )
  })

  it('puts a complaint first, then a refund, then the receipt', () => {
    fc.assert(
      fc.property(anyOrder, anyExtras, (one, extras) => {
        const { title } = lookOf(one, extras, zh, NOW)
        const refunded =
          one.order_state === 5 ||
          ((extras.refunded_amount ?? 0) > 0 && extras.refunded_amount! >= one.paid_amount)
        const later: Record<number, string> = { 3: '已收货', 6: '已收货', 4: '已完成' }
        const first = one.in_complaint
          ? '投诉处理中'
          : refunded
            ? '已退款'
            : (later[one.order_state] ?? ([1, 2].includes(one.order_state) ? title : '处理中'))
        expect(title).toBe(first)
      }),
    )
  })

  it('never speaks to a buyer of settlement, nor promises more of a refund', () => {
    fc.assert(
      fc.property(anyOrder, anyExtras, (one, extras) => {
        const look = lookOf(one, extras, zh, NOW)
        expect(JSON.stringify(look)).not.toMatch(/结算|货款|入账|打款/)
        const promises = look.title === '已退款' ? '退款已原路退回到账时间以银行为准' : ''
        const said = `${look.next}${look.auto}`
        expect(said.includes('到账') ? said : '').toBe(promises)
      }),
    )
  })
})

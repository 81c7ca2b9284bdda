import type { BuyerOrder, OrderExtras } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { cardHeight, cardOf, isFootTall } from './card.ts'
import { textsFor } from './language.ts'
import { order as anOrder } from './order.testing.ts'

const zh = textsFor('zh_CN')
const at = (day: number, hour = 10) => new Date(2026, 10, day, hour).getTime() / 1000
const NOW = at(16, 9)

const item = { merchant_item_id: 'a', name: '大红袍', quantity: 2, image_url: ['https://s/a.png'] }
const shop = { name: '山间茶事' }
const shipping = (logistics_type: number, parcels = 1, status?: number) => ({
  delivery_mode: 1,
  logistics_type,
  finish_shipping: true,
  shipping_list: Array.from({ length: parcels }, () => ({
    tracking_no: logistics_type === 1 ? 'YT1' : '',
    express_company: logistics_type === 1 ? 'YTO' : '',
    goods_desc: 'Tea',
    upload_time: at(12),
    ...(status !== undefined && { status }),
  })),
})
const settlement = {
  shipped_time: at(12),
  estimated_settlement_time: at(22),
  confirm_receive_time: null,
  settlement_time: null,
}
const cardFor = (change: Partial<BuyerOrder>, extras?: OrderExtras, lineEms = 21) =>
  cardOf(anOrder({ pay_time: at(11), settlement, ...change, ...(extras && { extras }) }), zh, NOW, {
    canTrack: true,
    lineEms,
  })

describe('a card', () => {
  // prettier-ignore
  it.each<[string, Partial<BuyerOrder>, OrderExtras | undefined, string, string, string[]]>([
    ['on its way', { shipping: shipping(1, 1, 3) }, undefined, '派件中', '圆通速递，6 天后自动确认收货', ['confirm', 'track']],
    ['in several parcels', { shipping: shipping(1, 15) }, undefined, '共 15 个包裹', '6 天后自动确认收货', ['confirm', 'track']],
    ['delivered in the city', { shipping: shipping(2) }, undefined, '', '6 天后自动确认收货', ['confirm']],
    ['to pick up', { shipping: shipping(4) }, { pickup_code: 'A 132', store: { name: '湖滨南路店', address: '' } }, '自提码 A 132', '湖滨南路店', ['confirm']],
    ['to ship', { order_state: 1 }, undefined, '', '', []],
    ['promised', { order_state: 1 }, { promised_ship_time: at(18), contact: true }, '', '商家承诺 11月18日前发货', ['contact']],
    ['partly shipped', { order_state: 1, shipping: shipping(1, 2) }, undefined, '已发 2 个包裹', '', ['track']],
    ['disputed', { in_complaint: true, shipping: shipping(1) }, { contact: true }, '', '自动确认收货已暂停', ['contact']],
    ['received', { order_state: 6, shipping: shipping(1) }, { after_sales_path: 'a' }, '', '', ['afterSales']],
    ['received and refunded in part', { order_state: 6, shipping: shipping(1) }, { after_sales_path: 'a', refunded_amount: 1 }, '', '', ['viewRefund']],
    ['refunded, says the shop', { shipping: shipping(1) }, { refunded_amount: 100 }, '', '', []],
    ['refunded, with a page of it', { order_state: 5 }, { after_sales_path: 'a' }, '', '', ['viewRefund']],
    ['in a state that WeChat adds', { order_state: 9 }, { contact: true }, '', '', []],
  ])('of an order that is %s', (_what, change, extras, strong, text, buttons) => {
    const card = cardFor(change, extras)
    expect([card.strip.strong, card.strip.text, card.buttons]).toEqual([strong, text, buttons])
  })

  it('names the shop, or else the time of payment', () => {
    expect(cardFor({}).time).toBe('11月11日 10:00 付款')
    expect(cardFor({}, { shop }).time).toBe('')
  })

  it('has no link to tracking where the list has no page for it', () => {
    const one = anOrder({ shipping: shipping(1) })
    expect(cardOf(one, zh, NOW, { canTrack: false, lineEms: 21 }).buttons).toEqual(['confirm'])
  })

  it('estimates the lines of a description', () => {
    expect(cardFor({ description: '茶'.repeat(19) }).lines).toBe(1)
    expect(cardFor({ description: '茶'.repeat(20) }).lines).toBe(2)
    expect(cardFor({ description: 'a'.repeat(32) }).lines).toBe(1)
    expect(cardFor({ description: 'a'.repeat(34) }).lines).toBe(2)
  })
})

describe('the height of a card', () => {
  const withShop = { shop, item_list: [item] }
  const way = { shipping: shipping(1) }
  it.each<[string, Partial<BuyerOrder>, OrderExtras | undefined, number, number]>([
    ['picture, strip, buttons', way, withShop, 1, 216],
    [
      'picture, buttons',
      { order_state: 6, shipping: shipping(1) },
      { ...withShop, after_sales_path: 'a' },
      1,
      174,
    ],
    ['picture alone', { order_state: 5 }, withShop, 1, 164],
    ['one line, strip, buttons', way, undefined, 1, 168],
    ['two lines, strip, buttons', { ...way, description: '茶'.repeat(40) }, undefined, 1, 188],
    ['one line, strip', { order_state: 1 }, { promised_ship_time: at(18) }, 1, 158],
    ['one line alone', { order_state: 1 }, undefined, 1, 116],
    ['all, in the largest font', way, withShop, 1.6, 289.6],
    [
      'all, and a long amount in the largest font',
      { ...way, paid_amount: 123_456_789 },
      withShop,
      1.6,
      329.6,
    ],
  ])('%s', (_what, change, extras, scale, height) => {
    expect(cardHeight(cardFor(change, extras), scale)).toBeCloseTo(height)
  })

  it('gives the amount a line of its own beside long words, in large letters on a small phone', () => {
    const en = textsFor('en')
    const card = (texts: typeof en, lineEms: number) =>
      cardOf(anOrder({ ...way }), texts, NOW, { canTrack: false, lineEms })
    const [small, usual] = [11, 14]
    expect(isFootTall(card(en, small), 1.6)).toBe(true)
    expect(isFootTall(card(en, usual), 1.6)).toBe(false)
    expect(isFootTall(card(en, small), 1)).toBe(false)
    expect(isFootTall(card(zh, small), 1.6)).toBe(false)
  })
})

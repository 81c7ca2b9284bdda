import type { BuyerOrder, OrderExtras, Parcel } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { withoutJoiners } from './format.ts'
import { textsFor } from './language.ts'
import { order } from './order.testing.ts'
import { carrierName, messagesOfAll, parcelLooks, parcelSummary, placesOfGoods } from './parcels.ts'

const [zh, en] = [textsFor('zh_CN'), textsFor('en')]
const parcel = (change: Partial<Parcel>): Parcel => ({
  tracking_no: '1',
  express_company: 'YTO',
  goods_desc: 'Tea',
  upload_time: 1000,
  ...change,
})

describe('the name of a carrier', () => {
  it.each([
    ['SF', '顺丰速运', 'SF Express'],
    ['YTO', '圆通速递', 'YTO Express'],
    ['ZTO', '中通快递', 'ZTO Express'],
    ['STO', '申通快递', 'STO Express'],
    ['YD', '韵达速递', 'Yunda Express'],
    ['JD', '京东快递', 'JD Logistics'],
    ['EMS', 'EMS', 'EMS'],
    ['JTSD', '极兔速递', 'J&T Express'],
    ['DBL', '德邦快递', 'Deppon Express'],
  ])('of %s is %s in Chinese and %s in English', (express_company, chinese, english) => {
    const known = parcel({ express_company, delivery_name: chinese })
    expect([carrierName(zh, known), carrierName(en, known)]).toEqual([chinese, english])
  })

  it("is WeChat's for a carrier that the texts do not have, and its id where WeChat gave none", () => {
    const named = parcel({ express_company: 'JIUYE', delivery_name: '九曳供应链' })
    expect([carrierName(zh, named), carrierName(en, named)]).toEqual(['九曳供应链', '九曳供应链'])
    expect(carrierName(en, parcel({ express_company: 'JIUYE' }))).toBe('JIUYE')
  })
})

describe('the parcels of an order', () => {
  const shipped = (parcels: Parcel[], change: Partial<BuyerOrder> = {}) =>
    order({
      shipping: {
        delivery_mode: 2,
        logistics_type: 1,
        finish_shipping: true,
        shipping_list: parcels,
      },
      ...change,
    })
  const looks = (parcels: Parcel[], change: Partial<BuyerOrder> = {}, extras?: OrderExtras) =>
    parcelLooks(shipped(parcels, change), extras, zh).map(({ title, carrier, icon, tone }) =>
      [withoutJoiners(title), carrier, icon, tone].join('|'),
    )
  const sent = parcel({ upload_time: new Date(2026, 10, 12, 9).getTime() / 1000 })

  it('name the carrier where there is one, which is green while it is on its way', () => {
    expect(looks([parcel({ status: 3 })])).toEqual(['圆通速递||truck|go'])
    expect(looks([parcel({ status: 4 })])).toEqual(['圆通速递||package-check|go'])
    expect(looks([parcel({ status: 5 })])).toEqual(['圆通速递||alert|hold'])
    expect(looks([parcel({ status: 5 })], { order_state: 5 })).toEqual(['圆通速递||truck|'])
    expect(looks([{ ...sent, express_company: '', tracking_no: '' }])).toEqual([
      '11月12日 已发出||truck|go',
    ])
  })

  it('name the status where there are several, or not all are shipped', () => {
    expect(looks([sent, parcel({ status: 3 })])).toEqual([
      '包裹 1 · 11月12日 已发出|圆通速递|truck|',
      '包裹 2 · 派件中|圆通速递|truck|go',
    ])
    expect(looks([parcel({ status: 1 })], { order_state: 1 })).toEqual([
      '包裹 1 · 已揽收|圆通速递|truck|',
    ])
  })

  it('are sorted by what matters first where there are many, with their own numbers', () => {
    const many = [4, 2, 3, 1, 5, 6, 3].map((status) => parcel({ status }))
    expect(looks(many).map((look) => look.split('|', 1)[0])).toEqual([
      '包裹 5 · 运输异常',
      '包裹 3 · 派件中',
      '包裹 7 · 派件中',
      '包裹 2 · 运输中',
      '包裹 4 · 已揽收',
      '包裹 1 · 已签收',
      '包裹 6 · 已代收',
    ])
    expect(parcelSummary(shipped(many), zh)).toBe(
      '1 个运输异常 · 2 个派件中 · 1 个运输中 · 1 个已揽收 · 1 个已签收 · 1 个已代收',
    )
    expect(parcelSummary(shipped([parcel({ status: 2 }), parcel({ status: 2 })]), zh)).toBe('')
  })

  it('with the same status are sorted by what moved last', () => {
    const moved = [100, 300, 200, 300, 50].map((at) =>
      parcel({ status: 2, statuses: [{ status: 2, at }] }),
    )
    expect(looks(moved).map((look) => look.slice(0, 4))).toEqual([
      '包裹 2',
      '包裹 4',
      '包裹 3',
      '包裹 1',
      '包裹 5',
    ])
  })

  const item = (merchant_item_id: string, name: string, quantity = 1, description = '') => ({
    merchant_item_id,
    name,
    description,
    quantity,
    image_url: [],
  })
  const extras: OrderExtras = {
    item_list: [item('a', '茶', 2), item('b', '杯', 4), item('c', '壶', 1, '大'), item('d', '壶')],
  }
  const goods = (parcels: Parcel[]) =>
    parcelLooks(shipped(parcels), extras, zh).map((look) =>
      `${look.goods}|${look.folds}`.replace(/\u00a0/g, ' '),
    )

  it('say what is in them: what was said when they were shipped, or the goods put in if those are more', () => {
    expect(
      goods([
        parcel({ goods_desc: '', items: ['a'] }),
        parcel({ goods_desc: 'Tea x2;cups *4' }),
        parcel({ goods_desc: '茶具', items: ['b', 'c', 'd'] }),
        parcel({ goods_desc: '茶具 x1', items: ['c'] }),
      ]),
    ).toEqual([
      '茶 ×2|false',
      'Tea ×2 · cups ×4|true',
      '杯 ×4 · 壶 大 · 壶 ×1|true',
      '茶具 ×1|false',
    ])
    expect(goods([parcel({ goods_desc: '', items: ['a', 'b'] })])).toEqual(['|false'])
  })

  it('tell where each of the goods is', () => {
    const places = (parcels: Parcel[], change: Partial<BuyerOrder> = {}) =>
      placesOfGoods(shipped(parcels, change), extras, zh)
    const [first, second] = [parcel({ items: ['a', 'b'] }), parcel({ items: ['b', 'c'] })]
    expect(places([first, second])).toEqual(['包裹 1', '包裹 1，包裹 2', '包裹 2', ''])
    expect(places([first, second], { order_state: 1 })[3]).toBe('待发货')
    // The shop did not tell of all parcels: it may be in the other one.
    expect(places([first, parcel({})], { order_state: 1 })[3]).toBe('')
    expect(places([first])).toEqual(['', '', '', ''])
    expect(places([first], { order_state: 1 })[0]).toBe('包裹 1')
    expect(places([parcel({}), parcel({})])).toEqual(['', '', '', ''])
    expect(placesOfGoods(shipped([first, second]), undefined, zh)).toEqual([])
  })

  it('tell of messages once for all that are on their way, or each for itself', () => {
    const told = (parcels: Parcel[], change: Partial<BuyerOrder> = {}) => {
      const order = shipped(parcels, change)
      const each = parcelLooks(order, undefined, zh).map(({ messages }) => messages !== '')
      return [messagesOfAll(order, undefined), ...each]
    }
    const [on, off, signed] = [
      parcel({ messages: true }),
      parcel({}),
      parcel({ status: 4, messages: true }),
    ]
    expect(told([on])).toEqual([true, false])
    expect(told([on, signed])).toEqual([true, false, false])
    expect(told([on, off, signed])).toEqual([false, true, false, false])
    expect(told([signed])).toEqual([false, false])
    expect(told([off])).toEqual([false, false])
    expect(told([on], { order_state: 3 })).toEqual([false, false])
    expect(told([on, off], { in_complaint: true })).toEqual([false, false, false])
  })
})

import type { BuyerOrder, OrderExtras, Parcel } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { withoutJoiners } from './format.ts'
import { textsFor } from './language.ts'
import { order } from './order.testing.ts'
import { carrierName, parcelLooks, parcelSummary } from './parcels.ts'

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

  it('say what is in them', () => {
    const extras: OrderExtras = {
      item_list: [{ merchant_item_id: 'a', name: '茶', quantity: 2, image_url: [] }],
    }
    const [first, second] = parcelLooks(
      shipped([parcel({ goods_desc: '', items: ['a'] }), parcel({})]),
      extras,
      zh,
    )
    expect([first?.goods, second?.goods]).toEqual(['茶 ×2', 'Tea'])
  })
})

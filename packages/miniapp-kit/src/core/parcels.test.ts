import type { Parcel } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { textsFor } from './language.ts'
import { carrierName } from './parcels.ts'

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

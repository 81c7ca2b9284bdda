import { LOGISTICS_TYPE, type BuyerOrder } from '@fahuo/contract'
import type { Scene } from '../scene.ts'
import {
  at,
  BAKERY,
  bare,
  CAFE,
  GOODS,
  handedOver,
  RECEIVER,
  shippedOrder,
  shipping,
  STORE,
  TEA,
  times,
} from '../shop.ts'
import { detail } from './detail.ts'

const shop = { after_sales_path: 'pages/after-sales/index', contact: true }

/** Returns an order of this morning that needs no carrier. */
const today = (
  paid: string,
  handed: string,
  logistics_type: number,
  change: Partial<BuyerOrder> & { description: string },
): BuyerOrder =>
  shippedOrder(undefined, {
    pay_time: at(paid),
    shipping: shipping([handedOver(change.description, handed)], logistics_type),
    settlement: times(handed, handed.replace('16', '18')),
    ...change,
  })

const sameCity = today('16 08:40', '16 09:05', LOGISTICS_TYPE.same_city, {
  description: '草莓奶油蛋糕 6寸 x1',
  paid_amount: 20_600,
  extras: { ...shop, shop: BAKERY, item_list: [GOODS.cake], freight: 800, receiver: RECEIVER },
})
export const pickup = today('16 09:05', '16 09:12', LOGISTICS_TYPE.self_pickup, {
  description: '燕麦拿铁 大杯 x1',
  paid_amount: 2_800,
  extras: {
    ...shop,
    shop: CAFE,
    item_list: [GOODS.latte],
    freight: 0,
    store: STORE,
    pickup_code: 'A 132',
  },
})
const virtual = today('16 09:20', '16 09:21', LOGISTICS_TYPE.virtual, {
  description: '会员年卡已开通',
  paid_amount: 29_900,
  extras: { ...shop, shop: TEA, item_list: [GOODS.memberCard] },
})

export const WAYS: Scene[] = [
  detail('same-city', sameCity),
  detail('same-city-bare', bare(sameCity)),
  detail('pickup', pickup, { variants: ['320-largest'] }),
  detail('pickup-bare', bare(pickup)),
  detail('virtual', virtual),
  detail('virtual-bare', bare(virtual)),
]

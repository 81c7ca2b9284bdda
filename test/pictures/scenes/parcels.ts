import { LOGISTICS_TYPE, ORDER_STATE, type BuyerOrder } from '@fahuo/contract'
import type { Scene } from '../scene.ts'
import {
  at,
  bare,
  GOODS,
  order,
  parcel,
  shippedOrder,
  shipping,
  STATUS,
  UNDISCOUNTED,
} from '../shop.ts'
import { detail } from './detail.ts'

const tea = parcel(1, { goods_desc: '武夷山大红袍 x1', items: [GOODS.daHongPao.merchant_item_id] })
const lapsang = parcel(0, {
  tracking_no: 'SF1390000000021',
  express_company: 'SF',
  delivery_name: '顺丰速运',
  goods_desc: '正山小种 x2',
  items: [GOODS.lapsang.merchant_item_id],
  upload_time: at('15 11:00'),
})

export const partly = order({
  description: '武夷山大红袍 250g x1；正山小种 100g x2；紫砂壶 x1',
  paid_amount: 79_200,
  shipping: shipping(
    [
      { ...tea, status: STATUS.out },
      { ...lapsang, status: STATUS.collected },
    ],
    LOGISTICS_TYPE.express,
    false,
  ),
  extras: { ...UNDISCOUNTED, item_list: [GOODS.daHongPao, GOODS.lapsang, GOODS.teapot] },
})

const two = shippedOrder(undefined, {
  description: '武夷山大红袍 250g x1；正山小种 100g x2',
  paid_amount: 42_400,
  shipping: shipping([
    { ...tea, status: STATUS.signed },
    { ...lapsang, status: STATUS.out, upload_time: tea.upload_time + 3600 },
  ]),
  extras: { ...UNDISCOUNTED, item_list: [GOODS.daHongPao, GOODS.lapsang] },
})

const statusOf = (number: number) =>
  [2, 7].includes(number)
    ? STATUS.out
    : [10, 12, 13, 14, 15].includes(number)
      ? STATUS.signed
      : STATUS.transit

const fifteenParcels = (goods_desc: (number: number) => string): BuyerOrder['shipping'] =>
  shipping(
    Array.from({ length: 15 }, (_, index) =>
      parcel(index + 1, { status: statusOf(index + 1), goods_desc: goods_desc(index + 1) }),
    ),
  )

export const fifteen = shippedOrder(undefined, {
  order_state: ORDER_STATE.shipped,
  description: GOODS.giftBox.name,
  paid_amount: 123_456_789,
  shipping: fifteenParcels((number) => `箱 ${number}：大红袍、肉桂`),
  extras: { ...UNDISCOUNTED, item_list: [GOODS.giftBox] },
})

const fifteenBare = bare({
  ...fifteen,
  description: Array.from({ length: 15 }, (_, index) => `箱 ${index + 1} 大红袍 x2`).join('；'),
  shipping: fifteenParcels((number) => `箱 ${number} 大红袍 x2`),
})

export const PARCELS: Scene[] = [
  detail('partly', partly, { variants: ['full'] }),
  detail('partly-bare', bare(partly)),
  detail('parcels-2', two),
  detail('parcels-15', fifteen),
  detail('parcels-15-bare', fifteenBare),
  detail('parcels-15-open', fifteen, {
    steps: [{ tap: ['展开其余 12 个包裹', 'Show 12 more'] }],
    variants: ['full'],
  }),
]

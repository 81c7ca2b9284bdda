import { ORDER_STATE } from '@fahuo/contract'
import type { Scene } from '../scene.ts'
import { bare, GOODS, order, shippedOrder, STATUS, UNDISCOUNTED, times } from '../shop.ts'
import { detail } from './detail.ts'

export const out = shippedOrder(STATUS.out)
const transit = shippedOrder(STATUS.transit)
const signed = shippedOrder(STATUS.signed, { settlement: times('12 15:20', '18 15:20') })

const severalGoods = shippedOrder(STATUS.transit, {
  description: '武夷山大红袍 250g x1；正山小种 100g x2；紫砂壶 x1；品茗杯 x4；年卡 x1',
  paid_amount: 128_300,
  extras: {
    ...UNDISCOUNTED,
    item_list: [GOODS.daHongPao, GOODS.lapsang, GOODS.teapot, GOODS.cups, GOODS.memberCard],
  },
})

const CONFIRM = { tap: ['确认收货', 'Confirm receipt'] } as const

export const SHIPPED: Scene[] = [
  detail('shipped-collected', shippedOrder(STATUS.collected)),
  detail('shipped-transit', transit),
  detail('shipped-out', out, { variants: ['en', '320-largest', 'full'] }),
  detail('shipped-signed', signed),
  detail('shipped-agent', shippedOrder(STATUS.agent)),
  detail('shipped-problem', shippedOrder(STATUS.problem)),
  detail('shipped-bare', bare(transit)),
  detail('shipped-goods', severalGoods),
  detail('shipped-more', transit, {
    steps: [{ tap: ['更多订单信息', 'More'] }],
    variants: ['full'],
  }),
  // WeChat says that it is done, and its server does not know of it yet.
  detail('shipped-asking', signed, { steps: [CONFIRM, { component: 'success' }] }),
  detail('shipped-confirming', signed, { steps: [CONFIRM] }),
  detail('shipped-cancelled', signed, { steps: [CONFIRM, { component: 'cancel' }] }),
  detail('shipped-old-wechat', transit, { without: 'openBusinessView' }),
  detail('unknown', order({ order_state: 9 })),
]

export const received = shippedOrder(STATUS.signed, {
  order_state: ORDER_STATE.receipt_confirmed,
  settlement: times('12 15:20', '22 15:20', '16 08:30'),
})

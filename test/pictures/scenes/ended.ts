import { ORDER_STATE } from '@fahuo/contract'
import type { Scene } from '../scene.ts'
import { at, bare, GOODS, order, shippedOrder, STATUS, TEA_EXTRAS, UNDISCOUNTED } from '../shop.ts'
import { detail } from './detail.ts'
import { received } from './shipped.ts'

export const completed = { ...received, order_state: ORDER_STATE.transaction_complete }
export const refunded = shippedOrder(STATUS.transit, {
  order_state: ORDER_STATE.refunded,
  extras: { ...TEA_EXTRAS, refunded_amount: 16_800, refunded_time: at('16 08:00') },
})
export const partlyRefunded = {
  ...received,
  description: '武夷山大红袍 250g x1；品茗杯 x4',
  paid_amount: 36_000,
  extras: {
    ...UNDISCOUNTED,
    item_list: [GOODS.daHongPao, GOODS.cups],
    refunded_amount: 4_800,
    refunded_time: at('16 09:00'),
  },
}
export const disputed = shippedOrder(STATUS.signed, { in_complaint: true })

export const ENDED: Scene[] = [
  detail('confirmed', received),
  detail('completed', completed),
  detail('completed-bare', bare(completed)),
  detail('refunded', refunded, { variants: ['en'] }),
  // Never shipped.
  detail('refunded-bare', bare(order({ order_state: ORDER_STATE.refunded }))),
  detail('partly-refunded', partlyRefunded, { variants: ['full'] }),
  detail('disputed', disputed),
  detail('disputed-bare', bare(disputed)),
]

import type { BuyerOrder } from '@fahuo/contract'
import type { Scene } from '../scene.ts'
import { at, BAKERY, bare, GOODS, order, shippedOrder, STATUS } from '../shop.ts'
import { detail } from './detail.ts'

const tea = shippedOrder(STATUS.out, {
  merchant_trade_no: 'C20261116000002',
  description: '武夷山大红袍 250g x1；品茗杯 x4',
})
const cake = order({
  transaction_id: '4200002026111100000000004732',
  merchant_trade_no: 'C20261116000003',
  description: '草莓奶油蛋糕 6寸 x1',
  paid_amount: 20_600,
  extras: {
    shop: BAKERY,
    item_list: [GOODS.cake],
    freight: 800,
    promised_ship_time: at('17 12:00'),
    contact: true,
  },
})

const combined = (name: string, orders: BuyerOrder[], variants: Scene['variants'] = []) =>
  detail(name, orders[0] as BuyerOrder, {
    orders,
    combined: orders.map(({ transaction_id }) => transaction_id),
    variants,
  })

export const COMBINED: Scene[] = [
  combined('combined', [tea, cake], ['full']),
  combined('combined-bare', [bare(tea), bare(cake)]),
]

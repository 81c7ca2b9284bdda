import type { Scene } from '../scene.ts'
import { at, bare, GOODS, order, TEA_EXTRAS, UNDISCOUNTED } from '../shop.ts'
import { detail } from './detail.ts'

export const promised = order({ extras: { ...TEA_EXTRAS, promised_ship_time: at('18 23:59') } })
const overdue = order({ extras: { ...TEA_EXTRAS, promised_ship_time: at('15 23:59') } })
const presale = order({
  description: '宜兴原矿紫砂壶 西施 x1',
  paid_amount: 36_800,
  extras: {
    ...UNDISCOUNTED,
    item_list: [GOODS.teapot],
    presale_time: at('30 00:00') + 86_400,
  },
})

export const TO_SHIP: Scene[] = [
  detail('to-ship-promised', promised, { variants: ['en'] }),
  detail('to-ship-overdue', overdue),
  detail('to-ship-presale', presale),
  detail('to-ship-bare', bare(order())),
]

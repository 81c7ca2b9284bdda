/** What a merchant reads of the list of orders. */
import { z } from 'zod'
import { seconds } from '../http/fields.ts'
import { OrderView, viewOrder } from '../orders/view.ts'
import { ReasonName, ShipmentStateName } from '../shipments/view.ts'
import type { OrderRow } from './list.ts'
import { GOODS, GOODS_NAMES, MONEY, MONEY_NAMES, STAGE_NAMES, STAGES } from './stage-names.ts'
import type { Text } from '../core/language.ts'

/** Lists names with what each says, as Markdown. */
const named = (words: Record<string, Text>) => ({
  en: Object.entries(words)
    .map(([name, { en }]) => `- \`${name}\`: ${en}`)
    .join('\n'),
  zh: Object.entries(words)
    .map(([name, { zh }]) => `- \`${name}\`：${zh}`)
    .join('\n'),
})

export const StageName = z.enum(STAGE_NAMES).meta({ id: 'OrderStage', text: named(STAGES) })

export const ListedOrder = OrderView.extend({
  updated_at: z.int().meta({
    text: {
      en: 'When WeChat first showed it as it is, Unix milliseconds',
      zh: '微信首次显示为当前状态的时间，Unix 毫秒',
    },
  }),
  goods: z.enum(GOODS_NAMES).meta({ id: 'OrderGoods', text: named(GOODS) }),
  money: z.enum(MONEY_NAMES).meta({ id: 'OrderMoney', text: named(MONEY) }),
  presale_time: seconds.nullable().meta({
    text: {
      en: 'When a pre-sale that was reported is expected to ship, Unix seconds',
      zh: '已报备预售的预计发货时间，Unix 秒',
    },
  }),
  late_at: seconds.nullable().meta({
    text: {
      en: 'When it is late, if it is not shipped. null: never',
      zh: '未发货时何时算超时。null：不计超时',
    },
  }),
  shipment: z
    .object({
      id: z.string(),
      state: ShipmentStateName,
      reason: ReasonName.nullable(),
      tracking_nos: z.array(z.string()),
    })
    .meta({ id: 'OrderShipment' })
    .nullable()
    .meta({
      text: {
        en: 'Of its shipments here the one that decides `goods`, else the newest',
        zh: '本服务中决定 `goods` 的发货，否则为最新一笔',
      },
    }),
}).meta({ id: 'Order' })

/** Views an order of the list. */
export function viewListed(row: OrderRow): z.input<typeof ListedOrder> {
  const { special_type: _, waits_since: __, shipment, ...order } = row
  return {
    ...viewOrder(order),
    shipment: shipment && {
      id: shipment.id,
      state: shipment.state,
      reason: shipment.reason,
      tracking_nos: shipment.tracking_nos,
    },
  }
}

/** The stages that the list is looked at by, and the words for where goods and money are. */
import type { Text } from '../core/language.ts'

/** What the list may be looked at by. */
export const STAGES = {
  to_ship: {
    en: 'waits for shipment, and nobody ships it yet',
    zh: '待发货，且尚未提交发货',
  },
  uploading: { en: 'a shipment is under way to WeChat', zh: '发货信息上传中' },
  needs_person: { en: 'a person must look at a shipment', zh: '有发货需要人工处理' },
  shipped: { en: 'shipped, not confirmed', zh: '已发货，未确认收货' },
  received: { en: 'receipt confirmed', zh: '已确认收货' },
  refunded: { en: 'refunded in full, as WeChat shows it', zh: '已全额退款（以微信为准）' },
} as const satisfies Record<string, Text>
export type Stage = keyof typeof STAGES
export const STAGE_NAMES = Object.keys(STAGES) as Stage[]

export const GOODS = {
  to_ship: { en: 'to ship', zh: '待发货' },
  partly_shipped: { en: 'shipped in part', zh: '部分发货' },
  uploading: { en: 'on its way to WeChat', zh: '上传中' },
  needs_person: { en: 'needs a person', zh: '需要处理' },
  shipped: { en: 'shipped', zh: '已发货' },
  received: { en: 'received', zh: '已确认收货' },
  not_shipped: { en: 'not shipped, and refunded', zh: '未发货已退款' },
} as const satisfies Record<string, Text>
export type Goods = keyof typeof GOODS
export const GOODS_NAMES = Object.keys(GOODS) as Goods[]

export const MONEY = {
  paid: { en: 'paid', zh: '已付款' },
  settling: { en: 'to be settled', zh: '待结算' },
  settled: { en: 'settled', zh: '已到账' },
  partly_refunded: { en: 'refunded in part', zh: '部分退款' },
  refunded: { en: 'refunded', zh: '已退款' },
} as const satisfies Record<string, Text>
export type Money = keyof typeof MONEY
export const MONEY_NAMES = Object.keys(MONEY) as Money[]

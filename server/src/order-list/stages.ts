/** Where an order's goods and its money are, and the stages that the list is looked at by. */
import { ORDER_STATE } from '@fahuo/contract'
import type { Text } from '../core/language.ts'
import type { Order } from '../orders/queries.ts'
import type { Settlement } from '../orders/settlement-queries.ts'
import { isRefundedInFull, refundedAmount } from '../payments/refunds.ts'
import type { Refund } from '../payments/refund-queries.ts'
import { isSplitUnfinished } from '../shipments/prove.ts'
import type { OrderShipment } from './beside-queries.ts'

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

/** Tells where the goods are. A shipment that needs a person comes before one that is under way. */
export function goodsOf(order: Order, shipments: readonly OrderShipment[]): Goods {
  if (shipments.some(({ needs_person }) => needs_person)) return 'needs_person'
  if (shipments.some(({ open }) => open)) return 'uploading'
  const { order_state, shipping } = order
  switch (order_state) {
    case ORDER_STATE.awaiting_shipment:
      return isSplitUnfinished(order) ? 'partly_shipped' : 'to_ship'
    case ORDER_STATE.shipped:
      return isSplitUnfinished(order) ? 'partly_shipped' : 'shipped'
    case ORDER_STATE.refunded:
      return (shipping.shipping_list ?? []).length > 0 ? 'shipped' : 'not_shipped'
    default:
      return 'received'
  }
}

/** Tells where the money is: what went back counts first. */
export function moneyOf(
  { order_state }: Order,
  settlement: Settlement | undefined,
  refunds: readonly Refund[],
): Money {
  if (order_state === ORDER_STATE.refunded || isRefundedInFull(refunds)) return 'refunded'
  if (refundedAmount(refunds) > 0) return 'partly_refunded'
  if (order_state === ORDER_STATE.transaction_complete) return 'settled'
  if ((settlement?.settlement_time ?? null) !== null) return 'settled'
  return order_state > ORDER_STATE.shipped ? 'settling' : 'paid'
}

/** The shipment that decides where the goods are, or else the newest. */
export const decisiveShipment = (shipments: readonly OrderShipment[]): OrderShipment | undefined =>
  shipments.find(({ needs_person }) => needs_person) ??
  shipments.find(({ open }) => open) ??
  shipments[0]

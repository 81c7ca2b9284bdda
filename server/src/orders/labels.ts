import type { Text } from '../core/language.ts'

/** Labels of `order_state` [seed 000 §III]. */
export const ORDER_STATE_LABELS: Record<number, Text> = {
  1: { en: 'awaiting shipment', zh: '待发货' },
  2: { en: 'shipped', zh: '已发货' },
  3: { en: 'receipt confirmed', zh: '确认收货' },
  4: { en: 'completed', zh: '交易完成' },
  5: { en: 'refunded', zh: '已退款' },
  6: { en: 'funds awaiting settlement', zh: '资金待结算' },
}

import type { Schemas } from '@fahuo/client'
import { defineWords } from '../../core/language.tsx'

export type EventType = Schemas['OutgoingEventType']

/** Every event in a few words: a new one that has none does not compile. */
export const eventTypes = defineWords<Record<EventType, string>>({
  zh: {
    'order.paid': '订单已付款',
    'order.overdue': '订单超时未发货',
    'order.receipt_confirmed': '已确认收货',
    'order.settling': '资金待结算',
    'order.settled': '资金已结算',
    'order.refunded': '订单已退款',
    'shipment.accepted': '发货已接受',
    'shipment.shipped': '发货成功',
    'shipment.rejected': '发货被拒绝',
    'shipment.needs_attention': '发货需人工处理',
    'shipment.corrected': '发货信息已更正',
    'parcel.moved': '物流状态变化',
    'complaint.opened': '新的投诉',
    'complaint.due': '投诉即将到期',
    'complaint.closed': '投诉已结束',
    'account.restricted': '账号受到限制或处罚',
    'account.service_changed': '微信服务开通或停用',
  },
  en: {
    'order.paid': 'An order was paid',
    'order.overdue': 'An order is late',
    'order.receipt_confirmed': 'Receipt was confirmed',
    'order.settling': 'Money will come',
    'order.settled': 'Money has come',
    'order.refunded': 'An order was refunded',
    'shipment.accepted': 'A shipment was accepted',
    'shipment.shipped': 'A shipment was shipped',
    'shipment.rejected': 'A shipment was rejected',
    'shipment.needs_attention': 'A shipment needs attention',
    'shipment.corrected': 'A shipment was corrected',
    'parcel.moved': 'A parcel moved',
    'complaint.opened': 'A complaint was opened',
    'complaint.due': 'A complaint is due',
    'complaint.closed': 'A complaint was closed',
    'account.restricted': 'WeChat restricts the account',
    'account.service_changed': "One of WeChat's services turned on or off",
  },
})

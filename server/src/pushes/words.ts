import type { Language, Text } from '../core/language.ts'

/** What WeChat tells by each event that we know. */
const EVENTS: Record<string, Text> = {
  trade_manage_order_settlement: {
    en: 'An order was shipped, confirmed or settled',
    zh: '订单已发货、确认收货或结算',
  },
  trade_manage_remind_shipping: { en: 'An order is late', zh: '订单超时未发货' },
  trade_manage_remind_access_api: {
    en: 'WeChat wants shipping information',
    zh: '微信要求接入发货信息管理',
  },
  wxa_trade_controlled: { en: 'Payments are restricted', zh: '小程序支付受到限制' },
  complaint_callback: { en: 'A complaint', zh: '交易投诉' },
  wxa_punish_event: { en: 'WeChat punishes the Mini Program', zh: '微信处罚小程序' },
}

/** Names an event as people say it; one that we do not know as WeChat does. */
export const eventLabel = (event: string, language: Language): string =>
  EVENTS[event]?.[language] ?? event

import { panelTextsEn } from './panel-texts-en.ts'
import { panelTextsZh, type PanelTexts } from './panel-texts-zh.ts'

/** The texts of the phone. */
const zh = {
  lang: 'zh' as 'en' | 'zh',
  chat: '服务通知',
  noMessages: '还没有消息。付款并发货后，微信会在这里通知买家。',
  wechat: '微信',
  program: '我的订单',
  recent: '最近使用的小程序',
  title_of: {
    shipping: '商家已发货',
    receipt: '已确认收货',
    reminder: '请确认收货',
    settlement: '资金已结算',
  },
  toMerchant: '发给商家，买家看不到',
  goods: '商品',
  carrier: '快递',
  waybill: '运单号',
  amount: '金额',
  open: '进入小程序查看',
  noJump: '商家没有设置跳转路径',
  componentTitle: '确认收货',
  componentAsk: '确认已收到商品？确认后货款将结算给商家。',
  confirm: '确认收货',
  cancel: '取消',
  back: '返回',
  notFound: '获取用户订单失败',
  notConfirmable: '该订单当前不能确认收货',
  tracking: '物流信息',
  trackingHere: '真机上，微信的物流查询插件在这里打开。凭证：',
  menu: '更多',
  restart: '重新进入小程序',
  leave: '返回聊天',
  kill: '结束小程序',
  missing: '小程序还没有构建：运行 pnpm build:weapp，然后刷新。',
}

const en: typeof zh = {
  lang: 'en',
  chat: 'Service messages',
  noMessages: 'No messages yet. WeChat tells the buyer here when a paid order ships.',
  wechat: 'WeChat',
  program: 'My orders',
  recent: 'Recent Mini Program',
  title_of: {
    shipping: 'Your order has shipped',
    receipt: 'Receipt confirmed',
    reminder: 'Please confirm receipt',
    settlement: 'Payment settled',
  },
  toMerchant: 'To the merchant; the buyer does not see it',
  goods: 'Goods',
  carrier: 'Carrier',
  waybill: 'Waybill',
  amount: 'Amount',
  open: 'View in Mini Program',
  noJump: 'The merchant has set no jump path',
  componentTitle: 'Confirm receipt',
  componentAsk: 'Have you received the goods? The merchant is paid once you confirm.',
  confirm: 'Confirm receipt',
  cancel: 'Cancel',
  back: 'Back',
  notFound: 'Order not found',
  notConfirmable: 'This order cannot be confirmed now',
  tracking: 'Tracking',
  trackingHere: "On a real phone WeChat's logistics plugin opens here, for this token:",
  menu: 'More',
  restart: 'Re-enter Mini Program',
  leave: 'Back to the chat',
  kill: 'Kill Mini Program',
  missing: 'The Mini Program is not built: run pnpm build:weapp, then reload.',
}

export type PhoneTexts = typeof zh & PanelTexts

/** English for `en`, Chinese for everything else. */
export function phoneTexts(language: string | null): PhoneTexts {
  return language === 'en' ? { ...en, ...panelTextsEn } : { ...zh, ...panelTextsZh }
}

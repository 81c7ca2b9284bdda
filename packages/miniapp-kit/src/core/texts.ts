import { ORDER_STATE } from '@fahuo/contract'

/** All words a buyer reads. Replace any of them with `<FahuoProvider texts={…}>`. */
export interface Texts {
  state: Record<number, string>
  /** A state that WeChat may add one day. */
  unknownState: string
  /** What happens next, by state. */
  next: Record<number, string>
  inComplaint: string
  settled: (time: string) => string
  estimatedSettlement: (time: string) => string
  paidAt: string
  tradeNo: string
  parcel: (number: number) => string
  carrier: string
  trackingNo: string
  copy: string
  copied: string
  confirmReceipt: string
  confirming: string
  notConfirmed: string
  unsupported: string
  notOpened: string
  retry: string
  toOrders: string
  myOrders: string
  loading: string
  noOrders: string
  noMore: string
  all: string
  error: Record<string, string>
}

const zh: Texts = {
  state: {
    [ORDER_STATE.awaiting_shipment]: '待发货',
    [ORDER_STATE.shipped]: '待收货',
    [ORDER_STATE.receipt_confirmed]: '已确认收货',
    [ORDER_STATE.transaction_complete]: '交易完成',
    [ORDER_STATE.refunded]: '已退款',
    [ORDER_STATE.funds_awaiting_settlement]: '已确认收货',
  },
  unknownState: '处理中',
  next: {
    [ORDER_STATE.awaiting_shipment]: '商家正在备货，发货后微信会通知你。',
    [ORDER_STATE.shipped]: '收到商品后请确认收货；到期未确认将自动确认。',
    [ORDER_STATE.receipt_confirmed]: '感谢确认，货款将结算给商家。',
    [ORDER_STATE.transaction_complete]: '已确认收货，交易已完成。',
    [ORDER_STATE.refunded]: '款项已退回原支付账户。',
    [ORDER_STATE.funds_awaiting_settlement]: '感谢确认，货款将结算给商家。',
  },
  inComplaint: '该订单有未完结的投诉，处理完成前不能确认收货。',
  settled: (time) => `已于 ${time} 结算`,
  estimatedSettlement: (time) => `预计 ${time} 结算`,
  paidAt: '付款时间',
  tradeNo: '商户单号',
  parcel: (number) => `包裹 ${number}`,
  carrier: '快递公司',
  trackingNo: '运单号',
  copy: '复制',
  copied: '已复制',
  confirmReceipt: '确认收货',
  confirming: '正在确认…',
  notConfirmed: '尚未确认收货',
  unsupported: '当前微信版本不支持确认收货，请升级微信，或在“我-订单与卡包”中操作。',
  notOpened: '没能打开确认收货，请再试一次。',
  retry: '重试',
  toOrders: '查看我的订单',
  myOrders: '我的订单',
  loading: '加载中',
  noOrders: '还没有订单',
  noMore: '没有更多了',
  all: '全部',
  error: {
    not_found: '没有找到这笔订单，请确认它属于当前微信账号。',
    offline: '网络不可用，请检查网络后重试。',
    timeout: '网络较慢，请稍后重试。',
    login_failed: '微信登录失败，请重试。',
    wechat_unavailable: '暂时无法查询订单，请稍后重试。',
    internal: '服务暂时不可用，请稍后重试。',
  },
}

const en: Texts = {
  state: {
    [ORDER_STATE.awaiting_shipment]: 'Awaiting shipment',
    [ORDER_STATE.shipped]: 'Shipped',
    [ORDER_STATE.receipt_confirmed]: 'Receipt confirmed',
    [ORDER_STATE.transaction_complete]: 'Completed',
    [ORDER_STATE.refunded]: 'Refunded',
    [ORDER_STATE.funds_awaiting_settlement]: 'Receipt confirmed',
  },
  unknownState: 'In progress',
  next: {
    [ORDER_STATE.awaiting_shipment]:
      'The merchant is packing; WeChat tells you when it is on its way.',
    [ORDER_STATE.shipped]: 'Confirm when you have the goods; WeChat confirms by itself later.',
    [ORDER_STATE.receipt_confirmed]: 'Thank you. The merchant is paid now.',
    [ORDER_STATE.transaction_complete]: 'Receipt is confirmed and the transaction is complete.',
    [ORDER_STATE.refunded]: 'The money went back the way it came.',
    [ORDER_STATE.funds_awaiting_settlement]: 'Thank you. The merchant is paid soon.',
  },
  inComplaint: 'A dispute is open; receipt can be confirmed when it is settled.',
  settled: (time) => `Settled on ${time}`,
  estimatedSettlement: (time) => `Settlement expected on ${time}`,
  paidAt: 'Paid',
  tradeNo: 'Order number',
  parcel: (number) => `Parcel ${number}`,
  carrier: 'Carrier',
  trackingNo: 'Waybill',
  copy: 'Copy',
  copied: 'Copied',
  confirmReceipt: 'Confirm receipt',
  confirming: 'Confirming…',
  notConfirmed: 'Receipt is not confirmed',
  unsupported: 'This WeChat cannot confirm receipt. Update it, or use Me, Orders & Cards.',
  notOpened: 'Confirmation did not open. Please try again.',
  retry: 'Try again',
  toOrders: 'My orders',
  myOrders: 'My orders',
  loading: 'Loading',
  noOrders: 'No orders yet',
  noMore: 'That is all',
  all: 'All',
  error: {
    not_found: 'This order was not found. Was it paid with this WeChat account?',
    offline: 'No network. Check the connection and try again.',
    timeout: 'The network is slow. Try again in a moment.',
    login_failed: 'WeChat login failed. Try again.',
    wechat_unavailable: 'Orders cannot be looked up right now. Try again in a moment.',
    internal: 'The service is not available right now. Try again in a moment.',
  },
}

/** Chinese for Chinese systems, English for all others. */
export function textsFor(language: string | undefined): Texts {
  return /^zh/i.test(language ?? 'zh') ? zh : en
}

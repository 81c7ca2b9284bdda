/** What others are told of, as data: the code writes by this list, and the docs are made of it. */
import type { Text } from '../core/language.ts'

export const EVENT_TYPES = {
  'order.paid': {
    en: 'An order was paid: it was seen at WeChat for the first time.',
    zh: '订单已付款：首次在微信侧看到该订单。',
  },
  'order.overdue': {
    en: 'An order waits for shipment for 24, 48 or 72 hours (`hours`).',
    zh: '订单付款后 24、48 或 72 小时（`hours`）仍未发货。',
  },
  'order.receipt_confirmed': {
    en: 'The buyer has received the order, or WeChat has confirmed it for the buyer. WeChat has no push for it: `noticed_by` says how it was seen: `kit` (the buyer confirmed in the Mini Program), `push` (a settlement push), `sync` (a look at the order).',
    zh: '订单已确认收货（买家手动或微信自动）。微信没有对应推送，`noticed_by` 说明如何得知：`kit` 买家在小程序内确认，`push` 结算推送，`sync` 查询订单。',
  },
  'order.settling': {
    en: 'The money of an order will come: WeChat said when, or the order awaits settlement.',
    zh: '订单资金待结算：微信已告知预计结算时间，或订单进入待结算状态。',
  },
  'order.settled': {
    en: 'The money of an order has come.',
    zh: '订单资金已结算。',
  },
  'order.refunded': {
    en: 'An order was refunded: WeChat shows it so, or refunds of all of it were told by WeChat Pay or by you; told once.',
    zh: '订单已全额退款：微信显示已退款，或由微信支付通知、商户导入告知已全部退款；只推送一次。',
  },
  'shipment.accepted': {
    en: 'A shipment was accepted and stored.',
    zh: '发货已接受并保存。',
  },
  'shipment.shipped': {
    en: 'WeChat shows the shipment.',
    zh: '微信侧已显示该发货。',
  },
  'shipment.rejected': {
    en: 'A shipment was not sent and will not be, or a person closed it: `reason` says why.',
    zh: '发货未发送且不会再发送，或已人工关闭，原因见 `reason`。',
  },
  'shipment.needs_attention': {
    en: 'A person must look at a shipment: `cause` and `remedy` say why, and what to do.',
    zh: '发货需要人工处理，原因与处理方法见 `cause`、`remedy`。',
  },
  'shipment.corrected': {
    en: 'WeChat shows something else than this shipment now: it was corrected (`reason` is `corrected`), or changed at WeChat (`changed_at_wechat`).',
    zh: '微信侧已不再是该发货信息：已被更正（`reason` 为 `corrected`），或在微信侧被更改（`changed_at_wechat`）。',
  },
  'parcel.moved': {
    en: 'A tracked parcel has another status.',
    zh: '被跟踪的包裹状态有变化。',
  },
  'complaint.opened': {
    en: 'A buyer has opened a complaint.',
    zh: '买家发起了交易投诉。',
  },
  'complaint.due': {
    en: 'A complaint must be answered soon.',
    zh: '交易投诉即将到期，须尽快处理。',
  },
  'complaint.closed': {
    en: 'A complaint is over.',
    zh: '交易投诉已结束。',
  },
  'account.restricted': {
    en: 'WeChat restricts the account, or refuses its calls: nothing is sent meanwhile.',
    zh: '微信限制了该账号，或拒绝其调用；期间不会发送。',
  },
  'account.service_changed': {
    en: 'A service of the account was opened, or does not work any more.',
    zh: '账号的某项服务已开通或不再可用。',
  },
} as const satisfies Record<string, Text>

export type EventType = keyof typeof EVENT_TYPES

export const EVENT_TYPE_NAMES = Object.keys(EVENT_TYPES) as EventType[]

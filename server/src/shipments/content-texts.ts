/** What the fields of an upload mean, for the API's description. */
import { DELIVERY_MODE, LOGISTICS_TYPE } from '@fahuo/wechat'
import type { Text } from '../core/language.ts'

export const CONTENT_TEXTS = {
  contact: {
    en: "Phone numbers, masked before they are stored or sent; SF needs the receiver's or the sender's",
    zh: '联系电话，保存和发送前会脱敏；顺丰须填收件人或寄件人电话',
  },
  tracking_no: { en: 'Express only; at most 128 bytes', zh: '快递单号，仅限快递；最多 128 字节' },
  express_company: {
    en: 'Express only: a `delivery_id` of GET /api/carriers, an alias, or a name',
    zh: '快递公司，仅限快递：GET /api/carriers 中的 `delivery_id`、别名或名称',
  },
  item_desc: {
    en: 'What is in it; at most 120 characters. May be left out where the order says it, here or in PUT /api/orders/details: its items are named (`Tea x2; Cup x1`)',
    zh: '商品描述；最多 120 个字。订单商品已知时可省略（本请求的 order 或 PUT /api/orders/details），自动列出商品（如 `茶叶 x2; 茶杯 x1`）',
  },
  order: {
    en: 'What was bought: the same as in PUT /api/orders/details, which it takes the place of. A combined payment has it for all of its sub-orders, or for none',
    zh: '商品等订单信息，与 PUT /api/orders/details 相同，无需再调用该接口。合单须为全部子单填写，或都不填',
  },
  order_missing: {
    en: 'the other sub-orders have one; give it for all, or for none',
    zh: '其他子单已填写 order；请全部填写，或都不填',
  },
  is_all_delivered: {
    en: 'Required for delivery_mode 2; true completes the shipment, and WeChat tells the buyer',
    zh: 'delivery_mode 为 2 时必填；true 表示全部发完，微信会通知买家',
  },
  shipping_list: {
    en: 'The parcels: one for delivery_mode 1, at most 15 for delivery_mode 2',
    zh: '包裹：delivery_mode 为 1 时一个，为 2 时最多 15 个',
  },
  payer: {
    en: 'Who paid; the order knows it, so it may be left out',
    zh: '支付者；可从订单得知，可省略',
  },
  upload_time: {
    en: 'Taken and not used: each upload gets its own time',
    zh: '可以填写但不会使用：每次上传由系统生成时间',
  },
  hold_seconds: {
    en: 'The shipment is stored now and sent after so many seconds: until then POST /api/shipments/{id}/undo takes it back. At most 60. Not for a further parcel that waits for an earlier one',
    zh: '立即保存，过这么多秒后才上传；在此之前可用 POST /api/shipments/{id}/undo 撤回。最多 60 秒；等待前面包裹的分拆发货不适用',
  },
  spend_reshipment: {
    en: 'true allows this to be a correction of what was shipped: it uses the only re-shipment chance of the payment',
    zh: 'true 表示允许更正已发货的内容：会用掉该支付单唯一一次重新发货机会',
  },
} as const satisfies Record<string, Text>

/** Numbers with a meaning: their values, and what each says. */
export const DOCUMENTED = {
  logistics_type: {
    enum: Object.values(LOGISTICS_TYPE),
    text: {
      en: '1 express, 2 same-city, 3 virtual, 4 self-pickup',
      zh: '1 快递，2 同城配送，3 虚拟商品，4 用户自提',
    },
  },
  delivery_mode: {
    enum: Object.values(DELIVERY_MODE),
    text: {
      en: '1 unified: everything in one parcel; 2 split: several parcels, express only',
      zh: '1 统一发货：一个包裹；2 分拆发货：多个包裹，仅限快递',
    },
  },
}

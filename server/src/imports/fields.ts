import { z } from 'zod'
import type { Text } from '../core/language.ts'

/** What a column may say, with what it is called where the file has none. */
export const FIELD_NAMES = {
  transaction_id: { en: 'transaction_id', zh: '微信支付单号' },
  mchid: { en: 'mchid', zh: '商户号' },
  merchant_trade_no: { en: 'merchant_trade_no', zh: '商户单号' },
  order_no: { en: 'order_no', zh: '订单编号' },
  logistics_type: { en: 'logistics_type', zh: '物流模式' },
  delivery_mode: { en: 'delivery_mode', zh: '发货模式' },
  express_company: { en: 'express_company', zh: '快递公司' },
  tracking_no: { en: 'tracking_no', zh: '快递单号' },
  item_desc: { en: 'item_desc', zh: '商品信息' },
  merchant_item_id: { en: 'merchant_item_id', zh: '商品编码' },
  quantity: { en: 'quantity', zh: '数量' },
  unit_price: { en: 'unit_price', zh: '单价（分）' },
  price: { en: 'price', zh: '单价' },
  image_url: { en: 'image_url', zh: '商品图片' },
  item_spec: { en: 'description', zh: '商品规格' },
  receiver_phone: { en: 'receiver_phone', zh: '收件人完整手机号' },
  receiver_contact: { en: 'receiver_contact', zh: '收件人电话' },
  consignor_contact: { en: 'consignor_contact', zh: '寄件人电话' },
  is_all_delivered: { en: 'is_all_delivered', zh: '全部发货' },
  spend_reshipment: { en: 'spend_reshipment', zh: '是否重新发货' },
  trade_state: { en: 'trade_state', zh: '交易状态' },
} as const satisfies Record<string, Text>

/** What a column may say, in WeChat's names. */
export type Field = keyof typeof FIELD_NAMES

export const FieldName = z
  .enum(Object.keys(FIELD_NAMES) as [Field, ...Field[]])
  .meta({ id: 'ImportField' })

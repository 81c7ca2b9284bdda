import type { Order } from '@fahuo/wechat'
import type { z } from 'zod'
import type { PayRefund } from './pay.ts'
import type { GoodsDetail, ShoppingRecord, WaybillBinding } from './services.ts'
import type { Complaint, Penalty } from './complaints.ts'
import { defaultSettings, type Settings } from './settings.ts'

/** A payment order in WeChat's hands: what get_order tells, and what WeChat knows beside it. */
export interface PaymentOrder extends z.infer<typeof Order> {
  /** Unix ms from which the calls see it: a fresh payment is not there yet [staff: about a minute]. */
  visible_at: number
  /** Unix ms of the last upload's own `upload_time`; the next one must be later [seed 000]. */
  last_upload_time: number
  /** What get_order showed before the last upload, for a fault that lets it lag. */
  before_upload?: Pick<PaymentOrder, 'shipping' | 'order_state' | 'description'>
  /** The one re-shipment chance is spent [seed 000]. */
  reshipped: boolean
  /** How many uploads took effect. */
  uploads: number
  /** notify_confirm_receive calls that took effect. */
  reminders: number
  /** Unix seconds; 0: not yet. */
  shipped_time: number
  confirm_receive_time: number
  /** 1 by hand, 2 automatic [seed 000]; 0: not yet. */
  confirm_receive_method: number
  /** Unix seconds. */
  settlement_time: number
  reminded_shipping: boolean
  /** Its place among all orders, for the cursor of get_order_list. */
  seq: number
  /** The sub-payments of a combined payment; empty for all others. */
  sub_transaction_ids: string[]
  /** What opspecialorder reported; null: nothing. */
  special: { type: number; delay_to: number } | null
}

/** A person with WeChat on their phone. */
export interface Buyer {
  openid: string
  /** From 1, in the order in which they came; it chooses the nickname. */
  number: number
  /** The nickname that a developer gave; null: the usual one of the number. */
  name: string | null
}

/** A service message in a buyer's chat. */
export interface ServiceMessage {
  id: string
  openid: string
  kind: 'shipping' | 'receipt' | 'reminder' | 'waybill'
  /** Unix seconds. */
  time: number
  transaction_id: string
  description: string
  paid_amount: number
  express_company: string
  tracking_no: string
  /** Of a `waybill` message: the status that it tells, and the goods that it shows. */
  waybill_status?: number
  goods?: GoodsDetail[]
  /** The registered jump path without its query; null: WeChat's own page. */
  path: string | null
  query: Record<string, string>
}

/** A push and what became of it. */
export interface PushRecord {
  id: string
  /** The third-party platform whose address it went to; null: the merchant's own. */
  to?: string | null
  message: Record<string, unknown>
  /** Unix ms. */
  created_at: number
  attempts: { at: number; status: number | null; answer: string }[]
  delivered: boolean
  /** The reply to it, decrypted; null: none, or not genuine. */
  reply?: Record<string, unknown> | null
}

export interface AccessToken {
  access_token: string
  /** Unix ms. */
  expires_at: number
  /** The Mini Program's own, or a platform's for it. */
  kind: 'own' | 'authorizer'
  component_appid?: string
}

/** What customer service said to somebody. */
export interface CustomerServiceMessage {
  id: string
  openid: string
  msgtype: string
  content: string
  /** Unix seconds. */
  time: number
}

/** Everything that WeChat knows of one Mini Program. */
export interface State {
  orders: Map<string, PaymentOrder>
  /** By openid. */
  buyers: Map<string, Buyer>
  /** transaction_id by `merchant_id:merchant_trade_no`. */
  trade_numbers: Map<string, string>
  tokens: AccessToken[]
  forced_refreshes: number[]
  login_codes: Map<string, { openid: string; expires_at: number; used: boolean }>
  jump_path: string | null
  messages: ServiceMessage[]
  pushes: PushRecord[]
  settings: Settings
  /** What customer service said to buyers, oldest first. */
  customer_messages: CustomerServiceMessage[]
  /** By the name of the payment in its upload. */
  shopping: Map<string, ShoppingRecord>
  /** Status by waybill, where the control interface or time set one. */
  waybills: Map<string, number>
  /** Unix ms at which WeChat heard first of a shipment, by waybill. */
  shipped_waybills: Map<string, number>
  /** By waybill_token. */
  waybill_bindings: Map<string, WaybillBinding>
  /** By refund_id. */
  pay_refunds: Map<string, PayRefund>
  /** By complaint_order_id. */
  complaints: Map<string, Complaint>
  /** Oldest first. */
  penalties: Penalty[]
  brand: { status: number; apply_for: number; audit_reason: string }
  /** 0: never applied for. */
  trade_type: number
  order_detail_path: string
  /** The path before the last change, and Unix ms of that change. */
  order_detail_path_before: string
  order_detail_path_changed_at: number
  /** Temporary media by media_id: until when it is kept, Unix ms. */
  media: Map<string, number>
  /** Shipping info was entered at least once. */
  has_shipped: boolean
  /** Unix seconds; 0: never. */
  reminded_access_at: number
}

export function emptyState(): State {
  return {
    orders: new Map(),
    buyers: new Map(),
    trade_numbers: new Map(),
    tokens: [],
    forced_refreshes: [],
    login_codes: new Map(),
    jump_path: null,
    messages: [],
    pushes: [],
    settings: defaultSettings(),
    customer_messages: [],
    shopping: new Map(),
    waybills: new Map(),
    shipped_waybills: new Map(),
    waybill_bindings: new Map(),
    pay_refunds: new Map(),
    complaints: new Map(),
    penalties: [],
    brand: { status: 0, apply_for: 0, audit_reason: '' },
    trade_type: 0,
    order_detail_path: '',
    order_detail_path_before: '',
    order_detail_path_changed_at: 0,
    media: new Map(),
    has_shipped: false,
    reminded_access_at: 0,
  }
}

/**
 * WeChat's services beside shipping: what each is told of an order, and how far that is. They never
 * hold shipping up.
 *
 * `details`: the goods, in the buyer's order centre. `details_shipping`: their waybills there.
 * `messages`: WeChat sends the buyer logistics messages of a parcel. `tracking`: the tracking page.
 */
import type { Text } from '../core/language.ts'
import type { OrderKey } from '../payments/order-key.ts'

export const SERVICE_NAMES = ['details', 'details_shipping', 'messages', 'tracking'] as const
export type ServiceName = (typeof SERVICE_NAMES)[number]

/** What each of them is for. */
export const SERVICES: Record<ServiceName, Text> = {
  details: {
    en: "the goods, in the buyer's order centre (/user-order/orders)",
    zh: '买家订单中心的商品信息（/user-order/orders）',
  },
  details_shipping: {
    en: 'the waybills of these goods, in the order centre (/user-order/orders/shippings)',
    zh: '订单中心的物流单号（/user-order/orders/shippings）',
  },
  messages: {
    en: "WeChat's logistics messages of a parcel (follow_waybill)",
    zh: '微信物流消息（follow_waybill）',
  },
  tracking: {
    en: "WeChat's tracking page of a parcel (trace_waybill)",
    zh: '微信物流轨迹页（trace_waybill）',
  },
}

interface StateDescription {
  /** Whether a worker still has something to do. */
  open: boolean
  meaning: Text
}

export const SERVICE_STATES = {
  waiting: {
    open: true,
    meaning: {
      en: 'It is sent when its time comes: `reason` and `next_at` say what it waits for.',
      zh: '等待发送：原因见 reason，下次时间见 next_at。',
    },
  },
  sending: {
    open: true,
    meaning: {
      en: 'The call is in progress. Stored before it is sent, so that a crash in between is noticed.',
      zh: '正在调用。状态先落库再发送，中途崩溃也能发现。',
    },
  },
  verifying: {
    open: true,
    meaning: {
      en: 'The answer was lost: it is asked for, or sent again where that does no harm.',
      zh: '未收到响应：正在核实，或在无害时重新发送。',
    },
  },
  done: { open: false, meaning: { en: 'WeChat took it.', zh: '微信已接受。' } },
  not_available: {
    open: false,
    meaning: {
      en: 'The account, or this order, cannot have it; `reason` says why.',
      zh: '该账号或该订单无法使用，原因见 reason。',
    },
  },
  refused: {
    open: false,
    meaning: {
      en: 'WeChat refused what was sent; correct it and tell it again.',
      zh: '微信拒绝了内容，请更正后重新提交。',
    },
  },
  needs_attention: {
    open: false,
    meaning: { en: 'A person must look: retry it.', zh: '需要人工处理：可重试。' },
  },
} as const satisfies Record<string, StateDescription>

export type ServiceState = keyof typeof SERVICE_STATES
export const SERVICE_STATE_NAMES = Object.keys(SERVICE_STATES) as ServiceState[]

/** The states in which a worker still has something to do. */
export const OPEN_SERVICE_STATES = SERVICE_STATE_NAMES.filter((name) => SERVICE_STATES[name].open)

/** A due time that never comes: its shipment is not shipped. */
export const NOT_DUE = Number.MAX_SAFE_INTEGER

/** What is to be told to one service; `queries.planning` stores it. */
export interface ServicePlan {
  /** Which payment, as `paymentKey` writes it; of a combined payment told together, the whole. */
  payment: string
  /** WeChat Pay's number, where it is known. */
  transaction_id: string | null
  service: ServiceName
  /** Of `details_shipping` the shipment's id, of `messages` and `tracking` the waybill; else ''. */
  part: string
  /** Nothing is sent before this shipment is shipped; null: at once. */
  shipment_id: string | null
  required: boolean
  /** Set for what cannot be had from the start, for instance `off`: then nothing is sent. */
  not_available?: ServiceReason
  body: ServiceBody
  /** Sealed; with the time it must be gone by, Unix milliseconds. */
  phone?: { sealed: string; until: number }
  /** What WeChat has not taken goes out anew although its body is the same: with another phone number. */
  again?: boolean
}

/** The waybills of one order, as the order centre gets them. */
export interface Shipping {
  shipment_id: string
  order_key: OrderKey
  delivery_mode: number
  shipping_list: {
    tracking_no?: string
    express_company?: string
    /** `merchant_item_id` of what is in it; missing: not told. */
    items?: string[]
    contact?: { consignor_contact?: string; receiver_contact?: string }
  }[]
}

/** What a row carries beside what the order's details say. Of persons the payer's openid alone. */
export type ServiceBody =
  | Record<string, never>
  /** details: what they were when they were told, and who pays, where the shop said it. */
  | { hash: string; openid?: string }
  /** details_shipping: of one order, or of all orders of a combined payment that go in one upload. */
  | { shippings: Shipping[] }
  /** messages, tracking */
  | { express_company: string; items?: string[]; item_desc: string }

export type { ServiceReason } from './reasons.ts'
import type { ServiceReason } from './reasons.ts'

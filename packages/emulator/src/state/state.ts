import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Order } from '@fahuo/wechat'
import type { z } from 'zod'
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
  kind: 'shipping' | 'receipt' | 'reminder'
  /** Unix seconds. */
  time: number
  transaction_id: string
  description: string
  paid_amount: number
  express_company: string
  tracking_no: string
  /** The registered jump path without its query; null: WeChat's own page. */
  path: string | null
  query: Record<string, string>
}

/** A push and what became of it. */
export interface PushRecord {
  id: string
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
  /** The Mini Program's own, a platform's for itself, or a platform's for the merchant. */
  kind: 'own' | 'component' | 'authorizer'
  component_appid?: string
}

/** A third-party platform that the merchant authorised. */
export interface Platform {
  component_appid: string
  component_appsecret: string
  component_verify_ticket: string
  authorization_code: string
  refresh_token: string
  permission_sets: number[]
  authorised: boolean
  banned: boolean
}

/** A waybill that a buyer follows. */
export interface WaybillBinding {
  openid: string
  waybill_id: string
  delivery_id: string
  goods_info: object
  changes: number
}

/** Everything the emulator knows. Kept in memory, and in a file when asked. */
export interface State {
  /** Milliseconds that the clock is ahead of the real one. */
  clock_offset: number
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
  platforms: Map<string, Platform>
  shopping_orders: Map<string, { upload_time: number; shipped: boolean }>
  /** Status by waybill, where the control interface set one. */
  waybills: Map<string, number>
  waybill_tokens: Map<string, WaybillBinding>
  brand: { status: number; apply_for: number; audit_reason: string }
  /** 0: never applied for. */
  trade_type: number
  order_detail_path: string
  /** Shipping info was entered at least once. */
  has_shipped: boolean
  /** Unix seconds; 0: never. */
  reminded_access_at: number
}

export function emptyState(): State {
  return {
    clock_offset: 0,
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
    platforms: new Map(),
    shopping_orders: new Map(),
    waybills: new Map(),
    waybill_tokens: new Map(),
    brand: { status: 0, apply_for: 0, audit_reason: '' },
    trade_type: 0,
    order_detail_path: '',
    has_shipped: false,
    reminded_access_at: 0,
  }
}

const isPairs = (value: unknown): value is [string, unknown][] => Array.isArray(value)

/** Reads the state of an earlier run; empty when there was none. */
export function loadState(file: string | undefined): State {
  const state = emptyState()
  if (file === undefined || !existsSync(file)) return state
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  const read = Object.entries(state).map(([name, empty]: [string, unknown]) => {
    const value = kept[name]
    if (value === undefined) return [name, empty]
    return [name, empty instanceof Map ? new Map(isPairs(value) ? value : []) : value]
  })
  return Object.fromEntries(read) as State
}

/** Keeps the state in a file. @returns writes it when it changed: the whole file or nothing of it */
export function stateFile(file: string | undefined): (state: State) => void {
  let written = ''
  return (state) => {
    if (file === undefined) return
    const text = JSON.stringify(state, (_name, value: unknown) =>
      value instanceof Map ? [...value.entries()] : value,
    )
    if (text === written) return
    writeFileSync(`${file}.new`, text, { mode: 0o600 })
    renameSync(`${file}.new`, file)
    written = text
  }
}

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Order } from '@fahuo/wechat'
import type { z } from 'zod'

/** A payment order in WeChat's hands: what get_order tells, and what WeChat knows beside it. */
export interface PaymentOrder extends z.infer<typeof Order> {
  /** Unix ms from which the calls see it: a fresh payment is not there yet [staff: about a minute]. */
  visible_at: number
  /** Unix ms of the last upload's own `upload_time`; the next one must be later [seed 000]. */
  last_upload_time: number
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
}

/** A service message in a buyer's chat. */
export interface ServiceMessage {
  id: string
  openid: string
  kind: 'shipping' | 'receipt' | 'settlement'
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
}

export interface AccessToken {
  access_token: string
  /** Unix ms. */
  expires_at: number
}

/** Everything the emulator knows. Kept in memory, and in a file when asked. */
export interface State {
  /** Milliseconds that the clock is ahead of the real one. */
  clock_offset: number
  orders: Map<string, PaymentOrder>
  tokens: AccessToken[]
  forced_refreshes: number[]
  login_codes: Map<string, { openid: string; expires_at: number; used: boolean }>
  jump_path: string | null
  messages: ServiceMessage[]
  pushes: PushRecord[]
}

export function emptyState(): State {
  return {
    clock_offset: 0,
    orders: new Map(),
    tokens: [],
    forced_refreshes: [],
    login_codes: new Map(),
    jump_path: null,
    messages: [],
    pushes: [],
  }
}

/** Reads the state of an earlier run; empty when there was none. */
export function loadState(file: string | undefined): State {
  if (file === undefined || !existsSync(file)) return emptyState()
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<keyof State, unknown>
  return {
    ...emptyState(),
    ...(kept as Partial<State>),
    orders: new Map(kept.orders as [string, PaymentOrder][]),
    login_codes: new Map(kept.login_codes as [string, never][]),
  }
}

/** Writes the whole file or nothing of it. */
export function saveState(file: string, state: State): void {
  const text = JSON.stringify({
    ...state,
    orders: [...state.orders],
    login_codes: [...state.login_codes],
  })
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

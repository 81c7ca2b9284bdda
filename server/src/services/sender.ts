/** How one service is told: each has a sender, and the worker does the rest. */
import type { Shop } from '../shops/shop.ts'
import type { Service } from './queries.ts'
import type { ServiceName, ServiceReason } from './services.ts'

/** What became of a try. */
export type Result =
  | { to: 'done'; token?: string }
  /** Later; `due_at` in Unix milliseconds, else after a pause that grows. */
  | { to: 'waiting'; reason: ServiceReason; errcode?: number; due_at?: number }
  | {
      to: 'not_available' | 'refused' | 'needs_attention'
      reason: ServiceReason
      errcode?: number
    }

/** A call that is ready to be made. It may throw a WechatError: the worker knows what that means. */
export interface Call {
  send: () => Promise<Result>
}

export interface Sender {
  service: ServiceName
  /**
   * Gets the call ready, or says why there is none; nothing is sent yet.
   * @param upload_time Unix seconds: later than any before; of one that is `verifying` the one it went out with
   */
  prepare: (shop: Shop, service: Service, upload_time: number) => Promise<Call | Result>
  /** Finds out what became of a call whose answer was lost; without it, it is sent again. */
  verify?: (shop: Shop, service: Service) => Promise<Result | 'send again'>
  /**
   * What an errcode means here; undefined: what it means everywhere (`refused`, or later).
   * @param service as it was before the call: `verifying` when it went out before with the same time
   */
  explain?: (errcode: number, service: Service) => Result | undefined
}

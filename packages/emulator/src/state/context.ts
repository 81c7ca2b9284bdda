import { randomBytes, randomUUID } from 'node:crypto'
import type { Quota } from '../gateway/quota.ts'
import type { PayRefund } from './pay.ts'
import type { Platform } from './platforms.ts'
import type { ContextOptions } from './shop-options.ts'
import type { PaymentOrder, State } from './state.ts'
import type { WechatState } from './wechat.ts'

/** What the rules of one Mini Program lean on: its state, the clock, and where consequences go. */
export interface Context {
  state: State
  /** What it shares with all others. */
  wechat: WechatState
  options: ContextOptions
  quota: Quota
  /** Counts the calls that platforms make for themselves, by `component_appid path`. */
  platformQuota: Quota
  /** The other Mini Programs. */
  shops: { of: (appid: string) => Context | undefined }
  /** Unix ms of the virtual clock. */
  now: () => number
  /** Sends a push to the merchant's server. */
  push: (message: Record<string, unknown>) => void
  /** Sends a platform a ticket or an event of its own. */
  tellPlatform: (platform: Platform, message: Record<string, unknown>) => void
  /** Lets WeChat Pay notify the merchant of a refund. */
  tellRefund: (order: PaymentOrder, refund: PayRefund) => void
}

export const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000)

export const newId = () => randomUUID()

/** Digits, as WeChat Pay's numbers are: 28 of them, the first four 4200. */
export function newTransactionId(now: number): string {
  const digits = BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString()
    .padStart(20, '0')
  return `42000${seconds(now)}${digits}`.slice(0, 28)
}

/** An openid of the shape WeChat gives out. */
export function newOpenid(): string {
  return `o${randomBytes(20).toString('base64url').slice(0, 27)}`
}

/** The original id of the Mini Program, to which all pushes are addressed. */
export const originalId = ({ options }: Context): string =>
  options.user_name ?? `gh_${options.appid.slice(-12)}`

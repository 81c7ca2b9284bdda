import { randomBytes, randomUUID } from 'node:crypto'
import type { Quota } from '../gateway/quota.ts'
import type { State } from './state.ts'

/** What the rules lean on: the state, the clock, and where consequences go. */
export interface Context {
  state: State
  options: ContextOptions
  quota: Quota
  /** Unix ms of the virtual clock. */
  now: () => number
  /** Sends a push to the merchant's server. */
  push: (message: Record<string, unknown>) => void
}

export interface ContextOptions {
  appid: string
  secret: string
  /** Seconds that a fresh payment stays invisible to the calls. */
  visible_after: number
  /** Seconds from a confirmed receipt to the settled money. */
  settlement_delay: number
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
export const originalId = ({ options }: Context): string => `gh_${options.appid.slice(-12)}`

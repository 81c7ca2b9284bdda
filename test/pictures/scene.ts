import type { BuyerOrder } from '@fahuo/contract'
import type { FakeResponse } from '../support/buyer-backend.ts'

/** What happens after the page has opened, in order. */
export type Step =
  /** The buyer taps what has this text, in Chinese and in English. */
  | { tap: readonly [zh: string, en: string] }
  /** The phone's clock stands at this time from now on. */
  | { clock: string }
  /** The network goes, or comes back. */
  | { online: boolean }
  /** The buyer leaves the Mini Program and comes back to it. */
  | 'return'
  /** The buyer comes back from WeChat's confirm-receipt component, which reports this. */
  | { component: 'success' | 'cancel' | 'fail' }
  /** The page is scrolled down by so many px, in the ways of a finger. */
  | { scroll: number }

/**
 * - `en`: in English, with a shop that writes English
 * - `en-dark`: the same in the dark
 * - `320-largest`: on the narrowest phone, in WeChat's largest font
 * - `full`: the whole page, however long it is
 */
export type Variant = 'en' | 'en-dark' | '320-largest' | 'full'

/** One state of a page: what the server knows, the page that the buyer opens, and what they do there. */
export interface Scene {
  /** The picture's file, without the theme. */
  name: string
  path: string
  query?: Record<string, string>
  orders?: BuyerOrder[]
  /** The transaction_ids that were paid together. */
  combined?: string[]
  /** For every request, instead of the server's. */
  response?: FakeResponse
  loginFails?: boolean
  /** A name to remove from `wx`: an old WeChat has no openBusinessView. */
  without?: string
  /** When the page is opened; NOW by default. */
  clock?: string
  steps?: Step[]
  /** Pictures besides the one on a usual phone. */
  variants?: Variant[]
}

/** How the phone is set. */
export interface Device {
  /** CSS pixels. */
  width: number
  height: number
  theme: 'light' | 'dark'
  language: 'zh_CN' | 'en'
  /** The buyer's font size in WeChat; 1 is normal, 1.6 the largest. */
  scale: number
}

/** Every scene is seen at this time, five days after its order was paid. */
export const NOW = '2026-11-16T09:30:00+08:00'

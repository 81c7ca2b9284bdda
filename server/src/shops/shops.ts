/** The Mini Programs that a server serves. */
import type { ShopSecret } from '../database/sealed-values.ts'
import type { Platform } from './platform.ts'
import type { ShopChange, ShopRecord } from './record.ts'
import type { Shop } from './shop.ts'

/** Whoever asks on behalf of what is in the table. */
export interface NewShop {
  change: ShopChange
  /** Left out: as it is; null: removed. */
  secrets?: Readonly<Partial<Record<ShopSecret, string | null>>>
  /** Who does it, in the shop that it is about. */
  actor?: Shop['actor']
}

/** A request, a push and a job find their shop here. */
export interface Shops {
  /** The one from the environment: people sign in there, and it is meant where nothing names another one. */
  first: Shop
  /** The third-party platform, where the server is one. */
  platform: Platform | null
  /**
   * Finds a shop that is served now; null: there is none. One that was added elsewhere is found at
   * once, one that was suspended elsewhere within two seconds not any more.
   */
  find: (appid: string) => Promise<Shop | null>
  /** All that are in the table, whatever their state, oldest first; the first one is not. */
  all: () => Promise<ShopRecord[]>
  /** Finds one that is in the table, whatever its state. */
  record: (appid: string) => Promise<ShopRecord | null>
  /** Asks WeChat whether a secret is that of a Mini Program. @throws WechatError when it is not, or nobody answers */
  check: (appid: string, secret: string) => Promise<void>
  /** Stores a shop or changes it, and takes it up at once. */
  save: (appid: string, shop: NewShop) => Promise<void>
}

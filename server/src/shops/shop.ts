import type { PushSecrets, Wechat } from '@fahuo/wechat'
import type { Statement } from '../database/database.ts'
import type { App } from '../core/context.ts'
import type { Freshness } from '../orders/freshness.ts'
import type { Order } from '../orders/queries.ts'
import type { ShopKeys } from './keys.ts'
import type { Pause } from './pause.ts'

/** What the operator set of the page that the shipping message opens. */
export interface JumpPathSettings {
  /** MSG_JUMP_PATH: a page with its query, or `none`; null: not set. */
  setting: string | null
  /** The Mini Program's pages; null: nobody said. */
  pages: readonly string[] | null
  /** Where WeChat's API is. */
  api_url: string
}

/** What a shop's operator set. */
export interface ShopSettings {
  push: PushSecrets
  /** Takes pushes without a signature from the gateway of WeChat's cloud hosting. */
  unsigned_pushes: boolean
  /** The shop's own push URL, and whether it gets a copy of ours, too. */
  forward: { url: string; own: boolean } | null
  /** SHA-256 of the API keys from the environment, beside those of the database. */
  api_key_digests: readonly Buffer[]
  /** The merchant number of payments that are named by the shop's own number alone. */
  mchid: string | null
  jump_path: JumpPathSettings
  /** WeChat is the local one: what leads to this machine leads somewhere. */
  local_wechat: boolean
}

/** One Mini Program and all that its rules need. A request, a push and a job find their shop first. */
export interface Shop extends App, ShopKeys {
  appid: string
  wechat: Wechat
  settings: ShopSettings
  pause: Pause
  /**
   * Brings the local copy of recent orders up to date when it is older than a minute, and tells how
   * old it is. Waits three seconds at most: what comes later is there for the next reader.
   */
  refresh: (shop: Shop) => Promise<Freshness>
  /** Names of carriers by their `delivery_id`, as far as WeChat's list was read; a minute old at most. */
  carrierNames: (shop: Shop) => Promise<ReadonlyMap<string, string>>
  /** The payments that an order was shipped with as one combined payment, itself included; else none. */
  shippedTogether: (shop: Shop, transaction_id: string) => Promise<string[]>
  /** What shipments learn of orders that WeChat has shown; given at boot, so that orders know no shipment. */
  lookTeaches: (shop: Shop, orders: readonly Order[]) => Promise<Statement[]>
}

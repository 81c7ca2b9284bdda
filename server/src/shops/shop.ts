import type { ComplaintEvent, PushSecrets, Wechat } from '@fahuo/wechat'
import type { Statement } from '../database/database.ts'
import type { App } from '../core/context.ts'
import type { DescribedSetting } from '../core/setting.ts'
import type { Actor } from '../core/rights.ts'
import type { Kept } from '../core/kept.ts'
import type { Freshness } from '../orders/freshness.ts'
import type { Order } from '../orders/queries.ts'
import type { Abilities } from './abilities.ts'
import type { ShopKeys } from './keys.ts'
import type { Pause } from './pause.ts'
import type { ShopMode } from './record.ts'
import type { Switches } from './switches.ts'

/** What the operator set of a page that WeChat opens. */
export interface PathSettings {
  /** A page with its query, or `none`; null: not set. */
  setting: string | null
  /** The Mini Program's pages; null: nobody said. */
  pages: readonly string[] | null
  /** Where WeChat's API is. */
  api_url: string
}

/** What a shop's operator set. */
export interface ShopSettings {
  push: PushSecrets
  /** What its pushes are signed by at the URL of the platform that it authorised; null: there is none. */
  platform_push: PushSecrets | null
  /** WeChat's original id, gh_…; empty: not known. */
  user_name: string
  /** Takes pushes without a signature from the gateway of WeChat's cloud hosting. */
  unsigned_pushes: boolean
  /** The shop's own push URL, and whether it gets a copy of ours, too. */
  forward: { url: string; own: boolean } | null
  /** SHA-256 of the API keys from the environment, beside those of the database. */
  api_key_digests: readonly Buffer[]
  /** The merchant number of payments that are named by the shop's own number alone. */
  mchid: string | null
  /** How old a notification of WeChat Pay may be. */
  pay_max_age_seconds: number
  /** MSG_JUMP_PATH: the page that the shipping message opens. */
  jump_path: PathSettings
  /** ORDER_CENTRE_PATH: the page that WeChat's order centre opens. */
  order_centre_path: PathSettings
  /** Webhooks and robots may be at addresses that are not public. */
  webhook_allow_private: boolean
  /** Where others reach the server; null: not set. */
  public_url: string | null
  /** WeChat is the local one: what leads to this machine leads somewhere. */
  local_wechat: boolean
  /** FAHUO_DEMO: whoever is on this machine may be the owner. */
  demo: boolean
}

/** One Mini Program and all that its rules need. A request, a push and a job find their shop first. */
export interface Shop extends App, ShopKeys {
  appid: string
  /** Whose credentials serve it: its own, or those of a third-party platform. */
  mode: ShopMode
  /** Where it is known. */
  name: string | null
  /** Who acts, while a request is handled. */
  actor?: Actor
  wechat: Wechat
  /** What may be called for it. */
  abilities: Abilities
  settings: ShopSettings
  pause: Pause
  /**
   * Brings the local copy of recent orders up to date when it is older than a minute, and tells how
   * old it is. Waits three seconds at most: what comes later is there for the next reader.
   */
  refresh: (shop: Shop) => Promise<Freshness>
  /** Gives a costly answer again for a while. */
  kept: Kept
  /** What merchants may change while the server runs. */
  switches: Switches
  /** What the server runs with, in words. */
  described_settings: readonly DescribedSetting[]
  /** Payments from then on are news, Unix seconds: older ones are told to nobody as new. */
  news_since: number
  /** Names of carriers by their `delivery_id`, as far as WeChat's list was read; a minute old at most. */
  carrierNames: (shop: Shop) => Promise<ReadonlyMap<string, string>>
  /** The payments that an order was shipped with as one combined payment, itself included; else none. */
  shippedTogether: (shop: Shop, transaction_id: string) => Promise<string[]>
  /** What shipments learn of orders that WeChat has shown; given at boot, so that orders know no shipment. */
  lookTeaches: (shop: Shop, orders: readonly Order[]) => Promise<Statement[]>
  /**
   * Takes a push of a complaint; given at boot, so that pushes know no complaint.
   * @param trusted WeChat's signature vouches for what it says
   */
  takeComplaint: (shop: Shop, event: ComplaintEvent, trusted: boolean) => Promise<void>
}

/** A further Mini Program of a server, as the database has it. */
import { z } from 'zod'

/** As WeChat numbers Mini Programs; nothing else is asked for in the database. */
export const APPID = /^wx[0-9a-z]{16}$/

export const SHOP_MODES = ['own', 'authorised'] as const
export type ShopMode = (typeof SHOP_MODES)[number]

export const SHOP_STATES = ['invited', 'active', 'revoked', 'suspended'] as const
export type ShopState = (typeof SHOP_STATES)[number]

/** What a shop sets of what the environment sets for the first one; what is left out is as if not set there. */
export const ShopOptions = z.object({
  /** As ORDER_CENTRE_PATH. */
  order_centre_path: z.string().optional(),
  /** As MINIAPP_PAGES, as a list. */
  miniapp_pages: z.array(z.string()).optional(),
  /** As RECEIPT_REMINDERS. */
  receipt_reminders: z.enum(['on', 'off']).optional(),
  /** As RESEND. */
  resend: z.enum(['auto', 'by-hand']).optional(),
  /** As WECHAT_MCHID. */
  mchid: z.string().optional(),
  /** As WECHAT_UNSIGNED_PUSHES. */
  unsigned_pushes: z.enum(['refuse', 'gateway']).optional(),
  /** As PUSH_FORWARD_URL. */
  push_forward_url: z.string().optional(),
  /** As PUSH_FORWARD_OWN. */
  push_forward_own: z.enum(['on', 'off']).optional(),
})
export type ShopOptions = z.output<typeof ShopOptions>

/** Times in Unix milliseconds. */
export interface ShopRecord {
  appid: string
  /** `own`: by its own secret; `authorised`: by a third-party platform that its merchant authorised. */
  mode: ShopMode
  /** `revoked`: it takes part no more, its data stays; `suspended`: the same for a while. */
  state: ShopState
  name: string
  /** WeChat's original id, gh_…; empty: not known. */
  user_name: string
  principal_name: string
  /** WeChat's `account_status`; null: not known. */
  account_status: number | null
  /** When WeChat last took its credentials; null: never. */
  verified_at: number | null
  /** The ids of the permission sets that its merchant granted. */
  permission_sets: readonly number[]
  /** As MSG_JUMP_PATH; null: not set. */
  jump_path: string | null
  settings: ShopOptions
  /** Grows with each change of any shop. */
  revision: number
  created_at: number
  updated_at: number
}

/** What can be said of a shop when it is stored. */
export type ShopChange = Partial<
  Omit<ShopRecord, 'appid' | 'revision' | 'created_at' | 'updated_at'>
>

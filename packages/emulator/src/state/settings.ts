import { z } from 'zod'

/**
 * What WeChat's staff, a merchant in the console or an outage could change. The codes that come
 * of them come by their cause.
 */
export const Settings = z.strictObject({
  /**
   * `system`: every call answers -1. `orders`: what reads or writes orders answers 10060012.
   * `writes`: uploads answer 10060019.
   */
  busy: z.enum(['none', 'system', 'orders', 'writes']).default('none'),
  /** Addresses that may call; null: all. 40164 for the own appid, 61004 for a platform. */
  ip_allow_list: z.array(z.string()).nullable().default(null),
  /** Shipping management is open for the account; else 48001 [observed]. */
  shipping_management: z.boolean().default(true),
  confirmation_completed: z.boolean().default(true),
  /** The account may use shopping orders; else 268485184. */
  shopping_orders: z.boolean().default(true),
  /** Calls of one path a minute: ERRCODE.RATE_LIMIT_EXCEEDED for is_trade_…, 45011 for others. */
  calls_per_minute: z.int().min(1).default(10_000),
  /** Calls of one path a day: 45009. */
  calls_per_day: z.int().min(1).default(1_000_000),
  /** Waybill calls of one buyer a day: ERRCODE.WAYBILL_QUOTA_EXCEEDED [official: 50]. */
  waybill_calls_per_day: z.int().min(1).default(50),
  /** Changes of one waybill's goods: ERRCODE.WAYBILL_CHANGES_SPENT [assumed: WeChat does not say how many]. */
  waybill_changes: z.int().min(0).default(5),
  /**
   * What an upload does to an unfinished split shipment: parcels that it does not name stay, or go
   * [not documented which].
   */
  split_upload: z.enum(['append', 'replace']).default('append'),
  /** Appids that exist and are no Mini Programs: 268456389. */
  official_accounts: z.array(z.string()).default(['wx1111111111111111']),
})
export type Settings = z.output<typeof Settings>

export const defaultSettings = (): Settings => Settings.parse({})

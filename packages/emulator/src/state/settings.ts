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
  /** The account may use shopping orders; else every /user-order call answers the code below. */
  shopping_orders: z.boolean().default(true),
  /** 268485184 [seed 004] or 48001 [observed]. */
  shopping_orders_errcode: z.union([z.literal(268485184), z.literal(48001)]).default(268485184),
  /** Logistics messages (物流消息) are open; else its calls answer 48001 [observed]. */
  logistics_messages: z.boolean().default(true),
  /** Waybill search (物流查询) is open, separately; else its calls answer 48001 [observed]. */
  logistics_tracking: z.boolean().default(true),
  /** The order-centre agreement is signed; else 48001 [assumed: no code is documented]. */
  order_centre: z.boolean().default(true),
  /** Seconds until the phone opens a new order-centre path [observed: about ten minutes]. */
  order_detail_path_after: z.int().min(0).default(0),
  /** Seconds until a shopping order is linked to its payment [official: later; how long is assumed]. */
  shopping_link_after: z.int().min(0).default(60),
  /** Calls of one path a minute: ERRCODE.RATE_LIMIT_EXCEEDED for is_trade_…, 45011 for others. */
  calls_per_minute: z.int().min(1).default(10_000),
  /** Calls of one path a day: 45009. */
  calls_per_day: z.int().min(1).default(1_000_000),
  /** Hours from the shipment to the carrier's first scan: the waybill is unknown until then [staff: about a day]. */
  waybill_scanned_after_hours: z.number().min(0).max(1000).default(0),
  /** What an unscanned waybill answers: 931023 [observed] or 9300559 [seed 003]. */
  waybill_unscanned_errcode: z.union([z.literal(931023), z.literal(9300559)]).default(931023),
  /** Hours after which a scanned waybill moves on by itself, up to signed; 0: only by control. */
  waybill_step_hours: z.number().min(0).max(1000).default(0),
  /** What every receiver_phone is refused with; null: none is [assumed: WeChat's code is not known]. */
  receiver_phone_errcode: z.int().nullable().default(null),
  /** follow_waybill calls for one buyer a day: ERRCODE.WAYBILL_QUOTA_EXCEEDED [seed 003: 50]. */
  waybill_calls_per_day: z.int().min(1).default(50),
  /** trace_waybill calls for one buyer a day [official: 100]. */
  trace_calls_per_day: z.int().min(1).default(100),
  /** Calls of each of the two components for the account a day [seed 003: 100,000]. */
  waybill_calls_per_account: z.int().min(1).default(100_000),
  /** Waybills under way that one buyer can follow at once [seed 003: 100; the code is assumed]. */
  live_waybills: z.int().min(1).default(100),
  /** Changes of one waybill's goods: ERRCODE.WAYBILL_CHANGES_SPENT [assumed: WeChat does not say how many]. */
  waybill_changes: z.int().min(0).default(5),
  /**
   * What an upload does to an unfinished split shipment: parcels that it does not name stay, or go
   * [not documented which].
   */
  split_upload: z.enum(['append', 'replace']).default('append'),
  /** How the one step of a new complaint stands in JSON pushes: as an object [observed], or in a list. */
  complaint_history: z.enum(['object', 'array']).default('object'),
  /** What platforms are told of the account: 1 normal, 14 closed, 16 banned, 18 warned, 19 frozen [official]. */
  account_status: z.literal([1, 14, 16, 18, 19]).default(1),
  /** Appids that exist and are no Mini Programs: 268456389. */
  official_accounts: z.array(z.string()).default(['wx1111111111111111']),
})
export type Settings = z.output<typeof Settings>

export const defaultSettings = (): Settings => Settings.parse({})

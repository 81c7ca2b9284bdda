/** The tables of parcels that WeChat tracks. */
import type { Generated } from 'kysely'

/**
 * `watching` → `sending` (committed before WeChat is asked) → `sent`; `not_needed`: confirmed or
 * never signed; `refused`: WeChat said no, or nobody knows what it said.
 */
export type ReminderState = 'watching' | 'sending' | 'sent' | 'not_needed' | 'refused'

/** Parcels that WeChat tracks for us, and the one receipt reminder of their payment. */
export interface WaybillsTable {
  appid: string
  transaction_id: string
  tracking_no: string
  /** Of the tracking page (trace_waybill); empty: there is none. */
  waybill_token: string
  /** Of the messages to the buyer (follow_waybill); empty: there are none. */
  message_token: string
  /** JSON of what WeChat was told with each of the two: the carrier, and a hash of the goods. */
  tracking_told: string
  messages_told: string
  /** WeChat's: 4 signed, 6 signed by proxy. */
  status: number
  /** JSON: the statuses it has had, each with when it was first seen, Unix seconds. */
  statuses: string
  reminder: ReminderState
  /** 1: it is looked up when it is due. */
  watched: number
  due_at: number
  /** Unix milliseconds: nobody asks any more after this. */
  until: number
  /** When it was first seen as signed for, Unix seconds; null: it was not. */
  signed_at: Generated<number | null>
  /** When its buyer is reminded because a person wants it, Unix milliseconds; null: nobody does. */
  remind_at: Generated<number | null>
  /** What WeChat refused its reminder with. */
  remind_errcode: Generated<number | null>
}

/** Calls of WeChat's logistics on one day in Beijing: of one buyer, or of the account. */
export interface WaybillCallsTable {
  appid: string
  /** `messages` or `tracking`. */
  component: string
  /** Days since 1970 in Beijing. */
  day: number
  /** Empty: of the account. */
  openid: string
  calls: number
}

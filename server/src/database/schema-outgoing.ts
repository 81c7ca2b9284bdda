/** The tables of what is told to others: events, the webhooks they go to, and the robots of groups. */
import type { Generated } from 'kysely'

/** Events for others, written in the commit of what they tell. */
export interface OutgoingTable {
  appid: string
  /** The `webhook-id` of every delivery of it. */
  id: string
  /** What it tells, once: `order.paid:<transaction_id>`. */
  key: string
  type: string
  /** JSON, as the API shows it. */
  data: string
  /** The same where its words are Chinese; null: it has no words. */
  data_zh: string | null
  /** Unix milliseconds. */
  created_at: number
  /** Its place in the feed, given after the commit; null: not yet. */
  seq: Generated<number | null>
}

/** The last place that was given in a feed. */
export interface OutgoingSequencersTable {
  appid: string
  last_seq: number
}

/** Where events are sent. The secrets of each are sealed, among the `settings`. */
export interface WebhooksTable {
  appid: string
  id: string
  url: string
  /** `,order.paid,order.settled,`; null: all. */
  events: string | null
  /** Of the words in `data`. */
  language: string
  /** `active` or `off`; the database checks it. */
  state: string
  /** Why it is off: `by_hand`, `gone`, `failing` or `no_secret`. */
  reason: string | null
  /** Since when nothing was delivered, Unix milliseconds; null: the last one was. */
  failing_since: number | null
  /** Failures of the endpoint itself in a row, and until when it is left alone. */
  failures: number
  not_before: number
  /** Of the last delivery. */
  last_at: number | null
  last_status: number | null
  last_error: string | null
  created_at: number
  updated_at: number
  /** Who delivers to it; null when nobody does. */
  lease: string | null
  lease_until: number
}

/** What one webhook gets, or got, of one event. */
export interface WebhookDeliveriesTable {
  appid: string
  webhook_id: string
  event_id: string
  seq: number
  /** `pending`, `delivered` or `failed`; the database checks it. */
  state: string
  tries: number
  due_at: number
  /** Of the last try. */
  status: number | null
  error: string | null
  tried_at: number | null
}

/** The robots of groups. The URL and secret of each are sealed, among the `settings`. */
export interface RobotsTable {
  appid: string
  id: string
  /** `wecom`, `feishu` or `dingtalk`; the database checks it. */
  kind: string
  name: string
  /** Stands in each message, for robots that want one; null: none. */
  keyword: string | null
  language: string
  /** The seq of the last event that it was told of. */
  after_seq: number
  /** The day of the last summary in Beijing, `2026-11-21`. */
  summary_day: string
  last_at: number | null
  /** Why the last message did not arrive; null: it did. */
  last_error: string | null
  created_at: number
}

/** What a robot is to say of each kind of alarm. */
export interface RobotAlarmsTable {
  appid: string
  robot_id: string
  kind: string
  /** How many of it were not said yet, since when, and what the last one was (JSON). */
  pending: number
  first_at: number
  facts: string
  /** When it was last said, Unix milliseconds; 0: never. */
  sent_at: number
  tries: number
  /** Not before this; a claim moves it. */
  due_at: number
}

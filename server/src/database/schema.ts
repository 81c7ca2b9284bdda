/**
 * The tables. Names are WeChat's where the data is WeChat's. Times are integers: Unix seconds where
 * they are WeChat's (`pay_time`), milliseconds where they are ours (`…_at`). Booleans are 0 or 1,
 * JSON is text: both engines read and write the same values.
 */
import type { Generated } from 'kysely'
import type { AccessSchema } from './schema-access.ts'
import type { ComplaintAnswersTable, ComplaintsTable } from './schema-complaints.ts'
import type { ImportColumnsTable, ImportRowsTable, ImportsTable } from './schema-imports.ts'
import type {
  OutgoingSequencersTable,
  OutgoingTable,
  RobotAlarmsTable,
  RobotsTable,
  WebhookDeliveriesTable,
  WebhooksTable,
} from './schema-outgoing.ts'
import type { ReminderState, WaybillCallsTable, WaybillsTable } from './schema-parcels.ts'
import type { ServicesTable } from './schema-services.ts'
import type { PlatformSchema } from './schema-platform.ts'
import type { ShopsSchema } from './schema-shops.ts'
import type { WechatpaySchema } from './schema-wechatpay.ts'

export type {
  ComplaintAnswersTable,
  ComplaintsTable,
  ImportRowsTable,
  ImportsTable,
  OutgoingTable,
  ReminderState,
  RobotAlarmsTable,
  RobotsTable,
  ServicesTable,
  WaybillsTable,
  WebhookDeliveriesTable,
  WebhooksTable,
}

/** The local copy of WeChat's payment orders. */
export interface OrdersTable {
  appid: string
  transaction_id: string
  merchant_id: string
  sub_merchant_id: string
  merchant_trade_no: string
  description: string
  /** Fen. */
  paid_amount: number
  openid: string
  pay_time: number
  order_state: number
  in_complaint: number
  /** WeChat's `shipping` object as JSON, with masked contacts. */
  shipping: string
  /** When WeChat was asked: an older answer never replaces a newer one. */
  fetched_at: number
  /** When WeChat first showed it as it is, Unix milliseconds. */
  updated_at: number
  /** When it was shipped, Unix milliseconds; null: WeChat has not shown it as shipped. */
  shipped_at: Generated<number | null>
  /** When a pre-sale that we reported is expected to ship, Unix seconds; null: it is none. */
  presale_time: Generated<number | null>
  /**
   * From when on it counts as waiting, Unix seconds, where that is not its payment: two days before it
   * is promised or expected to ship. Null: from `pay_time` on.
   */
  waits_since: Generated<number | null>
  /** As what it was reported: 1 pre-sale, 2 test order; null: it was not. */
  special_type: Generated<number | null>
  /** Of its first parcel; empty: it has none. */
  express_company: Generated<string>
}

/** What the shop tells of an order, by WeChat Pay's number or by its own pair; what is not given is empty. */
export interface OrderDetailsTable {
  appid: string
  transaction_id: string
  mchid: string
  out_trade_no: string
  /** JSON; personal data is masked. */
  details: string
  /** The combined payment it is a part of, as `paymentKey` writes it; null: it is whole. */
  combined: string | null
  /** 1: the order is in the local copy. */
  known: number
  updated_at: number
  /** Unix seconds, until it is noted with the order; null: it is, or there is none. */
  promised_ship_time: Generated<number | null>
}

/** Which orders have a parcel with a waybill, now or before it was corrected. */
export interface OrderParcelsTable {
  appid: string
  tracking_no: string
  transaction_id: string
}

/** What WeChat pushed about the money of an order. */
export interface SettlementsTable {
  appid: string
  transaction_id: string
  shipped_time: number | null
  estimated_settlement_time: number | null
  /** 1 by hand, 2 automatic; as sent. */
  confirm_receive_method: number | null
  confirm_receive_time: number | null
  settlement_time: number | null
}

/** The outbox: one row for each accepted shipment. */
export interface ShipmentsTable {
  id: string
  appid: string
  /** Which payment, as one text: `2:<transaction_id>` or `1:<mchid>:<out_trade_no>`. */
  payment: string
  /** Null until WeChat has named it (a shipment may come with the merchant's own number). */
  transaction_id: string | null
  /** Null until known; then the payer. */
  openid: string | null
  /** The upload as JSON, without `upload_time` and `payer`, contacts masked. */
  content: string
  /** Of `content`: the same content again is the same shipment. */
  content_hash: string
  /** A name of `shipments/states.ts`; the database checks it. */
  state: string
  /** RFC 3339, of its last upload; committed before it is sent. */
  upload_time: string | null
  /** What is known of the last upload: a name of `shipments/hint.ts`; the database checks it. */
  hint: string
  /** 1: an upload of it may have been taken, whatever later ones were answered. */
  unsure_before: number
  /** How often it was uploaded. */
  sends: number
  /** When WeChat first said what the hint says, Unix milliseconds; 0: it did not. */
  answered_at: number
  /** Why it is where it is: a code of ours, for instance `unknown_payment`. */
  reason: string | null
  errcode: number | null
  /** Tries of the present state, for the backoff. */
  tries: number
  /** Not before this. */
  due_at: number
  /** The last request cannot be on its way after this. */
  deadline_at: number
  /** Who works on it; null when nobody does. */
  lease: string | null
  lease_until: number
  accepted_at: number
  updated_at: number
  /** 1: a correction, which spends the payment's one re-shipment chance. */
  spends_reshipment: number
  /** The shipment that leads a combined one: its own id for the leader, null for all others. */
  combined: string | null
  /** The leader's: the combined payment's order_key as JSON. */
  combined_key: string | null
  /** The merchant's own number, when the shipment came with it. */
  out_trade_no: string | null
}

/** Which shipments have a parcel with a waybill. */
export interface ShipmentParcelsTable {
  appid: string
  tracking_no: string
  shipment_id: string
}

/** Which shipment an `Idempotency-Key` stands for. */
export interface IdempotencyKeysTable {
  appid: string
  key: string
  request_hash: string
  shipment_id: string
  created_at: number
}

/** Each payment's version at WeChat and its one re-shipment chance; no row: nothing is known. */
export interface PaymentsTable {
  appid: string
  transaction_id: string
  /** The `upload_time` of the last upload, Unix seconds; 0: none. It only grows. */
  stamp: number
  /** 1: that upload may still take effect. */
  stamp_pending: number
  /** The newest `upload_time` that WeChat has shown, Unix seconds. */
  newest: number
  /** `there`, `presumed` (spent, and not counted by WeChat yet) or `spent`. */
  chance: string
  /** The correction that will spend it. */
  reserved_by: string | null
}

/** What was done for a shipment and what WeChat answered. */
export interface AttemptsTable {
  id: Generated<number>
  appid: string
  shipment_id: string
  at: number
  call: string
  /** `ok`, `refused`, `not_sent` or `unknown`. */
  outcome: string
  errcode: number | null
  rid: string | null
}

/** One narrow row for each push ever taken. */
export interface EventKeysTable {
  appid: string
  key: string
}

export type EventState = 'new' | 'done' | 'parked'

/** The pushes: what may be kept of each, append-only but for their state. */
export interface EventsTable {
  id: Generated<number>
  /** Of `event_keys`; null for those that came before there was one. */
  key: Generated<string | null>
  appid: string
  event: string
  /** JSON of the fields that `keptFields` leaves. */
  message: string
  /** The order it tells of; null: none, or it came before this was noted. */
  transaction_id: Generated<string | null>
  /** 1: WeChat's signature vouches for it, 0: nothing does, null: stored by 0.1. */
  signed: number | null
  received_at: number
  state: EventState
  tries: number
  due_at: number
  error: string | null
}

/** Small facts of one appid: the registered jump path, the session secret, the shared token. */
export interface SettingsTable {
  appid: string
  name: string
  value: string
}

/** What a person must know of, until it is over. */
export interface NoticesTable {
  appid: string
  /** A name of `outgoing/notices.ts`. */
  kind: string
  /** What it is about, for instance a call; one row for each. */
  subject: string
  /** JSON. */
  facts: string
  /** Unix milliseconds: when it began, and when it was last said. */
  since: number
  last_at: number
  times: number
}

/** The servers that live, by the database's clock. */
export interface ServersTable {
  id: string
  started_at: number
  seen_at: number
}

/** When a buyer's orders were last read from WeChat. */
export interface BuyersTable {
  appid: string
  openid: string
  orders_read_at: number
}

export interface Schema extends AccessSchema, PlatformSchema, ShopsSchema, WechatpaySchema {
  imports: ImportsTable
  import_rows: ImportRowsTable
  import_columns: ImportColumnsTable
  orders: OrdersTable
  order_details: OrderDetailsTable
  order_parcels: OrderParcelsTable
  settlements: SettlementsTable
  shipments: ShipmentsTable
  shipment_parcels: ShipmentParcelsTable
  payments: PaymentsTable
  attempts: AttemptsTable
  event_keys: EventKeysTable
  events: EventsTable
  settings: SettingsTable
  buyers: BuyersTable
  idempotency_keys: IdempotencyKeysTable
  waybills: WaybillsTable
  waybill_calls: WaybillCallsTable
  notices: NoticesTable
  outgoing: OutgoingTable
  outgoing_sequencers: OutgoingSequencersTable
  webhooks: WebhooksTable
  webhook_deliveries: WebhookDeliveriesTable
  robots: RobotsTable
  robot_alarms: RobotAlarmsTable
  servers: ServersTable
  services: ServicesTable
  complaints: ComplaintsTable
  complaint_answers: ComplaintAnswersTable
}

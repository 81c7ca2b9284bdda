/** The tables of payments that come in: whose notifications are believed, what they and files told. */
/** A merchant number whose notifications are believed. */
export interface PayMerchantsTable {
  appid: string
  mchid: string
  /** Sealed; null: it was sealed by a master key that is lost, and must be given again. */
  api_v3_key: string | null
  created_at: number
  updated_at: number
}

/** The public keys and platform certificates that verify the notifications of a merchant number. */
export interface PayKeysTable {
  appid: string
  mchid: string
  serial: string
  /** `public_key` or `certificate`; the database checks it. */
  kind: string
  pem: string
  /** Unix milliseconds; null: it has no end. */
  valid_until: number | null
  created_at: number
}

/** One narrow row for each notification that was taken: what came before changes nothing. */
export interface PayNotificationsTable {
  appid: string
  id: string
  mchid: string
  event_type: string
  received_at: number
}

/** Payments that we were told of, and that get_order does not know yet. */
export interface ExpectedOrdersTable {
  appid: string
  /** As `paymentKey` writes it. */
  payment: string
  transaction_id: string | null
  mchid: string | null
  out_trade_no: string | null
  /** `import` or `notification`; the database checks it. */
  source: string
  openid: string | null
  /** Fen. */
  paid_amount: number | null
  /** Unix seconds. */
  pay_time: number | null
  promised_ship_time: number | null
  told_at: number
  /** How often WeChat was asked. */
  tries: number
  /** Why it did not show the order the last time; null: it did not answer, or was not asked yet. */
  errcode: number | null
  due_at: number
  /** 1: a person was told. */
  noticed: number
}

/** Refunds that we were told of. */
export interface RefundsTable {
  appid: string
  /** WeChat Pay's; of what a merchant told: `told:` and the payment. */
  refund_id: string
  transaction_id: string
  mchid: string
  out_trade_no: string
  out_refund_no: string
  /** Only SUCCESS means that the money went back. */
  status: string
  /** Fen: of this refund (of all, for what a merchant told), and of the whole order. */
  refund: number
  total: number
  success_time: number | null
  /** 1: the order is in the local copy, or was when it was looked at. */
  known: number
  /** 1: a person has said: not refunded in full, ship it. */
  overruled: number
  told_at: number
}

/** What is shipped by itself: goods that have no parcel. */
export interface AutoShipRulesTable {
  appid: string
  id: string
  /** `merchant_trade_no`, `mchid` or `description`; the database checks it. */
  field: string
  value: string
  logistics_type: number
  item_desc: string
  /** Seconds after the payment. */
  after: number
  created_at: number
  /** Orders that were paid before are left alone, Unix seconds. */
  paid_from: number
}

/** Which orders a rule has shipped, or tried to: each once. */
export interface AutoShippedTable {
  appid: string
  transaction_id: string
  rule_id: string
  /** Null: it was refused. */
  shipment_id: string | null
  /** Code of the refusal. */
  refusal: string | null
  at: number
}

/** These tables, by their names. */
export interface WechatpaySchema {
  pay_merchants: PayMerchantsTable
  pay_keys: PayKeysTable
  pay_notifications: PayNotificationsTable
  expected_orders: ExpectedOrdersTable
  refunds: RefundsTable
  auto_ship_rules: AutoShipRulesTable
  auto_shipped: AutoShippedTable
}

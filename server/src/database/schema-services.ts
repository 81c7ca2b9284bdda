/** The table of what WeChat's other services are told of an order. */

/**
 * What one of WeChat's services is to be told of a payment: its goods (`details`), its waybills
 * (`details_shipping`), a parcel that it sends messages of (`messages`) or shows the way of (`tracking`).
 */
export interface ServicesTable {
  appid: string
  id: string
  /** Which payment, as `paymentKey` writes it; of a combined one told together, the whole. */
  payment: string
  /** WeChat Pay's number, as soon as it is known. */
  transaction_id: string | null
  /** A name of `services/services.ts`; the database checks it. */
  service: string
  /** Of `details_shipping` the shipment, of `messages` and `tracking` the waybill; else empty. */
  part: string
  /** Nothing is sent before this shipment is shipped; null: nothing to wait for. */
  shipment_id: string | null
  /** 1: the shop requires it, and a person is told when it cannot be had. */
  required: number
  /** A name of `services/services.ts`; the database checks it. */
  state: string
  /** A name of `services/reasons.ts`. */
  reason: string | null
  errcode: number | null
  /** Tries since it last came forward, for the backoff. */
  tries: number
  /** Since when it is tried, Unix milliseconds; 0: its shipment is not shipped yet. */
  open_since: number
  /** Not before this; `NOT_DUE` while its shipment is not shipped. */
  due_at: number
  /** The last call cannot be on its way after this. */
  deadline_at: number
  /** Unix seconds: the version that was sent last; 0: none. It only grows. */
  upload_time: number
  /** Grows with each change of what is to be told: an answer to an older one does not end it. */
  version: number
  /** JSON of what is to be told, beside what the order's details say; of persons the openid alone. */
  body: string
  /** The receiver's phone number, sealed, until WeChat took it or `phone_until`. */
  phone: string | null
  phone_until: number | null
  /** WeChat's waybill_token. */
  token: string | null
  lease: string | null
  lease_until: number
  created_at: number
  updated_at: number
}

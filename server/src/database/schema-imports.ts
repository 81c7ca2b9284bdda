/** The tables of files that are shipped. */

/** A file of shipments: how it was read, and how far it is sent. */
export interface ImportsTable {
  appid: string
  id: string
  /** `ready`, `sending` or `sent`; the database checks it. */
  state: string
  /** How the file was read, as JSON. */
  about: string
  created_at: number
  /** When it was first sent; null: not yet. */
  send_at: number | null
  finished_at: number | null
  /** Who sends it; null when nobody does. */
  lease: string | null
  lease_until: number
}

/** What a file says of one payment, and what became of it. */
export interface ImportRowsTable {
  appid: string
  import_id: string
  /** In the order of the file, from 1. */
  number: number
  /** `invalid`, `ready`, `accepted`, `unchanged` or `refused`; the database checks it. */
  state: string
  /** The payment's number as the file has it. */
  payment: string
  /** What is shipped, as JSON; contacts masked. */
  content: string
  /** The id of the shipment: given before it is accepted, so that it is accepted once. */
  shipment_id: string
  /** Why it was refused when it was sent, as JSON. */
  refusal: string | null
}

/** The tables of files that are shipped. */
import type { Generated } from 'kysely'

/** A file of shipments: how it was read, and how far it is sent. */
export interface ImportsTable {
  appid: string
  id: string
  /** `ready`, `sending`, `sent`, `cancelling` or `cancelled`; the database checks it. */
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
  /** What the file is called; null: nobody said. */
  name: string | null
  /** How often it was sent: rows that come meanwhile keep it from being finished. */
  sends: Generated<number>
}

/** What a file says of one payment, and what became of it. */
export interface ImportRowsTable {
  appid: string
  import_id: string
  /** In the order of the file, from 1. */
  number: number
  /**
   * `invalid`, `ready`, `spends`, `hidden`, `queued`, `accepted`, `unchanged`, `refused` or `cancelled`;
   * the database checks it.
   */
  state: string
  /** The payment's number as the file has it. */
  payment: string
  /** What is shipped, as JSON; contacts masked. */
  content: string
  /** The id of the shipment: given before it is accepted, so that it is accepted once. */
  shipment_id: string
  /** Why it was refused, or cannot be sent as it is, as JSON. */
  refusal: string | null
  /** The phone numbers of its parcels' receivers, as JSON, sealed, until it is accepted or `phones_until`. */
  phones: string | null
  phones_until: number | null
  /** The cells of its lines, as JSON, sealed, phone numbers masked; null: from before they were kept. */
  cells: string | null
  /** 1: the file, or whoever sent it, chose to spend the payment's one re-shipment chance. */
  spend: Generated<number>
}

/** Which column is taken for what, as a person chose it for some headings. */
export interface ImportColumnsTable {
  appid: string
  /** The headings, or what stood in their place. */
  signature: string
  /** A field for each column, as JSON; null: not used. */
  columns: string
  used_at: number
}

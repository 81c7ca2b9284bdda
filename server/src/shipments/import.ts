import type { Context } from '../core/context.ts'
import { FahuoError } from '../core/errors.ts'
import { readShipmentCsv } from './csv.ts'
import { acceptShipment } from './accept.ts'

/** What became of the lines of one payment. */
export interface ImportedRow {
  lines: number[]
  payment: string
  shipment: string | null
  error: FahuoError | null
}

/**
 * Ships what a CSV says, payment by payment; what is wrong with one stops no other, and importing a
 * file again changes nothing.
 * @throws FahuoError `invalid` when it is no CSV with the columns that shipping needs
 */
export function importShipments(ctx: Context, text: string): Promise<ImportedRow[]> {
  return Promise.all(
    readShipmentCsv(text).map(async ({ lines, payment, body, error }) => {
      if (error) return { lines, payment, shipment: null, error }
      try {
        const { shipment } = await acceptShipment(ctx, body)
        return { lines, payment, shipment: shipment.id, error: null }
      } catch (refused) {
        if (!(refused instanceof FahuoError)) throw refused
        return { lines, payment, shipment: null, error: refused }
      }
    }),
  )
}

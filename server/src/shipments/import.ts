import { FahuoError } from '../core/errors.ts'
import type { Language } from '../core/language.ts'
import { parse } from '../http/body.ts'
import type { Shop } from '../shops/shop.ts'
import { acceptShipment } from './accept.ts'
import { ShipmentRequest } from './content.ts'
import { readShipmentCsv } from './csv.ts'

/** What became of the lines of one payment. */
export interface ImportedPayment {
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
export function importShipments(
  shop: Shop,
  text: string,
  language: Language,
): Promise<ImportedPayment[]> {
  return Promise.all(
    readShipmentCsv(text).map(async ({ lines, payment, body, error }) => {
      if (error) return { lines, payment, shipment: null, error }
      try {
        const request = parse(ShipmentRequest, body, language)
        const { shipment } = await acceptShipment(shop, request)
        return { lines, payment, shipment: shipment.id, error: null }
      } catch (refused) {
        if (!(refused instanceof FahuoError)) throw refused
        return { lines, payment, shipment: null, error: refused }
      }
    }),
  )
}

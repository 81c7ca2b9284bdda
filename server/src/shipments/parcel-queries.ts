import { sql, type Insertable } from 'kysely'
import type { Db } from '../database/database.ts'
import type { ShipmentsTable } from '../database/schema.ts'
import type { ShipmentContent } from './content.ts'

/** Returns a shipment's waybills, each once. */
export function trackingNumbersOf({ content }: { content: ShipmentContent }): string[] {
  const numbers = new Set(content.shipping_list?.map(({ tracking_no }) => tracking_no ?? ''))
  numbers.delete('')
  return [...numbers]
}

/** Returns the statements that remember a shipment's waybills, if the shipment is there. */
export function savingParcels(
  db: Db,
  appid: string,
  shipment: { id: string; content: ShipmentContent },
) {
  return trackingNumbersOf(shipment).map((tracking_no) =>
    db
      .insertInto('shipment_parcels')
      .columns(['appid', 'tracking_no', 'shipment_id'])
      .expression((eb) =>
        eb
          .selectFrom('shipments')
          .select(['appid', eb.val(tracking_no).as('tracking_no'), 'id as shipment_id'])
          .where('appid', '=', appid)
          .where('id', '=', shipment.id),
      ),
  )
}

/**
 * Stores a shipment and its waybills in one statement, which only PostgreSQL can: one trip to it
 * instead of four.
 * @returns its id; nothing when another one of this payment is open
 */
export function insertWithParcels(
  db: Db,
  row: Insertable<ShipmentsTable>,
  tracking_numbers: readonly string[],
): Promise<{ id: string }[]> {
  return db
    .with('added', (query) =>
      query
        .insertInto('shipments')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .returning(['id', 'appid']),
    )
    .with('parcels', (query) =>
      query
        .insertInto('shipment_parcels')
        .columns(['appid', 'tracking_no', 'shipment_id'])
        .expression(sql`select appid, unnest(${tracking_numbers}::text[]), id from added`),
    )
    .selectFrom('added')
    .select('id')
    .execute()
}

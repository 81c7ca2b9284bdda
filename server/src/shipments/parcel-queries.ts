import { sql, type Insertable } from 'kysely'
import type { Db } from '../database/database.ts'
import { auditingRows, type toDeedRow } from '../audit/queries.ts'
import type { ShipmentsTable } from '../database/schema.ts'
import { insertForRows, type toEventRow } from '../outgoing/event-queries.ts'
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
 * Stores a shipment, its waybills, its event and who did it in one statement, which only PostgreSQL
 * can: one trip to it instead of six.
 * @returns its id; nothing when another one of this payment is open
 */
export function insertWithParcels(
  db: Db,
  row: Insertable<ShipmentsTable>,
  tracking_numbers: readonly string[],
  {
    event,
    deed,
  }: { event: ReturnType<typeof toEventRow> | null; deed: ReturnType<typeof toDeedRow> },
): Promise<{ id: string }[]> {
  const query = db
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
  const telling = event
    ? query.with('told', (query_creator) => insertForRows(query_creator, event, 'added'))
    : query
  const audited = deed
    ? telling.with('audited', (query_creator) => auditingRows(query_creator, deed, 'added'))
    : telling
  return audited.selectFrom('added').select('id').execute()
}

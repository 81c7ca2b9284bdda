import type { Db } from '../database/database.ts'
import type { ShipmentContent } from './content.ts'

/** Returns the statements that remember a shipment's waybills, if the shipment is there. */
export function savingParcels(
  db: Db,
  appid: string,
  { id, content }: { id: string; content: ShipmentContent },
) {
  const numbers = new Set(content.shipping_list?.map(({ tracking_no }) => tracking_no ?? ''))
  numbers.delete('')
  return [...numbers].map((tracking_no) =>
    db
      .insertInto('shipment_parcels')
      .columns(['appid', 'tracking_no', 'shipment_id'])
      .expression((eb) =>
        eb
          .selectFrom('shipments')
          .select(['appid', eb.val(tracking_no).as('tracking_no'), 'id as shipment_id'])
          .where('appid', '=', appid)
          .where('id', '=', id),
      ),
  )
}

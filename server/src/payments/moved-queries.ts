/** SQL that holds only while a shipment is as a transition left it. */
import { sql } from 'kysely'

/** A shipment as a transition left it: what goes with that transition holds only if it does. */
export interface MovedShipment {
  id: string
  state: string
  updated_at: number
}

/** The transition took place: without it, nothing that goes with it does. */
export const hasMoved = (appid: string, { id, state, updated_at }: MovedShipment) =>
  sql<boolean>`exists (select 1 from shipments where shipments.appid = ${appid}
    and shipments.id = ${id} and shipments.state = ${state}
    and shipments.updated_at = ${updated_at})`

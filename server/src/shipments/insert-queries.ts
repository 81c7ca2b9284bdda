/** Stores what was accepted, with what others are told of it. */
import { sql } from 'kysely'
import type { Scope, Transaction } from '../database/database.ts'
import { auditing, toDeedRow } from '../audit/queries.ts'
import { appending, toEventRow, type NewEvent } from '../outgoing/event-queries.ts'
import { reserveChance } from '../payments/queries.ts'
import { planning } from '../services/queries.ts'
import type { ServicePlan } from '../services/services.ts'
import { insertWithParcels, savingParcels, trackingNumbersOf } from './parcel-queries.ts'
import { toRow, type Shipment } from './queries.ts'

/**
 * Stores an accepted shipment; false when another one of this payment is open.
 * @param event what others are told of it
 * @param plans what WeChat's other services are to be told of it
 */
export async function insertShipment(
  scope: Scope,
  shipment: Shipment,
  event?: NewEvent,
  plans: readonly ServicePlan[] = [],
): Promise<boolean> {
  const { database, appid } = scope
  const row = toRow(appid, shipment)
  if (database.engine === 'postgres' && plans.length === 0) {
    const with_it = {
      event: event ? toEventRow(appid, event) : null,
      deed: toDeedRow(scope, acceptedDeed(shipment)),
    }
    const numbers = trackingNumbersOf(shipment)
    return (await insertWithParcels(database.db, row, numbers, with_it)).length > 0
  }
  const insert = database.db
    .insertInto('shipments')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
  const [inserted] = await database.unit([
    insert,
    ...savingParcels(database.db, appid, shipment),
    ...(event ? appending(scope, [event], isStored(appid, shipment.id)) : []),
    ...plans.map((plan) => planning(scope, plan, shipment.accepted_at)),
    ...auditing(scope, acceptedDeed(shipment), isStored(appid, shipment.id)),
  ])
  return inserted.length > 0
}

/** Parcels as it is told of them. */
type Parcels = readonly { tracking_no?: string | undefined; express_company?: string | undefined }[]

const toldOf = (parcels: Parcels) =>
  parcels.map(({ tracking_no, express_company }) => ({ tracking_no, express_company }))

/**
 * What is told of an acceptance: numbers of parcels, and nothing of the buyer.
 * @param shown the parcels that it changes
 */
const acceptedDeed = (
  { id, transaction_id, content, spends_reshipment }: Shipment,
  shown?: Parcels,
) => ({
  transaction_id,
  shipment_id: id,
  ...(shown && { before: { parcels: toldOf(shown) } }),
  after: { spends_reshipment, parcels: toldOf(content.shipping_list ?? []) },
})

const isStored = (appid: string, id: string) =>
  sql<boolean>`exists (select 1 from shipments where shipments.appid = ${appid}
    and shipments.id = ${id})`

/**
 * Stores corrections, and what goes with them, and reserves the chance of each, all or none.
 * @param shown what WeChat shows of each now, by the id of its shipment
 * @returns `open` when another shipment holds one of the payments, `spent` when a chance is not there
 */
export async function insertCorrections(
  scope: Scope,
  shipments: readonly Shipment[],
  events: readonly NewEvent[] = [],
  plans: readonly ServicePlan[] = [],
  shown: ReadonlyMap<string, Parcels> = new Map(),
): Promise<'inserted' | 'open' | 'spent'> {
  const spent = new Error('a chance is not there')
  const { database, appid } = scope
  try {
    await database.db.transaction().execute(async (trx) => {
      if (!(await insertAll(trx, scope, shipments, { events, plans, shown }))) throw notAll
      for (const { id, transaction_id, spends_reshipment } of inOrder(shipments)) {
        if (!spends_reshipment || transaction_id === null) continue
        if (!(await reserveChance(trx, appid, transaction_id, id))) throw spent
      }
    })
    return 'inserted'
  } catch (error) {
    if (error === spent) return 'spent'
    if (error === notAll) return 'open'
    throw error
  }
}

/** Stores some shipments, or none; false when one of their payments has an open one. */
export async function insertTogether(
  scope: Scope,
  shipments: readonly Shipment[],
  events: readonly NewEvent[] = [],
  plans: readonly ServicePlan[] = [],
): Promise<boolean> {
  try {
    await scope.database.db.transaction().execute(async (trx) => {
      if (!(await insertAll(trx, scope, shipments, { events, plans }))) throw notAll
    })
    return true
  } catch (error) {
    if (error === notAll) return false
    throw error
  }
}

/** Ends a transaction: one of some payments has an open shipment. */
const notAll = new Error('one of the payments has an open shipment')

/** Two requests for the same payments must not wait for each other. */
const inOrder = (shipments: readonly Shipment[]) =>
  shipments.toSorted((a, b) => (a.payment < b.payment ? -1 : 1))

/** @returns false when one of them was not stored: a unique index holds its payment */
async function insertAll(
  trx: Transaction,
  scope: Scope,
  shipments: readonly Shipment[],
  {
    events,
    plans,
    shown,
  }: {
    events: readonly NewEvent[]
    plans: readonly ServicePlan[]
    shown?: ReadonlyMap<string, Parcels>
  },
): Promise<boolean> {
  const { appid } = scope
  const inserted = await trx
    .insertInto('shipments')
    .values(inOrder(shipments).map((shipment) => toRow(appid, shipment)))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  if (inserted.length < shipments.length) return false
  for (const saving of shipments.flatMap((one) => savingParcels(trx, appid, one)))
    await saving.execute()
  const now = shipments[0]?.accepted_at ?? 0
  const planned = plans.map((plan) => planning(scope, plan, now))
  const deeds = shipments.flatMap((one) => auditing(scope, acceptedDeed(one, shown?.get(one.id))))
  for (const more of [...appending(scope, events), ...planned, ...deeds])
    await trx.executeQuery(more.compile())
  return true
}

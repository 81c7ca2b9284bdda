/** Sends what imports say, and cancels what is not sent. */
import { randomUUIDv7 } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import { createPoller, type Poller } from '../core/poller.ts'
import { SECOND_MS } from '../core/time.ts'
import { outageOf } from '../database/outage.ts'
import { acceptShipment } from '../shipments/accept.ts'
import type { Shop } from '../shops/shop.ts'
import type { Group } from './groups.ts'
import { planOf } from './plan.ts'
import { findImport, type Import, type ImportRow } from './queries.ts'
import {
  cancelRows,
  claimImport,
  finishImport,
  finishingRow,
  queuedRows,
  startCancelling,
  startSending,
  type SendChoice,
} from './send-queries.ts'
import { breathe, phonesOf } from './take.ts'

export type { SendChoice }

/** Rows accepted at once: a few milliseconds of this thread. */
const ACCEPTED_AT_ONCE = 50

/** How often rows are accepted under one lease before other imports have their turn. */
const TIMES_A_LEASE = 5

const LEASE_MS = 15 * SECOND_MS

/** Puts the numbers of a row back into its parcels; those that are gone are not asked for again. */
function withPhones(shop: Shop, row: ImportRow): Group {
  const numbers = phonesOf(shop, row)
  if (numbers.length === 0) return row.group
  const parcels = row.group.parcels.map((parcel, at) => {
    const receiver_phone = numbers[at]
    return receiver_phone ? { ...parcel, receiver_phone } : parcel
  })
  return { ...row.group, parcels }
}

/** Reads an import. @throws FahuoError `not_found` */
export async function readImport(shop: Shop, id: string): Promise<Import> {
  const found = await findImport(shop, id)
  if (!found) throw new FahuoError('not_found')
  return found
}

/**
 * Sends what an import says: when this returns, it will be done whatever is killed. What was refused
 * before is tried again; nothing is sent twice. What spends a chance, or is hidden in the sheet, is
 * sent only if it was chosen.
 * @throws FahuoError `not_found`; `not_open` when it is cancelled
 */
export async function sendImport(shop: Shop, id: string, choice: SendChoice): Promise<Import> {
  await readImport(shop, id)
  await startSending(shop, id, shop.clock.now(), choice)
  shop.wake('imports')
  const sent = await readImport(shop, id)
  if (sent.state === 'cancelling' || sent.state === 'cancelled') throw new FahuoError('not_open')
  return sent
}

/**
 * Cancels what is not sent yet. What is under way at this moment is accepted or cancelled; what was
 * accepted goes on.
 * @throws FahuoError `not_found`
 */
export async function cancelImport(shop: Shop, id: string): Promise<Import> {
  await readImport(shop, id)
  await startCancelling(shop, id)
  shop.wake('imports')
  return readImport(shop, id)
}

/** Starts the worker that accepts the rows of imports, some at once. */
export function startImports(shop: Shop): Poller {
  const lease = randomUUIDv7()
  return createPoller(shop, 'imports', () => acceptSome(shop, lease))
}

/** @returns how much it did */
async function acceptSome(shop: Shop, lease: string): Promise<number> {
  const now = shop.clock.now()
  const claimed = await claimImport(shop, { now, lease, lease_until: now + LEASE_MS })
  if (claimed === undefined) return 0
  const { id, state } = claimed
  if (state === 'cancelling') {
    await cancelRows(shop, id, lease, shop.clock.now())
    shop.log.info({ import: id }, 'file cancelled')
    return 1
  }
  for (let time = 0; time < TIMES_A_LEASE; time += 1) {
    const rows = await queuedRows(shop, id, ACCEPTED_AT_ONCE)
    if (rows.length === 0) {
      await finishImport(shop, claimed, lease, shop.clock.now())
      shop.log.info({ import: id }, 'file sent')
      return 1
    }
    await acceptRows(shop, id, rows)
    await breathe()
  }
  return TIMES_A_LEASE
}

/** Accepts some rows at once, and stores what became of each. */
async function acceptRows(shop: Shop, id: string, rows: readonly ImportRow[]): Promise<void> {
  const outcomes = await Promise.all(rows.map((row) => acceptRow(shop, row)))
  await shop.database.unit(
    rows.flatMap(({ number }, at) => {
      const outcome = outcomes[at]
      return outcome ? [finishingRow(shop, id, number, outcome)] : []
    }),
  )
  shop.wake('outbox')
}

type Outcome = Pick<ImportRow, 'state' | 'shipment_id' | 'refusal'>

/**
 * Accepts what a file says of one payment. A row that was accepted, and not marked because the server
 * was killed, is found by its shipment.
 * @throws when the database does not answer: the row is tried again
 */
async function acceptRow(shop: Shop, row: ImportRow): Promise<Outcome> {
  const { number, shipment_id } = row
  const outcomeOf = (id: string): Outcome => ({
    state: id === shipment_id ? 'accepted' : 'unchanged',
    shipment_id: id,
    refusal: null,
  })
  try {
    const group = withPhones(shop, row)
    const plan = await planOf(shop, { ...group, spend_reshipment: row.spend })
    if ('unchanged' in plan) return outcomeOf(plan.unchanged.id)
    const { shipment } = await acceptShipment(shop, plan.request, shipment_id)
    return outcomeOf(shipment.id)
  } catch (error) {
    if (error instanceof FahuoError) {
      const { code, detail, errcode } = error
      // It became a change since it was judged: it waits for a choice.
      const state = code === 'already_shipped' ? 'spends' : 'refused'
      return { state, shipment_id, refusal: { code, detail, errcode } }
    }
    if (outageOf(error) !== null) throw error
    // It must not stop the other rows.
    shop.onFailure('imports')
    shop.log.error({ err: error, row: number }, 'a row of a file failed')
    return { state: 'refused', shipment_id, refusal: { code: 'internal' } }
  }
}

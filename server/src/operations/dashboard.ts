import { ORDER_STATE } from '@fahuo/contract'
import { DAY_MS, HOUR_MS, SECOND_MS, toSeconds, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { Freshness } from '../orders/freshness.ts'
import { readFreshness } from '../orders/sync.ts'
import { countServices } from '../services/count-queries.ts'
import { SERVICE_NAMES, type ServiceName } from '../services/services.ts'
import { countShipments, tallyOrders, type Tally } from './queries.ts'

/**
 * Hours since payment; WeChat wants shipment within 48 [official rules of trade]. What was promised or
 * reported for another day is over 48 h from that day on.
 */
const AGES = [
  { age: 'under_24_h', from: 24, to: 0 },
  { age: '24_to_48_h', from: 48, to: 24 },
  { age: 'over_48_h', from: Infinity, to: 48 },
] as const

/** The states in which a buyer has confirmed and the money is on its way. */
const CONFIRMED_UNSETTLED = [ORDER_STATE.receipt_confirmed, ORDER_STATE.funds_awaiting_settlement]

export interface Dashboard extends Freshness {
  awaiting_shipment: (Tally & { age: (typeof AGES)[number]['age'] })[]
  shipped_not_confirmed: Tally
  confirmed_not_settled: Tally
  in_dispute: Tally
  /** Shipments of ours that are not shipped, by state; `needs_attention` wants a person. */
  shipments: Record<string, number>
  services: ServiceTally[]
}

/** What one of WeChat's services was told in the last 30 days. */
export interface ServiceTally {
  service: ServiceName
  /** How many orders or parcels, by state. */
  states: Record<string, number>
  /** Of all that are told or could not be told, how many WeChat took: 0 to 1; null: none. */
  share_done: number | null
}

/** How far back services are counted. */
export const SERVICES_COUNTED_MS = 30 * DAY_MS

async function tallyServices(scope: Scope, now: number): Promise<ServiceTally[]> {
  const counts = await countServices(scope, now - SERVICES_COUNTED_MS)
  return SERVICE_NAMES.map((service) => {
    const own = counts.filter((count) => count.service === service)
    const all = own.reduce((sum, { count }) => sum + count, 0)
    const done = own.find(({ state }) => state === 'done')?.count ?? 0
    return {
      service,
      states: Object.fromEntries(own.map(({ state, count }) => [state, count])),
      share_done: all === 0 ? null : done / all,
    }
  })
}

/**
 * Reads where a merchant's orders and money stand, from the local copy as it is; how old that is
 * stands in it. Money in fen.
 */
export async function readDashboard(scope: Scope & { clock: Clock }): Promise<Dashboard> {
  const now = toSeconds(scope.clock.now())
  const hours = (count: number) => (count * HOUR_MS) / SECOND_MS
  const awaiting_shipment = await Promise.all(
    AGES.map(async ({ age, from, to }) => ({
      age,
      ...(await tallyOrders(scope, {
        states: [ORDER_STATE.awaiting_shipment],
        ...(from !== Infinity && { waits_from: now - hours(from) }),
        ...(to > 0 && { waits_before: now - hours(to) }),
      })),
    })),
  )
  const counts = await countShipments(scope)
  return {
    ...(await readFreshness(scope)),
    awaiting_shipment,
    shipped_not_confirmed: await tallyOrders(scope, { states: [ORDER_STATE.shipped] }),
    confirmed_not_settled: await tallyOrders(scope, { states: CONFIRMED_UNSETTLED }),
    in_dispute: await tallyOrders(scope, {
      states: Object.values(ORDER_STATE),
      in_complaint: true,
    }),
    shipments: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
    services: await tallyServices(scope, scope.clock.now()),
  }
}

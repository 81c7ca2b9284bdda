import { ORDER_STATE } from '@fahuo/contract'
import {
  CONFIRMED_UNSETTLED,
  countShipments,
  listSettlements,
  tallyOrders,
  type SettlementLine,
  type Tally,
} from './queries.ts'
import { seconds } from '../core/time.ts'
import type { Context } from '../core/context.ts'
import { readCursor, writeCursor } from '../core/pagination.ts'

const HOUR = 3600

/** Hours since payment; WeChat wants shipment within 48 [official rules of trade]. */
const AGES = [
  { age: 'under_24_h', from: 24, to: 0 },
  { age: '24_to_48_h', from: 48, to: 24 },
  { age: 'over_48_h', from: Infinity, to: 48 },
] as const

export interface Board {
  awaiting_shipment: (Tally & { age: string })[]
  shipped_not_confirmed: Tally
  confirmed_not_settled: Tally
  in_dispute: Tally
  /** Shipments of ours that are not shipped, by state; `needs_attention` wants a person. */
  shipments: Record<string, number>
}

/** Where a merchant's orders and money stand, from the mirror. Money in fen. */
export async function readBoard(ctx: Context): Promise<Board> {
  const { store, appid } = ctx
  const now = seconds(ctx.clock.now())
  const awaiting_shipment = await Promise.all(
    AGES.map(async ({ age, from, to }) => ({
      age,
      ...(await tallyOrders(store, appid, {
        states: [ORDER_STATE.awaiting_shipment],
        ...(from !== Infinity && { paid_from: now - from * HOUR }),
        ...(to > 0 && { paid_before: now - to * HOUR }),
      })),
    })),
  )
  const counts = await countShipments(store, appid)
  return {
    awaiting_shipment,
    shipped_not_confirmed: await tallyOrders(store, appid, { states: [ORDER_STATE.shipped] }),
    confirmed_not_settled: await tallyOrders(store, appid, { states: CONFIRMED_UNSETTLED }),
    in_dispute: await tallyOrders(store, appid, {
      states: Object.values(ORDER_STATE),
      in_complaint: true,
    }),
    shipments: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
  }
}

/** What WeChat told of the money of each shipped order, latest shipment first. */
export async function readSettlements(
  ctx: Context,
  query: { settled?: boolean | undefined; cursor?: string | undefined; limit: number },
): Promise<{ settlements: SettlementLine[]; next_cursor: string | null }> {
  const place = query.cursor === undefined ? undefined : readCursor(query.cursor)
  const lines = await listSettlements(ctx.store, ctx.appid, {
    settled: query.settled,
    after: place && { shipped_time: place.time, transaction_id: place.id },
    limit: query.limit + 1,
  })
  const settlements = lines.slice(0, query.limit)
  const last = settlements.at(-1)
  const more = lines.length > settlements.length && last
  return {
    settlements,
    next_cursor: more
      ? writeCursor({ time: last.shipped_time ?? 0, id: last.transaction_id })
      : null,
  }
}

/** The merchant's orders, newest payment first, each with where its goods and its money are. */
import { pageOf, readCursor, writeCursor } from '../core/pagination.ts'
import { SECOND_MS, toSeconds, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { LATE_AFTER_MS, lateAt } from '../orders/late.ts'
import { refundsOf } from '../payments/refund-queries.ts'
import { settlementsBeside, shipmentsBeside, type OrderShipment } from './beside-queries.ts'
import { findByNumber } from './find-queries.ts'
import {
  countOrders,
  countStates,
  listOrders,
  STATES_OF,
  valuesOfOrders,
  type ListedOrder,
  type OrderFilter,
} from './queries.ts'
import type { Goods, Money, Stage } from './stage-names.ts'
import { decisiveShipment, goodsOf, moneyOf } from './stages.ts'

/** Which orders; all when left out. */
export type OrderQuery = Omit<OrderFilter, 'updated_from' | 'waits_before' | 'transaction_ids'> & {
  /** Only those that are late. */
  overdue?: boolean | undefined
  /** Unix seconds. */
  updated_since?: number | undefined
  /** The beginning of any number, or the end of a waybill. */
  search?: string | undefined
}

/** An order of the list. */
export type OrderRow = ListedOrder & {
  goods: Goods
  money: Money
  /** Unix seconds; null: never. */
  late_at: number | null
  shipment: OrderShipment | null
}

type Shop = Scope & { clock: Clock }

/** Orders that a search finds of each kind of number: who wants more, types more of it. */
const FOUND_AT_MOST = 200

/** Counts no further: a person reads it as "more". */
export const COUNTED_AT_MOST = 10_000

/** Reads a page of the merchant's orders from the local copy. */
export async function searchOrders(
  shop: Shop,
  { cursor, limit, ...query }: OrderQuery & { cursor?: string | undefined; limit: number },
): Promise<{ orders: OrderRow[]; next_cursor: string | null }> {
  const place = cursor === undefined ? undefined : readCursor(cursor)
  const found = await listOrders(shop, await filterOf(shop, query), {
    after: place && { pay_time: place.time, transaction_id: place.id },
    limit: limit + 1,
  })
  const { rows, next_cursor } = pageOf(found, limit, (last) =>
    writeCursor({ time: last.pay_time, id: last.transaction_id }),
  )
  return { orders: await withStages(shop, rows), next_cursor }
}

/**
 * Counts the merchant's orders by stage, each no further than {@link COUNTED_AT_MOST}. Where a filter has
 * no index with the states, the newest ones that it finds are counted.
 */
export async function countByStage(
  shop: Shop,
  query: OrderQuery,
): Promise<Record<'all' | Stage, number>> {
  const filter = await filterOf(shop, query)
  const most = COUNTED_AT_MOST
  const [uploading, needs_person] = [
    await countOrders(shop, { ...filter, stage: 'uploading' }, most),
    await countOrders(shop, { ...filter, stage: 'needs_person' }, most),
  ]
  const named = Object.entries(query).filter(([, value]) => value !== undefined)
  const indexed = named.every(([name]) => name === 'paid_from' || name === 'paid_before')
  if (indexed) {
    const count = (stage?: Stage) => countOrders(shop, { ...filter, stage }, most)
    return {
      all: await count(),
      to_ship: await count('to_ship'),
      uploading,
      needs_person,
      shipped: await count('shipped'),
      received: await count('received'),
      refunded: await count('refunded'),
    }
  }
  const states = await countStates(shop, filter, most)
  const sum = (of?: readonly number[]) =>
    [...states].reduce(
      (all, [state, count]) => all + (of?.includes(state) === false ? 0 : count),
      0,
    )
  const waiting = sum(STATES_OF.to_ship)
  return {
    all: sum(),
    to_ship: waiting === 0 ? 0 : await countOrders(shop, { ...filter, stage: 'to_ship' }, waiting),
    uploading,
    needs_person,
    shipped: sum(STATES_OF.shipped),
    received: sum(STATES_OF.received),
    refunded: sum(STATES_OF.refunded),
  }
}

/** Returns what all orders can be filtered by. */
export const filterChoices = async (
  shop: Scope,
): Promise<{ carriers: string[]; merchants: string[] }> => ({
  carriers: await valuesOfOrders(shop, 'express_company'),
  merchants: await valuesOfOrders(shop, 'merchant_id'),
})

async function filterOf(
  shop: Shop,
  { updated_since, overdue, search, ...filter }: OrderQuery,
): Promise<OrderFilter> {
  return {
    ...filter,
    updated_from: updated_since === undefined ? undefined : updated_since * SECOND_MS,
    ...(overdue && { waits_before: toSeconds(shop.clock.now() - LATE_AFTER_MS) }),
    ...(search !== undefined && {
      transaction_ids: await findByNumber(shop, search.toUpperCase(), FOUND_AT_MOST),
    }),
  }
}

/** Reads what stands beside the orders of a page: one query of each kind. */
async function withStages(shop: Scope, orders: readonly ListedOrder[]): Promise<OrderRow[]> {
  const ids = orders.map(({ transaction_id }) => transaction_id)
  const byOrder = <Row extends { transaction_id: string }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ transaction_id }) => transaction_id)
  const shipments = byOrder(await shipmentsBeside(shop, ids))
  const settlements = byOrder(await settlementsBeside(shop, ids))
  const refunds = byOrder(await refundsOf(shop, ids))
  return orders.map((order) => {
    const own = shipments.get(order.transaction_id) ?? []
    const [settlement] = settlements.get(order.transaction_id) ?? []
    return {
      ...order,
      goods: goodsOf(order, own),
      money: moneyOf(order, settlement, refunds.get(order.transaction_id) ?? []),
      late_at: lateAt(order),
      shipment: decisiveShipment(own) ?? null,
    }
  })
}

/** The orders that are to be shipped, those with the least time left first. */
import { SPECIAL_ORDER_TYPE } from '@fahuo/wechat'
import { pageOf, readCursor, writeCursor } from '../core/pagination.ts'
import { LATE_AFTER_MS, NEVER_LATE } from '../orders/late.ts'
import { detailsOfOrder } from '../orders/details.ts'
import { nextMidnight, SECOND_MS, toSeconds } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shipment } from './queries.ts'
import {
  lastCarriers,
  listOrdersToShip,
  ordersToShip,
  rejectedShipments,
  shipmentsUnderWay,
  tallyOrdersToShip,
  type OrderToShip,
  type QueueTallies,
} from './ship-queue-queries.ts'

/** By what an order is late: its payment, what the shop promised, or what was reported to WeChat. */
export const LATE_BY = ['payment', 'promise', 'presale', 'never'] as const

/** An order of the queue, with its shipment: one that was rejected, or the one under way. */
export interface Queued {
  order: OrderToShip
  /** Unix seconds; null: never. */
  late_at: number | null
  late_by: (typeof LATE_BY)[number]
  items: { name: string; quantity: number }[]
  /** Masked, as the shop told it; null: it did not. */
  receiver_phone: string | null
  shipment: Shipment | null
}

export interface ShipQueue {
  orders: Queued[]
  under_way: Queued[]
  tallies: QueueTallies
  last_carrier: string | null
  next_cursor: string | null
}

/** Shipments under way that are listed: whoever ships by hand has no more in sight. */
const LISTED_UNDER_WAY = 50

/** Reads a page of the queue; what is under way comes with the first one. */
export async function readShipQueue(
  shop: Shop,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<ShipQueue> {
  const found = await listOrdersToShip(shop, {
    after: cursor === undefined ? undefined : readCursor(cursor),
    limit: limit + 1,
  })
  const { rows, next_cursor } = pageOf(found, limit, (last) =>
    writeCursor({ time: last.waits_from, id: last.transaction_id }),
  )
  const rejected = await rejectedShipments(
    shop,
    rows.map(({ transaction_id }) => transaction_id),
  )
  const now = shop.clock.now()
  const waited = (until: number) => toSeconds(until - LATE_AFTER_MS)
  const [carrier] = await lastCarriers(shop)
  return {
    orders: await Promise.all(
      rows.map((order) => queued(shop, order, rejected.get(order.transaction_id) ?? null)),
    ),
    under_way: cursor === undefined ? await underWay(shop) : [],
    tallies: await tallyOrdersToShip(shop, { today: waited(nextMidnight(now)), late: waited(now) }),
    last_carrier: carrier ?? null,
    next_cursor,
  }
}

async function underWay(shop: Shop): Promise<Queued[]> {
  const shipments = await shipmentsUnderWay(shop, LISTED_UNDER_WAY)
  const ids = shipments.flatMap(({ transaction_id }) => transaction_id ?? [])
  const orders = new Map((await ordersToShip(shop, ids)).map((one) => [one.transaction_id, one]))
  return Promise.all(
    shipments.flatMap((shipment) => {
      const order = orders.get(shipment.transaction_id ?? '')
      return order ? [queued(shop, order, shipment)] : []
    }),
  )
}

async function queued(shop: Shop, order: OrderToShip, shipment: Shipment | null): Promise<Queued> {
  const told = (await detailsOfOrder(shop, order))?.details
  const never = order.waits_from === NEVER_LATE
  return {
    order,
    late_at: never ? null : order.waits_from + LATE_AFTER_MS / SECOND_MS,
    late_by: lateBy(order),
    items: (told?.item_list ?? []).map(({ name, quantity }) => ({ name, quantity })),
    receiver_phone: told?.receiver?.phone || null,
    shipment,
  }
}

function lateBy({ waits_since, special_type }: OrderToShip): Queued['late_by'] {
  if (special_type === SPECIAL_ORDER_TYPE.TEST) return 'never'
  if (special_type === SPECIAL_ORDER_TYPE.PRESALE) return 'presale'
  return waits_since === null ? 'payment' : 'promise'
}

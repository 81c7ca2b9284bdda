/** Tells others of orders that wait for shipment too long, and of refunds that nobody has told of. */
import { createPoller, type Poller } from '../core/poller.ts'
import { isOver, MINUTE_MS, toSeconds } from '../core/time.ts'
import { appending } from '../outgoing/event-queries.ts'
import type { Shop } from '../shops/shop.ts'
import { awaitsShipment, untoldOrders } from './event-queries.ts'
import { orderData } from './events.ts'
import { tellUntoldRefunds } from './refund-news.ts'

const HOUR_SECONDS = 3_600
const EVERY_MS = MINUTE_MS

/**
 * Hours after the payment, each with those after which it is told no more: a server that was away tells
 * of the longest wait only, and of none that is older than the shortest time that events are kept.
 */
const WAITS = [
  { hours: 72, until: 72 + 6 * 24 },
  { hours: 48, until: 72 },
  { hours: 24, until: 48 },
] as const

/** Orders of one wait that are told at once. */
const AT_ONCE = 100

/** Tells of them until stopped. */
export function startOverdue(shop: Shop): Poller {
  let due_at = 0
  return createPoller(shop, 'overdue', async () => {
    const now = shop.clock.now()
    if (!isOver(due_at, EVERY_MS, now)) return 0
    await tellUntoldRefunds(shop)
    let most = 0
    for (const wait of WAITS) most = Math.max(most, await tellOverdue(shop, wait))
    if (most < AT_ONCE) due_at = now + EVERY_MS
    return most
  })
}

/** @returns of how many orders it told */
async function tellOverdue(shop: Shop, { hours, until }: (typeof WAITS)[number]): Promise<number> {
  const at = shop.clock.now()
  const now = toSeconds(at)
  const orders = await untoldOrders(shop, {
    // What was late before anybody was told is no news.
    since_from: Math.max(now - until * HOUR_SECONDS, shop.news_since - hours * HOUR_SECONDS),
    since_before: now - hours * HOUR_SECONDS,
    now,
    prefix: `order.overdue:${hours}:`,
    limit: AT_ONCE,
  })
  if (orders.length === 0) return 0
  await shop.database.unit(
    orders.flatMap((order) =>
      appending(
        shop,
        [
          {
            type: 'order.overdue',
            key: `${hours}:${order.transaction_id}`,
            data: { ...orderData(order, null), hours },
            at,
          },
        ],
        awaitsShipment(shop.appid, order.transaction_id),
      ),
    ),
  )
  return orders.length
}

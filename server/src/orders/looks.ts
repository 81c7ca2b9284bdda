import type { Statement } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import { savingOrders, type Order } from './queries.ts'

/** Returns what else is to be stored when WeChat has shown some orders. */
export type LookTeaches = (shop: Shop, orders: readonly Order[]) => Promise<Statement[]>

/**
 * Stores what a look at WeChat showed, whoever looked, and in the same commit what it teaches of the
 * shipments and payments; an answer older than the stored one changes no order.
 */
export async function saveLook(shop: Shop, orders: readonly Order[]): Promise<void> {
  if (orders.length === 0) return
  const lessons = await shop.lookTeaches(shop, orders)
  await shop.database.unit([...savingOrders(shop, orders), ...lessons])
}

import type { Statement } from '../database/database.ts'
import { outageOf } from '../database/outage.ts'
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

/** Stores a page of what WeChat listed: an order that cannot be stored does not stop the others. */
export async function savePage(shop: Shop, orders: readonly Order[]): Promise<void> {
  try {
    await saveLook(shop, orders)
  } catch (error) {
    if (outageOf(error) !== null) throw error
    for (const order of orders) await saveAlone(shop, order)
  }
}

async function saveAlone(shop: Shop, order: Order): Promise<void> {
  try {
    await saveLook(shop, [order])
  } catch (error) {
    if (outageOf(error) !== null) throw error
    shop.onFailure('orders')
    shop.log.error(
      { transaction_id: order.transaction_id, err: error },
      'an order of WeChat cannot be stored; going on with the others',
    )
  }
}

import type { Statement } from '../database/database.ts'
import { outageOf } from '../database/outage.ts'
import type { Shop } from '../shops/shop.ts'
import { tellingOrders, type NoticedBy } from './events.ts'
import { savingOrders, type Order } from './queries.ts'
import type { Settlement } from './settlement-queries.ts'

/** Returns what else is to be stored when WeChat has shown some orders. */
export type LookTeaches = (shop: Shop, orders: readonly Order[]) => Promise<Statement[]>

/**
 * Returns the statements that store some orders, and tell others what is new of them.
 * @param settlement of the one order, where it is stored in the same commit
 */
export async function storingOrders(
  shop: Shop,
  orders: readonly Order[],
  noticed_by: NoticedBy = 'sync',
  settlement?: Settlement,
): Promise<Statement[]> {
  const telling = await tellingOrders(shop, orders, noticed_by, settlement)
  return [...savingOrders(shop, orders), ...telling]
}

/**
 * Stores what a look at WeChat showed, whoever looked, and in the same commit what it teaches of the
 * shipments and payments, and what others are told; an answer older than the stored one changes no
 * order.
 */
export async function saveLook(
  shop: Shop,
  orders: readonly Order[],
  noticed_by?: NoticedBy,
): Promise<void> {
  if (orders.length === 0) return
  const storing = await storingOrders(shop, orders, noticed_by)
  const lessons = await shop.lookTeaches(shop, orders)
  await shop.database.unit([...storing, ...lessons])
}

/** Stores a page of what WeChat listed: an order that cannot be stored does not stop the others. */
export async function savePage(
  shop: Shop,
  orders: readonly Order[],
  noticed_by?: NoticedBy,
): Promise<void> {
  try {
    await saveLook(shop, orders, noticed_by)
  } catch (error) {
    if (outageOf(error) !== null) throw error
    for (const order of orders) await saveAlone(shop, order, noticed_by)
  }
}

async function saveAlone(shop: Shop, order: Order, noticed_by?: NoticedBy): Promise<void> {
  try {
    await saveLook(shop, [order], noticed_by)
  } catch (error) {
    if (outageOf(error) !== null) throw error
    shop.onFailure('orders')
    shop.log.error(
      { transaction_id: order.transaction_id, err: error },
      'an order of WeChat cannot be stored; going on with the others',
    )
  }
}

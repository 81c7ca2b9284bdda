/**
 * Tells of refunds that nobody has told of: two parts of one payment that were committed at the same
 * moment do not see each other on PostgreSQL, and neither does a refund see the order that another commit
 * stores.
 */
import { MINUTE_MS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { untoldRefunds } from './event-queries.ts'
import { tellingRefund } from './events.ts'
import { findOrder } from './queries.ts'

/** What was told before was looked at by then. */
const LOOKED_BACK_MS = 60 * MINUTE_MS

/** Payments that are told of at once. */
const AT_ONCE = 100

/** Tells of them; what is told by somebody else meanwhile is told once. */
export async function tellUntoldRefunds(shop: Shop): Promise<void> {
  const since = shop.clock.now() - LOOKED_BACK_MS
  for (const transaction_id of await untoldRefunds(shop, since, AT_ONCE)) {
    const order = (await findOrder(shop, transaction_id)) ?? null
    await shop.database.unit(await tellingRefund(shop, order))
  }
}

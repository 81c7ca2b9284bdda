/** Looks at orders one by one: what WeChat has no push for, and may not list for a platform. */
import { WechatError } from '@fahuo/wechat'
import { createPoller, type Poller } from '../core/poller.ts'
import { HOUR_MS, isFresh, isOver, MINUTE_MS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { fetchOrder } from './mirror.ts'
import { openOrdersToSee, ordersDueForReceipt } from './order-look-queries.ts'

const EVERY_MS = MINUTE_MS

/** Orders that are looked at in one minute; the others follow in the next. */
const AT_ONCE = 20

/** One that WeChat does not show is left alone for so long. */
const REFUSED_FOR_MS = 6 * HOUR_MS

/** Looks at orders whose automatic receipt is due, until stopped: WeChat has no push for it. */
export const startReceiptLooks = (shop: Shop): Poller =>
  startLooks(shop, 'receipts', ordersDueForReceipt)

/**
 * Looks at open orders again and again, until stopped, where no list may be read: what was shipped or
 * refunded by other hands would not be known otherwise.
 */
export const startOpenLooks = (shop: Shop): Poller =>
  startLooks(shop, 'open orders', openOrdersToSee)

function startLooks(shop: Shop, name: string, dueOrders: typeof openOrdersToSee): Poller {
  let due_at = 0
  /** Orders that WeChat refused to show, and when, Unix milliseconds. */
  const refused = new Map<string, number>()
  return createPoller(shop, name, async () => {
    const now = shop.clock.now()
    if (!isOver(due_at, EVERY_MS, now)) return 0
    due_at = now + EVERY_MS
    for (const [id, at] of refused) if (!isFresh(at, REFUSED_FOR_MS, now)) refused.delete(id)
    const due = await dueOrders(shop, now, AT_ONCE + refused.size)
    for (const id of due.filter((one) => !refused.has(one)).slice(0, AT_ONCE)) {
      const shown = await look(shop, id)
      if (shown === 'refused') refused.set(id, now)
      if (shown === 'away') break
    }
    return 0
  })
}

/** @returns `away`: WeChat does not answer, and the others would not be answered either */
async function look(shop: Shop, transaction_id: string): Promise<'shown' | 'refused' | 'away'> {
  try {
    await fetchOrder(shop, { transaction_id })
    return 'shown'
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { errcode, outcome, kind, message: reason } = error
    shop.log.warn(
      { transaction_id, errcode, reason },
      'an order cannot be looked at; it is tried again',
    )
    return outcome === 'refused' && kind !== 'retry' ? 'refused' : 'away'
  }
}

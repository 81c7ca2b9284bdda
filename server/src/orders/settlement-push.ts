/** What a push says of an order's money. */
import { WechatError } from '@fahuo/wechat'
import type { Shop } from '../shops/shop.ts'
import { tellingSettlement } from './events.ts'
import { storingOrders } from './looks.ts'
import { lookUpOrder, storedOrder } from './mirror.ts'
import { findSettlement, savingSettlement, type Settlement } from './settlement-queries.ts'

/** What is known keeps its place where the push says nothing. */
function merged(before: Settlement | null, said: Settlement): Settlement {
  return {
    transaction_id: said.transaction_id,
    shipped_time: said.shipped_time ?? before?.shipped_time ?? null,
    estimated_settlement_time:
      said.estimated_settlement_time ?? before?.estimated_settlement_time ?? null,
    confirm_receive_method: said.confirm_receive_method ?? before?.confirm_receive_method ?? null,
    confirm_receive_time: said.confirm_receive_time ?? before?.confirm_receive_time ?? null,
    settlement_time: said.settlement_time ?? before?.settlement_time ?? null,
  }
}

/**
 * Stores what a push said about the money, together with the order as WeChat shows it now, and tells
 * others. When WeChat does not show the order, what the push said is stored all the same.
 * @throws WechatError as get_order does
 */
export async function takeSettlement(shop: Shop, said: Settlement): Promise<void> {
  const { transaction_id } = said
  const before = await findSettlement(shop, transaction_id)
  const now = merged(before, said)
  const saving = savingSettlement(shop, said)
  try {
    const order = await lookUpOrder(shop, { transaction_id })
    const storing = await storingOrders(shop, [order], 'push', now)
    const lessons = await shop.lookTeaches(shop, [order])
    await shop.database.unit([
      saving,
      ...tellingSettlement(shop, order, now, before),
      ...storing,
      ...lessons,
    ])
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const stored = await storedOrder(shop, { transaction_id })
    const telling = stored ? tellingSettlement(shop, stored, now, before) : []
    await shop.database.unit([saving, ...telling])
    throw error
  }
}

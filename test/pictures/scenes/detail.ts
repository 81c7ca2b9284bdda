import { ORDER_DETAIL_PAGE, type BuyerOrder } from '@fahuo/contract'
import type { Scene } from '../scene.ts'

/** Returns the page of one order. */
export const detail = (
  name: string,
  order: BuyerOrder,
  more: Omit<Partial<Scene>, 'name' | 'path'> = {},
): Scene => ({
  name: `detail-${name}`,
  path: ORDER_DETAIL_PAGE,
  query: { transaction_id: order.transaction_id },
  orders: [order],
  ...more,
})

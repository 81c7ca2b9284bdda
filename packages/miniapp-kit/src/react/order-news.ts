import type { BuyerOrder, JumpQuery } from '@fahuo/contract'

/**
 * What the pages know of orders together: the list shows at once what the detail page learned, and
 * the detail page opens with what the list has.
 */
export interface OrderNews {
  tell: (order: BuyerOrder) => void
  /** Answers how to stop. */
  listen: (heard: (order: BuyerOrder) => void) => () => void
  /** The order as it was last told of. */
  known: (query: JumpQuery | null) => BuyerOrder | null
  /** Remembers without telling. */
  remember: (orders: readonly BuyerOrder[]) => void
}

export function createOrderNews(): OrderNews {
  const orders = new Map<string, BuyerOrder>()
  const listeners = new Set<(order: BuyerOrder) => void>()
  return {
    tell(order) {
      orders.set(order.transaction_id, order)
      for (const heard of Array.from(listeners)) heard(order)
    },
    listen(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
    known: (query) => orders.get(query?.transaction_id ?? '') ?? null,
    remember(seen) {
      for (const order of seen) orders.set(order.transaction_id, order)
    },
  }
}

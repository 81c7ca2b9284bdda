import type { BuyerOrder, JumpQuery } from '@fahuo/contract'

/**
 * The orders that the pages share: a change that the detail page loads shows in the list at once,
 * and the detail page opens with what the list has.
 */
export interface OrderCache {
  get: (query: JumpQuery | null) => BuyerOrder | null
  /** Stores orders without calling the listeners. */
  store: (orders: readonly BuyerOrder[]) => void
  /** Stores an order and calls the listeners. */
  publish: (order: BuyerOrder) => void
  /** @returns removes the listener */
  subscribe: (listener: (order: BuyerOrder) => void) => () => void
}

export function createOrderCache(): OrderCache {
  const orders = new Map<string, BuyerOrder>()
  const listeners = new Set<(order: BuyerOrder) => void>()
  return {
    get: (query) => orders.get(query?.transaction_id ?? '') ?? null,
    store(loaded) {
      for (const order of loaded) orders.set(order.transaction_id, order)
    },
    publish(order) {
      orders.set(order.transaction_id, order)
      for (const listener of Array.from(listeners)) listener(order)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

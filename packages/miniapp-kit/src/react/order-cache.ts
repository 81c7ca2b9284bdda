import type { BuyerOrder, JumpQuery } from '@fahuo/contract'

/**
 * The orders that the pages share: a change that the detail page loads shows in the list at once,
 * and the detail page opens with what the list has.
 */
export interface OrderCache {
  get: (query: JumpQuery | null | undefined) => CachedOrder | null
  /** Stores orders without calling the listeners. */
  store: (orders: readonly BuyerOrder[]) => void
  /** Stores an order and calls the listeners. */
  publish: (order: BuyerOrder) => void
  /** @returns removes the listener */
  subscribe: (listener: (order: BuyerOrder) => void) => () => void
  /** Notes that the server is asked for this order now. */
  noteAsked: (transaction_id: string) => void
  /** Returns when it was asked last, in milliseconds; 0 for never. */
  askedAt: (transaction_id: string | undefined) => number
}

export interface CachedOrder {
  order: BuyerOrder
  /** Unix seconds. */
  loaded_at: number
}

export const nowSeconds = (): number => Math.floor(Date.now() / 1000)

export function createOrderCache(): OrderCache {
  const cached = new Map<string, CachedOrder>()
  const asked = new Map<string, number>()
  const listeners = new Set<(order: BuyerOrder) => void>()
  const put = (order: BuyerOrder) =>
    cached.set(order.transaction_id, { order, loaded_at: nowSeconds() })
  return {
    get: (query) => cached.get(query?.transaction_id ?? '') ?? null,
    store(loaded) {
      for (const order of loaded) put(order)
    },
    publish(order) {
      put(order)
      for (const listener of Array.from(listeners)) listener(order)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    noteAsked: (transaction_id) => void asked.set(transaction_id, Date.now()),
    askedAt: (transaction_id) => asked.get(transaction_id ?? '') ?? 0,
  }
}

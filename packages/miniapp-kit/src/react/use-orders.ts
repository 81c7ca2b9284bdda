import type { BuyerOrder } from '@fahuo/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { errorCode } from '../core/errors.ts'
import { useFahuo } from './provider.tsx'
import { useCancellation } from './use-cancellation.ts'

export interface OrdersView {
  orders: readonly BuyerOrder[]
  /** The number of orders in each state; empty until it is loaded. */
  counts: Readonly<Record<string, number>>
  /** A code of `texts.error`, or null. */
  error: string | null
  loading: boolean
  hasMore: boolean
  /** Loads the next page, if there is one and no page is loading. */
  loadMore: () => void
  /** Loads the first page again; never rejects. @returns whether it succeeded */
  reload: () => Promise<boolean>
}

interface LoadedOrders {
  orders: readonly BuyerOrder[]
  cursor: string | null
}

const NONE: LoadedOrders = { orders: [], cursor: null }

/** Loads the buyer's orders in these states (none given: in all), newest first, page by page. */
export function useOrders(order_state: readonly number[] = []): OrdersView {
  const { api, orderCache } = useFahuo()
  const key = order_state.join(',')
  // Each list stays loaded: going back to it shows it at once, and loads it again.
  const [lists, setLists] = useState<Readonly<Record<string, LoadedOrders>>>({})
  const [counts, setCounts] = useState<Record<string, number>>({})
  const [error, setError] = useState<string | null>(null)
  const [loading, setLoading] = useState(true)
  const newCancellation = useCancellation()
  const isLoading = useRef(false)
  const { orders, cursor } = lists[key] ?? NONE

  const load = useCallback(
    async (after: string | null) => {
      const cancellation = newCancellation()
      isLoading.current = true
      setLoading(true)
      setError(null)
      try {
        const states = key === '' ? [] : key.split(',').map(Number)
        const page = await api.orders(
          { order_state: states, ...(after !== null && { cursor: after }) },
          cancellation,
        )
        if (cancellation.cancelled()) return false
        orderCache.store(page.orders)
        setLists((before) => {
          const earlier = after === null ? [] : (before[key] ?? NONE).orders
          return {
            ...before,
            [key]: { orders: [...earlier, ...page.orders], cursor: page.next_cursor },
          }
        })
        if (page.counts) setCounts(page.counts)
      } catch (failure) {
        if (cancellation.cancelled()) return false
        setError(errorCode(failure))
        return false
      } finally {
        if (!cancellation.cancelled()) {
          isLoading.current = false
          setLoading(false)
        }
      }
      return true
    },
    [api, key, newCancellation, orderCache],
  )

  useEffect(() => {
    void load(null)
  }, [load])

  // An order that another page loaded is newer than the one here.
  useEffect(
    () =>
      orderCache.subscribe((published) =>
        setLists((before) =>
          Object.fromEntries(
            Object.entries(before).map(([name, list]) => [name, withOrder(list, published)]),
          ),
        ),
      ),
    [orderCache],
  )

  return {
    orders,
    counts,
    error,
    loading,
    hasMore: cursor !== null,
    loadMore() {
      if (cursor !== null && !isLoading.current) void load(cursor)
    },
    reload: () => load(null),
  }
}

function withOrder(list: LoadedOrders, changed: BuyerOrder): LoadedOrders {
  const index = list.orders.findIndex(
    ({ transaction_id }) => transaction_id === changed.transaction_id,
  )
  if (index < 0) return list
  return { ...list, orders: list.orders.map((order, at) => (at === index ? changed : order)) }
}

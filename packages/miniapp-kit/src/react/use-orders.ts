import type { BuyerOrder } from '@fahuo/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { errorCode } from '../core/errors.ts'
import { nowSeconds } from './order-cache.ts'
import { useFahuo } from './provider.tsx'
import { useCancellation } from './use-cancellation.ts'
import { withOrder } from './use-order.ts'
import { useRefresh, type Stale } from './use-refresh.ts'

export interface OrdersView {
  orders: readonly BuyerOrder[]
  /** The number of orders in each state; empty until it is loaded. */
  counts: Readonly<Record<string, number>>
  /** A code of `texts.error`, or null. A refresh that nobody asked for is no error: see `stale`. */
  error: string | null
  /** Set while the orders are old: a refresh failed, or the phone has no network. */
  stale: Stale | null
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
  /** When the first page was loaded, in Unix seconds. */
  loaded_at: number
}

const NONE: LoadedOrders = { orders: [], cursor: null, loaded_at: 0 }

/** How a page is loaded: the buyer waits for it, the next one, or silently when the buyer comes back. */
type Load = 'first' | 'next' | 'silent'

/**
 * Loads the buyer's orders in these states (none given: in all), newest first, page by page. Loads the
 * first page again, silently, when the buyer comes back to the Mini Program.
 */
export function useOrders(order_state: readonly number[] = []): OrdersView {
  const { api, orderCache } = useFahuo()
  const key = order_state.join(',')
  // Each list stays loaded: going back to it shows it at once, and loads it again.
  const [lists, setLists] = useState<Readonly<Record<string, LoadedOrders>>>({})
  const [counts, setCounts] = useState<Record<string, number>>({})
  const [failure, setFailure] = useState<{ code: string; load: Load } | null>(null)
  const [loading, setLoading] = useState(true)
  const newCancellation = useCancellation()
  const isLoading = useRef(false)
  const asked = useRef(0)
  const { orders, cursor, loaded_at } = lists[key] ?? NONE

  const load = useCallback(
    async (what: Load, after: string | null = null) => {
      // A page that is loading must not be cancelled for one that nobody asked for.
      if (what === 'silent' && isLoading.current) return true
      const cancellation = newCancellation()
      isLoading.current = what !== 'silent'
      setLoading(what !== 'silent')
      asked.current = Date.now()
      try {
        const states = key === '' ? [] : key.split(',').map(Number)
        const page = await api.orders(
          { order_state: states, ...(after !== null && { cursor: after }) },
          cancellation,
        )
        if (cancellation.cancelled()) return false
        orderCache.store(page.orders)
        setFailure(null)
        setLists((before) => ({
          ...before,
          [key]: withPage(before[key] ?? NONE, page.orders, page.next_cursor, what),
        }))
        if (page.counts) setCounts(page.counts)
      } catch (error) {
        if (cancellation.cancelled()) return false
        setFailure({ code: errorCode(error), load: what })
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
    setFailure(null)
    void load('first')
  }, [load])

  // An order that another page loaded is newer than the one here.
  useEffect(
    () =>
      orderCache.subscribe((published) =>
        setLists((before) =>
          Object.fromEntries(
            Object.entries(before).map(([name, list]) => [
              name,
              { ...list, orders: withOrder(list.orders, published) },
            ]),
          ),
        ),
      ),
    [orderCache],
  )

  const offline = useRefresh({
    refresh: () => void load('silent'),
    askedAt: () => asked.current,
    failed: failure !== null,
  })
  const isShown = orders.length > 0
  // A next page that did not load makes no order on the page old.
  const why = failure && failure.load !== 'next' ? failure.code : offline ? 'offline' : null
  return {
    orders,
    counts,
    error: !loading && failure && !(failure.load === 'silent' && isShown) ? failure.code : null,
    stale: isShown && why !== null ? { since: loaded_at, error: why } : null,
    loading,
    hasMore: cursor !== null,
    loadMore() {
      if (cursor !== null && !isLoading.current) void load('next', cursor)
    },
    reload: () => load('first'),
  }
}

/** Returns the list with a page that was loaded. */
function withPage(
  list: LoadedOrders,
  page: readonly BuyerOrder[],
  next: string | null,
  what: Load,
): LoadedOrders {
  if (what === 'next') return { ...list, orders: [...list.orders, ...page], cursor: next }
  const fresh = { orders: page, cursor: next, loaded_at: nowSeconds() }
  if (what === 'first') return fresh
  // The buyer may be far down: the orders after the first page stay.
  const last = page[page.length - 1]?.transaction_id
  const at = list.orders.findIndex(({ transaction_id }) => transaction_id === last)
  const rest = at < 0 ? [] : list.orders.slice(at + 1)
  if (rest.length === 0) return fresh
  return { ...fresh, orders: [...page, ...rest], cursor: list.cursor }
}

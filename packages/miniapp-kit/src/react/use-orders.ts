import type { BuyerOrder } from '@fahuo/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { problemOf } from '../core/problems.ts'
import { useFahuo } from './provider.tsx'
import { useVisit } from './use-visit.ts'

export interface OrdersView {
  orders: readonly BuyerOrder[]
  /** How many orders there are in each state; empty until it is known. */
  counts: Readonly<Record<string, number>>
  /** A code of `texts.error`; null while all is well. */
  error: string | null
  loading: boolean
  hasMore: boolean
  /** The next page, if there is one and none is on its way. */
  loadMore: () => void
  /** The first page anew; never rejects. @returns whether it came */
  reload: () => Promise<boolean>
}

interface Pages {
  orders: readonly BuyerOrder[]
  cursor: string | null
}

const NONE: Pages = { orders: [], cursor: null }

/** My orders in these states (in all: none named), newest first, page by page. */
export function useOrders(order_state: readonly number[] = []): OrdersView {
  const { api, news } = useFahuo()
  const key = order_state.join(',')
  // Each list that was looked at is kept: going back to it shows it at once, and asks anew.
  const [lists, setLists] = useState<Readonly<Record<string, Pages>>>({})
  const [counts, setCounts] = useState<Record<string, number>>({})
  const [error, setError] = useState<string | null>(null)
  const [loading, setLoading] = useState(true)
  const begin = useVisit()
  const asking = useRef(false)
  const { orders, cursor } = lists[key] ?? NONE

  const load = useCallback(
    async (after: string | null) => {
      const visit = begin()
      asking.current = true
      setLoading(true)
      setError(null)
      try {
        const states = key === '' ? [] : key.split(',').map(Number)
        const page = await api.orders(
          { order_state: states, ...(after !== null && { cursor: after }) },
          visit,
        )
        if (visit.ended()) return false
        news.remember(page.orders)
        setLists((before) => {
          const earlier = after === null ? [] : (before[key] ?? NONE).orders
          return {
            ...before,
            [key]: { orders: [...earlier, ...page.orders], cursor: page.next_cursor },
          }
        })
        if (page.counts) setCounts(page.counts)
      } catch (failure) {
        if (visit.ended()) return false
        setError(problemOf(failure))
        return false
      } finally {
        if (!visit.ended()) {
          asking.current = false
          setLoading(false)
        }
      }
      return true
    },
    [api, begin, key, news],
  )

  useEffect(() => {
    void load(null)
  }, [load])

  // What another page learned of an order is true here, too.
  useEffect(
    () =>
      news.listen((told) =>
        setLists((before) =>
          Object.fromEntries(
            Object.entries(before).map(([name, list]) => [name, withOrder(list, told)]),
          ),
        ),
      ),
    [news],
  )

  return {
    orders,
    counts,
    error,
    loading,
    hasMore: cursor !== null,
    loadMore() {
      if (cursor !== null && !asking.current) void load(cursor)
    },
    reload: () => load(null),
  }
}

function withOrder(list: Pages, told: BuyerOrder): Pages {
  const at = list.orders.findIndex(({ transaction_id }) => transaction_id === told.transaction_id)
  if (at < 0) return list
  return { ...list, orders: list.orders.map((order, place) => (place === at ? told : order)) }
}

import type { BuyerOrder } from '@fahuo/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useFahuo } from './provider.tsx'
import { codeOf } from './use-order.ts'

export interface OrdersView {
  orders: BuyerOrder[]
  error: string | null
  loading: boolean
  hasMore: boolean
  loadMore: () => void
  reload: () => Promise<void>
}

/** My orders, newest first, page by page. */
export function useOrders(order_state: number | undefined): OrdersView {
  const { api } = useFahuo()
  const [orders, setOrders] = useState<BuyerOrder[]>([])
  const [error, setError] = useState<string | null>(null)
  const [loading, setLoading] = useState(true)
  const [cursor, setCursor] = useState<string | null>(null)
  const round = useRef(0)

  const load = useCallback(
    async (after: string | null) => {
      round.current += 1
      const mine = round.current
      setLoading(true)
      setError(null)
      try {
        const page = await api.orders({ order_state, ...(after !== null && { cursor: after }) })
        if (mine !== round.current) return
        setOrders((before) => (after === null ? page.orders : [...before, ...page.orders]))
        setCursor(page.next_cursor)
      } catch (failure) {
        if (mine === round.current) setError(codeOf(failure))
      } finally {
        if (mine === round.current) setLoading(false)
      }
    },
    [api, order_state],
  )

  useEffect(() => {
    setOrders([])
    setCursor(null)
    void load(null)
    return () => {
      round.current += 1
    }
  }, [load])

  return {
    orders,
    error,
    loading,
    hasMore: cursor !== null,
    loadMore: () => {
      if (cursor !== null && !loading) void load(cursor)
    },
    reload: () => load(null),
  }
}

import type { BuyerOrder, JumpQuery } from '@fahuo/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { errorCode } from '../core/errors.ts'
import { nowSeconds } from './order-cache.ts'
import { useFahuo } from './provider.tsx'
import { useCancellation } from './use-cancellation.ts'
import { useRefresh, type Stale } from './use-refresh.ts'

export interface OrderView {
  /** Null until it is loaded. */
  order: BuyerOrder | null
  /**
   * The orders of the combined payment that `order` belongs to, itself included; empty where it was
   * paid alone. Each has its own state, and is confirmed by itself.
   */
  sub_orders: readonly BuyerOrder[]
  /**
   * A code of `texts.error`, or null. An order loaded earlier may be there as well; a refresh that
   * nobody asked for is no error then, see `stale`.
   */
  error: string | null
  /**
   * Set while `order` is old: a refresh failed, or the phone has no network. It goes when the order is
   * loaded again, by itself when the network is back.
   */
  stale: Stale | null
  loading: boolean
  /** Never rejects. */
  reload: () => Promise<void>
  /** Shows an order that the page loaded in another way. */
  show: (order: BuyerOrder) => void
}

interface Shown {
  key: string
  order: BuyerOrder | null
  sub_orders: readonly BuyerOrder[]
  /** Unix seconds. */
  loaded_at: number
}

const NONE: readonly BuyerOrder[] = []

/**
 * Loads one order, by the query of a shipping message. Shows at once what the list loaded of it, and
 * ignores a response to an earlier query. Loads it again, silently, when the buyer comes back to the
 * Mini Program.
 * @param query null names no order; undefined while it is not known
 */
export function useOrder(query: JumpQuery | null | undefined): OrderView {
  const { api, orderCache } = useFahuo()
  const key = query === undefined ? '' : JSON.stringify(query)
  const fromCache = (): Shown => {
    const cached = orderCache.get(query)
    const { order = null, loaded_at = 0 } = cached ?? {}
    return { key, order, sub_orders: NONE, loaded_at }
  }
  const [stored, setShown] = useState(fromCache)
  const [failure, setFailure] = useState<{ code: string; silent: boolean } | null>(null)
  const [loading, setLoading] = useState(true)
  const newCancellation = useCancellation()
  const asked = useRef(0)
  const shown = stored.key === key ? stored : fromCache()
  const { order, sub_orders } = shown
  const transaction_id = order?.transaction_id

  const load = useCallback(
    async (silent: boolean) => {
      if (key === '') return
      const wanted = JSON.parse(key) as JumpQuery | null
      const cancellation = newCancellation()
      setLoading(!silent && wanted !== null)
      if (wanted === null) return setFailure({ code: 'no_order', silent: false })
      asked.current = Date.now()
      try {
        const found = await api.lookupPayment(wanted, cancellation)
        if (cancellation.cancelled()) return
        setShown({ key, ...found, sub_orders: found.sub_orders ?? NONE, loaded_at: nowSeconds() })
        setFailure(null)
        for (const one of found.sub_orders ?? NONE) orderCache.publish(one)
        orderCache.publish(found.order)
      } catch (error) {
        if (cancellation.cancelled()) return
        const code = errorCode(error)
        // An order that is no longer the buyer's must not stay on the page.
        if (code === 'not_found') setShown({ key, order: null, sub_orders: NONE, loaded_at: 0 })
        setFailure({ code, silent })
      }
      setLoading(false)
    },
    [api, key, newCancellation, orderCache],
  )

  useEffect(() => {
    setFailure(null)
    void load(false)
  }, [load])

  useEffect(
    () =>
      orderCache.subscribe((published) => {
        const isShown = published.transaction_id === transaction_id
        if (isShown) setFailure(null)
        setShown((before) => {
          if (before.key !== key) return before
          const subs = withOrder(before.sub_orders, published)
          if (!isShown) return subs === before.sub_orders ? before : { ...before, sub_orders: subs }
          return { key, order: published, sub_orders: subs, loaded_at: nowSeconds() }
        })
      }),
    [key, orderCache, transaction_id],
  )

  const offline = useRefresh({
    refresh: () => void load(true),
    askedAt: () => Math.max(asked.current, orderCache.askedAt(transaction_id)),
    failed: failure !== null && failure.code !== 'no_order',
  })
  const code = failure?.code ?? (offline ? 'offline' : null)
  return {
    order,
    sub_orders,
    error: !loading && failure && !(failure.silent && order) ? failure.code : null,
    stale: order && code !== null ? { since: shown.loaded_at, error: code } : null,
    loading,
    reload: () => load(false),
    show: orderCache.publish,
  }
}

/** Returns the orders with one of them changed; the same array when it is none of them. */
export function withOrder(
  orders: readonly BuyerOrder[],
  changed: BuyerOrder,
): readonly BuyerOrder[] {
  const isIt = ({ transaction_id }: BuyerOrder) => transaction_id === changed.transaction_id
  return orders.some(isIt) ? orders.map((order) => (isIt(order) ? changed : order)) : orders
}

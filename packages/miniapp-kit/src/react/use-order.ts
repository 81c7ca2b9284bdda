import type { BuyerOrder, JumpQuery } from '@fahuo/contract'
import { useCallback, useEffect, useState } from 'react'
import { errorCode } from '../core/errors.ts'
import { useFahuo } from './provider.tsx'
import { useCancellation } from './use-cancellation.ts'

export interface OrderView {
  /** Null until it is loaded. */
  order: BuyerOrder | null
  /** A code of `texts.error`, or null. An order loaded earlier may be there as well. */
  error: string | null
  loading: boolean
  /** Never rejects. */
  reload: () => Promise<void>
  /** Shows an order that the page loaded in another way. */
  show: (order: BuyerOrder) => void
}

/**
 * Loads one order, by the query of a shipping message. Shows at once what the list loaded of it, and
 * ignores a response to an earlier query.
 */
export function useOrder(query: JumpQuery | null): OrderView {
  const { api, orderCache } = useFahuo()
  const key = JSON.stringify(query)
  const [shown, setShown] = useState(() => ({ key, order: orderCache.get(query) }))
  const [error, setError] = useState<string | null>(null)
  const [loading, setLoading] = useState(true)
  const newCancellation = useCancellation()
  const [order, transaction_id] =
    shown.key === key ? [shown.order, shown.order?.transaction_id] : [null, undefined]

  const reload = useCallback(async () => {
    const wanted = JSON.parse(key) as JumpQuery | null
    const cancellation = newCancellation()
    setError(wanted === null ? 'no_order' : null)
    setLoading(wanted !== null)
    if (wanted === null) return
    try {
      const found = await api.lookup(wanted, cancellation)
      if (cancellation.cancelled()) return
      setShown({ key, order: found })
      orderCache.publish(found)
    } catch (failure) {
      if (cancellation.cancelled()) return
      const code = errorCode(failure)
      // An order that is no longer the buyer's must not stay on the page.
      if (code === 'not_found') setShown({ key, order: null })
      setError(code)
    }
    setLoading(false)
  }, [api, key, newCancellation, orderCache])

  useEffect(() => {
    setShown({ key, order: orderCache.get(JSON.parse(key) as JumpQuery | null) })
    void reload()
  }, [key, orderCache, reload])

  useEffect(
    () =>
      orderCache.subscribe((published) => {
        if (published.transaction_id === transaction_id) setShown({ key, order: published })
      }),
    [key, orderCache, transaction_id],
  )

  return { order, error, loading, reload, show: orderCache.publish }
}

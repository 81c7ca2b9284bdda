import type { BuyerOrder, JumpQuery } from '@fahuo/contract'
import { useCallback, useEffect, useState } from 'react'
import { problemOf } from '../core/problems.ts'
import { useFahuo } from './provider.tsx'
import { useVisit } from './use-visit.ts'

export interface OrderView {
  /** Null until it is known. */
  order: BuyerOrder | null
  /** A code of `texts.error`; null while all is well. An order may be there, too: an older one. */
  error: string | null
  loading: boolean
  /** Never rejects. */
  reload: () => Promise<void>
  /** Shows an answer of the server that came by another way. */
  show: (order: BuyerOrder) => void
}

/**
 * One order, by the query of a shipping message. What the list knew of it is shown at once; an
 * answer for an earlier query is dropped.
 */
export function useOrder(query: JumpQuery | null): OrderView {
  const { api, news } = useFahuo()
  const key = JSON.stringify(query)
  const [shown, setShown] = useState(() => ({ key, order: news.known(query) }))
  const [error, setError] = useState<string | null>(null)
  const [loading, setLoading] = useState(true)
  const begin = useVisit()
  const [order, transaction_id] =
    shown.key === key ? [shown.order, shown.order?.transaction_id] : [null, undefined]

  const reload = useCallback(async () => {
    const asked = JSON.parse(key) as JumpQuery | null
    const visit = begin()
    setError(asked === null ? 'no_order' : null)
    setLoading(asked !== null)
    if (asked === null) return
    try {
      const found = await api.lookup(asked, visit)
      if (visit.ended()) return
      setShown({ key, order: found })
      news.tell(found)
    } catch (failure) {
      if (visit.ended()) return
      const code = problemOf(failure)
      // An order that is not the buyer's any more must not stay on the page.
      if (code === 'not_found') setShown({ key, order: null })
      setError(code)
    }
    setLoading(false)
  }, [api, begin, key, news])

  useEffect(() => {
    setShown({ key, order: news.known(JSON.parse(key) as JumpQuery | null) })
    void reload()
  }, [key, news, reload])

  useEffect(
    () =>
      news.listen((told) => {
        if (told.transaction_id === transaction_id) setShown({ key, order: told })
      }),
    [key, news, transaction_id],
  )

  return { order, error, loading, reload, show: news.tell }
}

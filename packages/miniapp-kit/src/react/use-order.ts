import type { BuyerOrder, JumpQuery } from '@fahuo/contract'
import { isReceiptConfirmed } from '@fahuo/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { BuyerApiError } from '../core/buyer-api.ts'
import { confirmReceipt, type ConfirmReceiptOutcome } from '../core/confirm-receipt.ts'
import { useFahuo } from './provider.tsx'

/** What went wrong, as a code: `texts.error[code]` has the words. */
export function codeOf(error: unknown): string {
  return error instanceof BuyerApiError ? error.code : 'internal'
}

export interface OrderView {
  order: BuyerOrder | null
  /** Null while all is well. */
  error: string | null
  loading: boolean
  reload: () => void
  /** Shows an answer of the server that came by another way. */
  show: (order: BuyerOrder) => void
}

/** One order, by the query of a shipping message; an answer for an earlier query is dropped. */
export function useOrder(query: JumpQuery | null): OrderView {
  const { api } = useFahuo()
  const [order, setOrder] = useState<BuyerOrder | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [loading, setLoading] = useState(true)
  const round = useRef(0)
  const key = JSON.stringify(query)

  const reload = useCallback(() => {
    round.current += 1
    const mine = round.current
    const asked = JSON.parse(key) as JumpQuery | null
    if (asked === null) {
      setOrder(null)
      setError('not_found')
      setLoading(false)
      return
    }
    setLoading(true)
    setError(null)
    api.lookup(asked).then(
      (found) => {
        if (mine !== round.current) return
        setOrder(found)
        setLoading(false)
      },
      (failure: unknown) => {
        if (mine !== round.current) return
        setError(codeOf(failure))
        setLoading(false)
      },
    )
  }, [api, key])

  useEffect(() => {
    setOrder(null)
    reload()
    return () => {
      round.current += 1
    }
  }, [reload])

  return { order, error, loading, reload, show: setOrder }
}

/** What the page says after an attempt to confirm. */
export type ConfirmNotice = 'unsupported' | 'notOpened' | 'notConfirmed' | null

export interface ConfirmReceiptView {
  confirming: boolean
  notice: ConfirmNotice
  /** An error code of the server's, when it could not tell. */
  error: string | null
  /** Call it from the tap itself. */
  confirm: () => void
}

/** Confirms receipt: opens the component, and believes only what the server says afterwards. */
export function useConfirmReceipt(
  order: BuyerOrder,
  onAnswer: (order: BuyerOrder) => void,
): ConfirmReceiptView {
  const { api, confirmEnv } = useFahuo()
  const [confirming, setConfirming] = useState(false)
  const [notice, setNotice] = useState<ConfirmNotice>(null)
  const [error, setError] = useState<string | null>(null)
  const busy = useRef(false)

  async function settle(ended: ConfirmReceiptOutcome): Promise<void> {
    if (ended.outcome === 'unsupported') return setNotice('unsupported')
    if (ended.outcome === 'not_opened') return setNotice('notOpened')
    const answer = await api.receipt(order.transaction_id)
    onAnswer(answer)
    if (!isReceiptConfirmed(answer)) setNotice('notConfirmed')
  }

  function confirm(): void {
    if (busy.current) return
    busy.current = true
    // First of all, in the tap: state changes may wait.
    const ended = confirmReceipt(order, confirmEnv)
    setConfirming(true)
    setNotice(null)
    setError(null)
    ended
      .then(settle)
      .catch((failure: unknown) => setError(codeOf(failure)))
      .finally(() => {
        busy.current = false
        setConfirming(false)
      })
  }

  return { confirming, notice, error, confirm }
}

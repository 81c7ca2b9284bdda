import { isReceiptConfirmed, type BuyerOrder } from '@fahuo/contract'
import { useRef, useState } from 'react'
import { confirmReceipt, type ConfirmReceiptOutcome } from '../core/confirm-receipt.ts'
import { problemOf } from '../core/problems.ts'
import { useFahuo } from './provider.tsx'

/** What the page says after an attempt to confirm. */
export type ConfirmNotice = 'notOpened' | 'notConfirmed' | null

export interface ConfirmReceiptView {
  /** This WeChat has the component; a desktop and an old one have not. */
  supported: boolean
  confirming: boolean
  notice: ConfirmNotice
  /** An error code of the server's, when it could not tell: `check` asks again. */
  error: string | null
  /** Call it from the tap itself. */
  confirm: () => void
  /** Asks the server how it went. */
  check: () => void
}

/** Milliseconds after which the buyer may tap again: on a desktop nobody says that it was closed. */
const OPENING = 8000

/** Confirms receipt: opens the component, and believes only what the server says afterwards. */
export function useConfirmReceipt(
  order: BuyerOrder,
  onAnswer?: (order: BuyerOrder) => void,
): ConfirmReceiptView {
  const { api, confirmEnv, news } = useFahuo()
  const [confirming, setConfirming] = useState(false)
  const [notice, setNotice] = useState<ConfirmNotice>(null)
  const [error, setError] = useState<string | null>(null)
  /** The attempt that this page shows; an earlier one that ends late changes nothing. */
  const round = useRef(0)

  async function ask(): Promise<void> {
    const answer = await api.receipt(order.transaction_id)
    news.tell(answer)
    onAnswer?.(answer)
    if (!isReceiptConfirmed(answer)) setNotice('notConfirmed')
  }

  function run(work: Promise<unknown>, mine: number): void {
    setConfirming(true)
    setNotice(null)
    setError(null)
    work
      .catch((failure: unknown) => {
        if (mine === round.current) setError(problemOf(failure))
      })
      .finally(() => {
        if (mine === round.current) setConfirming(false)
      })
  }

  async function settle(ended: ConfirmReceiptOutcome, mine: number): Promise<void> {
    if (mine !== round.current) return undefined
    if (ended.outcome === 'not_opened' || ended.outcome === 'unsupported')
      return setNotice('notOpened')
    return ask()
  }

  return {
    supported: typeof confirmEnv.wx.openBusinessView === 'function',
    confirming,
    notice,
    error,
    confirm() {
      if (confirming) return
      // First of all, in the tap: state changes may wait.
      const ended = confirmReceipt(order, confirmEnv)
      round.current += 1
      const mine = round.current
      run(
        ended.then((outcome) => settle(outcome, mine)),
        mine,
      )
      setTimeout(() => {
        if (mine === round.current) setConfirming(false)
      }, OPENING)
    },
    check() {
      round.current += 1
      run(ask(), round.current)
    },
  }
}

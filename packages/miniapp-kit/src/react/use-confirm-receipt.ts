import { isReceiptConfirmed, type BuyerOrder } from '@fahuo/contract'
import { useRef, useState } from 'react'
import {
  isWrongPayer,
  watchConfirmReceipt,
  type ConfirmReceiptOutcome,
} from '../core/confirm-receipt.ts'
import { errorCode } from '../core/errors.ts'
import { pause } from '../core/timing.ts'
import { useFahuo } from './provider.tsx'

/**
 * The text to show after an attempt to confirm: `submitted` when the component says that the buyer
 * confirmed and WeChat's server does not say so yet; `wrongPayer` when another WeChat account paid.
 */
export type ConfirmNotice = 'notOpened' | 'notConfirmed' | 'submitted' | 'wrongPayer' | null

export interface ConfirmReceiptView {
  /** Whether this WeChat has the component; an old or a desktop one may not. */
  supported: boolean
  confirming: boolean
  notice: ConfirmNotice
  /** An error code, when the server could not be asked: `check` asks again. */
  error: string | null
  /** Opens the component; call it directly in the tap handler. */
  confirm: () => void
  /** Asks the server whether the receipt is confirmed. */
  check: () => void
}

/** The buyer may tap again after this: a desktop WeChat never reports that the component closed. */
const TAP_AGAIN_MS = 8000

/** The pauses before the server is asked again whether WeChat has confirmed by now. */
const ASK_AGAIN_MS = [1000, 3000, 8000]

/** Confirms receipt: opens the component, then shows the state that the server returns. */
export function useConfirmReceipt(
  order: BuyerOrder,
  onUpdate?: (order: BuyerOrder) => void,
): ConfirmReceiptView {
  const { api, confirmEnv, orderCache } = useFahuo()
  const { transaction_id } = order
  const [confirming, setConfirming] = useState(false)
  const [notice, setNotice] = useState<ConfirmNotice>(null)
  const [error, setError] = useState<string | null>(null)
  /** Counts attempts and what came back of them: whoever is not the latest changes no notice. */
  const latest = useRef(0)
  const stopWatching = useRef(() => {})

  /** Returns whether the receipt is confirmed. */
  async function ask(): Promise<boolean> {
    orderCache.noteAsked(transaction_id)
    const updated = await api.receipt(transaction_id)
    orderCache.publish(updated)
    onUpdate?.(updated)
    if (!isReceiptConfirmed(updated)) return false
    stopWatching.current()
    return true
  }

  /** Asks until WeChat's server has what its component said. */
  async function askAgain(turn: number): Promise<void> {
    for (const ms of ASK_AGAIN_MS) {
      await pause(ms)
      if (turn !== latest.current) return
      // One that fails is not worth a word: the next one, or the buyer's return, asks again.
      if (await ask().catch(() => false)) {
        if (turn === latest.current) setNotice(null)
        return
      }
    }
  }

  function begin(): number {
    latest.current += 1
    setConfirming(true)
    setNotice(null)
    setError(null)
    return latest.current
  }

  async function follow(outcome: ConfirmReceiptOutcome): Promise<void> {
    const turn = begin()
    const isLatest = () => turn === latest.current
    const end = (said: ConfirmNotice) => {
      if (!isLatest()) return
      setConfirming(false)
      setNotice(said)
    }
    if (outcome.outcome === 'unsupported' || outcome.outcome === 'not_opened')
      return end('notOpened')
    try {
      if (await ask()) return end(null)
    } catch (failure) {
      end(null)
      if (isLatest()) setError(errorCode(failure))
      return
    }
    if (outcome.outcome === 'cancelled') return end(null)
    if (isWrongPayer(outcome)) return end('wrongPayer')
    if (outcome.outcome !== 'returned' || outcome.status !== 'success') return end('notConfirmed')
    end('submitted')
    await askAgain(turn)
  }

  return {
    supported: typeof confirmEnv.wx.openBusinessView === 'function',
    confirming,
    notice,
    error,
    confirm() {
      if (confirming) return
      // Before any state change: WeChat opens the component only inside the tap.
      stopWatching.current()
      let opening: ConfirmReceiptOutcome | null = null
      let isOpen = false
      stopWatching.current = watchConfirmReceipt(order, confirmEnv, (outcome) => {
        if (isOpen) void follow(outcome)
        else opening = outcome
      })
      isOpen = true
      const attempt = begin()
      if (opening) void follow(opening)
      setTimeout(() => {
        if (attempt === latest.current) setConfirming(false)
      }, TAP_AGAIN_MS)
    },
    check() {
      void follow({ outcome: 'no_answer' })
    },
  }
}

import { isReceiptConfirmed, type BuyerOrder } from '@fahuo/contract'
import { useRef, useState } from 'react'
import { confirmReceipt, type ConfirmReceiptOutcome } from '../core/confirm-receipt.ts'
import { errorCode } from '../core/errors.ts'
import { useFahuo } from './provider.tsx'

/** The text to show after an attempt to confirm. */
export type ConfirmNotice = 'notOpened' | 'notConfirmed' | null

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

/** Confirms receipt: opens the component, then shows the state that the server returns. */
export function useConfirmReceipt(
  order: BuyerOrder,
  onUpdate?: (order: BuyerOrder) => void,
): ConfirmReceiptView {
  const { api, confirmEnv, orderCache } = useFahuo()
  const [confirming, setConfirming] = useState(false)
  const [notice, setNotice] = useState<ConfirmNotice>(null)
  const [error, setError] = useState<string | null>(null)
  /** The number of the latest attempt; an earlier one that ends late changes nothing. */
  const latest = useRef(0)

  async function ask(): Promise<void> {
    const updated = await api.receipt(order.transaction_id)
    orderCache.publish(updated)
    onUpdate?.(updated)
    if (!isReceiptConfirmed(updated)) setNotice('notConfirmed')
  }

  function run(task: Promise<unknown>, attempt: number): void {
    setConfirming(true)
    setNotice(null)
    setError(null)
    task
      .catch((failure: unknown) => {
        if (attempt === latest.current) setError(errorCode(failure))
      })
      .finally(() => {
        if (attempt === latest.current) setConfirming(false)
      })
  }

  async function finish(result: ConfirmReceiptOutcome, attempt: number): Promise<void> {
    if (attempt !== latest.current) return undefined
    if (result.outcome === 'not_opened' || result.outcome === 'unsupported')
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
      // Before any state change: WeChat opens the component only inside the tap.
      const result = confirmReceipt(order, confirmEnv)
      latest.current += 1
      const attempt = latest.current
      run(
        result.then((outcome) => finish(outcome, attempt)),
        attempt,
      )
      setTimeout(() => {
        if (attempt === latest.current) setConfirming(false)
      }, TAP_AGAIN_MS)
    },
    check() {
      latest.current += 1
      run(ask(), latest.current)
    },
  }
}

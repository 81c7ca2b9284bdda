import {
  isStatus,
  readConfirmReceiptReturn,
  type BusinessViewWx,
  type ConfirmReceiptOrder,
  type ConfirmReceiptReturn,
  type ConfirmReceiptStatus,
  type ReturnOptions,
} from './business-view.ts'
import { removeReceipt, storeReceipt } from './interrupted-receipt.ts'
import type { KitStorage } from './storage.ts'

/**
 * How an attempt to confirm receipt ended. None of them says that the receipt is confirmed: ask the
 * server after each but `unsupported` and `not_opened`.
 */
export type ConfirmReceiptOutcome =
  | { outcome: 'returned'; status: ConfirmReceiptStatus; errormsg?: string }
  /** This WeChat has no such component (base library before 2.6.0, devtools, some desktops). */
  | { outcome: 'unsupported' }
  | { outcome: 'not_opened'; errMsg: string }
  /** The buyer is back, and the component returned nothing (Android, closed by a swipe). */
  | { outcome: 'no_answer' }

export interface ConfirmReceiptEnv {
  wx: BusinessViewWx
  /** Listens to App.onShow. @returns removes the listener */
  onAppShow: (listener: (options: ReturnOptions) => void) => () => void
  /** Holds the order while the component is open, in case WeChat ends the Mini Program meanwhile. */
  storage?: KitStorage
}

/** Returns that were handled: Android passes an old one again at every later onShow [observed]. */
const handled = new WeakSet<object>()

/** Finishes the attempt before this one: only one component can be open. */
let finishPrevious = () => {}

/**
 * Opens WeChat's confirm-receipt component for one order. Call it inside the tap, with nothing
 * awaited before: WeChat opens it for a tap only. Resolves once, never rejects. An attempt that is
 * still open (a desktop WeChat never says that it was closed) ends with `no_answer`.
 */
export function confirmReceipt(
  order: ConfirmReceiptOrder,
  { wx, onAppShow, storage }: ConfirmReceiptEnv,
): Promise<ConfirmReceiptOutcome> {
  const { openBusinessView } = wx
  if (typeof openBusinessView !== 'function') return Promise.resolve({ outcome: 'unsupported' })
  finishPrevious()

  return new Promise((resolve) => {
    let finished = false
    const finish = (outcome: ConfirmReceiptOutcome) => {
      if (finished) return
      finished = true
      finishPrevious = () => {}
      removeListener()
      removeReceipt(storage)
      resolve(outcome)
    }
    const removeListener = onAppShow((options) => {
      const referrer: unknown = options.referrerInfo
      const isObject = typeof referrer === 'object' && referrer !== null
      const result = isObject && handled.has(referrer) ? null : readConfirmReceiptReturn(options)
      if (isObject) handled.add(referrer)
      if (result && isAbout(result, order)) finish(outcomeOf(result))
      // The component covers the Mini Program: being shown again means that it is closed.
      else finish({ outcome: 'no_answer' })
    })
    finishPrevious = () => finish({ outcome: 'no_answer' })
    const { transaction_id, merchant_id, merchant_trade_no } = order
    const extraData = { transaction_id, merchant_id, merchant_trade_no }
    storeReceipt(storage, extraData)
    try {
      openBusinessView.call(wx, {
        businessType: 'weappOrderConfirm',
        extraData,
        success: (result) => {
          // A release build reports the result here, too; the others only that it opened [observed].
          const status = result?.extraData?.status
          if (isStatus(status)) finish({ outcome: 'returned', status })
        },
        fail: (error) => finish({ outcome: 'not_opened', errMsg: error?.errMsg ?? '' }),
      })
    } catch (error) {
      finish({ outcome: 'not_opened', errMsg: error instanceof Error ? error.message : '' })
    }
  })
}

function outcomeOf({ status, errormsg }: ConfirmReceiptReturn): ConfirmReceiptOutcome {
  return { outcome: 'returned', status, ...(errormsg !== undefined && { errormsg }) }
}

/** A return about another order is ignored. */
function isAbout({ req_extradata }: ConfirmReceiptReturn, order: ConfirmReceiptOrder): boolean {
  if (!req_extradata) return true
  const { transaction_id, merchant_trade_no } = req_extradata
  if (transaction_id) return transaction_id === order.transaction_id
  return !merchant_trade_no || merchant_trade_no === order.merchant_trade_no
}

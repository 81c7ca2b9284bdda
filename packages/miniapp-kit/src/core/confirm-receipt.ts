import {
  isStatus,
  readConfirmReceiptReturn,
  type BusinessViewWx,
  type ConfirmReceiptOrder,
  type ConfirmReceiptReturn,
  type ConfirmReceiptStatus,
  type ReturnOptions,
} from './business-view.ts'
import { forgetReceipt, keepReceipt } from './interrupted-receipt.ts'
import type { KitStorage } from './storage.ts'

/**
 * How an attempt to confirm receipt ended. None of them says that the receipt is confirmed: ask the
 * server after each but `unsupported` and `not_opened`.
 */
export type ConfirmReceiptOutcome =
  | { outcome: 'returned'; status: ConfirmReceiptStatus; errormsg?: string }
  /** This WeChat has no such component (below 2.6.0, devtools, some desktops). */
  | { outcome: 'unsupported' }
  | { outcome: 'not_opened'; errMsg: string }
  /** The buyer is back, and the component said nothing (Android, closed by a swipe). */
  | { outcome: 'no_answer' }

export interface ConfirmReceiptEnv {
  wx: BusinessViewWx
  /** Listens to App.onShow; answers how to stop. */
  onAppShow: (listener: (options: ReturnOptions) => void) => () => void
  /** Remembers an attempt, in case WeChat ends the Mini Program under the component. */
  storage?: KitStorage
}

/** Returns that were used up: Android hands an old one over again at every later onShow [seen]. */
const used = new WeakSet<object>()

/** Ends the attempt that is under way: one component can be open. */
let supersede = () => {}

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
  supersede()

  return new Promise((resolve) => {
    let settled = false
    const settle = (outcome: ConfirmReceiptOutcome) => {
      if (settled) return
      settled = true
      supersede = () => {}
      stop()
      forgetReceipt(storage)
      resolve(outcome)
    }
    const stop = onAppShow((options) => {
      const info: unknown = options.referrerInfo
      const known = typeof info === 'object' && info !== null
      const back = known && used.has(info) ? null : readConfirmReceiptReturn(options)
      if (known) used.add(info)
      if (back && isAbout(back, order)) settle(returned(back))
      // The component covers the Mini Program: being shown again means that it is closed.
      else settle({ outcome: 'no_answer' })
    })
    supersede = () => settle({ outcome: 'no_answer' })
    const { transaction_id, merchant_id, merchant_trade_no } = order
    const extraData = { transaction_id, merchant_id, merchant_trade_no }
    keepReceipt(storage, extraData)
    try {
      openBusinessView.call(wx, {
        businessType: 'weappOrderConfirm',
        extraData,
        success: (result) => {
          // A release build tells the end here, too; all others only that it opened [seen].
          const status = result?.extraData?.status
          if (isStatus(status)) settle({ outcome: 'returned', status })
        },
        fail: (error) => settle({ outcome: 'not_opened', errMsg: error?.errMsg ?? '' }),
      })
    } catch (error) {
      settle({ outcome: 'not_opened', errMsg: error instanceof Error ? error.message : '' })
    }
  })
}

function returned({ status, errormsg }: ConfirmReceiptReturn): ConfirmReceiptOutcome {
  return { outcome: 'returned', status, ...(errormsg !== undefined && { errormsg }) }
}

/** A return for another order is somebody else's. */
function isAbout({ req_extradata }: ConfirmReceiptReturn, order: ConfirmReceiptOrder): boolean {
  if (!req_extradata) return true
  const { transaction_id, merchant_trade_no } = req_extradata
  if (transaction_id) return transaction_id === order.transaction_id
  return !merchant_trade_no || merchant_trade_no === order.merchant_trade_no
}

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
 * What became of an attempt to confirm receipt. None says that the receipt is confirmed: ask the
 * server after each but `unsupported` and `not_opened`.
 */
export type ConfirmReceiptOutcome =
  | { outcome: 'returned'; status: ConfirmReceiptStatus; errormsg?: string }
  /** This WeChat has no such component (base library before 2.6.0, devtools, some desktops). */
  | { outcome: 'unsupported' }
  | { outcome: 'not_opened'; errMsg: string }
  /** The buyer closed it before it was open: `fail cancel`. No error. */
  | { outcome: 'cancelled' }
  /**
   * The Mini Program was shown and told nothing: closed by a swipe (Android), or still open, since it
   * covers half of the screen only. Another outcome may follow.
   */
  | { outcome: 'no_answer' }

export interface ConfirmReceiptEnv {
  wx: BusinessViewWx
  /** Listens to App.onShow. @returns removes the listener */
  onAppShow: (listener: (options: ReturnOptions) => void) => () => void
  /** Holds the order while the component is open, in case WeChat ends the Mini Program meanwhile. */
  storage?: KitStorage
  /** Tells the merchant why the component failed; no number of the order goes in. */
  log?: (...values: unknown[]) => void
}

/** Returns that were handled: Android passes an old one again at every later onShow [observed]. */
const handled = new WeakSet<object>()

/** Ends the attempt before this one: only one component can be open. */
let endPrevious = () => {}

/**
 * Opens WeChat's confirm-receipt component for one order, and calls `onOutcome` for what comes back,
 * now or later: at each App.onShow without a return of the component with `no_answer`, and at last
 * with what it returned. Call it inside the tap, with nothing awaited before: WeChat opens it for a
 * tap only. The next attempt ends this one.
 * @returns stops listening
 */
export function watchConfirmReceipt(
  order: ConfirmReceiptOrder,
  { wx, onAppShow, storage, log }: ConfirmReceiptEnv,
  onOutcome: (outcome: ConfirmReceiptOutcome) => void,
): () => void {
  const { openBusinessView } = wx
  if (typeof openBusinessView !== 'function') {
    onOutcome({ outcome: 'unsupported' })
    return () => {}
  }
  endPrevious()

  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    endPrevious = () => {}
    removeListener()
    removeReceipt(storage)
  }
  const finish = (outcome: ConfirmReceiptOutcome) => {
    if (ended) return
    end()
    if (outcome.outcome === 'not_opened' || (outcome.outcome === 'returned' && outcome.errormsg))
      log?.('confirm receipt', outcome)
    onOutcome(outcome)
  }
  const removeListener = onAppShow((options) => {
    const referrer: unknown = options.referrerInfo
    const isObject = typeof referrer === 'object' && referrer !== null
    const result = isObject && handled.has(referrer) ? null : readConfirmReceiptReturn(options)
    if (isObject) handled.add(referrer)
    if (result && isAbout(result, order)) finish(outcomeOf(result))
    else onOutcome({ outcome: 'no_answer' })
  })
  endPrevious = () => {
    end()
    onOutcome({ outcome: 'no_answer' })
  }
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
      fail: (error) => finish(notOpened(error?.errMsg ?? '')),
    })
  } catch (error) {
    finish(notOpened(error instanceof Error ? error.message : ''))
  }
  return end
}

/**
 * Opens WeChat's confirm-receipt component as {@link watchConfirmReceipt} does, and resolves with the
 * first outcome; never rejects. An attempt that is still open (a desktop WeChat never says that it was
 * closed) ends with `no_answer` at the next one. Where the first outcome is `no_answer`, the component
 * may still be open: look the order up again each time the Mini Program is shown.
 */
export function confirmReceipt(
  order: ConfirmReceiptOrder,
  env: ConfirmReceiptEnv,
): Promise<ConfirmReceiptOutcome> {
  return new Promise((resolve) => {
    watchConfirmReceipt(order, env, resolve)
  })
}

/** The component's words for a buyer who is not the payer, or numbers that name no order [observed]. */
const WRONG_PAYER = /获取用户订单失败/

/** Tells whether the component failed because another WeChat account paid. */
export const isWrongPayer = (outcome: ConfirmReceiptOutcome): boolean =>
  outcome.outcome === 'returned' && WRONG_PAYER.test(outcome.errormsg ?? '')

const notOpened = (errMsg: string): ConfirmReceiptOutcome =>
  /fail[: ]*cancel/i.test(errMsg) ? { outcome: 'cancelled' } : { outcome: 'not_opened', errMsg }

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

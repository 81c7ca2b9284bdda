import {
  readConfirmReceiptReturn,
  type BusinessViewWx,
  type ConfirmReceiptExtraData,
  type ConfirmReceiptReturn,
  type ConfirmReceiptStatus,
  type ReturnOptions,
} from './business-view.ts'

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

export interface ConfirmReceiptOrder {
  transaction_id: string
  merchant_id: string
  merchant_trade_no: string
}

export interface ConfirmReceiptEnv {
  wx: BusinessViewWx
  /** Listens to App.onShow; answers how to stop. */
  onAppShow: (listener: (options: ReturnOptions) => void) => () => void
}

/** Returns that were used up: Android hands an old one over again at every later onShow [seen]. */
const used = new WeakSet<object>()

/**
 * Opens WeChat's confirm-receipt component for one order. Call it inside the tap, with nothing
 * awaited before: WeChat opens it for a tap only. Resolves once, never rejects.
 */
export function confirmReceipt(
  order: ConfirmReceiptOrder,
  { wx, onAppShow }: ConfirmReceiptEnv,
): Promise<ConfirmReceiptOutcome> {
  const { openBusinessView } = wx
  if (typeof openBusinessView !== 'function') return Promise.resolve({ outcome: 'unsupported' })

  return new Promise((resolve) => {
    let settled = false
    const settle = (outcome: ConfirmReceiptOutcome) => {
      if (settled) return
      settled = true
      stop()
      resolve(outcome)
    }
    const stop = onAppShow((options) => {
      const info = options.referrerInfo
      const back = info && used.has(info) ? null : readConfirmReceiptReturn(options)
      if (info) used.add(info)
      if (back && isAbout(back, order)) settle(returned(back))
      // The component covers the Mini Program: being shown again means that it is closed.
      else settle({ outcome: 'no_answer' })
    })
    const extraData: ConfirmReceiptExtraData = {
      transaction_id: order.transaction_id,
      merchant_id: order.merchant_id,
      merchant_trade_no: order.merchant_trade_no,
    }
    try {
      openBusinessView.call(wx, {
        businessType: 'weappOrderConfirm',
        extraData,
        fail: (error) => settle({ outcome: 'not_opened', errMsg: error.errMsg ?? '' }),
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

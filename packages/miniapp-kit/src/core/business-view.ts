/**
 * The confirm-receipt component, as WeChat documents it: miniprogram-api-typings has no
 * openBusinessView, and Taro's type knows only payment score.
 */

/** The component's own appid: only a return from it counts. */
export const CONFIRM_RECEIPT_APPID = 'wx1183b055aeec94d1'

export interface ConfirmReceiptExtraData {
  transaction_id?: string
  merchant_id?: string
  merchant_trade_no?: string
}

/** The order to confirm, by all of its numbers. */
export type ConfirmReceiptOrder = Required<ConfirmReceiptExtraData>

export interface OpenBusinessViewOptions {
  businessType: 'weappOrderConfirm'
  extraData: ConfirmReceiptExtraData
  /** It opened; on release builds it may say how it ended, too [seen]. */
  success?: (result: { errMsg?: string; extraData?: { status?: unknown } }) => void
  fail?: (error: { errMsg?: string }) => void
  complete?: () => void
}

/** What of `wx` the component needs; base library 2.6.0 and later have it, devtools do not. */
export interface BusinessViewWx {
  openBusinessView?: (options: OpenBusinessViewOptions) => void
}

/** WeChat's scene of a return from another Mini Program. */
const BACK_FROM_MINI_PROGRAM = 1038

/** The part of App.onShow's options that the component fills. */
export interface ReturnOptions {
  path?: string
  query?: Record<string, unknown>
  scene?: number
  referrerInfo?:
    | {
        appId?: string
        /** So it is printed in the documents; the runtime says `appId`. */
        appid?: string
        extraData?: unknown
      }
    | undefined
}

export type ConfirmReceiptStatus = 'success' | 'fail' | 'cancel'

export interface ConfirmReceiptReturn {
  status: ConfirmReceiptStatus
  errormsg: string | undefined
  /** The order that was asked about, when the component says so. */
  req_extradata: ConfirmReceiptExtraData | undefined
}

/** Reads a return of the component out of App.onShow's options; null when it is none. */
export function readConfirmReceiptReturn(options: ReturnOptions): ConfirmReceiptReturn | null {
  const info = options.referrerInfo
  // Android keeps the old referrerInfo when the buyer comes in by another way later on [seen].
  if (options.scene !== undefined && options.scene !== BACK_FROM_MINI_PROGRAM) return null
  if ((info?.appId ?? info?.appid) !== CONFIRM_RECEIPT_APPID) return null
  const data = recordOf(info?.extraData)
  const { status, errormsg } = data
  if (!isStatus(status)) return null
  return {
    status,
    errormsg: typeof errormsg === 'string' ? errormsg : undefined,
    req_extradata:
      data['req_extradata'] === undefined ? undefined : recordOf(data['req_extradata']),
  }
}

export function isStatus(status: unknown): status is ConfirmReceiptStatus {
  return status === 'success' || status === 'fail' || status === 'cancel'
}

/** Devtools hand it over as JSON text [seen]. */
function recordOf(value: unknown): Record<string, unknown> & ConfirmReceiptExtraData {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  if (typeof value !== 'string') return {}
  try {
    return recordOf(JSON.parse(value) as object)
  } catch {
    return {}
  }
}

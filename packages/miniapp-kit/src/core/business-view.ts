/**
 * The confirm-receipt component, as WeChat documents it: miniprogram-api-typings has no
 * openBusinessView, and Taro's type knows only payment score.
 */

/** The component's appid: only a return from it counts. */
export const CONFIRM_RECEIPT_APPID = 'wx1183b055aeec94d1'

export interface ConfirmReceiptExtraData {
  transaction_id?: string
  merchant_id?: string
  merchant_trade_no?: string
}

/** The numbers of the order to confirm. */
export type ConfirmReceiptOrder = Required<ConfirmReceiptExtraData>

export interface OpenBusinessViewOptions {
  businessType: 'weappOrderConfirm'
  extraData: ConfirmReceiptExtraData
  /** Called when it opened; on release builds also with the result [observed]. */
  success?: (result: { errMsg?: string; extraData?: { status?: unknown } }) => void
  fail?: (error: { errMsg?: string }) => void
  complete?: () => void
}

/** The part of `wx` that opens the component: base library 2.6.0 and later, not in devtools. */
export interface BusinessViewWx {
  openBusinessView?: (options: OpenBusinessViewOptions) => void
}

/** WeChat's scene for a return from another Mini Program. */
const SCENE_RETURN_FROM_MINI_PROGRAM = 1038

/** The part of App.onShow's options that a return from the component fills. */
export interface ReturnOptions {
  path?: string
  query?: Record<string, unknown>
  scene?: number
  referrerInfo?:
    | {
        appId?: string
        /** WeChat's documents print it so; the runtime sends `appId`. */
        appid?: string
        extraData?: unknown
      }
    | undefined
}

export type ConfirmReceiptStatus = 'success' | 'fail' | 'cancel'

export interface ConfirmReceiptReturn {
  status: ConfirmReceiptStatus
  errormsg: string | undefined
  /** The order that the component was opened for, when it says so. */
  req_extradata: ConfirmReceiptExtraData | undefined
}

/** Reads a return from the component out of App.onShow's options; null when it is none. */
export function readConfirmReceiptReturn(options: ReturnOptions): ConfirmReceiptReturn | null {
  const info = options.referrerInfo
  // Android keeps the old referrerInfo when the buyer enters another way later [observed].
  if (options.scene !== undefined && options.scene !== SCENE_RETURN_FROM_MINI_PROGRAM) return null
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

/** Devtools pass it as JSON text [observed]. */
function recordOf(value: unknown): Record<string, unknown> & ConfirmReceiptExtraData {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  if (typeof value !== 'string') return {}
  try {
    return recordOf(JSON.parse(value) as object)
  } catch {
    return {}
  }
}

import type { BuyerApiEnv } from './buyer-api.ts'
import type { BusinessViewWx, ReturnOptions } from './business-view.ts'
import type { ConfirmReceiptEnv } from './confirm-receipt.ts'
import type { KitStorage } from './storage.ts'

interface Callbacks<Result> {
  success?: (result: Result) => void
  fail?: (error: { errMsg?: string }) => void
}

/** The part of `wx` that the kit uses. */
export interface KitWx extends BusinessViewWx {
  request: (
    options: {
      url: string
      method: 'GET' | 'POST'
      header: Record<string, string>
      data?: object
      timeout: number
    } & Callbacks<{ statusCode: number; data: unknown }>,
  ) => { abort?: () => void } | undefined
  login: (options: Callbacks<{ code: string }>) => void
  getNetworkType?: (options: Callbacks<{ networkType: string }>) => void
  getStorageSync: (key: string) => unknown
  setStorageSync: (key: string, value: unknown) => void
  removeStorageSync: (key: string) => void
  onAppShow: (listener: (options: ReturnOptions) => void) => void
  offAppShow: (listener: (options: ReturnOptions) => void) => void
}

/** Adapts `wx` for the functions of the kit: `createBuyerApi({ baseUrl, ...wxEnv(wx) })`. */
export function wxEnv(
  wx: KitWx,
): Omit<BuyerApiEnv, 'baseUrl'> & ConfirmReceiptEnv & { storage: KitStorage } {
  return {
    wx,
    onAppShow(listener) {
      const handler = (options: ReturnOptions | undefined) => listener(options ?? {})
      wx.onAppShow(handler)
      return () => wx.offAppShow(handler)
    },
    request(request) {
      let task: { abort?: () => void } | undefined
      const response = new Promise<{ statusCode: number; data: unknown }>((success, fail) => {
        task = wx.request({ ...request, success, fail })
      })
      return { response, abort: () => task?.abort?.() }
    },
    login: async () => {
      const { code } = await new Promise<{ code: string }>((success, fail) => {
        wx.login({ success, fail })
      })
      return code
    },
    isOnline: () =>
      new Promise((resolve) => {
        if (!wx.getNetworkType) return resolve(true)
        wx.getNetworkType({
          success: ({ networkType }) => resolve(networkType !== 'none'),
          fail: () => resolve(true),
        })
      }),
    storage: {
      get: (key) => ignoreErrors(() => wx.getStorageSync(key)),
      set: (key, value) => ignoreErrors(() => wx.setStorageSync(key, value)),
      remove: (key) => ignoreErrors(() => wx.removeStorageSync(key)),
    },
  }
}

/** A full or broken storage must not stop the buyer: what is stored there can be loaded again. */
function ignoreErrors<Value>(use: () => Value): Value | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}

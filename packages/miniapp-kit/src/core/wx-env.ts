import type { BuyerApiEnv } from './buyer-api.ts'
import type { BusinessViewWx, ReturnOptions } from './business-view.ts'
import type { ConfirmReceiptEnv } from './confirm-receipt.ts'
import type { KitStorage } from './storage.ts'

interface Callbacks<Result> {
  success?: (result: Result) => void
  fail?: (error: { errMsg?: string }) => void
}

/** What of `wx` the kit needs: WeChat's own, or Taro's in another costume. */
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

/** WeChat as the kit's functions want it: `createBuyerApi({ baseUrl, ...wxEnv(wx) })`. */
export function wxEnv(
  wx: KitWx,
): Omit<BuyerApiEnv, 'baseUrl'> & ConfirmReceiptEnv & { storage: KitStorage } {
  return {
    wx,
    onAppShow(listener) {
      const heard = (options: ReturnOptions | undefined) => listener(options ?? {})
      wx.onAppShow(heard)
      return () => wx.offAppShow(heard)
    },
    request(request) {
      let task: { abort?: () => void } | undefined
      const answer = new Promise<{ statusCode: number; data: unknown }>((success, fail) => {
        task = wx.request({ ...request, success, fail })
      })
      return { answer, abort: () => task?.abort?.() }
    },
    login: async () => {
      const { code } = await new Promise<{ code: string }>((success, fail) => {
        wx.login({ success, fail })
      })
      return code
    },
    isOnline: () =>
      new Promise((tell) => {
        if (!wx.getNetworkType) return tell(true)
        wx.getNetworkType({
          success: ({ networkType }) => tell(networkType !== 'none'),
          fail: () => tell(true),
        })
      }),
    storage: {
      get: (key) => tried(() => wx.getStorageSync(key)),
      set: (key, value) => tried(() => wx.setStorageSync(key, value)),
      remove: (key) => tried(() => wx.removeStorageSync(key)),
    },
  }
}

/** A full or broken storage must stop nobody: what is kept there can be had again. */
function tried<Value>(use: () => Value): Value | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}

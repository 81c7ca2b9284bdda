import type { BuyerApiEnv } from './buyer-api.ts'
import type { BusinessViewWx, ReturnOptions } from './business-view.ts'
import type { ConfirmReceiptEnv } from './confirm-receipt.ts'
import type { KitStorage } from './storage.ts'
import { isOutdated, type AppBaseInfoWx } from './wechat-version.ts'

interface Callbacks<Result> {
  success?: (result: Result) => void
  fail?: (error: { errMsg?: string }) => void
}

/** The part of `wx` that the kit uses. */
export interface KitWx extends BusinessViewWx, AppBaseInfoWx {
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
  /** Base library 2.2.2 and later. */
  getAccountInfoSync?: () => { miniProgram: { appId: string } }
  getNetworkType?: (options: Callbacks<{ networkType: string }>) => void
  getStorageSync: (key: string) => unknown
  setStorageSync: (key: string, value: unknown) => void
  removeStorageSync: (key: string) => void
  onAppShow: (listener: (options: ReturnOptions) => void) => void
  /** WeChat's own typings name no argument for the listener here. */
  offAppShow: (listener: () => void) => void
  onNetworkStatusChange?: (listener: (status: { isConnected: boolean }) => void) => void
  /** Base library 2.9.3 and later; as for offAppShow, WeChat's typings name another argument. */
  offNetworkStatusChange?: (listener: () => void) => void
  /** WeChat's log for the merchant, in the console; base library 2.7.1 and later. */
  getRealtimeLogManager?: () => { warn: (...values: unknown[]) => void }
}

/** Tells whether the phone has a network, each time that this changes. */
export interface NetworkEnv {
  /** @returns removes the listener */
  onNetworkChange: (listener: (online: boolean) => void) => () => void
}

/** Adapts `wx` for the functions of the kit: `createBuyerApi({ baseUrl, ...wxEnv(wx) })`. */
export function wxEnv(
  wx: KitWx,
): Omit<BuyerApiEnv, 'baseUrl'> & ConfirmReceiptEnv & NetworkEnv & { storage: KitStorage } {
  return {
    wx,
    outdated: isOutdated(wx),
    onAppShow(listener) {
      const handler = (options?: ReturnOptions) => listener(options ?? {})
      wx.onAppShow(handler)
      return () => wx.offAppShow(handler)
    },
    onNetworkChange(listener) {
      let removed = false
      const handler = ({ isConnected }: { isConnected: boolean }) =>
        removed || listener(isConnected)
      wx.onNetworkStatusChange?.(handler)
      return () => {
        removed = true
        wx.offNetworkStatusChange?.(handler as () => void)
      }
    },
    log: (...values) => ignoreErrors(() => wx.getRealtimeLogManager?.().warn(...values)),
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
    appid: () => ignoreErrors(() => wx.getAccountInfoSync?.().miniProgram.appId),
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

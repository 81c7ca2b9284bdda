import { weappApi } from './api.ts'
import { jsonOf } from '../logic/bundle.ts'
import type { WxDeps } from './deps.ts'

/** Information about the phone and the Mini Program: `wx.getSystemInfo` and similar. */
export function systemInfoApi({ device, options }: WxDeps): Record<string, unknown> {
  const api = (name: string, run: () => unknown) => ({ [name]: weappApi(name, run) })
  const all = () => ({ ...device.device, ...device.window, ...device.app() })
  const project = jsonOf<{ appid: string }>(options.bundle, 'project.config.json')
  const nothing = () => {}
  return {
    ...api('getSystemInfo', all),
    ...api('getSystemInfoAsync', all),
    getSystemInfoSync: all,
    getAppBaseInfo: device.app,
    getDeviceInfo: () => device.device,
    getWindowInfo: () => device.window,
    getMenuButtonBoundingClientRect: () => device.menuButton,
    ...api('getNetworkType', () => ({
      networkType: device.settings.networkType,
      hasSystemProxy: false,
    })),
    getAccountInfoSync: () => ({
      miniProgram: {
        appId: options.appid ?? project.appid ?? '',
        envVersion: 'develop',
        version: '',
      },
    }),
    // WeChat never updates a development build.
    getUpdateManager: () => ({
      onCheckForUpdate: (callback: (result: object) => void) => callback({ hasUpdate: false }),
      onUpdateReady: nothing,
      onUpdateFailed: nothing,
      applyUpdate: nothing,
    }),
    ...api('vibrateShort', nothing),
    ...api('vibrateLong', nothing),
  }
}

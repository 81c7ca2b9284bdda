import { weappApi } from './api.ts'
import { jsonOf } from '../logic/bundle.ts'
import type { WxDeps } from './deps.ts'

/** What the phone and the Mini Program say of themselves. */
export function deviceApi({ device, options }: WxDeps): Record<string, unknown> {
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
    // A developer's build is never updated by WeChat.
    getUpdateManager: () => ({
      onCheckForUpdate: (tell: (found: object) => void) => tell({ hasUpdate: false }),
      onUpdateReady: nothing,
      onUpdateFailed: nothing,
      applyUpdate: nothing,
    }),
    ...api('vibrateShort', nothing),
    ...api('vibrateLong', nothing),
  }
}

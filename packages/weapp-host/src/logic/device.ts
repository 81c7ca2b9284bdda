import type { DeviceSettings, HostOptions } from './host-options.ts'
import { BASE_LIBRARY } from '../wx/limits.ts'
import { createListeners } from './listeners.ts'

/** The phone: its settings, and what getSystemInfo and similar calls return. */
export function createDevice(options: HostOptions) {
  const settings: DeviceSettings = {
    theme: 'light',
    fontSizeSetting: 17,
    networkType: 'wifi',
    ...options.device,
  }
  const onThemeChange = createListeners<{ theme: string }>()
  const onNetworkChange = createListeners<{ isConnected: boolean; networkType: string }>()

  return {
    settings,
    onThemeChange,
    onNetworkChange,
    change({ theme, fontSizeSetting, networkType }: Partial<DeviceSettings>): void {
      // There is no event for it: pages read it when they are created.
      if (fontSizeSetting !== undefined) settings.fontSizeSetting = fontSizeSetting
      if (theme !== undefined && theme !== settings.theme) {
        settings.theme = theme
        onThemeChange.emit({ theme })
      }
      if (networkType !== undefined && networkType !== settings.networkType) {
        settings.networkType = networkType
        onNetworkChange.emit({ isConnected: networkType !== 'none', networkType })
      }
    },
    app: () => ({
      SDKVersion: options.wechat?.baseLibrary ?? BASE_LIBRARY,
      version: '8.0.50',
      language: options.language ?? 'zh_CN',
      theme: settings.theme,
      enableDebug: false,
      fontSizeSetting: settings.fontSizeSetting,
      fontSizeScaleFactor: settings.fontSizeSetting / 17,
      host: { appId: '' },
    }),
    ...constants(options),
  }
}
export type Device = ReturnType<typeof createDevice>

/** Values that do not change while the Mini Program runs. */
function constants(options: HostOptions) {
  const { width, height } = options.window ?? { width: 390, height: 844 }
  const statusBarHeight = 47
  const bar = statusBarHeight + 44
  return {
    device: {
      brand: 'fahuo',
      model: 'weapp-host',
      platform: 'android',
      system: 'Android 14',
      benchmarkLevel: -1,
      pixelRatio: 2,
    },
    window: {
      pixelRatio: 2,
      screenWidth: width,
      screenHeight: height,
      windowWidth: width,
      windowHeight: height - bar,
      statusBarHeight,
      screenTop: bar,
      safeArea: {
        left: 0,
        right: width,
        top: statusBarHeight,
        bottom: height - 34,
        width,
        height: height - 34 - statusBarHeight,
      },
    },
    menuButton: {
      width: 87,
      height: 32,
      top: statusBarHeight + 6,
      right: width - 7,
      bottom: statusBarHeight + 38,
      left: width - 94,
    },
  }
}

import type { HostOptions } from './host-types.ts'

/** What the phone says of itself, in WeChat's several calls. */
export function systemInfo(options: HostOptions) {
  const { width, height } = options.window ?? { width: 390, height: 844 }
  const statusBarHeight = 47
  const app = {
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: options.language ?? 'zh_CN',
    theme: options.theme ?? 'light',
    enableDebug: false,
    fontSizeSetting: 16,
    host: { appId: '' },
  }
  const device = {
    brand: 'fahuo',
    model: 'weapp-host',
    platform: 'android',
    system: 'Android 14',
    pixelRatio: 2,
  }
  const window = {
    pixelRatio: 2,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height - statusBarHeight - 44,
    statusBarHeight,
    screenTop: statusBarHeight + 44,
    safeArea: { left: 0, right: width, top: statusBarHeight, bottom: height - 34, width, height },
  }
  const menuButton = {
    width: 87,
    height: 32,
    top: statusBarHeight + 6,
    right: width - 7,
    bottom: statusBarHeight + 38,
    left: width - 94,
  }
  return { app, device, window, menuButton }
}

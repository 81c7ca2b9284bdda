import type { WechatLimits } from '../logic/host-options.ts'

/** The base library that a host without limits has. */
export const BASE_LIBRARY = '3.8.0'

/** Since which base library a call exists [official: the page of each call]. */
const SINCE: Readonly<Record<string, string>> = {
  getAppBaseInfo: '2.20.1',
  getDeviceInfo: '2.20.1',
  getWindowInfo: '2.20.1',
  getSystemInfoAsync: '2.14.1',
  updateWeChatApp: '2.12.0',
  onThemeChange: '2.11.0',
  offThemeChange: '2.11.0',
  onUnhandledRejection: '2.10.0',
  offUnhandledRejection: '2.10.0',
  getEnterOptionsSync: '2.9.4',
  offNetworkStatusChange: '2.9.3',
  getRealtimeLogManager: '2.7.1',
  openBusinessView: '2.6.0',
  onWindowResize: '2.3.0',
  offWindowResize: '2.3.0',
  nextTick: '2.2.3',
  getAccountInfoSync: '2.2.2',
  onAppShow: '2.1.2',
  offAppShow: '2.1.2',
  onAppHide: '2.1.2',
  offAppHide: '2.1.2',
  onPageNotFound: '2.1.2',
  offPageNotFound: '2.1.2',
  getLaunchOptionsSync: '2.1.2',
  getMenuButtonBoundingClientRect: '2.1.0',
}

/** Takes out of `wx` what this WeChat does not have, and silences what never calls back. */
export function limitWx(wx: Record<string, unknown>, limits: WechatLimits = {}): void {
  const { baseLibrary = BASE_LIBRARY, missing = [], silent = [] } = limits
  const newer = Object.keys(SINCE).filter((name) => isOlder(baseLibrary, SINCE[name] ?? ''))
  for (const name of [...newer, ...missing]) delete wx[name]
  for (const name of silent) if (wx[name] !== undefined) wx[name] = callNobody
}

/** A call whose callbacks never come; without callbacks its promise stays pending. */
function callNobody(options: object = {}): unknown {
  if ('success' in options || 'fail' in options || 'complete' in options) return { abort: () => {} }
  return new Promise<never>(() => {})
}

function isOlder(version: string, than: string): boolean {
  const [one, other] = [version.split('.').map(Number), than.split('.').map(Number)]
  for (const [at, number] of other.entries()) {
    const mine = one[at] ?? 0
    if (mine !== number) return mine < number
  }
  return false
}

import { weappApi } from './api.ts'
import type { Listeners } from '../logic/listeners.ts'
import type { Navigation } from '../logic/navigation.ts'
import { systemInfoApi } from './system-info.ts'
import { interfaceApi } from './interface.ts'
import type { WxDeps } from './deps.ts'
import { limitWx } from './limits.ts'
import { storageApi } from './storage.ts'

/** Creates the Mini Program's `wx`: the host's own functions, and those that the caller provides. */
export function createWx(deps: WxDeps): Record<string, unknown> {
  const { options, navigation, device, listeners } = deps
  const wx: Record<string, unknown> = {
    ...navigationApi(navigation),
    ...interfaceApi(deps),
    ...storageApi(options.storage),
    ...systemInfoApi(deps),
    createSelectorQuery: deps.createSelectorQuery,
    createIntersectionObserver: deps.createIntersectionObserver,
    getEnterOptionsSync: deps.enterOptions,
    getLaunchOptionsSync: () => deps.launchOptions,
    ...events('AppShow', listeners.appShow),
    ...events('AppHide', listeners.appHide),
    ...events('Error', listeners.error),
    ...events('PageNotFound', listeners.pageNotFound),
    ...events('ThemeChange', device.onThemeChange),
    ...events('NetworkStatusChange', device.onNetworkChange),
    // These never happen here.
    ...events('UnhandledRejection', null),
    ...events('WindowResize', null),
    ...events('MemoryWarning', null),
    nextTick: (done: () => void) => deps.schedule(done),
    canIUse: (schema: string) => canIUse(wx, schema),
    ...options.wx,
  }
  limitWx(wx, options.wechat)
  deps.suspension.guard(wx)
  return wx
}

function events<Value>(name: string, source: Listeners<Value> | null) {
  const nothing = () => {}
  return { [`on${name}`]: source?.on ?? nothing, [`off${name}`]: source?.off ?? nothing }
}

function navigationApi(navigation: Navigation): Record<string, unknown> {
  const api = (name: string, go: (args: { url?: string; delta?: number }) => void) => ({
    [name]: weappApi(name, go),
  })
  return {
    ...api('navigateTo', ({ url = '' }) => navigation.navigateTo(url)),
    ...api('redirectTo', ({ url = '' }) => navigation.redirectTo(url)),
    ...api('reLaunch', ({ url = '' }) => navigation.reLaunch(url)),
    ...api('switchTab', ({ url = '' }) => navigation.switchTab(url)),
    ...api('navigateBack', ({ delta = 1 }) => navigation.navigateBack(delta)),
  }
}

/** The elements that the host supports. */
const ELEMENTS = /^(view|scroll-view|text|image|button|input|textarea|block|slot)$/

/** `showToast`, `showToast.object.icon`, `button.open-type`: whether the call or element exists; not each detail of it. */
function canIUse(wx: Record<string, unknown>, schema: string): boolean {
  const [name = ''] = schema.split('.')
  return wx[name] !== undefined || ELEMENTS.test(name)
}

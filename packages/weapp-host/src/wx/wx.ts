import { weappApi } from './api.ts'
import type { Listeners } from '../logic/listeners.ts'
import type { Navigation } from '../logic/navigation.ts'
import { deviceApi } from './system-info.ts'
import { interfaceApi } from './interface.ts'
import type { WxDeps } from './deps.ts'
import { storageApi } from './storage.ts'

/** The `wx` of the Mini Program: what the host does itself, and what the caller brought. */
export function createWx(deps: WxDeps): Record<string, unknown> {
  const { options, navigation, device, heard } = deps
  const wx: Record<string, unknown> = {
    ...navigationApi(navigation),
    ...interfaceApi(deps),
    ...storageApi(options.storage),
    ...deviceApi(deps),
    createSelectorQuery: deps.createSelectorQuery,
    createIntersectionObserver: deps.createIntersectionObserver,
    getEnterOptionsSync: deps.enterOptions,
    getLaunchOptionsSync: () => deps.launchOptions,
    ...listening('AppShow', heard.appShow),
    ...listening('AppHide', heard.appHide),
    ...listening('Error', heard.error),
    ...listening('PageNotFound', heard.pageNotFound),
    ...listening('ThemeChange', device.onThemeChange),
    ...listening('NetworkStatusChange', device.onNetworkChange),
    // Nothing here makes these happen.
    ...listening('UnhandledRejection', null),
    ...listening('WindowResize', null),
    ...listening('MemoryWarning', null),
    nextTick: (done: () => void) => deps.schedule(done),
    canIUse: (schema: string) => canIUse(wx, schema),
    ...options.wx,
  }
  return wx
}

function listening<Value>(name: string, listeners: Listeners<Value> | null) {
  const nothing = () => {}
  return { [`on${name}`]: listeners?.on ?? nothing, [`off${name}`]: listeners?.off ?? nothing }
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

/** The elements that the faces know how to draw. */
const ELEMENTS = /^(view|scroll-view|text|image|button|input|textarea|block|slot)$/

/** `showToast`, `showToast.object.icon`, `button.open-type`: what is here at all; not each detail of it. */
function canIUse(wx: Record<string, unknown>, schema: string): boolean {
  const [name = ''] = schema.split('.')
  return wx[name] !== undefined || ELEMENTS.test(name)
}

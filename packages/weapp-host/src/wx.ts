import { ApiFailure, weappApi } from './api.ts'
import type { HostOptions } from './host-types.ts'
import type { Listeners } from './listeners.ts'
import type { HostPage } from './page.ts'
import { systemInfo } from './system.ts'

interface WxDeps {
  options: HostOptions
  navigation: {
    navigateTo: (url: string) => void
    redirectTo: (url: string) => void
    reLaunch: (url: string) => void
    navigateBack: (delta: number) => void
  }
  page: () => HostPage | null
  enterOptions: () => object
  launchOptions: object
  onAppShow: Listeners<object>
  onAppHide: Listeners<object>
  schedule: (done?: () => void) => void
}

interface Args {
  url?: string
  delta?: number
  title?: string
  icon?: string
  duration?: number
  content?: string
  showCancel?: boolean
  cancelText?: string
  confirmText?: string
  itemList?: string[]
  data?: unknown
  key?: string
  scrollTop?: number
}

/** The `wx` of the Mini Program: what the host does itself, and what the caller brought. */
export function createWx(deps: WxDeps): Record<string, unknown> {
  const { options, navigation } = deps
  const { ui } = options
  const info = systemInfo(options)
  const api = (name: string, run: (args: Args) => unknown) => ({ [name]: weappApi(name, run) })
  const move = (go: () => void) => {
    try {
      go()
    } catch (error) {
      throw new ApiFailure(`fail ${error instanceof Error ? error.message : ''}`)
    }
  }
  const nothing = () => {}
  const listener = { on: nothing, off: nothing }

  const wx: Record<string, unknown> = {
    ...api('navigateTo', ({ url = '' }) => move(() => navigation.navigateTo(url))),
    ...api('redirectTo', ({ url = '' }) => move(() => navigation.redirectTo(url))),
    ...api('reLaunch', ({ url = '' }) => move(() => navigation.reLaunch(url))),
    ...api('switchTab', ({ url = '' }) => move(() => navigation.reLaunch(url))),
    ...api('navigateBack', ({ delta = 1 }) => navigation.navigateBack(delta)),
    ...api('showToast', ({ title = '', icon = 'success', duration = 1500 }) =>
      ui.toast({ title, icon, duration }),
    ),
    ...api('hideToast', () => ui.toast(null)),
    ...api('showLoading', ({ title = '' }) => ui.loading({ title })),
    ...api('hideLoading', () => ui.loading(null)),
    ...api('showModal', async (args) => {
      const { title = '', content = '', showCancel = true } = args
      const { cancelText = '取消', confirmText = '确定' } = args
      const confirm = await ui.modal({ title, content, showCancel, cancelText, confirmText })
      return { confirm, cancel: !confirm }
    }),
    ...api('showActionSheet', async ({ itemList = [] }) => {
      const tapIndex = await ui.actionSheet(itemList)
      if (tapIndex === null) throw new ApiFailure('fail cancel')
      return { tapIndex }
    }),
    ...api('setClipboardData', ({ data = '' }) => {
      ui.clipboard(String(data))
      ui.toast({ title: '内容已复制', icon: 'none', duration: 1500 })
    }),
    ...api('setNavigationBarTitle', ({ title = '' }) => {
      const page = deps.page()
      if (page) page.title = title
      deps.schedule()
    }),
    ...api('setNavigationBarColor', nothing),
    ...api('pageScrollTo', ({ scrollTop = 0 }) => ui.scrollTo(scrollTop)),
    ...api('startPullDownRefresh', () => {
      ui.pullDown(true)
      deps.page()?.call('onPullDownRefresh')
    }),
    ...api('stopPullDownRefresh', () => ui.pullDown(false)),
    ...storage(options.storage),
    ...api('getSystemInfo', () => ({ ...info.device, ...info.window, ...info.app })),
    getSystemInfoSync: () => ({ ...info.device, ...info.window, ...info.app }),
    getAppBaseInfo: () => info.app,
    getDeviceInfo: () => info.device,
    getWindowInfo: () => info.window,
    getMenuButtonBoundingClientRect: () => info.menuButton,
    getEnterOptionsSync: deps.enterOptions,
    getLaunchOptionsSync: () => deps.launchOptions,
    onAppShow: deps.onAppShow.on,
    offAppShow: deps.onAppShow.off,
    onAppHide: deps.onAppHide.on,
    offAppHide: deps.onAppHide.off,
    onError: listener.on,
    offError: listener.off,
    onUnhandledRejection: listener.on,
    offUnhandledRejection: listener.off,
    onPageNotFound: listener.on,
    offPageNotFound: listener.off,
    onThemeChange: listener.on,
    offThemeChange: listener.off,
    onWindowResize: listener.on,
    offWindowResize: listener.off,
    nextTick: (done: () => void) => deps.schedule(done),
    canIUse: (name: string) => wx[name.split('.')[0] ?? ''] !== undefined,
    ...options.wx,
  }
  return wx
}

function storage(kept: HostOptions['storage']): Record<string, unknown> {
  const read = (key: string): unknown => {
    const text = kept.getItem(key)
    return text === null ? undefined : JSON.parse(text)
  }
  return {
    getStorageSync: (key: string) => read(key) ?? '',
    setStorageSync: (key: string, data: unknown) => kept.setItem(key, JSON.stringify(data)),
    removeStorageSync: (key: string) => kept.removeItem(key),
    clearStorageSync: () => kept.clear(),
    getStorage: weappApi('getStorage', ({ key = '' }: Args) => {
      const data = read(key)
      if (data === undefined) throw new ApiFailure('fail data not found')
      return { data }
    }),
    setStorage: weappApi('setStorage', ({ key = '', data }: Args) =>
      kept.setItem(key, JSON.stringify(data)),
    ),
    removeStorage: weappApi('removeStorage', ({ key = '' }: Args) => kept.removeItem(key)),
  }
}

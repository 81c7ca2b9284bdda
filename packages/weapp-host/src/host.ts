import { jsonOf, fileOf, type AppJson } from './bundle.ts'
import type { ComponentOptions } from './component.ts'
import { dispatchEvent } from './events.ts'
import type { HostEvent, HostOptions, LaunchOptions, ShownPage } from './host-types.ts'
import { createListeners } from './listeners.ts'
import { createModules } from './modules.ts'
import { createPage, type HostPage, type PageOptions } from './page.ts'
import type { TreeElement } from './tree.ts'
import { createWx } from './wx.ts'
import { createWxmlCompiler } from './wxml.ts'

/** A running Mini Program. */
export interface Host {
  /** The page that is shown; null before the launch. */
  page: () => ShownPage | null
  /** How many pages are on the stack. */
  depth: () => number
  /** Dispatches what a face saw: `path` leads from the top of the page to the element. */
  dispatch: (path: readonly TreeElement[], event: HostEvent) => void
  back: () => void
  /** The Mini Program goes to the background: App.onHide, page onHide. */
  hide: () => void
  /** …and comes back: App.onShow. With a path it opens that page, as WeChat does for a message. */
  show: (options?: Partial<LaunchOptions>) => void
  pullDown: () => void
  reachBottom: () => void
  pageScroll: (scrollTop: number) => void
  stats: { setDataCalls: number; setDataBytes: number }
}

/** WeChat keeps ten pages at most. */
const MAX_DEPTH = 10

/** Where the Mini Program is told how it was opened. */
interface EnterOptions {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: object
  shareTicket: undefined
}

/** Starts a Mini Program cold: App.onLaunch, App.onShow, and the page of `launch`. */
export function startHost(options: HostOptions, launch: LaunchOptions): Host {
  const { bundle, onError } = options
  const app = jsonOf<AppJson>(bundle, 'app.json')
  const compile = createWxmlCompiler(bundle)
  const stack: HostPage[] = []
  const stats = { setDataCalls: 0, setDataBytes: 0 }
  const onAppShow = createListeners<object>()
  const onAppHide = createListeners<object>()
  let appInstance: Record<string, unknown> = {}
  let hidden = false
  let entered = enterOptions(launch)

  const definedPages = new Map<string, PageOptions>()
  const definedComponents = new Map<string, ComponentOptions>()
  let defining = ''

  function callApp(method: string, value?: unknown): void {
    const called = appInstance[method]
    if (typeof called !== 'function') return
    try {
      ;(called as (value: unknown) => unknown).call(appInstance, value)
    } catch (error) {
      report(error)
    }
  }

  function report(error: unknown): void {
    onError(error)
    const told = appInstance['onError']
    if (typeof told === 'function' && error instanceof Error)
      (told as (message: string) => void).call(appInstance, `${error.message}\n${error.stack}`)
  }

  // Several setData make one rendering, as in WeChat.
  let scheduled = false
  let waiting: (() => void)[] = []
  function schedule(done?: () => void): void {
    if (done) waiting.push(done)
    if (scheduled) return
    scheduled = true
    setTimeout(() => {
      scheduled = false
      render()
      const told = waiting
      waiting = []
      for (const tell of told) tell()
    }, 0)
  }

  function render(): void {
    const page = stack.at(-1)
    if (!page) return
    try {
      page.render()
    } catch (error) {
      report(error)
    }
    options.onRender()
    if (page.ready) return
    page.ready = true
    page.call('onReady')
  }

  function open(url: { route: string; query: Record<string, string> }): void {
    const page = createPage(url.route, url.query, definePage(url.route), {
      bundle,
      app,
      compile,
      defineComponent,
      onSetData: (bytes) => {
        stats.setDataCalls += 1
        stats.setDataBytes += bytes
      },
      schedule,
      onError: report,
    })
    stack.push(page)
    page.call('onLoad', url.query)
    page.call('onShow')
    schedule()
  }

  function definePage(route: string): PageOptions {
    if (!app.pages?.includes(route)) throw new Error(`the Mini Program has no page ${route}`)
    if (!definedPages.has(route)) {
      defining = route
      modules.require(`${route}.js`)
    }
    const defined = definedPages.get(route)
    if (!defined) throw new Error(`${route}.js did not call Page()`)
    return defined
  }

  function defineComponent(path: string): ComponentOptions {
    if (!definedComponents.has(path)) {
      defining = path
      modules.require(`${path}.js`)
    }
    return definedComponents.get(path) ?? {}
  }

  function close(count: number): void {
    for (const page of stack.splice(Math.max(stack.length - count, 0)).toReversed())
      page.call('onUnload')
  }

  const navigation = {
    /** A page that is not there is told to App.onPageNotFound. */
    resolve(url: string): { route: string; query: Record<string, string> } {
      const from = stack.at(-1)?.route ?? ''
      const target = readUrl(url, from)
      if (!app.pages?.includes(target.route)) throw new Error(`page "${target.route}" is not found`)
      return target
    },
    navigateTo(url: string) {
      const target = navigation.resolve(url)
      if (stack.length >= MAX_DEPTH) throw new Error(`webview count limit exceed`)
      stack.at(-1)?.call('onHide')
      open(target)
    },
    redirectTo(url: string) {
      const target = navigation.resolve(url)
      close(1)
      open(target)
    },
    reLaunch(url: string) {
      const target = navigation.resolve(url)
      close(stack.length)
      open(target)
    },
    navigateBack(delta: number) {
      if (stack.length < 2) return
      close(Math.min(delta, stack.length - 1))
      stack.at(-1)?.call('onShow')
      schedule()
    },
  }

  const wx = createWx({
    options,
    navigation,
    page: () => stack.at(-1) ?? null,
    enterOptions: () => entered,
    launchOptions: enterOptions(launch),
    onAppShow,
    onAppHide,
    schedule,
  })
  const modules = createModules(bundle, options.run, {
    wx,
    App: (defined: Record<string, unknown>) => {
      appInstance = defined
    },
    Page: (defined: PageOptions) => definedPages.set(defining, defined),
    // A page may be a component, too.
    Component: (defined: ComponentOptions) => {
      definedComponents.set(defining, defined)
      if (app.pages?.includes(defining))
        definedPages.set(defining, { ...defined, ...defined.methods })
    },
    Behavior: (defined: object) => defined,
    getApp: () => appInstance,
    getCurrentPages: () => stack.map((page) => page.instance),
    requirePlugin: (name: string) => {
      if (options.plugins && name in options.plugins) return options.plugins[name]
      throw new Error(`the plugin ${name} is not here`)
    },
  })

  fileOf(bundle, 'app.js')
  modules.require('app.js')
  callApp('onLaunch', entered)
  callApp('onShow', entered)
  onAppShow.tell(entered)
  const first = readUrl(`/${launch.path}`, '')
  const query = { ...first.query, ...launch.query }
  if (app.pages?.includes(first.route)) open({ route: first.route, query })
  else {
    callApp('onPageNotFound', { path: first.route, query, isEntryPage: true })
    // Nobody took it over: WeChat opens the first page of the list then.
    if (stack.length === 0) open({ route: app.pages?.[0] ?? '', query: {} })
  }

  return {
    page: () => stack.at(-1) ?? null,
    depth: () => stack.length,
    dispatch: dispatchEvent,
    back: () => navigation.navigateBack(1),
    hide() {
      if (hidden) return
      hidden = true
      stack.at(-1)?.call('onHide')
      callApp('onHide', {})
      onAppHide.tell({})
    },
    show(shown = {}) {
      hidden = false
      const page = stack.at(-1)
      const target = shown.path === undefined ? null : readUrl(`/${shown.path}`, '')
      entered = enterOptions({
        path: target?.route ?? page?.route ?? '',
        query: target ? { ...target.query, ...shown.query } : (page?.options ?? {}),
        scene: shown.scene ?? 1001,
        ...(shown.referrerInfo && { referrerInfo: shown.referrerInfo }),
      })
      callApp('onShow', entered)
      onAppShow.tell(entered)
      if (!target) {
        page?.call('onShow')
        return
      }
      // A message opens its page anew, on an empty stack.
      close(stack.length)
      open({ route: target.route, query: entered.query })
    },
    pullDown() {
      if (stack.at(-1)?.json.enablePullDownRefresh) stack.at(-1)?.call('onPullDownRefresh')
    },
    reachBottom: () => void stack.at(-1)?.call('onReachBottom'),
    pageScroll: (scrollTop) => void stack.at(-1)?.call('onPageScroll', { scrollTop }),
    stats,
  }
}

function enterOptions(launch: LaunchOptions): EnterOptions {
  const { route, query } = readUrl(`/${launch.path}`, '')
  return {
    path: route,
    query: { ...query, ...launch.query },
    scene: launch.scene ?? 1001,
    referrerInfo: launch.referrerInfo ?? {},
    shareTicket: undefined,
  }
}

/** Splits `/pages/a?b=c`; a path without a slash in front is meant from the folder of `from`. */
function readUrl(url: string, from: string): { route: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.replace(/^\/+/, '/').split('?', 2)
  const route = path.startsWith('/')
    ? path.slice(1)
    : [...from.split('/').slice(0, -1), path].join('/')
  const query: Record<string, string> = {}
  for (const pair of search.split('&')) {
    const [name = '', ...value] = pair.split('=')
    // As in WeChat, values reach the page as they are in the URL: decoding is the page's.
    if (name !== '') query[name] = value.join('=')
  }
  return { route, query }
}

import { fileOf, jsonOf, type AppJson } from './bundle.ts'
import type { ComponentOptions } from './component.ts'
import { createDevice } from './device.ts'
import { dispatchEvent } from '../wxml/events.ts'
import type {
  DeviceSettings,
  HostEvent,
  HostOptions,
  LaunchOptions,
  ShownPage,
} from './host-options.ts'
import { createIntersections } from '../wx/intersection-observer.ts'
import { createLife } from './lifetime.ts'
import { createListeners } from './listeners.ts'
import { createModules } from './modules.ts'
import { createNavigation, readUrl } from './navigation.ts'
import { createPage, type PageOptions } from './page.ts'
import { findPlugin } from './plugins.ts'
import { createPullDown } from './pull-down.ts'
import { createRendering } from './render-queue.ts'
import { createSelectorQuery, type QuerySource } from '../wx/selector-query.ts'
import type { TreeElement } from '../wxml/tree.ts'
import { createWx } from '../wx/wx.ts'
import { createWxmlCompiler } from '../wxml/compile.ts'

/** A running Mini Program. */
export interface Host {
  /** The page that is shown; null before the launch. */
  page: () => ShownPage | null
  /** How many pages are on the stack. */
  depth: () => number
  /** Whether the page that is shown is the Mini Program's first one. */
  atHome: () => boolean
  /** The pages on the stack, the shown one last. */
  pages: () => readonly ShownPage[]
  /** Dispatches what a face saw: `path` leads from the top of the page to the element. */
  dispatch: (path: readonly TreeElement[], event: HostEvent) => void
  /** The arrow at the top left; nothing on the first page. */
  back: () => void
  /** The little house that stands there instead, where the entry page is not the first one. */
  home: () => void
  /** The Mini Program goes to the background: App.onHide, page onHide. */
  hide: () => void
  /** …and comes back: App.onShow. With a path it opens that page, as WeChat does for a message. */
  show: (options?: Partial<LaunchOptions>) => void
  /** WeChat ends it: without a word, and nothing of it runs any more. Its storage stays. */
  kill: () => void
  killed: () => boolean
  /** The buyer pulls the page down; answers whether it refreshes. */
  pullDown: () => boolean
  reachBottom: () => void
  pageScroll: (scrollTop: number) => void
  /** Something other than the page was scrolled. */
  scrolled: () => void
  device: Readonly<DeviceSettings>
  changeDevice: (settings: Partial<DeviceSettings>) => void
  stats: { setDataCalls: number; setDataBytes: number }
}

/** Starts a Mini Program cold: App.onLaunch, App.onShow, and the page of `launch`. */
export function startHost(options: HostOptions, launch: LaunchOptions): Host {
  const { bundle, onError } = options
  const app = jsonOf<AppJson>(bundle, 'app.json')
  const pages = app.pages ?? []
  const compile = createWxmlCompiler(bundle)
  const stats = { setDataCalls: 0, setDataBytes: 0 }
  const device = createDevice(options)
  const heard = {
    appShow: createListeners<object>(),
    appHide: createListeners<object>(),
    error: createListeners<string>(),
    pageNotFound: createListeners<object>(),
  }
  let appInstance: Record<string, unknown> = {}
  let hidden = false
  let entered = enterOptions(launch)

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
    const { message, stack } = (error ?? {}) as { message?: string; stack?: string }
    if (message === undefined) return
    const told = appInstance['onError']
    if (typeof told === 'function')
      (told as (message: string) => void).call(appInstance, `${message}\n${stack}`)
    heard.error.tell(`${message}\n${stack}`)
  }
  const life = createLife(report)

  const schedule = createRendering(() => {
    const page = navigation.top()
    if (!page || life.ended()) return
    try {
      page.render()
    } catch (error) {
      report(error)
    }
    options.onRender()
    intersections.lookAll()
    if (page.ready) return
    page.ready = true
    page.call('onReady')
  })
  const queries: QuerySource = {
    tree: () => navigation.top()?.tree ?? [],
    // Made outside a page, a query means the page that is shown.
    ownerOf: (of) => navigation.top()?.ownerOf(of ?? navigation.top()?.instance) ?? null,
    layout() {
      if (options.layout) return options.layout
      throw new Error('nothing is drawn here, so that nothing has a place: bring `layout`')
    },
    afterRender: (done) => schedule(() => !life.ended() && done()),
    onError: report,
  }
  const intersections = createIntersections(queries)

  const definedPages = new Map<string, PageOptions>()
  const definedComponents = new Map<string, ComponentOptions>()
  let defining = ''
  function defined<Options>(known: Map<string, Options>, path: string): Options | undefined {
    if (!known.has(path)) {
      defining = path
      modules.require(`${path}.js`)
    }
    return known.get(path)
  }

  const navigation = createNavigation({
    pages,
    tabs: app.tabBar?.list?.map(({ pagePath }) => pagePath) ?? [],
    schedule,
    make({ route, query }) {
      if (!pages.includes(route)) throw new Error(`the Mini Program has no page ${route}`)
      const page = defined(definedPages, route)
      if (!page) throw new Error(`${route}.js did not call Page()`)
      return createPage(route, query, page, {
        bundle,
        app,
        compile,
        defineComponent: (path) => defined(definedComponents, path) ?? {},
        onSetData(bytes) {
          stats.setDataCalls += 1
          stats.setDataBytes += bytes
        },
        schedule,
        queries: (instance) => ({
          createSelectorQuery: () => createSelectorQuery(queries).in(instance),
          createIntersectionObserver: (observed: object) =>
            intersections.observer(instance, observed),
        }),
        onError: report,
      })
    },
  })

  const pullDown = createPullDown(options.ui, navigation)
  const wx = createWx({
    options,
    app,
    navigation,
    device,
    pullDown,
    heard,
    schedule,
    enterOptions: () => entered,
    launchOptions: enterOptions(launch),
    createSelectorQuery: () => createSelectorQuery(queries),
    createIntersectionObserver: intersections.observer,
  })
  const modules = createModules(bundle, options.run, {
    ...life.timers,
    wx: Object.fromEntries(Object.entries(wx).map(([name, value]) => [name, life.bound(value)])),
    App: (given: Record<string, unknown>) => {
      appInstance = given
    },
    Page: (given: PageOptions) => definedPages.set(defining, given),
    // A page may be a component, too.
    Component: (given: ComponentOptions) => {
      definedComponents.set(defining, given)
      if (pages.includes(defining)) definedPages.set(defining, { ...given, ...given.methods })
    },
    Behavior: (given: object) => given,
    getApp: () => appInstance,
    getCurrentPages: () => navigation.stack.map((page) => page.instance),
    requirePlugin: (name: string) => findPlugin(name, app, options.plugins ?? {}),
  })

  fileOf(bundle, 'app.js')
  modules.require('app.js')
  callApp('onLaunch', entered)
  callApp('onShow', entered)
  heard.appShow.tell(entered)
  const first = readUrl(`/${launch.path}`, '')
  const query = { ...first.query, ...launch.query }
  if (pages.includes(first.route)) navigation.open({ route: first.route, query })
  else {
    const missing = { path: first.route, query, isEntryPage: true }
    callApp('onPageNotFound', missing)
    heard.pageNotFound.tell(missing)
    // Nobody took it over: WeChat opens the first page of the list then.
    if (navigation.stack.length === 0) navigation.open({ route: pages[0] ?? '', query: {} })
  }

  const alive = <Values extends unknown[]>(run: (...values: Values) => void) => {
    return (...values: Values) => void (life.ended() || run(...values))
  }
  return {
    page: () => navigation.top() ?? null,
    depth: () => navigation.stack.length,
    atHome: () => navigation.top()?.route === pages[0],
    pages: () => navigation.stack,
    dispatch: alive((path, event) =>
      dispatchEvent(path, event, (element) => options.layout?.rectOf(element) ?? null),
    ),
    back: alive(() => navigation.stack.length > 1 && navigation.navigateBack(1)),
    home: alive(() => navigation.reLaunch(`/${pages[0] ?? ''}`)),
    hide: alive(() => {
      if (hidden) return
      hidden = true
      navigation.top()?.call('onHide')
      callApp('onHide', {})
      heard.appHide.tell({})
    }),
    show: alive((shown: Partial<LaunchOptions> = {}) => {
      hidden = false
      const page = navigation.top()
      const target = shown.path === undefined ? null : readUrl(`/${shown.path}`, '')
      entered = enterOptions({
        path: target?.route ?? page?.route ?? '',
        query: target ? { ...target.query, ...shown.query } : (page?.options ?? {}),
        scene: shown.scene ?? 1001,
        ...(shown.referrerInfo && { referrerInfo: shown.referrerInfo }),
      })
      callApp('onShow', entered)
      heard.appShow.tell(entered)
      // A message opens its page anew, on an empty stack.
      if (target) navigation.openAlone({ route: target.route, query: entered.query })
      else page?.call('onShow')
    }),
    kill: () => life.end(),
    killed: life.ended,
    pullDown() {
      const page = navigation.top()
      return !life.ended() && page?.json.enablePullDownRefresh === true && pullDown.start()
    },
    reachBottom: alive(() => navigation.top()?.call('onReachBottom')),
    pageScroll: alive((scrollTop) => {
      navigation.top()?.call('onPageScroll', { scrollTop })
      intersections.lookAll()
    }),
    scrolled: alive(() => intersections.lookAll()),
    device: device.settings,
    changeDevice: alive((settings) => {
      device.change(settings)
      schedule()
    }),
    stats,
  }
}

function enterOptions(launch: LaunchOptions) {
  const { route, query } = readUrl(`/${launch.path}`, '')
  return {
    path: route,
    query: { ...query, ...launch.query },
    scene: launch.scene ?? 1001,
    referrerInfo: launch.referrerInfo ?? {},
    shareTicket: undefined,
  }
}

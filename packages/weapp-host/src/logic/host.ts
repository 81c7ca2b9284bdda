import { fileOf, jsonOf, type AppJson } from './bundle.ts'
import { createApp } from './app.ts'
import { createClock } from './clock.ts'
import type { ComponentOptions } from './component-instance.ts'
import { createDevice } from './device.ts'
import { dispatchEvent } from '../wxml/events.ts'
import type {
  DeviceSettings,
  HostEvent,
  HostOptions,
  LaunchOptions,
  ShownPage,
} from './host-options.ts'
import { createIntersectionObservers } from '../wx/intersection-observer.ts'
import { createLifetime } from './lifetime.ts'
import { createModules } from './modules.ts'
import { createNavigation, readUrl } from './navigation.ts'
import { createPage, type PageDefinition, type PageOptions } from './page.ts'
import { findPlugin } from './plugins.ts'
import { createPullDown } from './pull-down.ts'
import { createRenderQueue } from './render-queue.ts'
import { createSelectorQuery, type QuerySource } from '../wx/selector-query.ts'
import type { TreeElement } from '../wxml/tree.ts'
import { createSuspension } from '../wx/suspension.ts'
import { createWx } from '../wx/wx.ts'
import { createWxmlCompiler } from '../wxml/compile.ts'

/** A running Mini Program. */
export interface Host {
  /** The current page; null before the launch. */
  page: () => ShownPage | null
  /** The number of pages on the stack. */
  depth: () => number
  /** Whether the current page is the first one of app.json. */
  atHome: () => boolean
  /** The pages on the stack, the current one last. */
  pages: () => readonly ShownPage[]
  /** Dispatches an event; `path` leads from the root of the page to the element. */
  dispatch: (path: readonly TreeElement[], event: HostEvent) => void
  /** Opens a page over the current one, as other code of the Mini Program may. @throws ApiFailure */
  navigateTo: (url: string) => void
  /** Presses the back button; does nothing on the first page. */
  back: () => void
  /** Presses the home button, which replaces the back button if the entry page is not the first one. */
  home: () => void
  /** Moves the Mini Program to the background: App.onHide, page onHide. */
  hide: () => void
  /** Returns it to the foreground: App.onShow. With a path it opens that page, as a message does. */
  show: (options?: Partial<LaunchOptions>) => void
  /**
   * Suspends it, as WeChat does after 5 s in the background [official]: no timer runs, and requests
   * are interrupted, until it is shown. Call `hide` before.
   */
  suspend: () => void
  /** Lets time pass on the phone: timers that are due run, and its clock goes on. */
  advance: (ms: number) => void
  /** Ends the Mini Program as WeChat does when memory is short: no event, no more code. Storage stays. */
  kill: () => void
  killed: () => boolean
  /** Pulls the page down; returns whether it refreshes. */
  pullDown: () => boolean
  reachBottom: () => void
  pageScroll: (scrollTop: number) => void
  /** Reports that an element inside the page was scrolled. */
  scrolled: () => void
  device: Readonly<DeviceSettings>
  changeDevice: (settings: Partial<DeviceSettings>) => void
  stats: { setDataCalls: number; setDataBytes: number }
}

/** Starts a Mini Program: App.onLaunch, App.onShow, then the page of `launch`. */
export function startHost(options: HostOptions, launch: LaunchOptions): Host {
  const { bundle, onError } = options
  const appJson = jsonOf<AppJson>(bundle, 'app.json')
  const pages = appJson.pages ?? []
  const compile = createWxmlCompiler(bundle)
  const stats = { setDataCalls: 0, setDataBytes: 0 }
  const device = createDevice(options)
  let hidden = false
  let entered = enterOptions(launch)

  const app = createApp(onError)
  const clock = createClock(options.clockOffset)
  const lifetime = createLifetime(app.report, clock)
  const suspension = createSuspension()

  const schedule = createRenderQueue(() => {
    const page = navigation.top()
    if (!page || lifetime.ended()) return
    try {
      page.render()
    } catch (error) {
      app.report(error)
    }
    options.onRender()
    intersections.checkAll()
    if (page.ready) return
    page.ready = true
    page.call('onReady')
  })
  const queries: QuerySource = {
    tree: () => navigation.top()?.tree ?? [],
    // A query made outside a page is for the current page.
    ownerOf: (of) => navigation.top()?.ownerOf(of ?? navigation.top()?.instance) ?? null,
    layout() {
      if (options.layout) return options.layout
      throw new Error('nothing is rendered here, so elements have no position: pass `layout`')
    },
    afterRender: (done) => schedule(() => !lifetime.ended() && done()),
    onError: app.report,
  }
  const intersections = createIntersectionObservers(queries)

  const definedPages = new Map<string, PageDefinition>()
  const definedComponents = new Map<string, ComponentOptions>()
  let loadingPath = ''
  /** Runs a page's or component's JavaScript once; returns what it defined. */
  function load<Options>(known: Map<string, Options>, path: string): Options | undefined {
    if (!known.has(path)) {
      loadingPath = path
      modules.require(`${path}.js`)
    }
    return known.get(path)
  }

  const navigation = createNavigation({
    pages,
    tabs: appJson.tabBar?.list?.map(({ pagePath }) => pagePath) ?? [],
    schedule,
    createPage({ route, query }) {
      if (!pages.includes(route)) throw new Error(`the Mini Program has no page ${route}`)
      const page = load(definedPages, route)
      if (!page) throw new Error(`${route}.js did not call Page()`)
      return createPage(route, query, page, {
        bundle,
        app: appJson,
        compile,
        defineComponent: (path) => load(definedComponents, path) ?? {},
        onSetData(bytes) {
          stats.setDataCalls += 1
          stats.setDataBytes += bytes
        },
        schedule,
        queries: (instance) => ({
          createSelectorQuery: () => createSelectorQuery(queries).in(instance),
          createIntersectionObserver: (observerOptions: object) =>
            intersections.createObserver(instance, observerOptions),
        }),
        onError: app.report,
      })
    },
  })

  const pullDown = createPullDown(options.ui, navigation)
  const wx = createWx({
    options,
    app: appJson,
    navigation,
    device,
    pullDown,
    listeners: app.listeners,
    schedule,
    suspension,
    enterOptions: () => entered,
    launchOptions: enterOptions(launch),
    createSelectorQuery: () => createSelectorQuery(queries),
    createIntersectionObserver: intersections.createObserver,
  })
  const modules = createModules(bundle, options.run, {
    ...lifetime.timers.globals,
    Date: clock.Date,
    wx: Object.fromEntries(Object.entries(wx).map(([name, value]) => [name, lifetime.bind(value)])),
    App: app.define,
    Page: (page: PageOptions) => definedPages.set(loadingPath, { page }),
    // Component() may define a page, too.
    Component: (component: ComponentOptions) => {
      definedComponents.set(loadingPath, component)
      if (pages.includes(loadingPath)) definedPages.set(loadingPath, { component })
    },
    Behavior: (behavior: object) => behavior,
    getApp: app.instance,
    getCurrentPages: () => navigation.stack.map((page) => page.instance),
    requirePlugin: (name: string) => findPlugin(name, appJson, options.plugins ?? {}),
  })

  fileOf(bundle, 'app.js')
  modules.require('app.js')
  app.launch(entered)
  app.show(entered)
  const first = readUrl(`/${launch.path}`, '')
  const query = { ...first.query, ...launch.query }
  if (pages.includes(first.route)) navigation.open({ route: first.route, query })
  else {
    app.pageNotFound({ path: first.route, query, isEntryPage: true })
    // If onPageNotFound opened no page, WeChat opens the first one of app.json.
    if (navigation.stack.length === 0) navigation.open({ route: pages[0] ?? '', query: {} })
  }

  const whileRunning = <Values extends unknown[]>(run: (...values: Values) => void) => {
    return (...values: Values) => void (lifetime.ended() || run(...values))
  }
  return {
    page: () => navigation.top() ?? null,
    depth: () => navigation.stack.length,
    atHome: () => navigation.top()?.route === pages[0],
    pages: () => navigation.stack,
    dispatch: whileRunning((path, event) =>
      dispatchEvent(path, event, (element) => options.layout?.rectOf(element) ?? null),
    ),
    navigateTo: whileRunning((url) => navigation.navigateTo(url)),
    back: whileRunning(() => navigation.stack.length > 1 && navigation.navigateBack(1)),
    home: whileRunning(() => navigation.reLaunch(`/${pages[0] ?? ''}`)),
    hide: whileRunning(() => {
      if (hidden) return
      hidden = true
      navigation.top()?.call('onHide')
      app.hide()
    }),
    show: whileRunning((showOptions: Partial<LaunchOptions> = {}) => {
      hidden = false
      const page = navigation.top()
      const target = showOptions.path === undefined ? null : readUrl(`/${showOptions.path}`, '')
      entered = enterOptions({
        path: target?.route ?? page?.route ?? '',
        query: target ? { ...target.query, ...showOptions.query } : (page?.options ?? {}),
        scene: showOptions.scene ?? 1001,
        ...(showOptions.referrerInfo && { referrerInfo: showOptions.referrerInfo }),
      })
      lifetime.timers.resume()
      app.show(entered)
      suspension.resume()
      // A message opens its page as the only one.
      if (target) navigation.openAlone({ route: target.route, query: entered.query })
      else page?.call('onShow')
    }),
    suspend: whileRunning(() => {
      lifetime.timers.suspend()
      suspension.suspend()
    }),
    advance: whileRunning((ms) => lifetime.timers.advance(ms)),
    kill: () => lifetime.end(),
    killed: lifetime.ended,
    pullDown() {
      const page = navigation.top()
      return !lifetime.ended() && page?.json.enablePullDownRefresh === true && pullDown.start()
    },
    reachBottom: whileRunning(() => navigation.top()?.call('onReachBottom')),
    pageScroll: whileRunning((scrollTop) => {
      navigation.top()?.call('onPageScroll', { scrollTop })
      intersections.checkAll()
    }),
    scrolled: whileRunning(() => intersections.checkAll()),
    device: device.settings,
    changeDevice: whileRunning((settings) => {
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

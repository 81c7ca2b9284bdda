import { jsonOf, type AppJson, type Bundle, type WindowJson } from './bundle.ts'
import type { ShownPage } from './host-options.ts'
import { createComponents, type ComponentOptions } from './component.ts'
import { dispatchEvent } from '../wxml/events.ts'
import { findAll } from '../wxml/selector.ts'
import { applySetData, bytesOf, copyData } from './set-data.ts'
import { renderFile } from '../wxml/render.ts'
import { findPath, type Owner } from '../wxml/tree.ts'
import type { WxmlFile } from '../wxml/compile.ts'

/** The argument of `Page({…})`. */
export type PageOptions = Record<string, unknown>

/** A page on the stack. */
export interface HostPage extends ShownPage {
  /** The object that is `this` in the page's methods, and in getCurrentPages. */
  instance: Record<string, unknown>
  call: (method: string, ...values: unknown[]) => unknown
  render: () => void
  ready: boolean
  /** Returns the owner of the elements of `instance`, which is this page or a component on it. */
  ownerOf: (instance: unknown) => Owner | null
  end: () => void
}

export interface PageDeps {
  bundle: Bundle
  app: Partial<AppJson>
  compile: (path: string) => WxmlFile
  defineComponent: (path: string) => ComponentOptions
  onSetData: (bytes: number) => void
  /** Queues a rendering; `done` is called after it. */
  schedule: (done?: () => void) => void
  /** Returns the query methods of a page or component: `this.createSelectorQuery()`. */
  queries: (instance: object) => Record<string, unknown>
  onError: (error: unknown) => void
}

/** Creates a page from the argument of `Page({…})`; runs none of its methods yet. */
export function createPage(
  route: string,
  query: Record<string, string>,
  options: PageOptions,
  deps: PageDeps,
): HostPage {
  const call = (self: object, method: unknown, ...values: unknown[]): unknown => {
    if (typeof method !== 'function') return undefined
    try {
      return (method as (...values: unknown[]) => unknown).apply(self, values)
    } catch (error) {
      deps.onError(error)
      return undefined
    }
  }
  const ownerOf = (self: unknown): Owner | null => {
    if (self === instance) return owner
    let found: Owner | null = null
    findPath(page.tree, ({ owner: one }) => {
      if (one.instance === self) found = one
      return found !== null
    })
    return found
  }
  const select = (from: object, selector: string) =>
    findAll(page.tree, selector, ownerOf(from)).flatMap(({ component }) => component ?? [])
  const commonMethods = (self: object) => ({
    ...deps.queries(self),
    selectComponent: (selector: string) => select(self, selector)[0] ?? null,
    selectAllComponents: (selector: string) => select(self, selector),
    triggerEvent(type: string, detail: object = {}, { bubbles = false } = {}) {
      const path = findPath(page.tree, ({ component }) => component === self)
      if (path) dispatchEvent(path, { type, detail, bubbles })
    },
  })

  const data = copyData((options['data'] ?? {}) as Record<string, unknown>)
  const instance: Record<string, unknown> = {
    ...options,
    data,
    route,
    __route__: route,
    options: query,
    setData(change: Record<string, unknown>, done?: () => void) {
      const copy = copyData(change)
      deps.onSetData(bytesOf(copy))
      applySetData(data, copy)
      deps.schedule(done && (() => call(instance, done)))
    },
    getTabBar: () => null,
  }
  Object.assign(instance, commonMethods(instance))
  const components = createComponents({
    bundle: deps.bundle,
    compile: deps.compile,
    define: deps.defineComponent,
    onSetData(bytes, done) {
      deps.onSetData(bytes)
      deps.schedule(done)
    },
    call,
    commonMethods,
  })
  const json = { ...deps.app.window, ...jsonOf<WindowJson>(deps.bundle, `${route}.json`) }
  const using = { ...deps.app.usingComponents, ...json.usingComponents }
  const owner: Owner = {
    instance,
    handle: (method, event) => void call(instance, instance[method], event),
  }

  const page: HostPage = {
    route,
    options: query,
    json,
    title: json.navigationBarTitleText ?? '',
    refreshing: false,
    tree: [],
    instance,
    ready: false,
    ownerOf,
    call(method, ...values) {
      const result = call(instance, instance[method], ...values)
      if (method === 'onShow') components.callPageLifetime('show')
      if (method === 'onHide') components.callPageLifetime('hide')
      return result
    },
    render() {
      const context = { owner, showComponent: components.show(using, route) }
      page.tree = renderFile(deps.compile(`${route}.wxml`), data, context)
      components.finishRender()
    },
    end() {
      page.call('onUnload')
      components.end()
    },
  }
  return page
}

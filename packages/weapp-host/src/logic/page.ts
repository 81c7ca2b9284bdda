import { jsonOf, type AppJson, type Bundle, type WindowJson } from './bundle.ts'
import { createComponents, type ComponentOptions } from './component.ts'
import { dispatchEvent } from '../wxml/events.ts'
import { findAll } from '../wxml/selector.ts'
import { applySetData, bytesOf, copyData } from './set-data.ts'
import { findPath, renderFile, type Owner, type TreeNode } from '../wxml/tree.ts'
import type { WxmlFile } from '../wxml/compile.ts'

/** What `Page({…})` was called with. */
export type PageOptions = Record<string, unknown>

/** A page on the stack. */
export interface HostPage {
  route: string
  options: Record<string, string>
  json: WindowJson
  title: string
  refreshing: boolean
  tree: TreeNode[]
  /** The object that the Mini Program knows as `this` and in getCurrentPages. */
  instance: Record<string, unknown>
  call: (method: string, ...values: unknown[]) => unknown
  render: () => void
  ready: boolean
  /** The owner of the elements of `instance`: this page or a component on it. */
  ownerOf: (instance: unknown) => Owner | null
  end: () => void
}

export interface PageDeps {
  bundle: Bundle
  app: Partial<AppJson>
  compile: (path: string) => WxmlFile
  defineComponent: (path: string) => ComponentOptions
  onSetData: (bytes: number) => void
  /** Renders soon; `done` when it is on the screen. */
  schedule: (done?: () => void) => void
  /** The queries and observers of a page or component: `this.createSelectorQuery()`. */
  queries: (instance: object) => Record<string, unknown>
  onError: (error: unknown) => void
}

/** Makes a page of what `Page({…})` was given; nothing of it runs yet. */
export function createPage(
  route: string,
  query: Record<string, string>,
  defined: PageOptions,
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
  const ownerOf = (of: unknown): Owner | null => {
    if (of === instance) return owner
    let found: Owner | null = null
    findPath(page.tree, ({ owner: one }) => {
      if (one.instance === of) found = one
      return found !== null
    })
    return found
  }
  const select = (from: object, selector: string) =>
    findAll(page.tree, selector, ownerOf(from)).flatMap(({ component }) => component ?? [])
  const abilities = (self: object) => ({
    ...deps.queries(self),
    selectComponent: (selector: string) => select(self, selector)[0] ?? null,
    selectAllComponents: (selector: string) => select(self, selector),
    triggerEvent(type: string, detail: object = {}, { bubbles = false } = {}) {
      const path = findPath(page.tree, ({ component }) => component === self)
      if (path) dispatchEvent(path, { type, detail, bubbles })
    },
  })

  const data = copyData((defined['data'] ?? {}) as Record<string, unknown>)
  const instance: Record<string, unknown> = {
    ...defined,
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
  Object.assign(instance, abilities(instance))
  const components = createComponents({
    bundle: deps.bundle,
    compile: deps.compile,
    define: deps.defineComponent,
    onSetData(bytes, done) {
      deps.onSetData(bytes)
      deps.schedule(done)
    },
    call,
    abilities,
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
      const answer = call(instance, instance[method], ...values)
      if (method === 'onShow') components.tellPage('show')
      if (method === 'onHide') components.tellPage('hide')
      return answer
    },
    render() {
      const rendering = { owner, showComponent: components.show(using, route) }
      page.tree = renderFile(deps.compile(`${route}.wxml`), data, rendering)
      components.settle()
    },
    end() {
      page.call('onUnload')
      components.end()
    },
  }
  return page
}

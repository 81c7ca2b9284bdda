import { jsonOf, type AppJson, type Bundle, type WindowJson } from './bundle.ts'
import { createComponents, type ComponentOptions } from './component.ts'
import { applySetData, copyData } from './set-data.ts'
import { renderFile, type Owner, type TreeNode } from './tree.ts'
import type { WxmlFile } from './wxml.ts'

/** What `Page({…})` was called with. */
export type PageOptions = Record<string, unknown>

/** A page on the stack. */
export interface HostPage {
  route: string
  options: Record<string, string>
  json: WindowJson
  title: string
  tree: TreeNode[]
  /** The object that the Mini Program knows as `this` and in getCurrentPages. */
  instance: Record<string, unknown>
  call: (method: string, ...values: unknown[]) => unknown
  render: () => void
  ready: boolean
}

export interface PageDeps {
  bundle: Bundle
  app: Partial<AppJson>
  compile: (path: string) => WxmlFile
  defineComponent: (path: string) => ComponentOptions
  onSetData: (bytes: number) => void
  /** Renders soon; `done` when it is on the screen. */
  schedule: (done?: () => void) => void
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
  const data = copyData((defined['data'] ?? {}) as Record<string, unknown>)
  const instance: Record<string, unknown> = {
    ...defined,
    data,
    route,
    __route__: route,
    options: query,
    setData(change: Record<string, unknown>, done?: () => void) {
      const copy = copyData(change)
      deps.onSetData(JSON.stringify(copy).length)
      applySetData(data, copy)
      deps.schedule(done && (() => call(instance, done)))
    },
    selectComponent: () => null,
    selectAllComponents: () => [],
    getTabBar: () => null,
  }
  const components = createComponents({
    bundle: deps.bundle,
    compile: deps.compile,
    define: deps.defineComponent,
    onSetData: () => deps.schedule(),
    call,
  })
  const json = { ...deps.app.window, ...jsonOf<WindowJson>(deps.bundle, `${route}.json`) }
  const using = { ...deps.app.usingComponents, ...json.usingComponents }
  const owner: Owner = { handle: (method, event) => void call(instance, instance[method], event) }

  const page: HostPage = {
    route,
    options: query,
    json,
    title: json.navigationBarTitleText ?? '',
    tree: [],
    instance,
    ready: false,
    call: (method, ...values) => call(instance, instance[method], ...values),
    render() {
      page.tree = renderFile(
        deps.compile(`${route}.wxml`),
        data,
        owner,
        components.show(using, route),
      )
      components.sweep()
    },
  }
  return page
}

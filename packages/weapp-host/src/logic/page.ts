import { jsonOf, type AppJson, type Bundle, type WindowJson } from './bundle.ts'
import type { ShownPage } from './host-options.ts'
import { createComponents } from './component.ts'
import {
  createInstances,
  withBehaviors,
  type ComponentInstanceDeps,
  type ComponentOptions,
} from './component-instance.ts'
import { dispatchEvent } from '../wxml/events.ts'
import { findAll } from '../wxml/selector.ts'
import { applySetData, bytesOf, copyData } from './set-data.ts'
import { renderFile } from '../wxml/render.ts'
import { findPath, type Owner } from '../wxml/tree.ts'
import type { WxmlFile } from '../wxml/compile.ts'

/** The argument of `Page({…})`. */
export type PageOptions = Record<string, unknown>

/** What a page's JavaScript defined: `Component()` may define a page, too. */
export type PageDefinition = { page: PageOptions } | { component: ComponentOptions }

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

/** Creates a page from what its JavaScript defined; calls onLoad and all after it for the caller. */
export function createPage(
  route: string,
  query: Record<string, string>,
  definition: PageDefinition,
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
  /** Null while a Component's `created` and `attached` run: nothing is drawn yet. */
  let made: HostPage | null = null
  const tree = () => made?.tree ?? []
  const ownerOf = (self: unknown): Owner | null => {
    if (!made) return null
    if (self === instance) return owner
    let found: Owner | null = null
    findPath(tree(), ({ owner: one }) => {
      if (one.instance === self) found = one
      return found !== null
    })
    return found
  }
  const select = (from: object, selector: string) =>
    findAll(tree(), selector, ownerOf(from)).flatMap(({ component }) => component ?? [])
  const commonMethods = (self: object) => ({
    ...deps.queries(self),
    selectComponent: (selector: string) => select(self, selector)[0] ?? null,
    selectAllComponents: (selector: string) => select(self, selector),
    triggerEvent(type: string, detail: object = {}, { bubbles = false } = {}) {
      const path = findPath(tree(), ({ component }) => component === self)
      if (path) dispatchEvent(path, { type, detail, bubbles })
    },
  })

  const instanceDeps: ComponentInstanceDeps = {
    onSetData(bytes, done) {
      deps.onSetData(bytes)
      deps.schedule(done)
    },
    call,
    commonMethods,
  }
  const { instance, data, callLifetime } =
    'component' in definition
      ? componentPage(definition.component, query, instanceDeps)
      : plainPage(definition.page, instanceDeps)
  const own = { route, __route__: route, options: query, getTabBar: () => null }
  Object.assign(instance, own)
  const components = createComponents({
    bundle: deps.bundle,
    compile: deps.compile,
    define: deps.defineComponent,
    ...instanceDeps,
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
      if (method === 'onReady') callLifetime('ready')
      if (method === 'onShow') callLifetime('show')
      if (method === 'onHide') callLifetime('hide')
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
      callLifetime('detached')
    },
  }
  made = page
  return page
}

/** What `Page({…})` and `Component({…})` have in common once they are pages. */
interface PageInstance {
  instance: Record<string, unknown>
  data: Record<string, unknown>
  /** Calls a lifetime of `Component({…})`, or one of its pageLifetimes. */
  callLifetime: (lifetime: 'ready' | 'detached' | 'show' | 'hide') => void
}

function plainPage(options: PageOptions, deps: ComponentInstanceDeps): PageInstance {
  const data = copyData((options['data'] ?? {}) as Record<string, unknown>)
  const instance: Record<string, unknown> = {
    ...options,
    data,
    setData(change: Record<string, unknown>, done?: () => void) {
      const copy = copyData(change)
      applySetData(data, copy)
      deps.onSetData(bytesOf(copy), done && (() => deps.call(instance, done)))
    },
  }
  Object.assign(instance, deps.commonMethods(instance))
  return { instance, data, callLifetime: () => {} }
}

/**
 * A page that `Component({…})` defined: its properties are set from the query, by their types, and
 * its page methods are among its methods [official: Component as a page].
 */
function componentPage(
  options: ComponentOptions,
  query: Record<string, string>,
  deps: ComponentInstanceDeps,
): PageInstance {
  const whole = withBehaviors(options)
  const given = Object.entries(query).filter(([name]) => whole.properties?.[name] !== undefined)
  const attrs = Object.fromEntries(
    given.map(([name, value]) => [name, castTo(whole.properties?.[name], value)]),
  )
  const instances = createInstances(deps)
  const entry = instances.create(whole, attrs)
  return {
    instance: entry.instance,
    data: entry.instance.data,
    callLifetime(lifetime) {
      if (lifetime === 'ready' || lifetime === 'detached') instances.callLifetime(entry, lifetime)
      else deps.call(entry.instance, whole.pageLifetimes?.[lifetime])
    },
  }
}

function castTo(property: unknown, value: string): unknown {
  const { type = property } = (property ?? {}) as { type?: unknown }
  const { name } = (type ?? {}) as { name?: string }
  if (name === 'Number') return Number(value)
  return name === 'Boolean' ? value !== '' && value !== 'false' : value
}

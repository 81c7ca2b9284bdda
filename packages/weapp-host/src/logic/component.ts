import { jsonOf, resolvePath, type Bundle } from './bundle.ts'
import { applySetData, bytesOf, copyData } from './set-data.ts'
import { renderFile, type ShowComponent } from '../wxml/render.ts'
import type { Owner } from '../wxml/tree.ts'
import type { WxmlFile } from '../wxml/compile.ts'

type Data = Record<string, unknown>

/** The argument of `Component({…})`. */
export interface ComponentOptions {
  properties?: Record<string, unknown>
  data?: Data
  methods?: Data
  lifetimes?: Data
  pageLifetimes?: Data
  observers?: Data
  behaviors?: ComponentOptions[]
  [name: string]: unknown
}

interface Instance {
  data: Data
  properties: Data
  [name: string]: unknown
}

interface Entry {
  instance: Instance
  owner: Owner
  options: ComponentOptions
  /** The attributes of the last rendering: a property is set only when its attribute has changed. */
  attrs: Data
  ready: boolean
}

/** The component instances of a page, which live as long as they are rendered. */
export interface Components {
  show: (using: Record<string, string>, from: string) => ShowComponent
  /** Calls `ready` of new components, and detaches those that were not rendered. */
  finishRender: () => void
  /** Calls the pageLifetimes of all components. */
  callPageLifetime: (what: 'show' | 'hide') => void
  end: () => void
}

export interface ComponentDeps {
  bundle: Bundle
  compile: (path: string) => WxmlFile
  /** Runs the component's JavaScript and returns what it defined. */
  define: (path: string) => ComponentOptions
  onSetData: (bytes: number, done?: () => void) => void
  /** Calls a method of the Mini Program and reports its errors. */
  call: (self: object, method: unknown, ...values: unknown[]) => void
  /** Returns the methods that every component has: selectComponent, triggerEvent, … */
  commonMethods: (instance: object) => Data
}

export function createComponents(deps: ComponentDeps): Components {
  const entries = new Map<string, Entry>()
  let rendered = new Set<string>()

  function create(options: ComponentOptions, attrs: Data): Entry {
    const { methods = {}, data = {} } = options
    const properties = { ...defaultsOf(options.properties), ...attrs }
    const instance: Instance = {
      ...methods,
      data: { ...copyData(data), ...properties },
      properties,
      setData(change: Data, done?: () => void) {
        const copy = copyData(change)
        applySetData(instance.data, copy)
        observe(entry, Object.keys(copy))
        deps.onSetData(bytesOf(copy), done && (() => deps.call(instance, done)))
      },
    }
    Object.assign(instance, deps.commonMethods(instance))
    const owner: Owner = {
      instance,
      handle: (method, event) => deps.call(instance, instance[method], event),
    }
    const entry: Entry = { instance, owner, options, attrs, ready: false }
    callLifetime(entry, 'created')
    callLifetime(entry, 'attached')
    observe(entry, Object.keys(attrs))
    return entry
  }

  function callLifetime({ instance, options }: Entry, lifetime: string): void {
    deps.call(instance, options.lifetimes?.[lifetime] ?? options[lifetime])
  }

  /** Calls the observers of the changed fields with their values. */
  function observe({ instance, options }: Entry, changed: string[]): void {
    if (changed.length === 0) return
    const roots = new Set(changed.map((path) => path.split(/[.[]/)[0] ?? ''))
    for (const [watched, observer] of Object.entries(options.observers ?? {})) {
      const names = watched.split(',').map((name) => name.trim())
      const matches = names.some((name) => name === '**' || roots.has(name.split(/[.[]/)[0] ?? ''))
      if (matches) deps.call(instance, observer, ...names.map((name) => instance.data[name]))
    }
    for (const name of roots) {
      const property = options.properties?.[name] as { observer?: unknown } | null | undefined
      const observer = property?.observer
      const method = typeof observer === 'string' ? instance[observer] : observer
      deps.call(instance, method, instance.data[name])
    }
  }

  function update(entry: Entry, attrs: Data): void {
    const changed = Object.keys(attrs).filter((name) => attrs[name] !== entry.attrs[name])
    entry.attrs = attrs
    for (const name of changed) {
      entry.instance.data[name] = attrs[name]
      entry.instance.properties[name] = attrs[name]
    }
    observe(entry, changed)
  }

  function show(using: Record<string, string>, from: string): ShowComponent {
    return (tag, key, attrs, slotContent) => {
      const used = using[tag]
      if (used === undefined) return null
      const path = resolvePath(from, used)
      const known = entries.get(key)
      const entry = known ?? create(withBehaviors(deps.define(path)), attrs)
      rendered.add(key)
      entries.set(key, entry)
      if (known) update(entry, attrs)
      const json = jsonOf<{ usingComponents: Record<string, string> }>(deps.bundle, `${path}.json`)
      const showComponent = show(json.usingComponents ?? {}, path)
      const file = deps.compile(`${path}.wxml`)
      const { instance, owner } = entry
      const context = { owner, showComponent, slotContent: slotContent() }
      return { instance, nodes: renderFile(file, instance.data, context, key) }
    }
  }

  return {
    show,
    finishRender() {
      for (const [key, entry] of entries) {
        if (!rendered.has(key)) {
          entries.delete(key)
          callLifetime(entry, 'detached')
        } else if (!entry.ready) {
          entry.ready = true
          callLifetime(entry, 'ready')
        }
      }
      rendered = new Set()
    },
    callPageLifetime(what) {
      for (const { instance, options } of entries.values())
        deps.call(instance, options.pageLifetimes?.[what])
    },
    end() {
      for (const entry of entries.values()) callLifetime(entry, 'detached')
      entries.clear()
    },
  }
}

/** Returns the properties' default values: their own, or the empty value of their type. */
function defaultsOf(properties: Data = {}): Data {
  const defaults: Data = {}
  for (const [name, property] of Object.entries(properties)) {
    const { type, value } = (
      typeof property === 'function' ? { type: property } : (property ?? {})
    ) as { type?: { name?: string }; value?: unknown }
    defaults[name] = value === undefined ? emptyOf(type?.name) : copyData(value)
  }
  return defaults
}

function emptyOf(type: string | undefined): unknown {
  if (type === 'String') return ''
  if (type === 'Number') return 0
  if (type === 'Boolean') return false
  return type === 'Array' ? [] : null
}

/** Merges a component's behaviors into it; its own definitions win. */
function withBehaviors(options: ComponentOptions): ComponentOptions {
  return (options.behaviors ?? []).reduce((merged, added) => {
    const behavior = withBehaviors(added)
    return {
      ...behavior,
      ...merged,
      properties: { ...behavior.properties, ...merged.properties },
      data: { ...behavior.data, ...merged.data },
      methods: { ...behavior.methods, ...merged.methods },
      lifetimes: { ...behavior.lifetimes, ...merged.lifetimes },
      observers: { ...behavior.observers, ...merged.observers },
    }
  }, options)
}

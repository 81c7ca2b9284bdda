import { applySetData, bytesOf, copyData } from './set-data.ts'
import type { Owner } from '../wxml/tree.ts'

export type Data = Record<string, unknown>

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

/** A component that is rendered, or a page that `Component()` made. */
export interface ComponentEntry {
  instance: Instance
  owner: Owner
  options: ComponentOptions
  /** The attributes of the last rendering: a property is set only when its attribute has changed. */
  attrs: Data
  ready: boolean
}

export interface ComponentInstanceDeps {
  onSetData: (bytes: number, done?: () => void) => void
  /** Calls a method of the Mini Program and reports its errors. */
  call: (self: object, method: unknown, ...values: unknown[]) => unknown
  /** Returns the methods that every component has: selectComponent, triggerEvent, … */
  commonMethods: (instance: object) => Data
}

/** Creates instances of components, and calls their lifetimes and observers. */
export function createInstances(deps: ComponentInstanceDeps) {
  function create(options: ComponentOptions, attrs: Data): ComponentEntry {
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
      handle: (method, event) => void deps.call(instance, instance[method], event),
    }
    const entry: ComponentEntry = { instance, owner, options, attrs, ready: false }
    callLifetime(entry, 'created')
    callLifetime(entry, 'attached')
    observe(entry, Object.keys(attrs))
    return entry
  }

  function callLifetime({ instance, options }: ComponentEntry, lifetime: string): void {
    deps.call(instance, options.lifetimes?.[lifetime] ?? options[lifetime])
  }

  /** Calls the observers of the changed fields with their values. */
  function observe({ instance, options }: ComponentEntry, changed: string[]): void {
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

  function update(entry: ComponentEntry, attrs: Data): void {
    const changed = Object.keys(attrs).filter((name) => attrs[name] !== entry.attrs[name])
    entry.attrs = attrs
    for (const name of changed) {
      entry.instance.data[name] = attrs[name]
      entry.instance.properties[name] = attrs[name]
    }
    observe(entry, changed)
  }

  return { create, update, callLifetime }
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
export function withBehaviors(options: ComponentOptions): ComponentOptions {
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

import { jsonOf, resolvePath, type Bundle } from './bundle.ts'
import { applySetData, bytesOf, copyData } from './set-data.ts'
import { renderFile, type Owner, type ShowComponent } from '../wxml/tree.ts'
import type { WxmlFile } from '../wxml/compile.ts'

type Data = Record<string, unknown>

/** What `Component({…})` was called with. */
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

interface Living {
  instance: Instance
  owner: Owner
  options: ComponentOptions
  /** As they came last: a property is set when its value has changed, not at every rendering. */
  attrs: Data
  ready: boolean
}

/** Where components come from and how their instances live as long as they are shown. */
export interface Components {
  show: (using: Record<string, string>, from: string) => ShowComponent
  /** Tells new ones that they are on the screen, and ends those that are not there any more. */
  settle: () => void
  /** The page is shown or hidden. */
  tellPage: (what: 'show' | 'hide') => void
  end: () => void
}

export interface ComponentDeps {
  bundle: Bundle
  compile: (path: string) => WxmlFile
  /** Runs the component's JavaScript; answers what it defined. */
  define: (path: string) => ComponentOptions
  onSetData: (bytes: number, done?: () => void) => void
  /** Calls a method of the Mini Program's; an error is the Mini Program's. */
  call: (self: object, method: unknown, ...values: unknown[]) => void
  /** What every component can do: selectComponent, triggerEvent, … */
  abilities: (instance: object) => Data
}

export function createComponents(deps: ComponentDeps): Components {
  const living = new Map<string, Living>()
  let shown = new Set<string>()

  function create(options: ComponentOptions, attrs: Data): Living {
    const { methods = {}, data = {} } = options
    const properties = { ...defaultsOf(options.properties), ...attrs }
    const instance: Instance = {
      ...methods,
      data: { ...copyData(data), ...properties },
      properties,
      setData(change: Data, done?: () => void) {
        const copy = copyData(change)
        applySetData(instance.data, copy)
        observe(one, Object.keys(copy))
        deps.onSetData(bytesOf(copy), done && (() => deps.call(instance, done)))
      },
    }
    Object.assign(instance, deps.abilities(instance))
    const owner: Owner = {
      instance,
      handle: (method, event) => deps.call(instance, instance[method], event),
    }
    const one: Living = { instance, owner, options, attrs, ready: false }
    tell(one, 'created')
    tell(one, 'attached')
    observe(one, Object.keys(attrs))
    return one
  }

  function tell({ instance, options }: Living, lifetime: string): void {
    deps.call(instance, options.lifetimes?.[lifetime] ?? options[lifetime])
  }

  /** Calls the observers of these fields with their values. */
  function observe({ instance, options }: Living, changed: string[]): void {
    if (changed.length === 0) return
    const roots = new Set(changed.map((path) => path.split(/[.[]/)[0] ?? ''))
    for (const [watched, observer] of Object.entries(options.observers ?? {})) {
      const names = watched.split(',').map((name) => name.trim())
      const concerns = names.some((name) => name === '**' || roots.has(name.split(/[.[]/)[0] ?? ''))
      if (concerns) deps.call(instance, observer, ...names.map((name) => instance.data[name]))
    }
    for (const name of roots) {
      const property = options.properties?.[name] as { observer?: unknown } | null | undefined
      const observer = property?.observer
      const method = typeof observer === 'string' ? instance[observer] : observer
      deps.call(instance, method, instance.data[name])
    }
  }

  function update(one: Living, attrs: Data): void {
    const changed = Object.keys(attrs).filter((name) => attrs[name] !== one.attrs[name])
    one.attrs = attrs
    for (const name of changed) {
      one.instance.data[name] = attrs[name]
      one.instance.properties[name] = attrs[name]
    }
    observe(one, changed)
  }

  function show(using: Record<string, string>, from: string): ShowComponent {
    return (tag, key, attrs, slotted) => {
      const used = using[tag]
      if (used === undefined) return null
      const path = resolvePath(from, used)
      const known = living.get(key)
      const one = known ?? create(withBehaviors(deps.define(path)), attrs)
      shown.add(key)
      living.set(key, one)
      if (known) update(one, attrs)
      const json = jsonOf<{ usingComponents: Record<string, string> }>(deps.bundle, `${path}.json`)
      const showComponent = show(json.usingComponents ?? {}, path)
      const file = deps.compile(`${path}.wxml`)
      const { instance, owner } = one
      const rendering = { owner, showComponent, slotted: slotted() }
      return { instance, nodes: renderFile(file, instance.data, rendering, key) }
    }
  }

  return {
    show,
    settle() {
      for (const [key, one] of living) {
        if (!shown.has(key)) {
          living.delete(key)
          tell(one, 'detached')
        } else if (!one.ready) {
          one.ready = true
          tell(one, 'ready')
        }
      }
      shown = new Set()
    },
    tellPage(what) {
      for (const { instance, options } of living.values())
        deps.call(instance, options.pageLifetimes?.[what])
    },
    end() {
      for (const one of living.values()) tell(one, 'detached')
      living.clear()
    },
  }
}

/** What a property is when nobody sets it: its value, or the empty value of its type. */
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

/** Behaviors give what the component does not have itself. */
function withBehaviors(options: ComponentOptions): ComponentOptions {
  return (options.behaviors ?? []).reduce((all, given) => {
    const behavior = withBehaviors(given)
    return {
      ...behavior,
      ...all,
      properties: { ...behavior.properties, ...all.properties },
      data: { ...behavior.data, ...all.data },
      methods: { ...behavior.methods, ...all.methods },
      lifetimes: { ...behavior.lifetimes, ...all.lifetimes },
      observers: { ...behavior.observers, ...all.observers },
    }
  }, options)
}

import { jsonOf, resolvePath, type Bundle } from './bundle.ts'
import { applySetData, copyData } from './set-data.ts'
import { renderFile, type Owner, type ShowComponent, type TreeNode } from './tree.ts'
import type { WxmlFile } from './wxml.ts'

/** What `Component({…})` was called with. */
export interface ComponentOptions {
  properties?: Record<string, unknown>
  data?: Record<string, unknown>
  methods?: Record<string, unknown>
  lifetimes?: Record<string, unknown>
  [name: string]: unknown
}

interface Instance {
  data: Record<string, unknown>
  properties: Record<string, unknown>
  [name: string]: unknown
}

/** Where components come from and how their instances live as long as they are shown. */
export interface Components {
  show: (using: Record<string, string>, from: string) => ShowComponent
  /** Ends those that the last rendering did not show. */
  sweep: () => void
}

export function createComponents(deps: {
  bundle: Bundle
  compile: (path: string) => WxmlFile
  /** Runs the component's JavaScript; answers what it defined. */
  define: (path: string) => ComponentOptions
  onSetData: () => void
  /** Calls a method of the Mini Program's; an error is the Mini Program's. */
  call: (self: object, method: unknown, ...values: unknown[]) => void
}): Components {
  const instances = new Map<string, Instance>()
  let shown = new Set<string>()

  function create(options: ComponentOptions, attrs: Record<string, unknown>): Instance {
    const { methods = {}, data = {} } = options
    const instance: Instance = {
      ...methods,
      data: { ...copyData(data), ...attrs },
      properties: attrs,
      setData(change: Record<string, unknown>, done?: () => void) {
        applySetData(instance.data, copyData(change))
        deps.onSetData()
        done?.()
      },
      triggerEvent: () => {},
      selectComponent: () => null,
    }
    deps.call(instance, options.lifetimes?.['created'] ?? options['created'])
    deps.call(instance, options.lifetimes?.['attached'] ?? options['attached'])
    return instance
  }

  function show(using: Record<string, string>, from: string): ShowComponent {
    return (tag, key, attrs) => {
      const used = using[tag]
      if (used === undefined) return null
      const path = resolvePath(from, used)
      const options = deps.define(path)
      shown.add(key)
      const instance = instances.get(key) ?? create(options, attrs)
      instances.set(key, instance)
      Object.assign(instance.data, attrs)
      instance.properties = attrs
      const owner: Owner = {
        handle: (method, event) => deps.call(instance, instance[method], event),
      }
      const json = jsonOf<{ usingComponents: Record<string, string> }>(deps.bundle, `${path}.json`)
      const inside = show(json.usingComponents ?? {}, path)
      const file = deps.compile(`${path}.wxml`)
      return renderFile(file, instance.data, owner, inside, key) satisfies TreeNode[]
    }
  }

  return {
    show,
    sweep() {
      for (const key of instances.keys()) if (!shown.has(key)) instances.delete(key)
      shown = new Set()
    },
  }
}

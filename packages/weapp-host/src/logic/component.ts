import { findFile, jsonOf, resolvePath, type Bundle } from './bundle.ts'
import {
  createInstances,
  withBehaviors,
  type ComponentEntry,
  type ComponentInstanceDeps,
  type ComponentOptions,
} from './component-instance.ts'
import { renderFile, type ShowComponent } from '../wxml/render.ts'
import type { WxmlFile } from '../wxml/compile.ts'

/** The component instances of a page, which live as long as they are rendered. */
export interface Components {
  show: (using: Record<string, string>, from: string) => ShowComponent
  /** Calls `ready` of new components, and detaches those that were not rendered. */
  finishRender: () => void
  /** Calls the pageLifetimes of all components. */
  callPageLifetime: (what: 'show' | 'hide') => void
  end: () => void
}

export interface ComponentDeps extends ComponentInstanceDeps {
  bundle: Bundle
  compile: (path: string) => WxmlFile
  /** Runs the component's JavaScript and returns what it defined. */
  define: (path: string) => ComponentOptions
}

export function createComponents(deps: ComponentDeps): Components {
  const { create, update, callLifetime } = createInstances(deps)
  const entries = new Map<string, ComponentEntry>()
  let rendered = new Set<string>()

  function show(using: Record<string, string>, from: string): ShowComponent {
    return (tag, key, attrs, slotContent) => {
      const used = using[tag]
      if (used === undefined) return null
      const path = findFile(deps.bundle, from, used, ['.js'])?.path ?? resolvePath(from, used)
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

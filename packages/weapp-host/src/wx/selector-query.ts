import type { Layout, Rect } from '../wxml/layout.ts'
import { findAll } from '../wxml/selector.ts'
import type { Owner, TreeElement, TreeNode } from '../wxml/tree.ts'

/** The page that is shown, as queries see it. */
export interface QuerySource {
  tree: () => readonly TreeNode[]
  ownerOf: (instance: unknown) => Owner | null
  /** @throws when nothing is drawn where this runs */
  layout: () => Layout
  /** Soon, when what was set is on the screen. */
  afterRender: (done: () => void) => void
  onError: (error: unknown) => void
}

interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
}

type Tell = (result: unknown) => void

/** `wx.createSelectorQuery()`. */
export function createSelectorQuery(source: QuerySource) {
  const asked: { find: () => unknown; tell: Tell | undefined }[] = []
  let owner = source.ownerOf(null)

  const nodesRef = (all: boolean, find: () => (TreeElement | null)[]) => {
    const ask = (fields: Fields, tell: Tell | undefined) => {
      asked.push({
        find: () => {
          const found = find().map((element) => read(element, fields, source.layout))
          return all ? found : (found[0] ?? null)
        },
        tell,
      })
      return query
    }
    return {
      fields: (fields: Fields, tell?: Tell) => ask(fields, tell),
      boundingClientRect: (tell?: Tell) =>
        ask({ id: true, dataset: true, rect: true, size: true }, tell),
      scrollOffset: (tell?: Tell) => ask({ id: true, dataset: true, scrollOffset: true }, tell),
    }
  }
  const matching = (selector: string) => () => findAll(source.tree(), selector, owner)
  const query = {
    in(component: unknown) {
      owner = source.ownerOf(component)
      return query
    },
    select: (selector: string) => nodesRef(false, matching(selector)),
    selectAll: (selector: string) => nodesRef(true, matching(selector)),
    selectViewport: () => nodesRef(false, () => [null]),
    exec(tell?: (results: unknown[]) => void) {
      source.afterRender(() => {
        const results = asked.map((one) => {
          try {
            return one.find()
          } catch (error) {
            source.onError(error)
            return null
          }
        })
        for (const [at, one] of asked.entries()) one.tell?.(results[at])
        tell?.(results)
      })
      return query
    },
  }
  return query
}

/** What of an element was asked for; null stands for the page as a whole. */
function read(element: TreeElement | null, fields: Fields, layout: () => Layout): object {
  const told: Record<string, unknown> = {}
  if (fields.id) told['id'] = String(element?.attrs['id'] ?? '')
  if (fields.dataset) told['dataset'] = element?.dataset ?? {}
  if (fields.mark) told['mark'] = element?.marks ?? {}
  if (fields.rect || fields.size) {
    const place = rectOf(element, layout())
    const { width, height, ...sides } = place ?? { width: 0, height: 0 }
    if (fields.rect) Object.assign(told, sides)
    if (fields.size) Object.assign(told, { width, height })
  }
  if (fields.scrollOffset) {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element
      ? layout().scrollOf(element)
      : layout().page()
    Object.assign(told, { scrollTop, scrollLeft, scrollHeight, scrollWidth })
  }
  for (const name of fields.properties ?? []) told[name] = element?.attrs[name]
  for (const name of fields.computedStyle ?? [])
    told[name] = element ? (layout().styleOf?.(element, name) ?? '') : ''
  return told
}

function rectOf(element: TreeElement | null, layout: Layout): Rect | null {
  if (element) return layout.rectOf(element)
  const { width, height } = layout.page()
  return { left: 0, top: 0, right: width, bottom: height, width, height }
}

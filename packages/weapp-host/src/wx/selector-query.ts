import type { Layout, Rect } from '../wxml/layout.ts'
import { findAll } from '../wxml/selector.ts'
import type { Owner, TreeElement, TreeNode } from '../wxml/tree.ts'

/** What queries need of the current page. */
export interface QuerySource {
  tree: () => readonly TreeNode[]
  ownerOf: (instance: unknown) => Owner | null
  /** @throws when there is no layout, as in Node */
  layout: () => Layout
  /** Calls `done` after the next rendering. */
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

type Callback = (result: unknown) => void

/** Creates a query: `wx.createSelectorQuery()`. */
export function createSelectorQuery(source: QuerySource) {
  const requests: { find: () => unknown; callback: Callback | undefined }[] = []
  let owner = source.ownerOf(null)

  const nodesRef = (all: boolean, find: () => (TreeElement | null)[]) => {
    const request = (fields: Fields, callback: Callback | undefined) => {
      requests.push({
        find: () => {
          const found = find().map((element) => read(element, fields, source.layout))
          return all ? found : (found[0] ?? null)
        },
        callback,
      })
      return query
    }
    return {
      fields: (fields: Fields, callback?: Callback) => request(fields, callback),
      boundingClientRect: (callback?: Callback) =>
        request({ id: true, dataset: true, rect: true, size: true }, callback),
      scrollOffset: (callback?: Callback) =>
        request({ id: true, dataset: true, scrollOffset: true }, callback),
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
    exec(callback?: (results: unknown[]) => void) {
      source.afterRender(() => {
        const results = requests.map((one) => {
          try {
            return one.find()
          } catch (error) {
            source.onError(error)
            return null
          }
        })
        for (const [at, one] of requests.entries()) one.callback?.(results[at])
        callback?.(results)
      })
      return query
    },
  }
  return query
}

/** Reads fields of an element; null stands for the whole page. */
function read(element: TreeElement | null, fields: Fields, layout: () => Layout): object {
  const result: Record<string, unknown> = {}
  if (fields.id) result['id'] = String(element?.attrs['id'] ?? '')
  if (fields.dataset) result['dataset'] = element?.dataset ?? {}
  if (fields.mark) result['mark'] = element?.marks ?? {}
  if (fields.rect || fields.size) {
    const place = rectOf(element, layout())
    const { width, height, ...sides } = place ?? { width: 0, height: 0 }
    if (fields.rect) Object.assign(result, sides)
    if (fields.size) Object.assign(result, { width, height })
  }
  if (fields.scrollOffset) {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element
      ? layout().scrollOf(element)
      : layout().page()
    Object.assign(result, { scrollTop, scrollLeft, scrollHeight, scrollWidth })
  }
  for (const name of fields.properties ?? []) result[name] = element?.attrs[name]
  for (const name of fields.computedStyle ?? [])
    result[name] = element ? (layout().styleOf?.(element, name) ?? '') : ''
  return result
}

function rectOf(element: TreeElement | null, layout: Layout): Rect | null {
  if (element) return layout.rectOf(element)
  const { width, height } = layout.page()
  return { left: 0, top: 0, right: width, bottom: height, width, height }
}

import { intersect, rect, type Layout, type Rect } from '../wxml/layout.ts'
import { findAll } from '../wxml/selector.ts'
import type { QuerySource } from './selector-query.ts'
import type { TreeElement } from '../wxml/tree.ts'

interface Margins {
  left?: number
  top?: number
  right?: number
  bottom?: number
}

interface ObserverOptions {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
}

/** Creates intersection observers (`wx.createIntersectionObserver`) and checks them all. */
export function createIntersectionObservers(source: QuerySource) {
  const checks = new Set<() => void>()

  function createObserver(component: unknown, options: ObserverOptions = {}) {
    const { thresholds = [0], initialRatio = 0, observeAll = false } = options
    const owner = source.ownerOf(component)
    let references: { selector: string | null; margins: Margins }[] = []
    let check: (() => void) | null = null
    const ratios = new Map<string, number>()

    const self = {
      relativeTo(selector: string, margins: Margins = {}) {
        references.push({ selector, margins })
        return self
      },
      relativeToViewport(margins: Margins = {}) {
        references.push({ selector: null, margins })
        return self
      },
      observe(selector: string, callback: (entry: object) => void) {
        const layout = () => source.layout()
        if (references.length === 0) references = [{ selector: null, margins: {} }]
        check = () => {
          const found = findAll(source.tree(), selector, owner)
          const relativeRect = references
            .map((reference) =>
              referenceRect(
                reference,
                layout(),
                (named) => findAll(source.tree(), named, owner)[0],
              ),
            )
            .reduce(intersect)
          for (const element of observeAll ? found : found.slice(0, 1)) {
            const place = layout().rectOf(element) ?? rect(0, 0, 0, 0)
            const visible = intersect(place, relativeRect)
            const area = place.width * place.height
            const ratio = area === 0 ? 0 : (visible.width * visible.height) / area
            const before = ratios.get(element.key) ?? initialRatio
            ratios.set(element.key, ratio)
            if (thresholds.some((threshold) => crosses(before, ratio, threshold)))
              callback(entryOf(element, ratio, { place, visible, relativeRect }))
          }
        }
        checks.add(check)
        source.afterRender(checkAll)
      },
      disconnect() {
        if (check) checks.delete(check)
      },
    }
    return self
  }

  function checkAll(): void {
    for (const check of checks) {
      try {
        check()
      } catch (error) {
        // There is no layout here: reported once, not at every scroll.
        checks.delete(check)
        source.onError(error)
      }
    }
  }

  return { createObserver, checkAll }
}

/** Whether the ratio crosses a threshold. At 0, any visible part counts. */
function crosses(before: number, now: number, threshold: number): boolean {
  if (threshold === 0) return before > 0 !== now > 0
  return before >= threshold !== now >= threshold
}

function referenceRect(
  reference: { selector: string | null; margins: Margins },
  layout: Layout,
  find: (selector: string) => TreeElement | undefined,
): Rect {
  const { width, height } = layout.page()
  const element = reference.selector === null ? undefined : find(reference.selector)
  const base = (element && layout.rectOf(element)) ?? rect(0, 0, width, height)
  const { left = 0, top = 0, right = 0, bottom = 0 } = reference.margins
  return rect(
    base.left - left,
    base.top - top,
    base.width + left + right,
    base.height + top + bottom,
  )
}

function entryOf(
  element: TreeElement,
  intersectionRatio: number,
  { place, visible, relativeRect }: { place: Rect; visible: Rect; relativeRect: Rect },
): object {
  return {
    id: String(element.attrs['id'] ?? ''),
    dataset: element.dataset,
    mark: element.marks,
    intersectionRatio,
    intersectionRect: visible,
    boundingClientRect: place,
    relativeRect,
    time: Math.round(performance.now()),
  }
}

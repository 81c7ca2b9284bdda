import { rect, shared, type Layout, type Rect } from '../wxml/layout.ts'
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

/** `wx.createIntersectionObserver`, and the moments at which all of them look. */
export function createIntersections(source: QuerySource) {
  const looking = new Set<() => void>()

  function observer(component: unknown, options: ObserverOptions = {}) {
    const { thresholds = [0], initialRatio = 0, observeAll = false } = options
    const owner = source.ownerOf(component)
    let frames: { selector: string | null; margins: Margins }[] = []
    let look: (() => void) | null = null
    const ratios = new Map<string, number>()

    const self = {
      relativeTo(selector: string, margins: Margins = {}) {
        frames.push({ selector, margins })
        return self
      },
      relativeToViewport(margins: Margins = {}) {
        frames.push({ selector: null, margins })
        return self
      },
      observe(selector: string, tell: (entry: object) => void) {
        const layout = () => source.layout()
        if (frames.length === 0) frames = [{ selector: null, margins: {} }]
        look = () => {
          const found = findAll(source.tree(), selector, owner)
          const relativeRect = frames
            .map((frame) =>
              frameRect(frame, layout(), (named) => findAll(source.tree(), named, owner)[0]),
            )
            .reduce(shared)
          for (const element of observeAll ? found : found.slice(0, 1)) {
            const place = layout().rectOf(element) ?? rect(0, 0, 0, 0)
            const seen = shared(place, relativeRect)
            const whole = place.width * place.height
            const ratio = whole === 0 ? 0 : (seen.width * seen.height) / whole
            const before = ratios.get(element.key) ?? initialRatio
            ratios.set(element.key, ratio)
            if (thresholds.some((threshold) => crosses(before, ratio, threshold)))
              tell(entryOf(element, ratio, { place, seen, relativeRect }))
          }
        }
        looking.add(look)
        source.afterRender(lookAll)
      },
      disconnect() {
        if (look) looking.delete(look)
      },
    }
    return self
  }

  function lookAll(): void {
    for (const look of looking) {
      try {
        look()
      } catch (error) {
        // Nothing is drawn here: said once, not at every scroll.
        looking.delete(look)
        source.onError(error)
      }
    }
  }

  return { observer, lookAll }
}

/** At 0 it counts whether anything is seen at all. */
function crosses(before: number, now: number, threshold: number): boolean {
  if (threshold === 0) return before > 0 !== now > 0
  return before >= threshold !== now >= threshold
}

function frameRect(
  frame: { selector: string | null; margins: Margins },
  layout: Layout,
  find: (selector: string) => TreeElement | undefined,
): Rect {
  const { width, height } = layout.page()
  const element = frame.selector === null ? undefined : find(frame.selector)
  const base = (element && layout.rectOf(element)) ?? rect(0, 0, width, height)
  const { left = 0, top = 0, right = 0, bottom = 0 } = frame.margins
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
  { place, seen, relativeRect }: { place: Rect; seen: Rect; relativeRect: Rect },
): object {
  return {
    id: String(element.attrs['id'] ?? ''),
    dataset: element.dataset,
    mark: element.marks,
    intersectionRatio,
    intersectionRect: seen,
    boundingClientRect: place,
    relativeRect,
    time: Math.round(performance.now()),
  }
}

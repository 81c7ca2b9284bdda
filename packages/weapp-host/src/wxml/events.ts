import type { HostEvent } from '../logic/host-options.ts'
import type { Rect } from './layout.ts'
import type { TreeElement } from './tree.ts'

/** All others stay at the element where they happen [official]. */
const RISING = new Set([
  'touchstart',
  'touchmove',
  'touchcancel',
  'touchend',
  'tap',
  'longpress',
  'longtap',
  'touchforcechange',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
])

/**
 * Lets an event sink from the first element of `path` to the last, for those who capture it, and
 * rise again, calling each method that is bound to it until one catches it.
 */
export function dispatchEvent(
  path: readonly TreeElement[],
  event: HostEvent,
  rectOf: (element: TreeElement) => Rect | null = () => null,
): void {
  const target = path.at(-1)
  if (!target) return
  const timeStamp = Math.round(performance.now())
  const mark = Object.assign({}, ...path.map(({ marks }) => marks)) as object
  const call = (element: TreeElement, method: string) =>
    element.owner.handle(method, {
      type: event.type,
      timeStamp,
      target: placeOf(target, rectOf),
      currentTarget: placeOf(element, rectOf),
      detail: event.detail ?? {},
      touches: event.touches ?? [],
      changedTouches: event.changedTouches ?? event.touches ?? [],
      mark,
    })
  const rises = event.bubbles ?? RISING.has(event.type)
  if (rises)
    for (const element of path) {
      const captured = element.captures[event.type]
      if (captured) call(element, captured.method)
      if (captured?.caught) return
    }
  for (const element of rises ? path.toReversed() : [target]) {
    const bound = element.events[event.type]
    if (bound) call(element, bound.method)
    if (bound?.caught) return
  }
}

function placeOf(element: TreeElement, rectOf: (element: TreeElement) => Rect | null) {
  const place = rectOf(element)
  return {
    id: String(element.attrs['id'] ?? ''),
    dataset: element.dataset,
    offsetLeft: place?.left ?? 0,
    offsetTop: place?.top ?? 0,
  }
}

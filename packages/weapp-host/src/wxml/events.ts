import type { HostEvent } from '../logic/host-options.ts'
import type { Rect } from './layout.ts'
import type { TreeElement } from './tree.ts'

/** The types of events that bubble [official]. */
const BUBBLING = new Set([
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
 * Dispatches an event along `path`: the capture phase from the first element to the last, then the
 * bubble phase back, calling the bound methods until one catches the event.
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
  const bubbles = event.bubbles ?? BUBBLING.has(event.type)
  if (bubbles)
    for (const element of path) {
      const captured = element.captures[event.type]
      if (captured) call(element, captured.method)
      if (captured?.caught) return
    }
  for (const element of bubbles ? path.toReversed() : [target]) {
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

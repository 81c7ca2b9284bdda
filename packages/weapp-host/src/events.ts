import type { HostEvent } from './host-types.ts'
import type { TreeElement } from './tree.ts'

/**
 * Lets an event rise from the last element of `path` to the first, calling each method that is bound
 * to it, until one catches it.
 */
export function dispatchEvent(path: readonly TreeElement[], event: HostEvent): void {
  const target = path.at(-1)
  if (!target) return
  const timeStamp = Math.round(performance.now())
  for (const element of path.toReversed()) {
    const bound = element.events[event.type]
    if (!bound) continue
    element.owner.handle(bound.method, {
      type: event.type,
      timeStamp,
      target: placeOf(target),
      currentTarget: placeOf(element),
      detail: event.detail ?? {},
      touches: event.touches ?? [],
      changedTouches: event.touches ?? [],
      mark: {},
    })
    if (bound.caught) return
  }
}

function placeOf(element: TreeElement) {
  return {
    id: String(element.attrs['id'] ?? ''),
    dataset: element.dataset,
    offsetLeft: 0,
    offsetTop: 0,
  }
}

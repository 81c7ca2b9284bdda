import { elementOf, pathOf } from './dom.ts'
import { listenToPress, type GestureOptions } from './press.ts'

/** Converts DOM events of a page to the Mini Program's events. */
export function listenToGestures(options: GestureOptions): void {
  const { scroller, host } = options
  const press = listenToPress(options)
  scroller.addEventListener('click', (event) => {
    const path = pathOf(event)
    if (path.some(({ tag, attrs }) => tag === 'button' && attrs['disabled'] === true)) return
    if (press.swallowsTap(path)) return
    const detail = press.placeOf(event)
    host().dispatch(path, { type: 'tap', detail, touches: [press.touchOf(event)] })
  })
  scroller.addEventListener('keydown', (event) => {
    const target = event.composedPath()[0]
    if (!(target instanceof HTMLElement)) return
    if (event.key === 'Enter' && target instanceof HTMLInputElement)
      host().dispatch(pathOf(event), { type: 'confirm', detail: { value: target.value } })
    if (event.key !== 'Enter' && event.key !== ' ') return
    if (target.tabIndex < 0 || !elementOf(target)) return
    // The space bar would scroll the page.
    event.preventDefault()
    if (!event.repeat) target.click()
  })
  const field = (event: Event, type: string) => {
    const target = event.target
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
    const { value } = target
    host().dispatch(pathOf(event), { type, detail: { value, cursor: value.length } })
  }
  scroller.addEventListener('input', (event) => field(event, 'input'))
  scroller.addEventListener('focusin', (event) => field(event, 'focus'))
  scroller.addEventListener('focusout', (event) => field(event, 'blur'))
  for (const type of ['load', 'error'])
    scroller.addEventListener(type, (event) => host().dispatch(pathOf(event), { type }), true)
  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend'])
    scroller.addEventListener(type, (event) => host().dispatch(pathOf(event), { type }))

  // Reported once near the end, and again only after the end was far [official].
  const near = new WeakSet<Element>()
  function reachesEnd(target: Element, distance: number): boolean {
    const { scrollTop, scrollHeight, clientHeight } = target
    const isNear = scrollHeight - clientHeight - scrollTop < distance
    const wasNear = near.has(target)
    if (isNear) near.add(target)
    else near.delete(target)
    return isNear && !wasNear
  }
  // New content makes the page longer, so that the end is far again without scrolling.
  new ResizeObserver(() => {
    const { scrollTop, scrollHeight, clientHeight } = scroller
    if (scrollHeight - clientHeight - scrollTop >= options.reachBottomDistance)
      near.delete(scroller)
  }).observe(scroller.querySelector('wx-page') ?? scroller)

  scroller.addEventListener(
    'scroll',
    (event) => {
      const { target } = event
      if (!(target instanceof HTMLElement)) return
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = target
      if (target === scroller) {
        host().pageScroll(scrollTop)
        if (reachesEnd(scroller, options.reachBottomDistance)) host().reachBottom()
        return
      }
      const element = elementOf(target)
      if (!element) return
      const path = pathOf(event)
      host().dispatch(path, {
        type: 'scroll',
        detail: { scrollTop, scrollLeft, scrollHeight, scrollWidth },
      })
      host().scrolled()
      const threshold = Number(element.attrs['lower-threshold'] ?? 50)
      if (reachesEnd(target, threshold))
        host().dispatch(path, { type: 'scrolltolower', detail: { direction: 'bottom' } })
    },
    true,
  )
}

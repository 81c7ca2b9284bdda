import { elementOf, pathOf } from './dom.ts'
import type { Host } from './host.ts'

/** Pixels that a finger pulls the page down to refresh it. */
const PULL = 60

/** Turns what happens in the DOM into the Mini Program's events. */
export function listenToGestures(scroller: HTMLElement, host: () => Host): void {
  scroller.addEventListener('click', (event) => {
    const path = pathOf(event)
    if (path.some(({ tag, attrs }) => tag === 'button' && attrs['disabled'] === true)) return
    const detail = { x: event.clientX, y: event.clientY }
    host().dispatch(path, { type: 'tap', detail, touches: [detail] })
  })
  scroller.addEventListener('keydown', (event) => {
    const target = event.composedPath()[0]
    if (event.key !== 'Enter' || !(target instanceof HTMLElement)) return
    if (target.getAttribute('role') === 'button') target.click()
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

  scroller.addEventListener(
    'scroll',
    (event) => {
      const { target } = event
      if (!(target instanceof HTMLElement)) return
      const { scrollTop, scrollLeft, scrollHeight, clientHeight } = target
      const below = scrollHeight - clientHeight - scrollTop
      if (target === scroller) {
        host().pageScroll(scrollTop)
        if (below < 50) host().reachBottom()
      } else if (elementOf(target)) {
        const path = pathOf(event)
        host().dispatch(path, { type: 'scroll', detail: { scrollTop, scrollLeft, scrollHeight } })
        if (below < 50)
          host().dispatch(path, { type: 'scrolltolower', detail: { direction: 'bottom' } })
      }
    },
    true,
  )

  let from: number | null = null
  scroller.addEventListener('pointerdown', (event) => {
    from = scroller.scrollTop <= 0 ? event.clientY : null
  })
  scroller.addEventListener('pointerup', (event) => {
    if (from !== null && event.clientY - from > PULL) host().pullDown()
    from = null
  })
}

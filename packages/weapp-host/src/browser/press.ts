import { pathOf } from './dom.ts'
import type { Host } from '../logic/host.ts'
import type { TreeElement } from '../wxml/tree.ts'

export interface GestureOptions {
  scroller: HTMLElement
  host: () => Host
  /** Whether the page can be pulled down. */
  refreshes: boolean
  reachBottomDistance: number
  pull: (height: number) => void
}

/** Pixels that a finger pulls the page down to refresh it. */
const PULL = 60

/** A pull feels heavier than a scroll. */
const HEAVY = 0.6

/** Milliseconds until a press is a long one [official]. */
const LONG = 350

/** Pixels that a finger may tremble. */
const STILL = 8

interface Point {
  clientX: number
  clientY: number
}

/**
 * A finger, or the mouse in its place: touch events, long presses, pulling, and scrolling by
 * dragging with the mouse.
 */
export function listenToPress({ scroller, host, refreshes, pull }: GestureOptions) {
  let from: { point: Point; path: TreeElement[]; scrollTop: number } | null = null
  let moved = false
  let held = false
  let timer = 0

  const placeOf = ({ clientX, clientY }: Point) => {
    const window = scroller.getBoundingClientRect()
    return { x: clientX - window.left, y: clientY - window.top + scroller.scrollTop }
  }
  const touchOf = (point: Point) => {
    const { x, y } = placeOf(point)
    return { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y - scroller.scrollTop }
  }
  const tell = (type: string, path: TreeElement[], point: Point) => {
    const touch = touchOf(point)
    const touches = type === 'touchend' || type === 'touchcancel' ? [] : [touch]
    const detail = type.startsWith('long') ? placeOf(point) : {}
    host().dispatch(path, { type, detail, touches, changedTouches: [touch] })
  }

  function press(point: Point, event: Event): void {
    const path = pathOf(event)
    from = { point, path, scrollTop: scroller.scrollTop }
    moved = false
    held = false
    tell('touchstart', path, point)
    timer = window.setTimeout(() => {
      held = true
      for (const type of ['longpress', 'longtap']) tell(type, path, point)
    }, LONG)
  }
  function move(point: Point, event: Event, drags: boolean): void {
    if (!from) return
    const down = point.clientY - from.point.clientY
    const across = point.clientX - from.point.clientX
    if (!moved && Math.hypot(down, across) < STILL) return
    moved = true
    clearTimeout(timer)
    tell('touchmove', from.path, point)
    if (refreshes && from.scrollTop <= 0 && down > 0) {
      if (event.cancelable) event.preventDefault()
      pull(down * HEAVY)
    } else if (drags) scroller.scrollTop = from.scrollTop - down
  }
  function release(point: Point, type: 'touchend' | 'touchcancel'): void {
    clearTimeout(timer)
    if (!from) return
    const { path, scrollTop } = from
    const down = point.clientY - from.point.clientY
    from = null
    tell(type, path, point)
    if (!moved || !refreshes || scrollTop > 0) return
    pull(0)
    if (type === 'touchend' && down > PULL) host().pullDown()
  }

  const field = (event: Event) =>
    event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName)
  scroller.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch' || event.button !== 0 || field(event)) return
    press(event, event)
    const moving = (further: PointerEvent) => move(further, further, true)
    const leave = (end: PointerEvent) => {
      window.removeEventListener('pointermove', moving)
      window.removeEventListener('pointerup', leave)
      window.removeEventListener('pointercancel', leave)
      release(end, end.type === 'pointerup' ? 'touchend' : 'touchcancel')
    }
    window.addEventListener('pointermove', moving)
    window.addEventListener('pointerup', leave)
    window.addEventListener('pointercancel', leave)
  })
  const finger = ({ changedTouches }: TouchEvent): Point =>
    changedTouches[0] ?? { clientX: 0, clientY: 0 }
  scroller.addEventListener('touchstart', (event) => press(finger(event), event), { passive: true })
  scroller.addEventListener('touchmove', (event) => move(finger(event), event, false), {
    passive: false,
  })
  scroller.addEventListener('touchend', (event) => release(finger(event), 'touchend'))
  scroller.addEventListener('touchcancel', (event) => release(finger(event), 'touchcancel'))

  return {
    placeOf,
    touchOf,
    /** A drag is no tap, and neither is a long press that somebody listens to. */
    swallowsTap: (path: readonly TreeElement[]) =>
      moved || (held && path.some(({ events }) => events['longpress'] ?? events['longtap'])),
  }
}

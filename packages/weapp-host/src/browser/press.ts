import { pathOf } from './dom.ts'
import type { Host } from '../logic/host.ts'
import type { TreeElement } from '../wxml/tree.ts'

export interface GestureOptions {
  scroller: HTMLElement
  host: () => Host
  /** Whether the page has pull-down refresh. */
  canRefresh: boolean
  reachBottomDistance: number
  pull: (height: number) => void
}

/** How far the page must be pulled to refresh it. */
const REFRESH_PX = 60

/** The indicator moves less than the finger. */
const PULL_RATIO = 0.6

/** How long a long press takes [official]. */
const LONG_PRESS_MS = 350

/** How far a finger may move during a tap. */
const TAP_PX = 8

interface Point {
  clientX: number
  clientY: number
}

/**
 * Listens to a finger or the mouse: touch events, long presses, pull-down refresh, and scrolling by
 * dragging with the mouse.
 */
export function listenToPress({ scroller, host, canRefresh, pull }: GestureOptions) {
  let start: { point: Point; path: TreeElement[]; scrollTop: number } | null = null
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
  const dispatchTouch = (type: string, path: TreeElement[], point: Point) => {
    const touch = touchOf(point)
    const touches = type === 'touchend' || type === 'touchcancel' ? [] : [touch]
    const detail = type.startsWith('long') ? placeOf(point) : {}
    host().dispatch(path, { type, detail, touches, changedTouches: [touch] })
  }

  function press(point: Point, event: Event): void {
    const path = pathOf(event)
    start = { point, path, scrollTop: scroller.scrollTop }
    moved = false
    held = false
    dispatchTouch('touchstart', path, point)
    timer = window.setTimeout(() => {
      held = true
      for (const type of ['longpress', 'longtap']) dispatchTouch(type, path, point)
    }, LONG_PRESS_MS)
  }
  function move(point: Point, event: Event, drags: boolean): void {
    if (!start) return
    const down = point.clientY - start.point.clientY
    const across = point.clientX - start.point.clientX
    if (!moved && Math.hypot(down, across) < TAP_PX) return
    moved = true
    clearTimeout(timer)
    dispatchTouch('touchmove', start.path, point)
    if (canRefresh && start.scrollTop <= 0 && down > 0) {
      if (event.cancelable) event.preventDefault()
      pull(down * PULL_RATIO)
    } else if (drags) scroller.scrollTop = start.scrollTop - down
  }
  function release(point: Point, type: 'touchend' | 'touchcancel'): void {
    clearTimeout(timer)
    if (!start) return
    const { path, scrollTop } = start
    const down = point.clientY - start.point.clientY
    start = null
    dispatchTouch(type, path, point)
    if (!moved || !canRefresh || scrollTop > 0) return
    pull(0)
    if (type === 'touchend' && down > REFRESH_PX) host().pullDown()
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
    /** Whether a click is not a tap: after a drag, or after a long press that has a listener. */
    swallowsTap: (path: readonly TreeElement[]) =>
      moved || (held && path.some(({ events }) => events['longpress'] ?? events['longtap'])),
  }
}

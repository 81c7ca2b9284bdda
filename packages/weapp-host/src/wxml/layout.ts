import type { TreeElement } from './tree.ts'

export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
  width: number
  height: number
}

export interface Scroll {
  scrollTop: number
  scrollLeft: number
  scrollHeight: number
  scrollWidth: number
}

/** Where elements are on the current page. The browser knows it; in Node a test may provide it. */
export interface Layout {
  /** Relative to the visible area of the page; null when the element is not rendered. */
  rectOf: (element: TreeElement) => Rect | null
  scrollOf: (element: TreeElement) => Scroll
  /** The whole page. */
  page: () => Scroll & { width: number; height: number }
  styleOf?: (element: TreeElement, name: string) => string
}

export function rect(left: number, top: number, width: number, height: number): Rect {
  return { left, top, right: left + width, bottom: top + height, width, height }
}

/** Returns the intersection of two rectangles; an empty one when they do not meet. */
export function intersect(one: Rect, other: Rect): Rect {
  const left = Math.max(one.left, other.left)
  const top = Math.max(one.top, other.top)
  const width = Math.min(one.right, other.right) - left
  const height = Math.min(one.bottom, other.bottom) - top
  return width < 0 || height < 0 ? rect(0, 0, 0, 0) : rect(left, top, width, height)
}

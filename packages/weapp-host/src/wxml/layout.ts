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

/** Where things are on the page that is shown. A browser knows; in Node a test may say. */
export interface Layout {
  /** From the top left of what is seen of the page; null: not drawn. */
  rectOf: (element: TreeElement) => Rect | null
  scrollOf: (element: TreeElement) => Scroll
  /** The page as a whole. */
  page: () => Scroll & { width: number; height: number }
  styleOf?: (element: TreeElement, name: string) => string
}

export function rect(left: number, top: number, width: number, height: number): Rect {
  return { left, top, right: left + width, bottom: top + height, width, height }
}

/** What two rectangles share; nothing: an empty one. */
export function shared(one: Rect, other: Rect): Rect {
  const left = Math.max(one.left, other.left)
  const top = Math.max(one.top, other.top)
  const width = Math.min(one.right, other.right) - left
  const height = Math.min(one.bottom, other.bottom) - top
  return width < 0 || height < 0 ? rect(0, 0, 0, 0) : rect(left, top, width, height)
}

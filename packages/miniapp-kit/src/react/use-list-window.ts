import { usePageScroll } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { rowAt, rowTops } from '../core/rows.ts'

/** Rows are drawn and removed in blocks of this many. */
const BLOCK_ROWS = 8

/** Blocks drawn at once: the visible ones, one above and one below. */
const WINDOW_BLOCKS = 4

export interface ListBlock {
  /** The block's place in the window, so that a new block reuses the elements of a removed one. */
  key: number
  from: number
  to: number
  /** In px, from the first row. */
  top: number
}

/**
 * Returns the rows of a long list to draw: about thirty, however long it is.
 * @param heights of all rows, in px, each with the gap below it
 */
export function useListWindow(heights: readonly number[]) {
  const [at, setAt] = useState(0)
  const tops = useMemo(() => rowTops(heights), [heights])
  usePageScroll(({ scrollTop }) => {
    setAt(Math.max(0, Math.floor(rowAt(tops, scrollTop) / BLOCK_ROWS) - 1))
  })
  const count = heights.length
  const last = Math.max(0, Math.ceil(count / BLOCK_ROWS) - WINDOW_BLOCKS)
  const first = Math.min(at, last)
  const blocks: ListBlock[] = []
  for (let block = first; block < first + WINDOW_BLOCKS && block * BLOCK_ROWS < count; block += 1)
    blocks.push({
      key: block % WINDOW_BLOCKS,
      from: block * BLOCK_ROWS,
      to: Math.min((block + 1) * BLOCK_ROWS, count),
      top: tops[block * BLOCK_ROWS] ?? 0,
    })
  // The elements keep their order, whichever rows they show.
  blocks.sort((a, b) => a.key - b.key)
  return {
    blocks,
    height: tops[count] ?? 0,
    /** The buyer has scrolled, and the window has reached the last row. */
    atEnd: at > 0 && at + WINDOW_BLOCKS >= Math.ceil(count / BLOCK_ROWS),
    toTop: () => setAt(0),
  }
}

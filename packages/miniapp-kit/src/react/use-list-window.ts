import { usePageScroll } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { rowAt, rowTops } from '../core/rows.ts'

/** Rows are drawn and removed in blocks of this many: a phone shows four to six at once. */
const BLOCK_ROWS = 4

/** Blocks drawn at once: the one at the top of the screen, two above it and three below. */
const BLOCKS_ABOVE = 2
const WINDOW_BLOCKS = 6

/** Blocks drawn before the buyer scrolls: two screens, so that the first one comes sooner. */
const FIRST_BLOCKS = 3

export interface ListBlock {
  /** The block's place in the window, so that a new block reuses the elements of a removed one. */
  key: number
  from: number
  to: number
  /** In px, from the first row. */
  top: number
}

/**
 * Returns the rows of a long list to draw: 24 at most, however long it is.
 * @param heights of all rows, in px, each with the gap below it
 */
export function useListWindow(heights: readonly number[]) {
  // The block at the top of the screen; null until the buyer scrolls.
  const [at, setAt] = useState<number | null>(null)
  const tops = useMemo(() => rowTops(heights), [heights])
  usePageScroll(({ scrollTop }) => {
    setAt(Math.floor(rowAt(tops, Math.max(0, scrollTop)) / BLOCK_ROWS))
  })
  const count = heights.length
  const all = Math.ceil(count / BLOCK_ROWS)
  const first = Math.max(0, Math.min((at ?? 0) - BLOCKS_ABOVE, all - WINDOW_BLOCKS))
  const end = at === null ? FIRST_BLOCKS : first + WINDOW_BLOCKS
  const blocks: ListBlock[] = []
  for (let block = first; block < Math.min(end, all); block += 1)
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
    /** The buyer has scrolled, and is near the last row. */
    atEnd: at !== null && at > 0 && at + FIRST_BLOCKS >= all,
    toTop: () => setAt(null),
  }
}

import { usePageScroll } from '@tarojs/taro'
import { useState } from 'react'

/** Rows that come and go together. */
const BLOCK = 8

/** Blocks that are there at once: what is seen, one above and one below it. */
const BLOCKS = 4

export interface ListBlock {
  /** Stays with the place in the window: a block that comes in takes over the elements of one that went. */
  key: number
  from: number
  to: number
}

/**
 * Which rows of a long list are drawn: some thirty, however long it is. All rows are equally high.
 * @param rowHeight in points
 */
export function useListWindow(count: number, rowHeight: number) {
  const [at, setAt] = useState(0)
  usePageScroll(({ scrollTop }) => {
    setAt(Math.max(0, Math.floor(scrollTop / (BLOCK * rowHeight)) - 1))
  })
  const last = Math.max(0, Math.ceil(count / BLOCK) - BLOCKS)
  const first = Math.min(at, last)
  const blocks: ListBlock[] = []
  for (let block = first; block < first + BLOCKS && block * BLOCK < count; block += 1)
    blocks.push({
      key: block % BLOCKS,
      from: block * BLOCK,
      to: Math.min((block + 1) * BLOCK, count),
    })
  // The elements keep their order, whichever rows they show.
  blocks.sort((a, b) => a.key - b.key)
  return {
    blocks,
    /** The buyer has scrolled, and the window has come to the end of the rows. */
    atEnd: at > 0 && at + BLOCKS >= Math.ceil(count / BLOCK),
    toTop: () => setAt(0),
  }
}
